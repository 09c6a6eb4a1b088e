/** The settings of the rules as labelled inputs; where they can only be read, the same inputs are closed. */
import { Button, InputNumber, Select } from 'antd';
import { useId } from 'react';
import type { ReferenceData } from '#core/contract/reference.ts';
import {
  type MinimumPhotos,
  NUMBER_LIMITS,
  NUMBER_SETTINGS,
  REQUIRABLE_FIELDS,
  type RuleSettings,
} from '#core/parcel/rule-settings.ts';
import { PHOTO_KINDS } from '#core/photo/photo-groups.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DeleteOutlined, PlusOutlined } from '../../ui/icons.tsx';

export function SettingsPart({
  reference,
  settings,
  onChange,
}: {
  readonly reference: ReferenceData;
  readonly settings: RuleSettings;
  readonly onChange?: ((settings: RuleSettings) => void) | undefined;
}) {
  const { text, settingLabel, settingUnit, fieldLabel } = useTexts();
  const id = useId();
  const put = (part: Partial<RuleSettings>) => onChange?.({ ...settings, ...part });
  return (
    <div className="reference-part">
      <div className="settings-grid">
        {NUMBER_SETTINGS.map((name) => (
          <div className="setting" key={name}>
            <label htmlFor={`${id}-${name}`}>{settingLabel(name)}</label>
            <InputNumber
              id={`${id}-${name}`}
              value={settings[name]}
              min={NUMBER_LIMITS[name].min}
              max={NUMBER_LIMITS[name].max}
              disabled={!onChange}
              suffix={settingUnit(name)}
              onChange={(value) => typeof value === 'number' && put({ [name]: value })}
            />
          </div>
        ))}
      </div>
      <h4>{settingLabel('minimumPhotos')}</h4>
      <MinimumRows
        reference={reference}
        rows={settings.minimumPhotos}
        onChange={onChange ? (minimumPhotos) => put({ minimumPhotos: [...minimumPhotos] }) : undefined}
      />
      <div className="setting setting-wide">
        <label htmlFor={`${id}-required`}>{settingLabel('requiredFields')}</label>
        <Select
          id={`${id}-required`}
          mode="multiple"
          value={[...settings.requiredFields]}
          disabled={!onChange}
          options={REQUIRABLE_FIELDS.map((path) => ({ value: path, label: fieldLabel(path) }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(requiredFields: string[]) =>
            put({ requiredFields: REQUIRABLE_FIELDS.filter((path) => requiredFields.includes(path)) })
          }
        />
        <p className="quiet">{text('reference/settings/requiredHelp')}</p>
      </div>
    </div>
  );
}

function MinimumRows({
  reference,
  rows,
  onChange,
}: {
  readonly reference: ReferenceData;
  readonly rows: readonly MinimumPhotos[];
  readonly onChange: ((rows: readonly MinimumPhotos[]) => void) | undefined;
}) {
  const { text, term } = useTexts();
  const id = useId();
  const categories = reference.codeLists.find(({ list }) => list === 'category')?.items ?? [];
  const put = (place: number, row: MinimumPhotos) =>
    onChange?.(rows.map((each, i) => (i === place ? row : each)));
  return (
    <div className="minimum-rows">
      {rows.map((row, place) => {
        const number = place + 1;
        const partId = (part: string) => `${id}-${place}-${part}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by nothing but their place
          <fieldset className="minimum-row" key={place}>
            <legend className="visually-hidden">{text('reference/settings/row', { number })}</legend>
            <div>
              <label htmlFor={partId('kind')}>{text('reference/settings/kind')}</label>
              <Select
                id={partId('kind')}
                value={row.kind}
                disabled={!onChange}
                options={PHOTO_KINDS.map((kind) => ({ value: kind, label: term(`photoKinds/${kind}`) }))}
                onChange={(kind) => put(place, { ...row, kind })}
              />
            </div>
            <div>
              <label htmlFor={partId('needed')}>{text('reference/settings/needed')}</label>
              <InputNumber
                id={partId('needed')}
                value={row.needed}
                min={1}
                max={99}
                precision={0}
                disabled={!onChange}
                onChange={(needed) => typeof needed === 'number' && put(place, { ...row, needed })}
              />
            </div>
            <div className="minimum-categories">
              <label htmlFor={partId('categories')}>{text('reference/settings/categories')}</label>
              <Select
                id={partId('categories')}
                mode="multiple"
                value={row.categories ? [...row.categories] : []}
                disabled={!onChange}
                placeholder={text('reference/settings/allCategories')}
                options={categories.map(({ code, name }) => ({ value: code, label: name }))}
                onChange={(chosen: string[]) => {
                  const { kind, needed } = row;
                  put(place, { kind, needed, ...(chosen.length > 0 ? { categories: chosen } : {}) });
                }}
              />
            </div>
            {onChange && (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={text('reference/settings/removeMinimum', { number })}
                onClick={() => onChange(rows.filter((_, each) => each !== place))}
              />
            )}
          </fieldset>
        );
      })}
      {onChange && (
        <Button icon={<PlusOutlined />} onClick={() => onChange([...rows, { kind: 'panorama', needed: 1 }])}>
          {text('reference/settings/addMinimum')}
        </Button>
      )}
    </div>
  );
}
