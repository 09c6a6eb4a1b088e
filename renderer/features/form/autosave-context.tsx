/** The one `Autosave` of the window, and its states as React reads them. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Autosave, SaveKey, SaveState } from './autosave.ts';

const AutosaveContext = createContext<Autosave | undefined>(undefined);
export const AutosaveProvider = AutosaveContext.Provider;

export function useAutosave(): Autosave {
  const autosave = useContext(AutosaveContext);
  if (!autosave) throw new Error('useAutosave outside of AutosaveProvider');
  return autosave;
}

export function useSaveState(key: SaveKey): SaveState {
  const autosave = useAutosave();
  return useSyncExternalStore(autosave.subscribe, () => autosave.stateOf(key));
}

export function useOverallSaveState(): SaveState {
  const autosave = useAutosave();
  return useSyncExternalStore(autosave.subscribe, autosave.overall);
}
