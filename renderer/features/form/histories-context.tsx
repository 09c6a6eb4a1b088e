/** The histories of the records that were changed in this window, kept while other parcels are looked at. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { RecordId } from '#core/ids.ts';
import { createHistory, type History } from './history.ts';

export type Histories = { readonly of: (id: RecordId) => History };

export function createHistories(): Histories {
  const byRecord = new Map<RecordId, History>();
  return {
    of: (id) => {
      const known = byRecord.get(id) ?? createHistory();
      byRecord.set(id, known);
      return known;
    },
  };
}

const HistoriesContext = createContext<Histories | undefined>(undefined);
export const HistoriesProvider = HistoriesContext.Provider;

export function useHistory(id: RecordId): History {
  const histories = useContext(HistoriesContext);
  if (!histories) throw new Error('useHistory outside of HistoriesProvider');
  const history = histories.of(id);
  useSyncExternalStore(history.subscribe, history.version);
  return history;
}
