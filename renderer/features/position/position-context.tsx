/** The one receiver of the window, as React reads it. It goes on when the map is left for another page, and so does a point that is being made. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useDrawingStore } from '../drawing/drawing-context.tsx';
import { placePoint } from './place-point.ts';
import { createPositionStore, type PositionState, type PositionStore } from './position-store.ts';

const PositionContext = createContext<PositionStore | undefined>(undefined);

export function PositionProvider({ children }: { readonly children: ReactNode }) {
  const drawing = useDrawingStore();
  const store = useMemo(() => createPositionStore((point) => placePoint(drawing, point)), [drawing]);
  useEffect(() => () => store.disconnect(), [store]);
  return <PositionContext.Provider value={store}>{children}</PositionContext.Provider>;
}

export function usePositionStore(): PositionStore {
  const store = useContext(PositionContext);
  if (!store) throw new Error('usePositionStore outside of PositionProvider');
  return store;
}

export function usePosition(): PositionState {
  const store = usePositionStore();
  return useSyncExternalStore(store.subscribe, store.get);
}
