/** One enterprise: its cells, each checked where it stands, and the buttons to move or remove it. */
import { Button } from 'antd';
import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { enterpriseSchema } from '#core/parcel/groups/economics.ts';
import { normaliseCell } from '#core/parcel/normalise.ts';
import { isCreditCode } from '#core/parcel/unified-credit-code.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '../../ui/icons.tsx';
import { CodeSelect } from './code-select.tsx';
import type { EnterpriseField, EnterpriseRow } from './enterprise-paste.ts';
import { filled } from './group-values.ts';
import { LineInput, NumberInput } from './plain-inputs.tsx';

const NUMBERS = [
  { field: 'taxPerMuWanYuan', unit: '万元/亩' },
  { field: 'valueAddedPerMuWanYuan', unit: '万元/亩' },
  { field: 'jobs', unit: '人' },
] as const;

export function EnterpriseCard({
  row,
  place,
  count,
  disabled,
  labelledBy,
  idOf,
  onChange,
  onMove,
  onRemove,
}: {
  readonly row: EnterpriseRow;
  readonly place: number;
  readonly count: number;
  readonly disabled: boolean;
  readonly labelledBy: string;
  readonly idOf: (field: EnterpriseField) => string;
  readonly onChange: (part: EnterpriseRow) => void;
  /** @param field the cell the cursor goes along with */
  readonly onMove: (by: -1 | 1, field: EnterpriseField) => void;
  readonly onRemove: () => void;
}) {
  const { text, unit: unitText, enterpriseLabel: label } = useTexts();
  const [entered, setEntered] = useState<string | undefined>(undefined);
  const number = place + 1;
  const common = { disabled, labelledBy };

  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1, 'name');
  };
  /** Says what is wrong with a cell, once the cursor has left it. */
  const note = (field: EnterpriseField) => {
    const fault = entered === idOf(field) ? undefined : faultOf(field);
    return fault === undefined ? {} : { fault, invalid: true, describedBy: `${idOf(field)}-note` };
  };
  const cell = (field: EnterpriseField) => {
    const { fault, ...props } = note(field);
    return { ...common, id: idOf(field), ...props };
  };
  const noteBelow = (field: EnterpriseField) => {
    const { fault } = note(field);
    return (
      <div id={`${idOf(field)}-note`} className="field-notes" role="status">
        {fault && <p className="note-error">{fault}</p>}
      </div>
    );
  };

  return (
    <fieldset
      className="row-card"
      onKeyDown={onKey}
      onFocus={(event: FocusEvent) => setEntered(event.target.id)}
      onBlur={() => setEntered(undefined)}
    >
      <legend>{text('form/row', { number })}</legend>
      <div className="row-buttons">
        <Button
          type="text"
          icon={<ArrowUpOutlined />}
          disabled={disabled || place === 0}
          title={`${text('rows/up')} Alt+↑`}
          aria-label={text('rows/moveUp', { number })}
          onClick={() => onMove(-1, 'name')}
        />
        <Button
          type="text"
          icon={<ArrowDownOutlined />}
          disabled={disabled || place === count - 1}
          title={`${text('rows/down')} Alt+↓`}
          aria-label={text('rows/moveDown', { number })}
          onClick={() => onMove(1, 'name')}
        />
        <Button
          type="text"
          icon={<DeleteOutlined />}
          disabled={disabled}
          aria-label={text('form/removeRow', { number })}
          onClick={onRemove}
        />
      </div>
      <div className="form-grid">
        <div className="form-field form-field-wide">
          <label htmlFor={idOf('name')}>{label('name')}</label>
          <LineInput {...cell('name')} value={row.name} required onChange={(name) => onChange({ name })} />
          {noteBelow('name')}
        </div>
        <div className="form-field form-field-wide">
          <label htmlFor={idOf('creditCode')}>{label('creditCode')}</label>
          <LineInput
            {...cell('creditCode')}
            value={row.creditCode}
            onChange={(creditCode) => onChange({ creditCode })}
          />
          {noteBelow('creditCode')}
        </div>
        <div className="form-field">
          <label htmlFor={idOf('performanceGrade')}>{label('performanceGrade')}</label>
          <CodeSelect
            {...cell('performanceGrade')}
            list="performanceGrade"
            value={row.performanceGrade}
            onChange={(performanceGrade) => onChange({ performanceGrade })}
          />
        </div>
        {NUMBERS.map(({ field, unit }) => (
          <div className="form-field" key={field}>
            <label htmlFor={idOf(field)}>{label(field)}</label>
            <NumberInput
              {...cell(field)}
              unit={unitText(unit)}
              value={row[field]}
              onChange={(next) => onChange({ [field]: next })}
            />
            {noteBelow(field)}
          </div>
        ))}
      </div>
    </fieldset>
  );

  function faultOf(field: EnterpriseField): string | undefined {
    const typed = row[field];
    if (field === 'name') {
      return filled(typed) === undefined && filled(row) !== undefined ? text('rows/nameMissing') : undefined;
    }
    if (filled(typed) === undefined) return undefined;
    const { value, problem } = normaliseCell(field, typed);
    if (problem) return text('rows/notANumber');
    if (field === 'creditCode') return isCreditCode(String(value)) ? undefined : text('rows/creditCode');
    return enterpriseSchema.shape[field].safeParse(value).success ? undefined : text('rows/notFitting');
  }
}
