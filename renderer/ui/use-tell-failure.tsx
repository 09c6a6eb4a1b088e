/** A failure told over the page: the place it was asked from may be gone by the time of the reply. */
import { App } from 'antd';
import { useCallback } from 'react';
import { toFailure } from '../client/failure.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { FailureWords } from './failure-notice.tsx';

export function useTellFailure(): (error: unknown) => void {
  const { failure: inWords } = useTexts();
  const { notification } = App.useApp();
  return useCallback(
    (error) => {
      const { what, safe, now } = inWords(toFailure(error));
      notification.error({ title: what, description: <FailureWords safe={safe} now={now} /> });
    },
    [inWords, notification],
  );
}
