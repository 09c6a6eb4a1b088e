/** The first page: make a workspace, or open one that is there. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { toFailure } from '../../client/failure.ts';
import { useService, type useWorkspace } from '../../client/queries.ts';
import { cutMiddle } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FolderOpenOutlined, RightOutlined } from '../../ui/icons.tsx';
import { NewWorkspace } from './new-workspace.tsx';
import './welcome.css';
import { LanguageButton } from '../../ui/language-button.tsx';

type Status = NonNullable<ReturnType<typeof useWorkspace>['data']>;

const POINTS = ['offline', 'saved', 'originals'] as const;

export function WelcomePage({ status }: { readonly status: Status }) {
  const { text } = useTexts();
  return (
    <main className="welcome">
      <aside className="welcome-side">
        <div className="welcome-brand">
          <img src={new URL('../../app/icon.svg', import.meta.url).href} alt="" width={44} height={44} />
          <div>
            <p className="welcome-name">{text('app/name')}</p>
            <p className="welcome-tagline">{text('app/tagline')}</p>
          </div>
        </div>
        <ul className="welcome-points">
          {POINTS.map((point) => (
            <li key={point}>{text(`welcome/points/${point}`)}</li>
          ))}
        </ul>
        <p className="welcome-version">{text('app/version', { version: status.version })}</p>
      </aside>
      <div className="welcome-main">
        <div className="welcome-top">
          <LanguageButton />
        </div>
        <div className="welcome-columns">
          <section aria-labelledby="welcome-title">
            <h1 id="welcome-title">{text('welcome/title')}</h1>
            <p className="quiet welcome-lead">{text('welcome/lead')}</p>
            <NewWorkspace suggestedFolder={status.suggestedFolder} />
          </section>
          <OpenWorkspace status={status} />
        </div>
      </div>
    </main>
  );
}

function OpenWorkspace({ status }: { readonly status: Status }) {
  const { text, term } = useTexts();
  const { client, host } = useService();
  const queries = useQueryClient();
  const [folder, setFolder] = useState('');
  const folderId = useId();
  const open = useMutation({
    mutationFn: (at: string) => client.workspace.open({ folder: at }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const pick = async () => {
    const picked = await host.pickFolder(text('welcome/openFolder'));
    if (picked) open.mutate(picked);
  };

  return (
    <section className="welcome-open" aria-labelledby="welcome-recent">
      <h2 id="welcome-recent">{text('welcome/recent')}</h2>
      {status.recent.length === 0 ? (
        <p className="quiet welcome-none">{text('welcome/recentEmpty')}</p>
      ) : (
        <ul className="recent">
          {status.recent.map((each) => (
            <li key={each.folder}>
              <button
                type="button"
                title={each.folder}
                disabled={open.isPending}
                onClick={() => open.mutate(each.folder)}
              >
                <span className="recent-name">
                  {each.townshipName} · {each.surveyor}
                  <span className="recent-role">{term(`roles/${each.role}`)}</span>
                </span>
                <span className="quiet recent-folder">{cutMiddle(each.folder, 44)}</span>
                <RightOutlined />
              </button>
            </li>
          ))}
        </ul>
      )}
      <h2>{text('welcome/openOther')}</h2>
      {host.can.includes('pickFolder') ? (
        <Button icon={<FolderOpenOutlined />} loading={open.isPending} onClick={() => void pick()}>
          {text('common/chooseFolder')}
        </Button>
      ) : (
        <form
          className="open-folder"
          onSubmit={(event) => {
            event.preventDefault();
            if (folder.trim() !== '') open.mutate(folder.trim());
          }}
        >
          <label htmlFor={folderId} className="sub-label">
            {text('welcome/openFolder')}
          </label>
          <div className="open-folder-line">
            <Input
              id={folderId}
              value={folder}
              onChange={(event) => setFolder(event.target.value)}
              autoComplete="off"
            />
            <Button htmlType="submit" disabled={folder.trim() === ''} loading={open.isPending}>
              {text('welcome/open')}
            </Button>
          </div>
        </form>
      )}
      {open.error && <FailureNotice failure={toFailure(open.error)} onClose={open.reset} />}
    </section>
  );
}
