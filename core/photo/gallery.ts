/** All photos in the order and the groups in which the gallery shows them. */
import { z } from 'zod';
import { type RecordId, recordIdSchema } from '#core/ids.ts';
import { photoKindSchema } from './photo-groups.ts';

export const GALLERY_GROUPINGS = ['parcel', 'day'] as const;
export type GalleryGrouping = (typeof GALLERY_GROUPINGS)[number];

export const galleryFilterSchema = z.strictObject({
  parcel: recordIdSchema.optional(),
  /** Those that nobody has given to a parcel. */
  withoutParcel: z.boolean().optional(),
  kinds: z.array(photoKindSchema).min(1).optional(),
  /** Those with something remarkable about them. */
  withWarnings: z.boolean().optional(),
  sketches: z.boolean().optional(),
  /** Who took the photo in. */
  addedBy: z.string().optional(),
});
export type GalleryFilter = Readonly<z.infer<typeof galleryFilterSchema>>;

export type GalleryItem = {
  readonly id: RecordId;
  readonly fileName: string;
  readonly parcel?: RecordId | undefined;
  readonly unitNo?: string | undefined;
  readonly called?: string | undefined;
  /** With offset, corrected where somebody put the clock right; a drawn copy has that of its original. */
  readonly takenAt?: string | undefined;
  readonly isSketch: boolean;
};
export type GalleryGroup = {
  /** Of photos grouped by parcel; absent for those without one. */
  readonly parcel?: RecordId | undefined;
  readonly unitNo?: string | undefined;
  readonly called?: string | undefined;
  /** `2025-03-01`, of photos grouped by day; absent for those without a time. */
  readonly day?: string | undefined;
  readonly count: number;
};

/**
 * By parcel in the order of unit numbers, or by day with the latest first; what has no parcel or no time comes last. Within a group by
 * time, each drawn copy behind its original.
 * @returns every photo once; the groups in the order of the photos, their counts adding up to all
 */
export function arrangeGallery(
  items: readonly GalleryItem[],
  by: GalleryGrouping,
): { readonly ids: readonly RecordId[]; readonly groups: readonly GalleryGroup[] } {
  const key = by === 'parcel' ? parcelKey : dayKey;
  const keyed = items.map((item) => ({ item, group: key(item), within: timeKey(item) }));
  keyed.sort((a, b) => compare(a.group, b.group, by === 'day') || compare(a.within, b.within, false));
  const groups: GalleryGroup[] = [];
  let last: string | undefined;
  for (const { item, group } of keyed) {
    const before = groups.at(-1);
    if (before && group === last) groups[groups.length - 1] = { ...before, count: before.count + 1 };
    else groups.push({ ...(by === 'parcel' ? parcelOf(item) : dayOf(item)), count: 1 });
    last = group;
  }
  return { ids: keyed.map(({ item }) => item.id), groups };
}

/** An empty key stands for what is missing. */
function parcelKey({ parcel, unitNo }: GalleryItem): string {
  return parcel ? `${unitNo ?? '~'} ${parcel}` : '';
}

function dayKey({ takenAt }: GalleryItem): string {
  return takenAt?.slice(0, 10) ?? '';
}

function timeKey({ takenAt, isSketch, fileName, id }: GalleryItem): string {
  const moment = takenAt === undefined ? '~' : new Date(takenAt).toISOString();
  return `${moment} ${isSketch ? 1 : 0} ${fileName} ${id}`;
}

function compare(a: string, b: string, latestFirst: boolean): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return a < b !== latestFirst ? -1 : 1;
}

function parcelOf({ parcel, unitNo, called }: GalleryItem): Omit<GalleryGroup, 'count'> {
  return parcel ? { parcel, ...(unitNo ? { unitNo } : {}), ...(called ? { called } : {}) } : {};
}

function dayOf({ takenAt }: GalleryItem): Omit<GalleryGroup, 'count'> {
  return takenAt ? { day: takenAt.slice(0, 10) } : {};
}
