/** What the gallery reads: the order of all photos at once, and the photos themselves only around those that can be seen. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import type { GalleryFilter, GalleryGrouping } from '#core/photo/gallery.ts';
import { useService } from '../../client/queries.ts';
import type { PhotoList } from '../photos/large/photo-list.ts';

/** Photos are read in blocks, so that a step of the wheel asks for none or for one. */
export const BLOCK = 60;

export function useGalleryIndex(filter: GalleryFilter, by: GalleryGrouping) {
  const { client } = useService();
  return useQuery({
    queryKey: ['photo', 'gallery', filter, by],
    queryFn: ({ signal }) => client.photo.gallery({ filter, by }, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** @param from first and @param to last place, without the latter, that can be seen */
export function useGalleryPhotos(ids: readonly RecordId[], from: number, to: number): PhotoList {
  const { client } = useService();
  /** What was read last of each photo: shown until it is read again, when the order has changed. */
  const known = useRef(new Map<RecordId, PhotoView>());
  const blocks = useMemo(() => {
    const first = Math.floor(from / BLOCK);
    const last = Math.ceil(to / BLOCK);
    return Array.from({ length: Math.max(0, last - first) }, (_, i) =>
      ids.slice((first + i) * BLOCK, (first + i + 1) * BLOCK),
    ).filter((block) => block.length > 0);
  }, [ids, from, to]);
  const read = useQueries({
    queries: blocks.map((block) => ({
      queryKey: ['photo', 'views', block],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        client.photo.views({ ids: block }, { signal }),
      gcTime: 60_000,
    })),
    combine: (results) => results.map(({ data }) => data?.photos),
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
