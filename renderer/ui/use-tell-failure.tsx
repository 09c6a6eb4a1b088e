/** A failure told over the page: the place it was asked from may be gone by the time of the reply. */
import { App } from 'antd';
import { useCallback } from 'react';
import type { Failure } from '#core/contract/failures.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { FailureWords } from './failure-notice.tsx';

export function useTellFailure(): (failure: Failure) => void {
  const { failure: inWords } = useTexts();
  const { notification } = App.useApp();
  return useCallback(
    (failure) => {
      const { what, safe, now } = inWords(failure);
      notification.error({ title: what, description: <FailureWords safe={safe} now={now} /> });
    },
    [inWords, notification],
  );
}
