/** What one step of the history was, in a few words. */
import { useCallback } from 'react';
import type { HistoryEntry } from '#core/contract/parcel.ts';
import { useTexts } from '../../i18n/use-texts.ts';

export function useEntryTitle(): (entry: HistoryEntry) => string {
  const { text, term } = useTexts();
  return useCallback(
    ({ kind, decision, writes }) => {
      if (kind === 'review' && decision) return text(`history/decisions/${decision}`);
      if (kind === 'set' && writes.length > 0) {
        const groups = writes.map(({ group }) => term(`groups/${group}`)).join('、');
        return text('history/changed', { groups });
      }
      return text(`history/kinds/${kind === 'review' ? 'set' : kind}`);
    },
    [text, term],
  );
}
