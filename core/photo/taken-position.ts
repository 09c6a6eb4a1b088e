/** Whether what a receiver says just now may stand in a photo as the place where it was taken. */
import { type Fix, horizontalSigmaM } from '../position/fix.ts';
import { DEMANDS, type FixRefusal, refusalsOf } from '../position/judge-fix.ts';
import type { TakenPosition } from './write-exif.ts';

/** A receiver speaks every second; what it said so long ago is where one was. */
export const FIX_HOLDS_MS = 5000;

export type PositionNow =
  | { readonly position: TakenPosition }
  | { readonly refused: 'no-receiver' | 'not-live' | 'silent' }
  | { readonly refused: 'not-good'; readonly refusals: readonly FixRefusal[] };

/**
 * @param heard the last fix and how long ago it came; undefined without a receiver
 * @param isLive not a log that is replayed, which says where somebody was another day
 */
export function positionNow(
  heard: { readonly fix: Fix; readonly ageMs: number } | undefined,
  isLive: boolean,
): PositionNow {
  if (!heard) return { refused: 'no-receiver' };
  if (!isLive) return { refused: 'not-live' };
  const { fix, ageMs } = heard;
  if (ageMs > FIX_HOLDS_MS) return { refused: 'silent' };
  const refusals = refusalsOf(fix, DEMANDS.gnss);
  if (refusals.length > 0 || !fix.at) return { refused: 'not-good', refusals };
  const [lon, lat] = fix.at;
  return {
    position: {
      lon,
      lat,
      altitudeM: fix.altitudeM,
      accuracyM: horizontalSigmaM(fix),
      utc: fix.day ? `${fix.day}T${fix.timeOfDay}Z` : undefined,
    },
  };
}
