/** The program's window: the page that the workspace's status asks for, within what every page stands in. */
import { useQueryClient } from '@tanstack/react-query';
import { Button, Result, Spin } from 'antd';
import type { i18n } from 'i18next';
import { useEffect } from 'react';
import { type Service, useService, useWorkspace } from '../client/queries.ts';
import { watchChanges } from '../client/watch-changes.ts';
import { WelcomePage } from '../features/welcome/welcome-page.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Providers } from './providers.tsx';
import { Shell } from './shell.tsx';

export function App({ service, texts }: { readonly service: Service; readonly texts: i18n }) {
  return (
    <Providers service={service} texts={texts}>
      <ErrorBoundary>
        <CurrentPage />
      </ErrorBoundary>
    </Providers>
  );
}

function CurrentPage() {
  const { text } = useTexts();
  const status = useWorkspace();
  useWatchedChanges();
  if (status.data) {
    const { open } = status.data;
    return open ? <Shell key={open.workspaceId} workspace={open} /> : <WelcomePage status={status.data} />;
  }
  return status.isError ? (
    <Result
      status="warning"
      title={text('app/noConnection')}
      subTitle={text('app/noConnectionHelp')}
      extra={<Button onClick={() => void status.refetch()}>{text('common/retry')}</Button>}
    />
  ) : (
    <div className="loading">
      <Spin size="large" aria-label={text('app/loading')} />
    </div>
  );
}

function useWatchedChanges(): void {
  const { client, connection } = useService();
  const queries = useQueryClient();
  useEffect(() => {
    const end = new AbortController();
    void watchChanges(client, queries, connection, end.signal);
    return () => end.abort();
  }, [client, queries, connection]);
}
