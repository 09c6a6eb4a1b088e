/** Distances and areas between points that are tapped on the map: on the plane of EPSG:4549, as on the parcel map. */
import { planarAreaSqM } from './areas.ts';
import { distanceM } from './bearing.ts';
import type { LonLatRing } from './coordinates.ts';
import { toGk120 } from './projection.ts';

export type Measured = {
  /** From each point to the next, in metres. */
  readonly legsM: readonly number[];
  readonly lengthM: number;
  /** Of the ring the points make when the last is joined to the first; 0 for fewer than three. */
  readonly areaSqM: number;
  /** The length with the leg that joins the last point to the first. */
  readonly ringLengthM: number;
};

/** A degree of latitude is 110,853 m here: two points 0.001° apart are 110.853 m apart. */
export function measure(points: LonLatRing): Measured {
  const flat = points.map(toGk120);
  const legM = (from: number, to: number): number => {
    const [a, b] = [flat[from], flat[to]];
    return a && b ? distanceM(a, b) : 0;
  };
  const legsM = flat.slice(1).map((_, i) => legM(i, i + 1));
  const lengthM = legsM.reduce((sum, leg) => sum + leg, 0);
  return {
    legsM,
    lengthM,
    areaSqM: planarAreaSqM([flat]),
    ringLengthM: lengthM + (flat.length > 2 ? legM(flat.length - 1, 0) : 0),
  };
}
