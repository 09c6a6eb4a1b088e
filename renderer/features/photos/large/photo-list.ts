/** Photos that can be gone through one by one, of which only those looked at have been read. */
import { skipToken, useQuery } from '@tanstack/react-query';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import { useService } from '../../../client/queries.ts';

export type PhotoList = {
  readonly count: number;
  readonly idAt: (place: number) => RecordId | undefined;
  /** Undefined for one that has not been read. */
  readonly at: (place: number) => PhotoView | undefined;
  readonly placeOf: (id: RecordId) => number | undefined;
};

export function toPhotoList(photos: readonly PhotoView[]): PhotoList {
  return {
    count: photos.length,
    idAt: (place) => photos[place]?.id,
    at: (place) => photos[place],
    placeOf: (id) => {
      const place = photos.findIndex((photo) => photo.id === id);
      return place < 0 ? undefined : place;
    },
  };
}

/** The photo at a place, read if nobody has read it. */
export function usePhotoAt(list: PhotoList, place: number): PhotoView | undefined {
  const { client } = useService();
  const known = list.at(place);
  const id = list.idAt(place);
  const read = useQuery({
    queryKey: ['photo', 'view', id ?? 'none'],
    queryFn: !known && id ? ({ signal }) => client.photo.views({ ids: [id] }, { signal }) : skipToken,
  });
  return known ?? read.data?.photos[0];
}
