/** What the gallery reads: the order of all photos at once, and the photos themselves only around those that can be seen. */
import {
  keepPreviousData,
  type QueryClient,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import type { GalleryFilter, GalleryGrouping } from '#core/photo/gallery.ts';
import type { Client } from '../../client/connect.ts';
import { useService } from '../../client/queries.ts';
import type { PhotoList } from '../photos/large/photo-list.ts';

/** Photos are read in blocks, so that a step of the wheel asks for none or for one. */
export const BLOCK = 60;

/** Everything, as the gallery shows it at first. */
export const NO_FILTER: GalleryFilter = {};
export const FIRST_GROUPING: GalleryGrouping = 'parcel';

function indexQuery(client: Client, queries: QueryClient, filter: GalleryFilter, by: GalleryGrouping) {
  return {
    queryKey: ['photo', 'gallery', filter, by],
    queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
      const index = await client.photo.gallery({ filter, by, first: BLOCK }, { signal });
      // The first screen comes along: it need not be asked for when it is known what stands on it.
      queries.setQueryData(blockKey(index.ids.slice(0, BLOCK)), { photos: index.first });
      return { ...index, asked: JSON.stringify([filter, by]) };
    },
  };
}

/** Asks for the whole gallery while its page is still being drawn. */
export function useGalleryAhead(): () => void {
  const { client } = useService();
  const queries = useQueryClient();
  return useCallback(
    () => void queries.prefetchQuery(indexQuery(client, queries, NO_FILTER, FIRST_GROUPING)),
    [client, queries],
  );
}

/** @param paused while photos are taken in: each of them would have all of it read again */
export function useGalleryIndex(filter: GalleryFilter, by: GalleryGrouping, paused: boolean) {
  const { client } = useService();
  const queries = useQueryClient();
  return useQuery({
    ...indexQuery(client, queries, filter, by),
    placeholderData: keepPreviousData,
    enabled: (query) => !paused || query.state.data === undefined,
  });
}

const blockKey = (ids: readonly RecordId[]) => ['photo', 'views', ids] as const;

type Views = Awaited<ReturnType<Client['photo']['views']>>;
const photosOf = (results: readonly { readonly data?: Views | undefined }[]) =>
  results.map(({ data }) => data?.photos);

/** Which photos can be seen: from a place to another, without the latter. */
export type Sight = { readonly from: number; readonly to: number };

/** The stretch of whole blocks that holds what can be seen: it changes less often than what can be seen. */
export function blocksAround({ from, to }: Sight): Sight {
  return { from: Math.floor(from / BLOCK) * BLOCK, to: Math.ceil(to / BLOCK) * BLOCK };
}

/** @param blocks as `blocksAround` gives it */
export function useGalleryPhotos(ids: readonly RecordId[], { from, to }: Sight): PhotoList {
  const { client } = useService();
  /** What was read last of each photo: shown until it is read again, when the order has changed. */
  const known = useRef(new Map<RecordId, PhotoView>());
  const wanted = useMemo(
    () =>
      Array.from({ length: (to - from) / BLOCK }, (_, i) =>
        ids.slice(from + i * BLOCK, from + (i + 1) * BLOCK),
      ).filter((block) => block.length > 0),
    [ids, from, to],
  );
  const read = useQueries({
    queries: wanted.map((block) => ({
      queryKey: blockKey(block),
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        client.photo.views({ ids: block }, { signal }),
      gcTime: 60_000,
    })),
    combine: photosOf,
  });
  return useMemo(() => {
    for (const photos of read) for (const photo of photos ?? []) known.current.set(photo.id, photo);
    const places = new Map(ids.map((id, place) => [id, place]));
    return {
      count: ids.length,
      idAt: (place) => ids[place],
      at: (place) => {
        const id = ids[place];
        return id && known.current.get(id);
      },
      placeOf: (id) => places.get(id),
    };
  }, [ids, read]);
}
