/**
 * A point from several fixes. Fixes of one receiver that follow each other err together, so their mean is hardly more exact than
 * one of them: the accuracy that is stored is the receiver's own, or the spread where that is larger, and is never divided
 * by the number of fixes. Without the receiver's own there is none, only the spread.
 */
import { distanceM } from '../geo/bearing.ts';
import type { PointMethod } from '../geo/boundary.ts';
import { type Gk120, gk120, type LonLat } from '../geo/coordinates.ts';
import { toGk120, toLonLat } from '../geo/projection.ts';
import { type Fix, horizontalSigmaM } from './fix.ts';

export type AveragedPoint = {
  readonly at: LonLat;
  readonly fixes: number;
  /** Root of the mean squared distance from the mean, metres. */
  readonly spreadM: number;
  readonly farthestM: number;
  /** Metres, 1σ; undefined where the receiver gives none. */
  readonly accuracyM?: number;
  /** `rtk` when every fix was a fixed solution. */
  readonly method: Extract<PointMethod, 'rtk' | 'gnss'>;
};

/**
 * @param fixes that were accepted, one or more
 * @throws RangeError for none, or one without a position
 */
export function averageOf(fixes: readonly Fix[]): AveragedPoint {
  const points = fixes.flatMap(({ at }) => (at ? [toGk120(at)] : []));
  const [first] = points;
  if (!first || points.length !== fixes.length)
    throw new RangeError('only fixes with a position are averaged');
  const mean = meanOf(points, first);
  const distances = points.map((point) => distanceM(point, mean));
  const spreadM = Math.sqrt(sumOf(distances.map((distance) => distance ** 2)) / points.length);
  const sigmas = fixes.flatMap((fix) => horizontalSigmaM(fix) ?? []);
  const accuracyM =
    sigmas.length === fixes.length ? Math.max(sumOf(sigmas) / sigmas.length, spreadM) : undefined;
  return {
    at: toLonLat(mean),
    fixes: points.length,
    spreadM,
    farthestM: Math.max(...distances),
    ...(accuracyM === undefined ? {} : { accuracyM }),
    method: fixes.every(({ quality }) => quality === 'rtk-fixed') ? 'rtk' : 'gnss',
  };
}

/** Differences from the first, so that no digits are lost in millions of metres. */
function meanOf(points: readonly Gk120[], first: Gk120): Gk120 {
  const north = sumOf(points.map(({ northM }) => northM - first.northM)) / points.length;
  const east = sumOf(points.map(({ eastM }) => eastM - first.eastM)) / points.length;
  return gk120(first.northM + north, first.eastM + east);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
