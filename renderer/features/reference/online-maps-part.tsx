/** Online maps of the office: names, addresses, keys; where they can only be read, the same inputs are closed. */
import { Button, Input, InputNumber, Select } from 'antd';
import { useId } from 'react';
import { MAX_ONLINE_MAPS, type OnlineMap, TIANDITU_EXAMPLE } from '#core/reference/online-maps.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DeleteOutlined, PlusOutlined } from '../../ui/icons.tsx';

const EMPTY: OnlineMap = { name: '', url: '', key: '', attribution: '', datum: 'CGCS2000', maxZoom: 18 };
const TEXTS = ['name', 'url', 'key', 'attribution'] as const;

export function OnlineMapsPart({
  maps,
  onChange,
}: {
  readonly maps: readonly OnlineMap[];
  readonly onChange?: ((maps: readonly OnlineMap[]) => void) | undefined;
}) {
  const { text } = useTexts();
  const id = useId();
  const put = (place: number, part: Partial<OnlineMap>) =>
    onChange?.(maps.map((map, i) => (i === place ? { ...map, ...part } : map)));
  return (
    <div className="reference-part">
      <p className="quiet">{text('onlineMaps/lead')}</p>
      {maps.length === 0 && <p className="quiet">{text('onlineMaps/none')}</p>}
      {maps.map((map, place) => {
        const number = place + 1;
        const partId = (part: string) => `${id}-${place}-${part}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name is typed here, and tells nothing apart until it is
          <fieldset className="online-map" key={place}>
            <legend>{text('onlineMaps/row', { number })}</legend>
            {TEXTS.map((part) => (
              <div key={part} className={part === 'url' ? 'online-map-wide' : ''}>
                <label htmlFor={partId(part)}>{text(`onlineMaps/${part}`)}</label>
                <Input
                  id={partId(part)}
                  value={map[part]}
                  disabled={!onChange}
                  onChange={({ target }) => put(place, { [part]: target.value })}
                />
                {part === 'url' && <p className="quiet">{text('onlineMaps/urlHelp')}</p>}
              </div>
            ))}
            <div>
              <label htmlFor={partId('datum')}>{text('onlineMaps/datum')}</label>
              <Select
                id={partId('datum')}
                value={map.datum}
                disabled={!onChange}
                options={(['CGCS2000', 'WGS84'] as const).map((value) => ({ value, label: value }))}
                onChange={(datum) => put(place, { datum })}
              />
            </div>
            <div>
              <label htmlFor={partId('maxZoom')}>{text('onlineMaps/maxZoom')}</label>
              <InputNumber
                id={partId('maxZoom')}
                value={map.maxZoom}
                min={1}
                max={22}
                precision={0}
                disabled={!onChange}
                onChange={(maxZoom) => typeof maxZoom === 'number' && put(place, { maxZoom })}
              />
            </div>
            {onChange && (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={text('onlineMaps/remove', { number })}
                onClick={() => onChange(maps.filter((_, i) => i !== place))}
              />
            )}
          </fieldset>
        );
      })}
      {onChange && maps.length < MAX_ONLINE_MAPS && (
        <span className="button-row">
          <Button icon={<PlusOutlined />} onClick={() => onChange([...maps, EMPTY])}>
            {text('onlineMaps/add')}
          </Button>
          <Button
            onClick={() =>
              onChange([
                ...maps,
                {
                  ...EMPTY,
                  name: text('onlineMaps/tianditu'),
                  url: TIANDITU_EXAMPLE,
                  attribution: text('onlineMaps/tiandituBy'),
                },
              ])
            }
          >
            {text('onlineMaps/addTianditu')}
          </Button>
        </span>
      )}
    </div>
  );
}
