/** Which of two points at one place says better where it is. */
import type { PointDraft, PointMethod } from './boundary.ts';

export type PointEvidence = Pick<PointDraft, 'method' | 'accuracyM'>;

/** Measured on the ground, then computed by others who may have measured, then taken from a map, then from the screen. */
const RANKS: Readonly<Record<PointMethod, number>> = { rtk: 0, gnss: 1, imported: 2, graphic: 3, screen: 4 };

/** How it was got counts first; of points got in one way the more accurate, one of known accuracy before one of unknown. */
export function isBetterEvidence(point: PointEvidence, other: PointEvidence): boolean {
  if (point.method !== other.method) return RANKS[point.method] < RANKS[other.method];
  return (point.accuracyM ?? Infinity) < (other.accuracyM ?? Infinity);
}
