/** What a person has chosen for this machine's window alone: its look. Kept in the browser's own storage. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { LOOKS, type Look } from './theme.ts';

type Settings = { readonly look: Look; readonly setLook: (look: Look) => void };

const SettingsContext = createContext<Settings>({ look: 'light', setLook: () => undefined });
const STORED_AS = 'takan.look';

export function SettingsProvider({ children }: { readonly children: ReactNode }) {
  const [look, setLook] = useState<Look>(
    () => LOOKS.find((known) => known === window.localStorage.getItem(STORED_AS)) ?? 'light',
  );
  const settings = useMemo(
    () => ({
      look,
      setLook: (chosen: Look) => {
        window.localStorage.setItem(STORED_AS, chosen);
        setLook(chosen);
      },
    }),
    [look],
  );
  return <SettingsContext.Provider value={settings}>{children}</SettingsContext.Provider>;
}

export const useSettings = () => useContext(SettingsContext);
