/** The window with a workspace open: header, and the survey in three panes or one of the other pages. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App as Ant, Button, type InputRef } from 'antd';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { WorkspaceInfo } from '#core/contract/workspace.ts';
import type { Boundary } from '#core/geo/boundary.ts';
import type { RecordId } from '#core/ids.ts';
import type { Issue } from '#core/parcel/issue.ts';
import { toFailure } from '../client/failure.ts';
import { useService } from '../client/queries.ts';
import { CheckPage } from '../features/checking/check-page.tsx';
import { useAutosave } from '../features/form/autosave-context.tsx';
import { PackagesPage } from '../features/packages/packages-page.tsx';
import { showField, tabOfIssue } from '../features/parcels/go-to-issue.ts';
import type { DetailTab } from '../features/parcels/parcel-detail.tsx';
import { PrintDialog } from '../features/printing/print-dialog.tsx';
import { ReferencePage } from '../features/reference/reference-page.tsx';
import { NO_FILTER, type TableFilter } from '../features/table/table-filters.ts';
import { SURVEY_VIEWS, type SurveyView } from '../features/table/view-switch.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { ArrowLeftOutlined } from '../ui/icons.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Header, type MenuAction, type Page } from './header.tsx';
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
  const { text, failure: inWords } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const autosave = useAutosave();
  const { notification, modal } = Ant.useApp();
  const [page, setPage] = useState<Page>('survey');
  const [dialog, setDialog] = useState<Dialog | undefined>(undefined);
  /** Whether the third pane is for a new parcel instead of the chosen one. */
  const [adding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined);
  const [preview, setPreview] = useState(NO_PREVIEW);
  const [view, setView] = useState(storedView);
  const [tableFilter, setTableFilter] = useState<TableFilter>(NO_FILTER);
  const [search, setSearch] = useState('');
  /** What is searched for: not yet the letters from which characters are being composed. */
  const [wanted, setWanted] = useState('');
  const searched = useDeferredValue(wanted.trim());
  const searchBox = useRef<InputRef>(null);

  const close = useMutation({
    mutationFn: () => client.workspace.close(),
    onSuccess: () => {
      autosave.forgetAll();
      return queries.invalidateQueries();
    },
    onError: (error) => {
      const { what, safe, now } = inWords(toFailure(error));
      notification.error({ title: what, description: `${safe}${now}` });
    },
  });
  /** What could not be written (others changed it, the disk is full) is only in this window: it is asked about first. */
  const closeWorkspace = async () => {
    await autosave.flushAll();
    const { kind } = autosave.overall();
    if (kind === 'idle' || kind === 'saved') return close.mutate();
    modal.confirm({
      title: text('header/closeUnsaved'),
      content: text('header/closeUnsavedHelp'),
      okText: text('header/closeAnyway'),
      okButtonProps: { danger: true },
      cancelText: text('header/closeNot'),
      autoFocusButton: 'cancel',
      onOk: () => close.mutate(),
    });
  };

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
  const shortcuts: Shortcuts = useMemo(
    () => ({
      newParcel: add,
      search: () => {
        setPage('survey');
        searchBox.current?.focus({ cursor: 'all' });
      },
      print: () => setDialog('print'),
      help: () => setDialog('shortcuts'),
      close: () => {
        if (page !== 'survey') setPage('survey');
        else if (chosen || adding) closeSide();
        else look('map');
      },
    }),
    [page, add, closeSide, chosen, adding, look],
  );
  useShortcuts(shortcuts);

  const clearSearch = () => {
    setSearch('');
    setWanted('');
  };
  const onMenu = (action: MenuAction) => {
    if (action === 'close') void closeWorkspace();
    else if (action === 'table') look('table');
    else if (action === 'print' || action === 'shortcuts') setDialog(action);
    else setPage(action);
  };

  return (
    <div className="shell">
      {page === 'survey' && (
        <a className="skip" href="#parcel-list">
          {text('app/skipToList')}
        </a>
      )}
      <Header
        workspace={workspace}
        search={search}
        onSearch={(next, isComposing) => {
          setSearch(next);
          if (!isComposing) setWanted(next);
          setPage('survey');
        }}
        searchBox={searchBox}
        onMenu={onMenu}
        onHome={() => setPage('survey')}
      />
      <ConnectionBanner />
      {page === 'survey' ? (
        <SurveyPage
          role={workspace.role}
          view={view}
          onView={look}
          tableFilter={tableFilter}
          onTableFilter={setTableFilter}
          search={searched}
          onClearSearch={clearSearch}
          chosen={chosen}
          onSelect={select}
          onTab={(tab) => setChosen((before) => before && { ...before, tab })}
          onClose={closeSide}
          adding={adding}
          onMade={open}
          preview={preview}
          onPreview={setPreview}
          onNew={add}
          onPrint={() => setDialog('print')}
        />
      ) : (
        <main className="page">
          <div className="page-inner">
            <Button type="text" icon={<ArrowLeftOutlined />} onClick={() => setPage('survey')}>
              {text('parcel/back')}
            </Button>
            {page === 'packages' && <PackagesPage workspace={workspace} />}
            {page === 'check' && <CheckPage onOpen={openAt} />}
            {page === 'reference' && <ReferencePage role={workspace.role} />}
          </div>
        </main>
      )}
      {dialog === 'print' && <PrintDialog chosen={chosen?.id} onClose={() => setDialog(undefined)} />}
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(undefined)} />}
    </div>
  );
}
