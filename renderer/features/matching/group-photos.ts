/** Photos in the groups in which they are confirmed: by the parcel that is suggested, or by having none. */
import type { PhotoView } from '#core/contract/parcel.ts';
import type { PhotoSuggestion } from '#core/contract/photo.ts';
import type { RecordId } from '#core/ids.ts';
import { takenAtOf } from '#core/photo/photo-clock.ts';
import type { PhotoKind } from '#core/photo/photo-groups.ts';

export type Match = PhotoSuggestion['matches'][number];
export type MatchedPhoto = { readonly photo: PhotoView; readonly matches: readonly Match[] };
export type PhotoGroup = {
  /** Undefined for photos without a suggestion; they come last. */
  readonly parcel: RecordId | undefined;
  readonly unitNo: string | undefined;
  readonly called: string | undefined;
  /** In the order they were taken. */
  readonly photos: readonly MatchedPhoto[];
};

export function groupPhotos(
  photos: readonly PhotoView[],
  suggestions: ReadonlyMap<RecordId, readonly Match[]>,
): readonly PhotoGroup[] {
  const groups = new Map<RecordId | undefined, MatchedPhoto[]>();
  for (const photo of photos.toSorted(byTime)) {
    const matches = suggestions.get(photo.id) ?? [];
    const parcel = matches[0]?.parcel;
    const group = groups.get(parcel) ?? [];
    group.push({ photo, matches });
    groups.set(parcel, group);
  }
  const without = groups.get(undefined);
  groups.delete(undefined);
  return [...groups, ...(without ? [[undefined, without] as const] : [])].map(([parcel, matched]) => ({
    parcel,
    unitNo: matched[0]?.matches[0]?.unitNo,
    called: matched[0]?.matches[0]?.called,
    photos: matched,
  }));
}

/**
 * The kind a photo gets when it is confirmed: the one somebody chose, else by what the camera wrote.
 * @param chosen kinds chosen here, for 其他 is also what a photo has of which nobody said anything
 */
export function kindOf(photo: PhotoView, chosen: ReadonlySet<RecordId>): PhotoKind {
  if (photo.kind !== 'other' || chosen.has(photo.id)) return photo.kind;
  const { gimbalYawDeg, relativeAltitudeM } = photo.evidence;
  return gimbalYawDeg !== undefined || relativeAltitudeM !== undefined ? 'drone' : 'panorama';
}

/** Photos without a time come first: they are those that need a person most. */
function byTime(a: PhotoView, b: PhotoView): number {
  const key = (photo: PhotoView) => `${takenAtOf(photo) ?? ''} ${photo.fileName} ${photo.id}`;
  return key(a) < key(b) ? -1 : 1;
}
