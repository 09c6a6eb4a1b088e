/** How a person has set the map on this machine: kept in the browser's own storage, like the look of the window. */
import { useCallback, useState } from 'react';
import { z } from 'zod';
import { COLOURINGS } from './parcels/colouring.ts';

const STORED_AS = 'takan.map';

const schema = z.object({
  colouring: z.enum(COLOURINGS).catch('state'),
  labels: z.boolean().catch(true),
  others: z.boolean().catch(true),
  keyAreas: z.boolean().catch(false),
  grid: z.boolean().catch(true),
  /** Names of online maps that are shown. */
  online: z.array(z.string()).catch([]),
});
export type MapSettings = Readonly<z.infer<typeof schema>>;

export function useMapSettings(): readonly [MapSettings, (change: Partial<MapSettings>) => void] {
  const [settings, setSettings] = useState(readSettings);
  const change = useCallback((changed: Partial<MapSettings>) => {
    setSettings((before) => {
      const after = { ...before, ...changed };
      window.localStorage.setItem(STORED_AS, JSON.stringify(after));
      return after;
    });
  }, []);
  return [settings, change];
}

function readSettings(): MapSettings {
  try {
    return schema.parse(JSON.parse(window.localStorage.getItem(STORED_AS) ?? '{}'));
  } catch {
    return schema.parse({});
  }
}
