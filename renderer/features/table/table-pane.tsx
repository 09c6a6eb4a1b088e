/** The list as a dense table: filters above, rows, and below what they come to and what can be done to many at once. */
import { Alert, Button } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Role } from '#core/contract/workspace.ts';
import type { RecordId } from '#core/ids.ts';
import type { ParcelState } from '#core/parcel/parcel-state.ts';
import { idsBetween, useListBlocks } from '../../client/list-queries.ts';
import { useParcelCounts, useService } from '../../client/queries.ts';
import { formatMuShort } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { PlusOutlined } from '../../ui/icons.tsx';
import { WriteBoundaries } from '../boundary/write-boundaries.tsx';
import { BulkButtons } from './bulk-buttons.tsx';
import { type BulkAction, BulkDialog, type BulkWish } from './bulk-dialog.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ParcelTable, type View } from './parcel-table.tsx';
import { useTableLayout } from './table-columns.ts';
import type { TableFilter } from './table-filters.ts';
import {
  countSelected,
  EVERYTHING,
  NOTHING,
  type Selected,
  toSelection,
  withRows,
} from './table-selection.ts';
import { useListWords } from './use-list-words.ts';
import './table.css';

/** In the field a finger has to meet a row. */
const ROW_HEIGHT_PX: Readonly<Record<Role, number>> = { field: 44, office: 36 };

const NO_COUNTS: { readonly [S in ParcelState]?: number } = {};

export function TablePane({
  forRole: role,
  search,
  onClearSearch,
  filter: tableFilter,
  onFilter: setTableFilter,
  opened,
  onOpen,
  onNew,
  viewSwitch,
}: {
  readonly forRole: Role;
  readonly search: string;
  readonly onClearSearch: () => void;
  readonly filter: TableFilter;
  readonly onFilter: (filter: TableFilter) => void;
  readonly opened: RecordId | undefined;
  readonly onOpen: (id: RecordId) => void;
  readonly onNew: () => void;
  readonly viewSwitch: ReactNode;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const words = useListWords();
  const layout = useTableLayout();
  const [view, setView] = useState<View>({ from: 0, to: 30 });
  const [wish, setWish] = useState<BulkWish | undefined>(undefined);
  const [writing, setWriting] = useState<Pick<BulkWish, 'selection' | 'count'> | undefined>(undefined);
  const filter = useMemo(() => ({ ...tableFilter, ...(search ? { search } : {}) }), [tableFilter, search]);
  const request = useMemo(() => ({ filter, sort: layout.sort }), [filter, layout.sort]);
  const filterName = JSON.stringify(filter);
  const [selection, setSelection] = useState({ of: filterName, selected: NOTHING });
  // What was selected under another filter is not what is seen now.
  const selected = selection.of === filterName ? selection.selected : NOTHING;
  const change = useCallback(
    (next: (before: Selected) => Selected) =>
      setSelection((before) => ({
        of: filterName,
        selected: next(before.of === filterName ? before.selected : NOTHING),
      })),
    [filterName],
  );
  const blocks = useListBlocks(request, view.from, view.to);
  const counts = useParcelCounts(filter).data;
  const total = blocks.total ?? 0;
  const count = countSelected(selected, total);

  const selectRows = (a: number, b: number, on: boolean): void => {
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    const known = Array.from({ length: to - from + 1 }, (_, i) => blocks.rowAt(from + i)?.id);
    const ids = known.filter((id) => id !== undefined);
    if (ids.length === known.length) change((before) => withRows(before, ids, on));
    else {
      void idsBetween(client, request, from, to).then((all) => change((before) => withRows(before, all, on)));
    }
  };
  const now = useRef({ selected, filter, count: 0, knownUpTo: 0 });
  useEffect(() => {
    now.current = {
      selected,
      filter,
      count: count > 0 ? count : total,
      knownUpTo: counts?.knownUpTo ?? 0,
    };
  });
  const begin = useCallback((action: BulkAction): void => {
    const { selected, filter, count, knownUpTo } = now.current;
    setWish({ action, selection: toSelection(selected, filter), count, knownUpTo });
  }, []);

  return (
    <section className="table-pane" aria-labelledby="table-title">
      <header className="table-top">
        <h2 id="table-title">{text('table/title')}</h2>
        {viewSwitch}
        <ColumnMenu columns={layout.columns} onColumns={layout.setColumns} onReset={layout.resetColumns} />
      </header>
      <FilterBar
        filter={tableFilter}
        onFilter={setTableFilter}
        words={words}
        byState={counts?.byState ?? NO_COUNTS}
        search={search}
        onClearSearch={onClearSearch}
      />
      {blocks.error && <Alert type="warning" showIcon title={text('app/noConnection')} />}
      {blocks.total === 0 ? (
        <div className="table-box">
          {filterName === '{}' ? (
            <EmptyHint
              title={text('list/empty')}
              help={text(role === 'field' ? 'list/emptyHelp' : 'list/emptyOfficeHelp')}
            >
              {role === 'field' && (
                <Button type="primary" icon={<PlusOutlined />} onClick={onNew}>
                  {text('list/newParcel')}
                </Button>
              )}
            </EmptyHint>
          ) : (
            <EmptyHint title={text('list/nothingFound')} help={text('list/nothingFoundHelp')} />
          )}
        </div>
      ) : (
        <ParcelTable
          total={total}
          rowAt={blocks.rowAt}
          isPrevious={blocks.isPrevious}
          columns={layout.columns}
          sort={layout.sort}
          onSort={layout.sortBy}
          words={words}
          rowHeightPx={ROW_HEIGHT_PX[role]}
          onView={setView}
          top={JSON.stringify(request)}
          selected={selected}
          onSelectRows={selectRows}
          onSelectAll={(on) => change(() => (on ? EVERYTHING : NOTHING))}
          opened={opened}
          onOpen={onOpen}
        />
      )}
      <footer className="table-foot">
        <span className="numbers table-sum" role="status">
          {counts &&
            text('table/sum', {
              count: counts.total,
              mu: formatMuShort(counts.totalPlanarAreaSqM),
            })}
        </span>
        <span className="numbers">
          {count > 0 ? (
            <>
              <strong>{text('table/selected', { count })}</strong>{' '}
              <Button type="link" size="small" onClick={() => change(() => NOTHING)}>
                {text('table/deselect')}
              </Button>
            </>
          ) : (
            <span className="quiet">{text('table/ofAll', { count: total })}</span>
          )}
        </span>
        <Button
          disabled={total === 0}
          onClick={() =>
            setWriting({ selection: toSelection(selected, filter), count: count > 0 ? count : total })
          }
        >
          {text('boundaryFiles/write')}
        </Button>
        <BulkButtons hasRows={total > 0} hasSelection={count > 0} onBegin={begin} />
      </footer>
      {writing && (
        <WriteBoundaries
          selection={writing.selection}
          question={text('boundaryFiles/writeQuestion', { count: writing.count })}
          onClose={() => setWriting(undefined)}
        />
      )}
      {wish && (
        <BulkDialog
          wish={wish}
          columns={layout.columns}
          sort={layout.sort}
          onOpen={(id) => {
            setWish(undefined);
            onOpen(id);
          }}
          onShowErrors={() => {
            setWish(undefined);
            setTableFilter({ ...tableFilter, issues: 'errors' });
          }}
          onClose={(done) => {
            setWish(undefined);
            if (done && wish.action === 'remove') change(() => NOTHING);
          }}
        />
      )}
    </section>
  );
}
