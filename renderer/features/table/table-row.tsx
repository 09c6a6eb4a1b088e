/** One parcel in the table: a box to select it by, and its cells. Drawn anew only when something of its own has changed. */
import { memo } from 'react';
import type { ParcelSummary } from '#core/contract/parcel-list.ts';
import { type ListWords, listCellOf } from '#core/parcel/list-cells.ts';
import { LIST_COLUMNS, type ListColumnName } from '#core/parcel/list-columns.ts';
import { formatCount, formatMuShort } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { IssueCounts } from '../../ui/issue-counts.tsx';
import { ConflictTag, StateTag } from '../../ui/state-tag.tsx';
import { COLUMN_WIDTHS_PX, isFigure } from './table-columns.ts';

export type RowProps = {
  /** Undefined while it is on its way. */
  readonly row: ParcelSummary | undefined;
  readonly place: number;
  readonly topPx: number;
  readonly heightPx: number;
  readonly widthPx: number;
  readonly columns: readonly ListColumnName[];
  readonly words: ListWords;
  readonly selected: boolean;
  readonly isOpen: boolean;
  /** The column that the keys are in, when they are in this row. */
  readonly activeColumn: number | undefined;
  /** What the ids of the table's cells begin with. */
  readonly tableId: string;
};

export const cellId = (tableId: string, place: number, column: number) => `${tableId}-${place}-${column}`;

export const TableRow = memo(function TableRow(props: RowProps) {
  const { row, place, topPx, heightPx, widthPx, columns, words, ...rest } = props;
  const { text } = useTexts();
  const { selected, isOpen, activeColumn, tableId } = rest;
  const name = row?.unitNo ?? row?.name ?? text('list/noNumber');
  const marked = (column: number) => (activeColumn === column ? ' table-cell-active' : '');
  return (
    <tr
      aria-rowindex={place + 2}
      aria-selected={selected}
      data-place={place}
      className={`table-row${selected ? ' table-row-selected' : ''}${isOpen ? ' table-row-open' : ''}`}
      style={{ top: topPx, height: heightPx, width: widthPx }}
    >
      <td id={cellId(tableId, place, 0)} data-select className={`table-cell table-cell-box${marked(0)}`}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selected}
          readOnly
          disabled={row === undefined}
          aria-label={text('table/selectRow', { name })}
        />
      </td>
      {columns.map((column, i) => (
        <td
          key={column}
          id={cellId(tableId, place, i + 1)}
          className={`table-cell${isFigure(column) ? ' table-figure numbers' : ''}${column === 'unitNo' ? ' table-cell-first' : ''}${marked(i + 1)}`}
          style={{ width: COLUMN_WIDTHS_PX[column] }}
        >
          {row ? (
            <Cell column={column} row={row} words={words} />
          ) : (
            i === 0 && <span className="table-waiting" />
          )}
        </td>
      ))}
    </tr>
  );
});

function Cell({
  column,
  row,
  words,
}: {
  readonly column: ListColumnName;
  readonly row: ParcelSummary;
  readonly words: ListWords;
}) {
  if (column === 'state') {
    return (
      <>
        <StateTag state={row.state} />
        {row.conflict && <ConflictTag />}
      </>
    );
  }
  if (column === 'issues') {
    return (
      <span className="marks">
        <IssueCounts errors={row.errorCount} warnings={row.warningCount} />
      </span>
    );
  }
  const value = row[column];
  // In lists 亩 have two decimals; the record and the file have four.
  if (LIST_COLUMNS[column].kind === 'area') {
    return typeof value === 'number' ? <span>{formatMuShort(value)}</span> : null;
  }
  const cell = listCellOf(column, row, words);
  if (cell === undefined) return null;
  if (typeof cell === 'object')
    return <span>{column === 'planYear' ? cell.value : formatCount(cell.value)}</span>;
  return <span title={cell}>{cell}</span>;
}
