/** What a correction would do to each of many photos, before it is written: worked out once for the preview and for the writing. */
import type { PhotoView } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import { shiftedTime } from '#core/photo/photo-clock.ts';

export type ClockItem = { readonly id: RecordId; readonly shiftS: number; readonly reason: string };
/** What was written, and what stood there before. */
export type ClockStep = {
  readonly clocks: readonly ClockItem[];
  readonly clocksBefore: readonly ClockItem[];
};

export type ClockPlan = {
  readonly rows: readonly { readonly photo: PhotoView; readonly before: string; readonly after: string }[];
  readonly withoutTime: number;
  readonly outOfRange: number;
  readonly locked: number;
  readonly earlier: number;
};

export function planOfClock(
  photos: readonly PhotoView[],
  shiftS: number,
  locked: ReadonlySet<RecordId>,
): ClockPlan {
  const free = photos.filter(({ id }) => !locked.has(id));
  const timed = free.flatMap((photo) => {
    const before = photo.evidence.takenAt;
    return before ? [{ photo, before, after: shiftedTime(before, shiftS) }] : [];
  });
  const rows = timed.flatMap(({ after, ...row }) => (after ? [{ ...row, after }] : []));
  return {
    rows,
    withoutTime: free.length - timed.length,
    outOfRange: timed.length - rows.length,
    locked: photos.length - free.length,
    earlier: rows.filter(({ photo }) => photo.clock !== undefined).length,
  };
}

export function stepOf({ rows }: ClockPlan, shiftS: number, reason: string): ClockStep {
  return {
    clocks: rows.map(({ photo }) => ({ id: photo.id, shiftS, reason })),
    clocksBefore: rows.map(({ photo: { id, clock } }) => ({
      id,
      shiftS: clock?.shiftS ?? 0,
      reason: clock?.reason ?? '',
    })),
  };
}
