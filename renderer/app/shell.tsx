/** The window with a workspace open: header, and the survey in three panes or one of the other pages. */

import { Button } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { WorkspaceInfo } from '#core/contract/workspace.ts';
import type { Boundary } from '#core/geo/boundary.ts';
import type { RecordId } from '#core/ids.ts';
import type { Issue } from '#core/parcel/issue.ts';
import { CheckPage } from '../features/checking/check-page.tsx';
import { GalleryLinkProvider } from '../features/gallery/gallery-link.tsx';
import { GalleryPage } from '../features/gallery/gallery-page.tsx';
import { useGalleryAhead } from '../features/gallery/use-gallery.ts';
import { MatchingPage } from '../features/matching/matching-page.tsx';
import { DamagedNotice } from '../features/originals/damaged-notice.tsx';
import { OriginalsPage } from '../features/originals/originals-page.tsx';
import { PackagesPage } from '../features/packages/packages-page.tsx';
import { showField, tabOfIssue } from '../features/parcels/go-to-issue.ts';
import type { DetailTab } from '../features/parcels/parcel-detail.tsx';
import { PrintDialog } from '../features/printing/print-dialog.tsx';
import { ReferencePage } from '../features/reference/reference-page.tsx';
import { RemovedPage } from '../features/removed/removed-page.tsx';
import { NO_FILTER, type TableFilter } from '../features/table/table-filters.ts';
import { SURVEY_VIEWS, type SurveyView } from '../features/table/view-switch.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { ArrowLeftOutlined } from '../ui/icons.tsx';
import { useCloseWorkspace } from './close-workspace.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { Header, type MenuAction, type Page } from './header.tsx';
import type { SearchBoxHandle } from './search-box.tsx';
import { type Shortcuts, useShortcuts } from './shortcuts.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { SurveyPage } from './survey-page.tsx';

type Dialog = 'print' | 'shortcuts';
type Chosen = { readonly id: RecordId; readonly tab: DetailTab };

const NO_PREVIEW: readonly Boundary[] = [];
/** The way of looking at the parcels that was chosen last on this machine. */
const VIEW_STORED_AS = 'takan.view';
const storedView = (): SurveyView =>
  SURVEY_VIEWS.find((view) => view === window.localStorage.getItem(VIEW_STORED_AS)) ?? 'map';

export function Shell({ workspace }: { readonly workspace: WorkspaceInfo }) {
  const { text } = useTexts();
  const [page, setPage] = useState<Page>('survey');
  const [dialog, setDialog] = useState<Dialog | undefined>(undefined);
  /** Whether the third pane is for a new parcel instead of the chosen one. */
  const [adding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined);
  const [preview, setPreview] = useState(NO_PREVIEW);
  const [view, setView] = useState(storedView);
  const [tableFilter, setTableFilter] = useState<TableFilter>(NO_FILTER);
  const [search, setSearch] = useState('');
  const searchBox = useRef<SearchBoxHandle>(null);
  const closeWorkspace = useCloseWorkspace();
  const readGallery = useGalleryAhead();
  /** Whose photos the gallery shows at first. */
  const [galleryOf, setGalleryOf] = useState<RecordId | undefined>(undefined);

  const select = useCallback((id: RecordId) => {
    setAdding(false);
    setChosen((before) => ({ id, tab: before?.tab ?? 'form' }));
  }, []);
  const look = useCallback((next: SurveyView) => {
    window.localStorage.setItem(VIEW_STORED_AS, next);
    setPage('survey');
    setView(next);
  }, []);
  const add = useCallback(() => {
    setPage('survey');
    setChosen(undefined);
    setAdding(true);
  }, []);
  const closeSide = useCallback(() => {
    setChosen(undefined);
    setAdding(false);
  }, []);
  const open = useCallback((id: RecordId, tab: DetailTab = 'form') => {
    setPage('survey');
    setDialog(undefined);
    setAdding(false);
    setChosen({ id, tab });
  }, []);
  const openAt = useCallback(
    (id: RecordId, issue?: Issue) => {
      open(id, issue && tabOfIssue(issue));
      if (issue) showField(issue);
    },
    [open],
  );
  const openPhotos = useCallback((id: RecordId) => open(id, 'photos'), [open]);
  const toOriginals = useCallback(() => setPage('originals'), []);
  const print = useCallback(() => setDialog('print'), []);
  const shortcuts: Shortcuts = useMemo(
    () => ({
      newParcel: add,
      search: () => {
        setPage('survey');
        searchBox.current?.focus();
      },
      print,
      help: () => setDialog('shortcuts'),
      close: () => {
        if (page !== 'survey') setPage('survey');
        else if (chosen || adding) closeSide();
        else look('map');
      },
    }),
    [page, add, closeSide, chosen, adding, look, print],
  );
  useShortcuts(shortcuts);

  const toTab = useCallback((tab: DetailTab) => setChosen((before) => before && { ...before, tab }), []);
  const home = useCallback(() => setPage('survey'), []);
  const openGallery = useCallback((parcel: RecordId) => {
    setGalleryOf(parcel);
    setPage('gallery');
  }, []);
  const find = useCallback((next: string) => {
    setSearch(next);
    setPage('survey');
  }, []);
  const clearSearch = useCallback(() => searchBox.current?.clear(), []);
  const onMenu = useCallback(
    (action: MenuAction) => {
      if (action === 'close') void closeWorkspace();
      else if (action === 'table') look('table');
      else if (action === 'print' || action === 'shortcuts') setDialog(action);
      else {
        if (action === 'gallery') readGallery();
        setGalleryOf(undefined);
        setPage(action);
      }
    },
    [closeWorkspace, look, readGallery],
  );

  return (
    <div className="shell">
      {page === 'survey' && (
        <a className="skip" href="#parcel-list">
          {text('app/skipToList')}
        </a>
      )}
      <Header workspace={workspace} onSearch={find} searchBox={searchBox} onMenu={onMenu} onHome={home} />
      <ConnectionBanner />
      {page !== 'originals' && <DamagedNotice onOpen={toOriginals} />}
      {page === 'survey' ? (
        <GalleryLinkProvider value={openGallery}>
          <SurveyPage
            role={workspace.role}
            view={view}
            onView={look}
            tableFilter={tableFilter}
            onTableFilter={setTableFilter}
            search={search}
            onClearSearch={clearSearch}
            chosen={chosen}
            onSelect={select}
            onTab={toTab}
            onClose={closeSide}
            adding={adding}
            onMade={open}
            preview={preview}
            onPreview={setPreview}
            onNew={add}
            onPrint={print}
          />
        </GalleryLinkProvider>
      ) : page === 'gallery' ? (
        <GalleryPage
          // Asked for anew from the menu it shows all.
          key={galleryOf ?? 'all'}
          parcel={galleryOf}
          onParcel={(id) => open(id, 'photos')}
          back={
            <Button type="text" icon={<ArrowLeftOutlined />} onClick={home}>
              {text('parcel/back')}
            </Button>
          }
        />
      ) : page === 'matching' ? (
        <MatchingPage
          back={
            <Button type="text" icon={<ArrowLeftOutlined />} onClick={home}>
              {text('parcel/back')}
            </Button>
          }
        />
      ) : (
        <main className="page">
          <div className="page-inner">
            <Button type="text" icon={<ArrowLeftOutlined />} onClick={home}>
              {text('parcel/back')}
            </Button>
            {page === 'packages' && <PackagesPage workspace={workspace} />}
            {page === 'check' && <CheckPage onOpen={openAt} />}
            {page === 'originals' && <OriginalsPage onOpen={openPhotos} />}
            {page === 'removed' && <RemovedPage onOpen={open} />}
            {page === 'reference' && <ReferencePage role={workspace.role} />}
          </div>
        </main>
      )}
      {dialog === 'print' && <PrintDialog chosen={chosen?.id} onClose={() => setDialog(undefined)} />}
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(undefined)} />}
    </div>
  );
}
