/**
 * The table itself: a grid of as many rows as are found, of which only those near the view exist. The grid keeps the focus and
 * names the active cell, so that the keys go on working while rows come and go.
 */
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { ParcelSummary } from '#core/contract/parcel-list.ts';
import type { RecordId } from '#core/ids.ts';
import type { ListWords } from '#core/parcel/list-cells.ts';
import type { ListColumnName } from '#core/parcel/list-columns.ts';
import type { ParcelSort } from '#core/parcel/list-filter.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { COLUMN_WIDTHS_PX, isFigure } from './table-columns.ts';
import { cellId, TableRow } from './table-row.tsx';
import { countSelected, isSelected, type Selected } from './table-selection.ts';

const BOX_WIDTH_PX = 48;
const OVERSCAN = 6;
const HEAD_HEIGHT_PX = 40;

export type View = { readonly from: number; readonly to: number };

export function ParcelTable({
  total,
  rowAt,
  isPrevious,
  columns,
  sort,
  onSort,
  words,
  rowHeightPx,
  onView,
  top,
  selected,
  onSelectRows,
  onSelectAll,
  opened,
  onOpen,
}: {
  readonly total: number;
  readonly rowAt: (place: number) => ParcelSummary | undefined;
  readonly isPrevious: boolean;
  readonly columns: readonly ListColumnName[];
  readonly sort: ParcelSort;
  readonly onSort: (by: ListColumnName) => void;
  readonly words: ListWords;
  readonly rowHeightPx: number;
  readonly onView: (view: View) => void;
  /** Another one takes the table back to its beginning: what is asked for has changed. */
  readonly top: string;
  readonly selected: Selected;
  /** Selects or deselects the rows of a stretch, both ends included. */
  readonly onSelectRows: (from: number, to: number, on: boolean) => void;
  readonly onSelectAll: (on: boolean) => void;
  readonly opened: RecordId | undefined;
  readonly onOpen: (id: RecordId) => void;
}) {
  const { text, term } = useTexts();
  const gridId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState({ top: 0, height: 600 });
  const [active, setActive] = useState({ place: 0, column: 1 });
  /** Where a stretch begins that Shift makes. */
  const anchor = useRef(0);

  const from = Math.max(0, Math.floor(scrolled.top / rowHeightPx) - OVERSCAN);
  const to = Math.min(total, Math.ceil((scrolled.top + scrolled.height) / rowHeightPx) + OVERSCAN);
  useEffect(() => onView({ from, to: Math.max(from, to - 1) }), [from, to, onView]);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => setScrolled({ top: element.scrollTop, height: element.clientHeight || 600 });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const lastTop = useRef(top);
  useEffect(() => {
    if (lastTop.current === top) return;
    lastTop.current = top;
    if (box.current) box.current.scrollTop = 0;
    setScrolled((before) => ({ ...before, top: 0 }));
    setActive(({ column }) => ({ place: 0, column }));
    anchor.current = 0;
  }, [top]);

  const reveal = useCallback(
    (place: number) => {
      const element = box.current;
      if (!element) return;
      const rowTop = place * rowHeightPx;
      const room = (element.clientHeight || 600) - HEAD_HEIGHT_PX;
      if (rowTop < element.scrollTop) element.scrollTop = rowTop;
      else if (rowTop + rowHeightPx > element.scrollTop + room)
        element.scrollTop = rowTop + rowHeightPx - room;
    },
    [rowHeightPx],
  );
  const go = (place: number, column: number, extend: boolean): void => {
    const target = Math.max(0, Math.min(total - 1, place));
    setActive({ place: target, column: Math.max(0, Math.min(columns.length, column)) });
    reveal(target);
    if (extend) onSelectRows(anchor.current, target, true);
    else anchor.current = target;
  };
  const toggle = (place: number): void => {
    const row = rowAt(place);
    if (row) onSelectRows(place, place, !isSelected(selected, row.id));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const page = Math.max(1, Math.floor((scrolled.height - HEAD_HEIGHT_PX) / rowHeightPx));
    const { place, column } = active;
    const row = rowAt(place);
    const moves: Readonly<Record<string, readonly [place: number, column: number]>> = {
      ArrowDown: [place + 1, column],
      ArrowUp: [place - 1, column],
      ArrowRight: [place, column + 1],
      ArrowLeft: [place, column - 1],
      PageDown: [place + page, column],
      PageUp: [place - page, column],
      Home: [0, column],
      End: [total - 1, column],
    };
    const move = moves[event.key];
    if (move && total > 0) go(...move, event.shiftKey && move[0] !== place);
    else if (event.key === ' ') toggle(place);
    else if (event.key === 'Enter' && row) onOpen(row.id);
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) onSelectAll(true);
    else return;
    event.preventDefault();
  };

  const onPress = (event: MouseEvent): void => {
    const target = event.target as HTMLElement;
    const place = Number(target.closest<HTMLElement>('[data-place]')?.dataset.place ?? Number.NaN);
    const row = rowAt(place);
    if (!row) return;
    const start = anchor.current;
    setActive(({ column }) => ({ place, column }));
    if (event.shiftKey) {
      onSelectRows(start, place, true);
      return;
    }
    anchor.current = place;
    if (target.closest('[data-select]') || event.ctrlKey || event.metaKey) toggle(place);
    else onOpen(row.id);
  };

  const widthPx = columns.reduce((sum, column) => sum + COLUMN_WIDTHS_PX[column], BOX_WIDTH_PX);
  const chosen = countSelected(selected, total);
  return (
    <div
      ref={box}
      className={`table-box${isPrevious ? ' table-previous' : ''}`}
      onScroll={(event) =>
        setScrolled({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight || 600 })
      }
    >
      <table
        className="parcel-table"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with keys is what ARIA calls a grid
        role="grid"
        tabIndex={0}
        aria-label={text('table/label')}
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-busy={isPrevious}
        // Scrolled out of view, the active row is not there to be named.
        aria-activedescendant={
          active.place >= from && active.place < to ? cellId(gridId, active.place, active.column) : undefined
        }
        onKeyDown={onKeyDown}
        onClick={onPress}
      >
        <thead className="table-head" style={{ width: widthPx, height: HEAD_HEIGHT_PX }}>
          <tr aria-rowindex={1} className="table-head-row">
            <th scope="col" className="table-cell table-cell-box">
              <input
                type="checkbox"
                checked={chosen > 0 && chosen === total}
                ref={(element) => {
                  if (element) element.indeterminate = chosen > 0 && chosen < total;
                }}
                disabled={total === 0}
                onChange={(event) => onSelectAll(event.target.checked)}
                aria-label={text('table/selectAll')}
              />
            </th>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={sort.by !== column ? 'none' : sort.descending ? 'descending' : 'ascending'}
                className={`table-cell${isFigure(column) ? ' table-figure' : ''}${column === 'unitNo' ? ' table-cell-first' : ''}`}
                style={{ width: COLUMN_WIDTHS_PX[column] }}
              >
                <button
                  type="button"
                  title={text('table/sortBy', { column: term(`listColumns/${column}`) })}
                  onClick={() => onSort(column)}
                >
                  {term(`listColumns/${column}`)}
                  <span className="table-arrow" aria-hidden="true">
                    {sort.by === column && (sort.descending ? '▼' : '▲')}
                  </span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="table-rows" style={{ width: widthPx, height: total * rowHeightPx }}>
          {Array.from({ length: Math.max(0, to - from) }, (_, offset) => {
            const place = from + offset;
            const row = rowAt(place);
            return (
              <TableRow
                // By its place: another row's words go into the cells that are there, which is far quicker than new ones.
                key={place}
                row={row}
                place={place}
                topPx={place * rowHeightPx}
                heightPx={rowHeightPx}
                widthPx={widthPx}
                columns={columns}
                words={words}
                selected={row !== undefined && isSelected(selected, row.id)}
                isOpen={row !== undefined && row.id === opened}
                activeColumn={place === active.place ? active.column : undefined}
                tableId={gridId}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
