/** The map and the list are one place: list and map, or the table, and the chosen parcel beside them. */
import { memo, useMemo, useState } from 'react';
import type { Role } from '#core/contract/workspace.ts';
import type { Boundary } from '#core/geo/boundary.ts';
import type { RecordId } from '#core/ids.ts';
import { useChosenParcel } from '../client/queries.ts';
import { RecordVersionProvider } from '../client/record-version.ts';
import { NewParcel } from '../features/parcels/new-parcel.tsx';
import { type DetailTab, ParcelDetail } from '../features/parcels/parcel-detail.tsx';
import { ParcelList } from '../features/parcels/parcel-list.tsx';
import type { TableFilter } from '../features/table/table-filters.ts';
import { TablePane } from '../features/table/table-pane.tsx';
import { type SurveyView, ViewSwitch } from '../features/table/view-switch.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { ParcelMap } from '../map/parcel-map.tsx';
import { useSettings } from './settings.tsx';

/** Not drawn anew with every key of a search: nothing of theirs has changed. */
const StillMap = memo(ParcelMap);
const StillDetail = memo(ParcelDetail);

const PANES = ['list', 'map'] as const;
type Pane = (typeof PANES)[number];

export function SurveyPage({
  role,
  view,
  onView,
  tableFilter,
  onTableFilter,
  search,
  onClearSearch,
  chosen,
  onSelect,
  onTab,
  onClose,
  adding,
  onMade,
  preview,
  onPreview,
  onNew,
  onPrint,
}: {
  readonly role: Role;
  readonly view: SurveyView;
  readonly onView: (view: SurveyView) => void;
  readonly tableFilter: TableFilter;
  readonly onTableFilter: (filter: TableFilter) => void;
  readonly search: string;
  readonly onClearSearch: () => void;
  readonly chosen: { readonly id: RecordId; readonly tab: DetailTab } | undefined;
  readonly onSelect: (id: RecordId) => void;
  readonly onTab: (tab: DetailTab) => void;
  readonly onClose: () => void;
  /** A new parcel is being made: its pane stands where the chosen one's would. */
  readonly adding: boolean;
  readonly onMade: (id: RecordId, tab?: DetailTab) => void;
  readonly preview: readonly Boundary[];
  readonly onPreview: (boundaries: readonly Boundary[]) => void;
  readonly onNew: () => void;
  readonly onPrint: () => void;
}) {
  const { look } = useSettings();
  const { text } = useTexts();
  const detail = useChosenParcel(chosen?.id);
  const viewSwitch = useMemo(() => <ViewSwitch view={view} onView={onView} />, [view, onView]);
  /** Which of the two stands alone where there is room for one. */
  const [pane, setPane] = useState<Pane>('list');
  return (
    <main
      className={`survey ${view === 'table' ? 'survey-table' : `survey-on-${pane}`}${chosen || adding ? ' survey-with-detail' : ''}`}
    >
      {view === 'table' ? (
        <TablePane
          forRole={role}
          search={search}
          onClearSearch={onClearSearch}
          filter={tableFilter}
          onFilter={onTableFilter}
          opened={chosen?.id}
          onOpen={onSelect}
          onNew={onNew}
          viewSwitch={viewSwitch}
        />
      ) : (
        <>
          <fieldset className="pane-switch" aria-label={text('panes/label')}>
            {PANES.map((each) => (
              <button type="button" key={each} aria-pressed={each === pane} onClick={() => setPane(each)}>
                {text(`panes/${each}`)}
              </button>
            ))}
          </fieldset>
          <ParcelList
            forRole={role}
            search={search}
            onClearSearch={onClearSearch}
            filter={tableFilter}
            onFilter={onTableFilter}
            selected={chosen?.id}
            onSelect={onSelect}
            onNew={onNew}
            viewSwitch={viewSwitch}
          />
          <StillMap detail={detail} preview={preview} look={look} onSelect={onSelect} />
        </>
      )}
      {adding && <NewParcel onMade={onMade} onPreview={onPreview} onClose={onClose} />}
      {chosen && !adding && (
        <RecordVersionProvider value={detail?.values.process?.listVersion}>
          <StillDetail
            key={chosen.id}
            id={chosen.id}
            role={role}
            tab={chosen.tab}
            onTab={onTab}
            onPreview={onPreview}
            onPrint={onPrint}
            onOpen={onMade}
            onClose={onClose}
          />
        </RecordVersionProvider>
      )}
    </main>
  );
}
