/** The page's tiles of parcels: read by URL, and kept true by asking, whenever parcels have changed, which tiles that concerns. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useService } from '../../client/queries.ts';
import { readTile } from './read-tile.ts';
import { TileStore } from './tile-store.ts';

export function useTileStore(): TileStore {
  const { client } = useService();
  const store = useMemo(() => new TileStore(readTile), []);
  useEffect(() => () => store.close(), [store]);
  const mark = useRef<string | undefined>(undefined);
  // A key of its own subject: asked again when parcels change, and at once when the connection comes back.
  useQuery({
    queryKey: ['map', 'changed-tiles'],
    queryFn: async ({ signal }) => {
      const since = mark.current;
      const changed = await client.map.changedTiles(since === undefined ? {} : { since }, { signal });
      mark.current = changed.mark;
      // The first answer comes beside the first tiles, which are new already.
      if (since !== undefined) store.refresh(changed.tiles?.map(toPlace));
      return changed.mark;
    },
    gcTime: 0,
  });
  return store;
}

function toPlace(name: string): { readonly x: number; readonly y: number } {
  const [x = 0, y = 0] = name.split('/').map(Number);
  return { x, y };
}
