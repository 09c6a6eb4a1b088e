/** The one drawing of the window, as React reads it. */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import { rememberParcel, useService } from '../../client/queries.ts';
import type { DrawingState } from './drawing-state.ts';
import { createDrawingStore, type DrawingStore } from './drawing-store.ts';

const DrawingContext = createContext<DrawingStore | undefined>(undefined);
export const DrawingStoreProvider = DrawingContext.Provider;

export function DrawingProvider({ children }: { readonly children: ReactNode }) {
  const { client } = useService();
  const queries = useQueryClient();
  const store = useMemo(
    () => createDrawingStore({ client, onStored: (detail) => rememberParcel(queries, detail) }),
    [client, queries],
  );
  return <DrawingStoreProvider value={store}>{children}</DrawingStoreProvider>;
}

export function useDrawingStore(): DrawingStore {
  const store = useContext(DrawingContext);
  if (!store) throw new Error('useDrawingStore outside of DrawingProvider');
  return store;
}

export function useDrawing(): DrawingState {
  const store = useDrawingStore();
  return useSyncExternalStore(store.subscribe, store.get);
}
