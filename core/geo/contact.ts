/** What there is to say of two parcels' boundaries beside each other: that they overlap, or that they miss each other by a sliver. */
import { toShownSqM } from './areas.ts';
import type { GkRing } from './coordinates.ts';
import { overlapSqM } from './overlap.ts';
import { seamOf } from './seam.ts';

/** What is allowed between neighbours; the office sets it (core/parcel/rule-settings.ts). */
export type ContactLimits = {
  /** Lines no further apart than this are one line, in m. */
  readonly snappingM: number;
  /** An overlap up to this is none, in m². */
  readonly overlapSqM: number;
  /** Lines further apart than this are two lines: a lane, a wall with its two sides. In m. */
  readonly sliverWidthM: number;
};

/** Lines that miss each other over a shorter stretch meet in a corner; that is no strip of land. */
const MIN_SLIVER_M = 1;

export type Contact = {
  /** Common ground beyond what snapping explains, in m² as shown; 0 when it is no more than is allowed. */
  readonly overlapSqM: number;
  /** Length and greatest width of a sliver in m, to the millimetre; 0 when there is none, or the overlap says it all. */
  readonly sliverM: number;
  readonly sliverWidthM: number;
};

/** Undefined where the two are as neighbours should be. The rings are shell first, open, in EPSG:4549. */
export function contactOf(
  a: readonly GkRing[],
  b: readonly GkRing[],
  limits: ContactLimits,
): Contact | undefined {
  const seam = seamOf(a, b, limits);
  const overlap = toShownSqM(Math.max(0, overlapSqM(a, b) - seam.sharedM * limits.snappingM));
  if (overlap > limits.overlapSqM) return { overlapSqM: overlap, sliverM: 0, sliverWidthM: 0 };
  // Also where a shape has no place in metres and nothing can be measured.
  if (!(seam.sliverM >= MIN_SLIVER_M)) return undefined;
  return { overlapSqM: 0, sliverM: toMillimetres(seam.sliverM), sliverWidthM: toMillimetres(seam.widthM) };
}

const toMillimetres = (metres: number): number => Math.round(metres * 1000) / 1000;
