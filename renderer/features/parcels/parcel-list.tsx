/** The list of parcels: filter by state, counts and area, rows that are drawn only where they can be seen. */

import { Button } from 'antd';
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ParcelSummary } from '#core/contract/parcel-list.ts';
import type { Role } from '#core/contract/workspace.ts';
import type { RecordId } from '#core/ids.ts';
import { PARCEL_STATES, type ParcelState } from '#core/parcel/parcel-state.ts';
import { useParcelCounts, useParcelList } from '../../client/queries.ts';
import { formatCount, formatMuShort } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { HotKey } from '../../ui/hot-key.tsx';
import { PlusOutlined } from '../../ui/icons.tsx';
import { FilterChips } from '../table/filter-bar.tsx';
import { hasConditions, NO_FILTER, type TableFilter } from '../table/table-filters.ts';
import { useListWords } from '../table/use-list-words.ts';
import { ParcelRow } from './parcel-row.tsx';
import './parcels.css';

const ROW_HEIGHT = 92;
/** Rows above and below the visible ones, so that scrolling by keys never meets an empty place. */
const OVERSCAN = 8;
/** States that are shown even when no parcel is in them. */
const ALWAYS: readonly ParcelState[] = ['draft', 'returned'];

export function ParcelList({
  forRole: role,
  search,
  onClearSearch,
  filter: conditions,
  onFilter,
  selected,
  onSelect,
  onNew,
  viewSwitch,
}: {
  readonly forRole: Role;
  readonly search: string;
  readonly onClearSearch: () => void;
  /** The same as the table's, where all of it can be set. */
  readonly filter: TableFilter;
  readonly onFilter: (filter: TableFilter) => void;
  readonly selected: RecordId | undefined;
  readonly onSelect: (id: RecordId) => void;
  readonly onNew: () => void;
  readonly viewSwitch?: ReactNode;
}) {
  const { text, term } = useTexts();
  const words = useListWords();
  const { states = [] } = conditions;
  const setState = (state: ParcelState | undefined): void =>
    onFilter({ ...conditions, states: state && [state] });
  const filter = useMemo(() => ({ ...conditions, ...(search ? { search } : {}) }), [conditions, search]);
  const list = useParcelList(filter);
  const counts = useParcelCounts().data;
  const found = useParcelCounts(filter).data;
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const first = list.data?.pages[0];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const shown = PARCEL_STATES.filter((each) => ALWAYS.includes(each) || (counts?.byState[each] ?? 0) > 0);

  return (
    <section className="list-pane" aria-labelledby="list-title">
      <header className="list-head">
        <h2 id="list-title">{text('list/title')}</h2>
        <div className="numbers quiet list-sum">
          {found && (
            <div>
              <span className="one-line">{text('list/count', { count: found.total })}</span>
              <span className="one-line">
                {text('list/sum', { mu: formatMuShort(found.totalPlanarAreaSqM) })}
              </span>
            </div>
          )}
        </div>
        {viewSwitch}
      </header>
      <div className="state-tabs" role="tablist" aria-label={text('list/filter')}>
        <button
          type="button"
          role="tab"
          aria-selected={states.length === 0}
          onClick={() => setState(undefined)}
        >
          {text('common/all')}
        </button>
        {shown.map((each) => (
          <button
            type="button"
            role="tab"
            key={each}
            aria-selected={states.includes(each)}
            className={`state-tab state-${each}`}
            onClick={() => setState(each)}
          >
            {term(`states/${each}`)}
            <span className="numbers tab-count">{formatCount(counts?.byState[each] ?? 0)}</span>
          </button>
        ))}
      </div>
      {hasConditions({ ...conditions, states: undefined }) && (
        <FilterChips
          filter={conditions}
          onFilter={onFilter}
          words={words}
          search=""
          onClearSearch={onClearSearch}
        />
      )}
      {first && rows.length === 0 ? (
        <Nothing
          role={role}
          filtered={search !== '' || hasConditions(conditions)}
          onShowAll={() => {
            onFilter(NO_FILTER);
            onClearSearch();
          }}
        />
      ) : (
        <Rows rows={rows} selected={selected} onSelect={onSelect} onNearEnd={onNearEnd} />
      )}
      <footer className="list-foot">
        <HotKey title={text('list/newParcel')} keys="N">
          <Button
            type={role === 'field' ? 'primary' : 'default'}
            block
            icon={<PlusOutlined />}
            onClick={onNew}
          >
            {text('list/newParcel')}
          </Button>
        </HotKey>
      </footer>
    </section>
  );
}

function Nothing({
  role,
  filtered,
  onShowAll,
}: {
  readonly role: Role;
  readonly filtered: boolean;
  readonly onShowAll: () => void;
}) {
  const { text } = useTexts();
  if (filtered) {
    return (
      <EmptyHint title={text('list/nothingFound')} help={text('list/nothingFoundHelp')}>
        <Button onClick={onShowAll}>{text('list/showAll')}</Button>
      </EmptyHint>
    );
  }
  return role === 'field' ? (
    <EmptyHint title={text('list/empty')} help={text('list/emptyHelp')} />
  ) : (
    <EmptyHint title={text('list/emptyOffice')} help={text('list/emptyOfficeHelp')} />
  );
}

/** Rows of one height, of which only those near the view exist. */
function Rows({
  rows,
  selected,
  onSelect,
  onNearEnd,
}: {
  readonly rows: readonly ParcelSummary[];
  readonly selected: RecordId | undefined;
  readonly onSelect: (id: RecordId) => void;
  readonly onNearEnd: () => void;
}) {
  const { text } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [view, setView] = useState({ top: 0, height: 600 });
  const place = rows.findIndex(({ id }) => id === selected);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight || 600 });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const from = Math.max(0, Math.floor(view.top / ROW_HEIGHT) - OVERSCAN);
  const to = Math.min(rows.length, Math.ceil((view.top + view.height) / ROW_HEIGHT) + OVERSCAN);
  const isNearEnd = to >= rows.length - OVERSCAN;
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  }, [isNearEnd, onNearEnd]);

  // A parcel chosen on the map, or just made, is brought into view.
  useEffect(() => {
    const element = box.current;
    if (!element || place < 0) return;
    const top = place * ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + ROW_HEIGHT - element.clientHeight;
    }
  }, [place]);

  const onKeyDown = (event: KeyboardEvent) => {
    const target = targetOf(event.key, place, rows.length, Math.floor(view.height / ROW_HEIGHT));
    const row = target === undefined ? undefined : rows[target];
    if (target === undefined || !row) return;
    event.preventDefault();
    onSelect(row.id);
  };

  return (
    <div
      ref={box}
      className="rows-box"
      role="listbox"
      tabIndex={0}
      id="parcel-list"
      aria-label={text('list/label')}
      aria-activedescendant={place >= 0 ? `${listId}-${place}` : undefined}
      onScroll={(event) =>
        setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight || 600 })
      }
      onKeyDown={onKeyDown}
    >
      <div className="rows-all" style={{ height: rows.length * ROW_HEIGHT }}>
        {withPlaces(rows, from, to).map(({ row, place: at }) => (
          <ParcelRow
            // By its place: another row's words go into what is drawn already.
            key={at}
            row={row}
            id={`${listId}-${at}`}
            topPx={at * ROW_HEIGHT}
            heightPx={ROW_HEIGHT}
            selected={row.id === selected}
            place={at}
            of={rows.length}
            onSelect={onSelect}
          />
        ))}
      </div>
    </div>
  );
}

const withPlaces = (rows: readonly ParcelSummary[], from: number, to: number) =>
  rows.slice(from, to).map((row, offset) => ({ row, place: from + offset }));

function targetOf(key: string, place: number, count: number, page: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(place + 1, count - 1);
    case 'ArrowUp':
      return Math.max(place - 1, 0);
    case 'PageDown':
      return Math.min(place + page, count - 1);
    case 'PageUp':
      return Math.max(place - page, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
