/** The enterprises on a parcel, one card each; from none to many. Rows can be moved, and pasted from a spreadsheet. */
import { Button } from 'antd';
import { type ClipboardEvent, useId } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { PlusOutlined } from '../../ui/icons.tsx';
import { useCodeChoices } from './code-select.tsx';
import type { ControlProps } from './control-props.ts';
import { EnterpriseCard } from './enterprise-card.tsx';
import { type EnterpriseRow, parsePastedRows } from './enterprise-paste.ts';
import { filled } from './group-values.ts';

const cellId = (id: string, place: number, field: string) => `${id}-${place}-${field}`;

export function EnterpriseRows({
  id,
  value,
  onChange,
  disabled,
  labelledBy,
  describedBy,
}: ControlProps<readonly EnterpriseRow[]>) {
  const { text, enterpriseLabel } = useTexts();
  const grades = useCodeChoices('performanceGrade', []);
  const addId = useId();
  const rows = value ?? [];

  const move = (from: number, to: number, field: string) => {
    const moved = rows[from];
    if (!moved || to < 0 || to >= rows.length) return;
    const rest = rows.filter((_, place) => place !== from);
    onChange([...rest.slice(0, to), moved, ...rest.slice(to)]);
    focusLater(cellId(id, to, field));
  };
  const remove = (place: number) => {
    onChange(rows.filter((_, each) => each !== place));
    focusLater(rows.length > 1 ? cellId(id, Math.min(place, rows.length - 2), 'name') : addId);
  };
  const add = () => {
    onChange([...rows, {}]);
    focusLater(cellId(id, rows.length, 'name'));
  };
  const paste = (event: ClipboardEvent) => {
    const labels = {
      name: enterpriseLabel('name'),
      creditCode: enterpriseLabel('creditCode'),
      performanceGrade: enterpriseLabel('performanceGrade'),
      taxPerMuWanYuan: enterpriseLabel('taxPerMuWanYuan'),
      valueAddedPerMuWanYuan: enterpriseLabel('valueAddedPerMuWanYuan'),
      jobs: enterpriseLabel('jobs'),
    };
    const pasted = parsePastedRows(event.clipboardData.getData('text/plain'), labels, grades);
    if (!pasted) return;
    event.preventDefault();
    event.stopPropagation();
    onChange([...rows.filter((row) => filled(row) !== undefined), ...pasted]);
  };

  return (
    <fieldset
      id={id}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className="rows"
      disabled={disabled}
      onPasteCapture={paste}
    >
      {rows.length === 0 && <p className="quiet">{text('form/noRows')}</p>}
      {rows.map((row, place) => (
        <EnterpriseCard
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; it has nothing else that stays while it is typed
          key={place}
          row={row}
          place={place}
          count={rows.length}
          disabled={disabled}
          labelledBy={labelledBy}
          idOf={(field) => cellId(id, place, field)}
          onChange={(part) => onChange(rows.map((each, at) => (at === place ? { ...each, ...part } : each)))}
          onMove={(by, field) => move(place, place + by, field)}
          onRemove={() => remove(place)}
        />
      ))}
      <div className="button-row">
        <Button id={addId} icon={<PlusOutlined />} disabled={disabled} onClick={add}>
          {text('form/addRow')}
        </Button>
        <span className="quiet">{text('rows/pasteHelp')}</span>
      </div>
    </fieldset>
  );
}

/** Once React has drawn the row. */
function focusLater(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}
