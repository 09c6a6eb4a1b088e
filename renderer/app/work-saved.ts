/** Whether everything that was typed and drawn in the window is on the disk: what the header says and what leaving the page asks for. */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useDrawingStore } from '../features/drawing/drawing-context.tsx';
import type { StoringState } from '../features/drawing/drawing-storing.ts';
import type { SaveState } from '../features/form/autosave.ts';
import { useAutosave } from '../features/form/autosave-context.tsx';

const WORST_FIRST = ['not-saved', 'retrying', 'under-way', 'saved'] as const;
/** `retrying` is tried again by itself; `not-saved` waits for the person. */
export type WorkSaved = (typeof WORST_FIRST)[number];

function savedOf(state: SaveState | StoringState): WorkSaved {
  switch (state.kind) {
    case 'idle':
    case 'saved':
      return 'saved';
    case 'waiting':
    case 'saving':
      return 'under-way';
    case 'failed':
      return state.retrying ? 'retrying' : 'not-saved';
    case 'changed-meanwhile':
    case 'line-elsewhere':
      return 'not-saved';
  }
}

/** Reads it at the moment it is called. */
export function useReadWorkSaved(): () => WorkSaved {
  const autosave = useAutosave();
  const drawing = useDrawingStore();
  return useCallback(() => {
    const both = [savedOf(autosave.overall()), savedOf(drawing.get().storing)];
    return WORST_FIRST.find((each) => both.includes(each)) ?? 'saved';
  }, [autosave, drawing]);
}

export function useWorkSaved(): WorkSaved {
  const autosave = useAutosave();
  const drawing = useDrawingStore();
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = [autosave.subscribe(listener), drawing.subscribe(listener)];
      return () => {
        for (const end of ends) end();
      };
    },
    [autosave, drawing],
  );
  return useSyncExternalStore(subscribe, useReadWorkSaved());
}

/** The page is not left in silence while something is only in it. */
export function UnsavedGuard(): null {
  const read = useReadWorkSaved();
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (read() !== 'saved') event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [read]);
  return null;
}
