/** The template of stamped copies: which lines, in which order, where and how large, with a sample of what comes of it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useDeferredValue, useId } from 'react';
import {
  DEFAULT_STAMP,
  MAX_STAMP_LINES,
  STAMP_FIELDS,
  STAMP_PLACES,
  STAMP_SIZE_LIMITS,
  STAMP_TEXT_LENGTH,
  type StampField,
  type StampLine,
  type StampTemplate,
} from '#core/photo/stamp-template.ts';
import { toFailure } from '../../client/failure.ts';
import { useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '../../ui/icons.tsx';
import './stamp-part.css';

const OWN_TEXT = 'ownText';

export function StampPart({
  template,
  onChange,
}: {
  /** Absent for the program's own. */
  readonly template: StampTemplate | undefined;
  /** Absent where it can only be read. */
  readonly onChange?: ((template: StampTemplate | undefined) => void) | undefined;
}) {
  const { text } = useTexts();
  const id = useId();
  const shown = template ?? DEFAULT_STAMP;
  const put = (part: Partial<StampTemplate>) => onChange?.({ ...shown, ...part });
  return (
    <div className="reference-part">
      <p className="quiet">
        {text('photoStamp/tabLead')}
        {template ? '' : text('photoStamp/byProgram')}
      </p>
      <div className="stamp-columns">
        <div className="stamp-settings">
          <h4>{text('photoStamp/lines')}</h4>
          <StampLines lines={shown.lines} onChange={onChange && ((lines) => put({ lines: [...lines] }))} />
          <div className="setting">
            <label htmlFor={`${id}-place`}>{text('photoStamp/place')}</label>
            <Select
              id={`${id}-place`}
              value={shown.place}
              disabled={!onChange}
              options={STAMP_PLACES.map((place) => ({
                value: place,
                label: text(`photoStamp/places/${place}`),
              }))}
              onChange={(place) => put({ place })}
            />
          </div>
          <div className="setting">
            <label htmlFor={`${id}-size`}>{text('photoStamp/size')}</label>
            <InputNumber
              id={`${id}-size`}
              value={shown.sizePercent}
              min={STAMP_SIZE_LIMITS.min}
              max={STAMP_SIZE_LIMITS.max}
              step={0.2}
              disabled={!onChange}
              suffix="%"
              onChange={(sizePercent) => typeof sizePercent === 'number' && put({ sizePercent })}
            />
          </div>
          {onChange && template && (
            <Button onClick={() => onChange(undefined)}>{text('photoStamp/reset')}</Button>
          )}
        </div>
        <Sample template={shown} />
      </div>
    </div>
  );
}

function StampLines({
  lines,
  onChange,
}: {
  readonly lines: readonly StampLine[];
  readonly onChange: ((lines: readonly StampLine[]) => void) | undefined;
}) {
  const { text } = useTexts();
  const labelOf = (field: StampField) => text(`photoStamp/fields/${field}`);
  const put = (place: number, line: StampLine) =>
    onChange?.(lines.map((each, i) => (i === place ? line : each)));
  const move = (place: number, by: 1 | -1) => {
    const [line, other] = [lines[place], lines[place + by]];
    if (line && other)
      onChange?.(lines.map((each, i) => (i === place ? other : i === place + by ? line : each)));
  };
  return (
    <>
      <ol className="stamp-lines">
        {lines.map((line, place) => {
          const number = place + 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by nothing but their place
            <li key={place}>
              {'text' in line ? (
                <Input
                  aria-label={`${text('photoStamp/line', { number })} ${text('photoStamp/ownText')}`}
                  value={line.text}
                  maxLength={STAMP_TEXT_LENGTH}
                  disabled={!onChange}
                  placeholder={text('photoStamp/ownTextPlaceholder')}
                  onChange={(event) => put(place, { text: event.target.value })}
                />
              ) : (
                <span className="stamp-field">
                  <span>{labelOf(line.field)}</span>
                  <Checkbox
                    checked={line.sayUnknown}
                    disabled={!onChange}
                    aria-label={`${labelOf(line.field)} ${text('photoStamp/sayUnknown')}`}
                    onChange={(event) => put(place, { ...line, sayUnknown: event.target.checked })}
                  >
                    {text('photoStamp/sayUnknown')}
                  </Checkbox>
                </span>
              )}
              {onChange && (
                <span className="item-actions">
                  <Button
                    type="text"
                    icon={<ArrowUpOutlined />}
                    disabled={place === 0}
                    aria-label={text('photoStamp/up', { number })}
                    onClick={() => move(place, -1)}
                  />
                  <Button
                    type="text"
                    icon={<ArrowDownOutlined />}
                    disabled={number === lines.length}
                    aria-label={text('photoStamp/down', { number })}
                    onClick={() => move(place, 1)}
                  />
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    disabled={lines.length === 1}
                    aria-label={text('photoStamp/remove', { number })}
                    onClick={() => onChange(lines.filter((_, i) => i !== place))}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {onChange && lines.length < MAX_STAMP_LINES && (
        <Select
          className="stamp-add"
          value={null}
          aria-label={text('photoStamp/add')}
          placeholder={text('photoStamp/add')}
          options={[
            { value: OWN_TEXT, label: text('photoStamp/ownText') },
            ...STAMP_FIELDS.filter(
              (field) => !lines.some((line) => 'field' in line && line.field === field),
            ).map((field) => ({ value: field, label: labelOf(field) })),
          ]}
          onChange={(wanted: StampField | typeof OWN_TEXT | null) => {
            if (wanted === null) return;
            onChange([...lines, wanted === OWN_TEXT ? { text: '' } : { field: wanted, sayUnknown: false }]);
          }}
        />
      )}
    </>
  );
}

/** Drawn by the same hand as the copies; while it is drawn anew the former stays. */
function Sample({ template }: { readonly template: StampTemplate }) {
  const { text } = useTexts();
  const { client } = useService();
  const wanted = useDeferredValue(template);
  const sample = useQuery({
    queryKey: ['photoStamp', 'sample', wanted],
    queryFn: ({ signal }) => client.photoStamp.sample({ template: wanted }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <figure className="stamp-sample">
      <figcaption>{text('photoStamp/sample')}</figcaption>
      {sample.data && <img src={sample.data.picture} alt={text('photoStamp/sampleAlt')} />}
      {sample.error && <FailureNotice failure={toFailure(sample.error)} />}
    </figure>
  );
}
