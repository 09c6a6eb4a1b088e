/** The enterprises on a parcel, one card each; from none to many. */

import { Button } from 'antd';
import type { Enterprise } from '#core/parcel/groups/economics.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DeleteOutlined, PlusOutlined } from '../../ui/icons.tsx';
import { CodeSelect, type ControlProps } from './code-select.tsx';
import { LineInput, NumberInput } from './plain-inputs.tsx';

/** While it is being typed any part may be missing. */
export type EnterpriseRow = { readonly [K in keyof Enterprise]?: Enterprise[K] | undefined };

const NUMBERS = [
  { field: 'taxPerMuWanYuan', unit: '万元/亩' },
  { field: 'valueAddedPerMuWanYuan', unit: '万元/亩' },
  { field: 'jobs', unit: '人' },
] as const;

export function EnterpriseRows({
  id,
  value,
  onChange,
  disabled,
  labelledBy,
  describedBy,
}: ControlProps<readonly EnterpriseRow[]>) {
  const { text, enterpriseLabel: label } = useTexts();
  const rows = value ?? [];
  const change = (place: number, part: EnterpriseRow) =>
    onChange(rows.map((row, each) => (each === place ? { ...row, ...part } : row)));
  const common = { disabled, labelledBy };

  return (
    <fieldset id={id} aria-labelledby={labelledBy} aria-describedby={describedBy} className="rows">
      {rows.length === 0 && <p className="quiet">{text('form/noRows')}</p>}
      {rows.map((row, place) => {
        const number = place + 1;
        const partId = (field: keyof Enterprise) => `${id}-${place}-${field}`;
        return (
          <fieldset className="row-card" key={partId('name')}>
            <legend>{text('form/row', { number })}</legend>
            <Button
              className="row-remove"
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              disabled={disabled}
              aria-label={text('form/removeRow', { number })}
              onClick={() => onChange(rows.filter((_, each) => each !== place))}
            />
            <div className="form-grid">
              <div className="form-field form-field-wide">
                <label htmlFor={partId('name')}>{label('name')}</label>
                <LineInput
                  {...common}
                  id={partId('name')}
                  value={row.name}
                  required
                  invalid={!row.name}
                  onChange={(name) => change(place, { name })}
                />
              </div>
              <div className="form-field">
                <label htmlFor={partId('creditCode')}>{label('creditCode')}</label>
                <LineInput
                  {...common}
                  id={partId('creditCode')}
                  value={row.creditCode}
                  onChange={(creditCode) => change(place, { creditCode })}
                />
              </div>
              <div className="form-field">
                <label htmlFor={partId('performanceGrade')}>{label('performanceGrade')}</label>
                <CodeSelect
                  {...common}
                  id={partId('performanceGrade')}
                  list="performanceGrade"
                  value={row.performanceGrade}
                  onChange={(performanceGrade) => change(place, { performanceGrade })}
                />
              </div>
              {NUMBERS.map(({ field, unit }) => (
                <div className="form-field" key={field}>
                  <label htmlFor={partId(field)}>{label(field)}</label>
                  <NumberInput
                    {...common}
                    id={partId(field)}
                    unit={unit}
                    value={row[field]}
                    onChange={(next) => change(place, { [field]: next })}
                  />
                </div>
              ))}
            </div>
          </fieldset>
        );
      })}
      <Button icon={<PlusOutlined />} disabled={disabled} onClick={() => onChange([...rows, {}])}>
        {text('form/addRow')}
      </Button>
    </fieldset>
  );
}
