/** The line above everything: where one is, search, whether the work is saved, and the ways to the other pages. */

import { Button, Dropdown } from 'antd';
import { memo, type Ref } from 'react';
import type { WorkspaceInfo } from '#core/contract/workspace.ts';
import { useOverallSaveState } from '../features/form/autosave-context.tsx';
import { formatClock } from '../i18n/formats.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { MenuOutlined } from '../ui/icons.tsx';
import { LanguageButton } from '../ui/language-button.tsx';
import { SearchBox, type SearchBoxHandle } from './search-box.tsx';
import { useSettings } from './settings.tsx';
import { LOOKS } from './theme.ts';
import { useWorkSaved } from './work-saved.ts';

export type Page =
  | 'survey'
  | 'gallery'
  | 'matching'
  | 'packages'
  | 'check'
  | 'originals'
  | 'removed'
  | 'reference';
export type MenuAction =
  | 'table'
  | 'gallery'
  | 'matching'
  | 'packages'
  | 'print'
  | 'check'
  | 'originals'
  | 'removed'
  | 'reference'
  | 'shortcuts'
  | 'close';

export const Header = memo(function Header({
  workspace,
  onSearch,
  searchBox,
  onMenu,
  onHome,
}: {
  readonly workspace: WorkspaceInfo;
  readonly onSearch: (search: string) => void;
  readonly searchBox: Ref<SearchBoxHandle>;
  readonly onMenu: (action: MenuAction) => void;
  readonly onHome: () => void;
}) {
  const { text, term } = useTexts();
  const { look, setLook } = useSettings();
  return (
    <header className="app-header">
      <h1 className="visually-hidden">
        {text('app/name')} {workspace.townshipName}
      </h1>
      <button type="button" className="brand" onClick={onHome}>
        <img src={new URL('./icon.svg', import.meta.url).href} alt="" width={28} height={28} />
        <span className="brand-name">{text('app/name')}</span>
        <span className="brand-place">{workspace.townshipName}</span>
      </button>
      <SearchBox ref={searchBox} onSearch={onSearch} />
      <div className="header-end">
        <Saved lastSavedAt={workspace.lastSavedAt} />
        <span className="who">
          <span className="who-name" title={workspace.surveyor}>
            {workspace.surveyor}
          </span>
          <span className="who-role">{term(`roles/${workspace.role}`)}</span>
        </span>
        <Button onClick={() => onMenu('packages')}>{text('header/packages')}</Button>
        <LanguageButton />
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'table', label: text('table/title') },
              { key: 'gallery', label: text('gallery/title') },
              { key: 'matching', label: text('matching/title') },
              { key: 'packages', label: text('header/packages') },
              { key: 'print', label: text('header/print') },
              { key: 'check', label: text('header/check') },
              { key: 'originals', label: text('originals/title') },
              { key: 'removed', label: text('removed/title') },
              { key: 'reference', label: text('header/reference') },
              { type: 'divider' },
              {
                key: 'look',
                label: text('header/theme'),
                children: LOOKS.map((each) => ({
                  key: `look-${each}`,
                  label: `${text(`header/looks/${each}`)}${each === look ? ' ✓' : ''}`,
                })),
              },
              { key: 'shortcuts', label: text('header/shortcuts') },
              { type: 'divider' },
              { key: 'close', label: text('header/closeWorkspace') },
            ],
            onClick: ({ key }) => {
              const chosen = LOOKS.find((each) => key === `look-${each}`);
              if (chosen) setLook(chosen);
              else onMenu(key as MenuAction);
            },
          }}
        >
          <Button type="text" icon={<MenuOutlined />} aria-label={text('app/menu')} />
        </Dropdown>
      </div>
    </header>
  );
});

/** Whether everything typed and drawn is on the disk, and since when. */
function Saved({ lastSavedAt }: { readonly lastSavedAt: string | undefined }) {
  const { text } = useTexts();
  const saved = useWorkSaved();
  const typed = useOverallSaveState();
  const bad = saved === 'retrying' || saved === 'not-saved';
  return (
    <span className={`saved${bad ? ' saved-bad' : ''}`} role="status" title={text('app/offlineHelp')}>
      <span className="saved-dot" aria-hidden="true" />
      {words()}
    </span>
  );

  function words(): string {
    switch (saved) {
      case 'under-way':
        return text('saving/waiting');
      case 'retrying':
        return text('saving/failed');
      case 'not-saved':
        return text('saving/notSaved');
      case 'saved': {
        // The workspace tells of its last change a moment after the reply that made it.
        const atMs = Math.max(
          typed.kind === 'saved' ? typed.atMs : 0,
          lastSavedAt ? Date.parse(lastSavedAt) : 0,
        );
        return atMs > 0
          ? text('saving/saved', { time: formatClock(new Date(atMs)) })
          : text('saving/nothingYet');
      }
    }
  }
}
