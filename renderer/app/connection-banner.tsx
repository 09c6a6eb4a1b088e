/** Says calmly that the service is out of reach; goes away by itself. */
import { Alert } from 'antd';
import { useSyncExternalStore } from 'react';
import { useService } from '../client/queries.ts';
import { useTexts } from '../i18n/use-texts.ts';

export function ConnectionBanner() {
  const { connection } = useService();
  const { text } = useTexts();
  const state = useSyncExternalStore(connection.subscribe, connection.get);
  if (state !== 'lost') return null;
  return <Alert banner role="status" type="warning" title={text('app/connectionLost')} />;
}
