/**
 * Rings in metres: closing and opening, orientation, first point, and where a point lies against a ring.
 * Rings are open (first point not repeated) and worked on in EPSG:4549, where a millimetre is a millimetre.
 */
import { signedPlanarAreaSqM } from './areas.ts';
import { distanceM, lengthM } from './bearing.ts';
import type { Gk120, GkRing } from './coordinates.ts';

/** Two points nearer than this are one point: coordinates are recorded to 0.001 m. */
export const SAME_POINT_M = 0.0005;

/** Two rings nearer than this touch: the snapping distance of the survey. */
export const TOUCHING_M = 0.001;

export function isSamePoint(a: Gk120, b: Gk120): boolean {
  return distanceM(a, b) < SAME_POINT_M;
}

/** The ring without a repeated first point at its end; rings that are open already come back as they are. */
export function toOpenRing<T>(points: readonly T[], at: (point: T) => Gk120): readonly T[] {
  const first = points[0];
  const last = points[points.length - 1];
  if (points.length < 2 || first === undefined || last === undefined) return points;
  return isSamePoint(at(first), at(last)) ? points.slice(0, -1) : points;
}

/** Which of two points at one place is kept rather than the one that came first. */
type IsBetter<T> = (point: T, other: T) => boolean;

/**
 * A line without points that repeat the one kept before them. Not the one given before them: of points that creep on by less than
 * a point each, only those go that got nowhere yet.
 */
export function withoutRepeats<T>(
  line: readonly T[],
  at: (point: T) => Gk120,
  isBetter: IsBetter<T> = () => false,
): readonly T[] {
  const kept: T[] = [];
  for (const point of line) {
    const before = kept.at(-1);
    if (before === undefined || !isSamePoint(at(before), at(point))) kept.push(point);
    else if (isBetter(point, before)) kept[kept.length - 1] = point;
  }
  return kept;
}

/** The same of an open ring, the last point of which comes before the first. */
export function ringWithoutRepeats<T>(
  ring: readonly T[],
  at: (point: T) => Gk120,
  isBetter: IsBetter<T> = () => false,
): readonly T[] {
  let kept = withoutRepeats(ring, at, isBetter);
  for (let opened = toOpenRing(kept, at); opened !== kept; opened = toOpenRing(kept, at)) {
    const [first, last] = [kept[0], kept.at(-1)] as [T, T];
    kept = isBetter(last, first) ? opened.with(0, last) : opened;
  }
  return kept;
}

/** Whether the ring runs clockwise as seen on the map, north up. */
export function isClockwise(ring: GkRing): boolean {
  return signedPlanarAreaSqM(ring) > 0;
}

/**
 * The indexes of a ring's points in the order of record: from the north-west corner, clockwise or counter-clockwise.
 * The corner is the point nearest to the north-west corner of the ring's bounding box; of equally near ones the more
 * northern. Indexes rather than points, so that numbers and methods of points move along with them.
 */
export function toRecordOrder(ring: GkRing, direction: 'clockwise' | 'counterclockwise'): readonly number[] {
  const forward = isClockwise(ring) === (direction === 'clockwise');
  const start = northWestIndex(ring);
  const step = forward ? 1 : ring.length - 1;
  return ring.map((_, i) => (start + i * step) % ring.length);
}

function northWestIndex(ring: GkRing): number {
  const { maxNorthM, minEastM } = boundsOf(ring);
  const distanceOf = (point: Gk120) => lengthM(maxNorthM - point.northM, point.eastM - minEastM);
  let best = 0;
  for (const [i, point] of ring.entries()) {
    const held = ring[best] ?? point;
    // Half a millimetre of slack, or the noise of the projection would choose between two equally good corners.
    const gain = distanceOf(held) - distanceOf(point);
    const tied = Math.abs(gain) <= SAME_POINT_M;
    if (tied ? point.northM > held.northM + SAME_POINT_M : gain > 0) best = i;
  }
  return best;
}

export type GkBounds = {
  readonly minNorthM: number;
  readonly maxNorthM: number;
  readonly minEastM: number;
  readonly maxEastM: number;
};

export function boundsOf(ring: GkRing): GkBounds {
  let [minNorthM, maxNorthM, minEastM, maxEastM] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { northM, eastM } of ring) {
    minNorthM = Math.min(minNorthM, northM);
    maxNorthM = Math.max(maxNorthM, northM);
    minEastM = Math.min(minEastM, eastM);
    maxEastM = Math.max(maxEastM, eastM);
  }
  return { minNorthM, maxNorthM, minEastM, maxEastM };
}

/** Distance in metres from a point to the segment between two others. */
export function distanceToSegmentM(point: Gk120, from: Gk120, to: Gk120): number {
  const north = to.northM - from.northM;
  const east = to.eastM - from.eastM;
  const squared = north * north + east * east;
  const along = (point.northM - from.northM) * north + (point.eastM - from.eastM) * east;
  const t = squared === 0 ? 0 : Math.min(1, Math.max(0, along / squared));
  return lengthM(point.northM - from.northM - t * north, point.eastM - from.eastM - t * east);
}

export type Location = 'inside' | 'outside' | 'boundary';

/** Answers for many points where each lies against one ring. `toleranceM` is how near counts as on the boundary. */
export type RingLocator = (point: Gk120) => Location;

const MAX_BANDS = 256;

/** Prepares a ring for many questions: its edges are sorted into bands of northing, and a question looks into one band. */
export function makeRingLocator(ring: GkRing, toleranceM = TOUCHING_M): RingLocator {
  const { minNorthM, maxNorthM } = boundsOf(ring);
  const bandCount = Math.max(1, Math.min(MAX_BANDS, ring.length >> 2));
  const bandHeight = (maxNorthM - minNorthM) / bandCount || 1;
  const bandOf = (northM: number) =>
    Math.min(bandCount - 1, Math.max(0, Math.floor((northM - minNorthM) / bandHeight)));
  const bands: (readonly [Gk120, Gk120])[][] = Array.from({ length: bandCount }, () => []);
  for (const [i, from] of ring.entries()) {
    const to = ring[(i + 1) % ring.length] ?? from;
    const last = bandOf(Math.max(from.northM, to.northM) + toleranceM);
    for (let band = bandOf(Math.min(from.northM, to.northM) - toleranceM); band <= last; band++) {
      bands[band]?.push([from, to]);
    }
  }
  return (point) => {
    if (point.northM < minNorthM - toleranceM || point.northM > maxNorthM + toleranceM) return 'outside';
    let inside = false;
    for (const [from, to] of bands[bandOf(point.northM)] ?? []) {
      if (distanceToSegmentM(point, from, to) <= toleranceM) return 'boundary';
      if (from.northM <= point.northM === to.northM <= point.northM) continue;
      const share = (point.northM - from.northM) / (to.northM - from.northM);
      if (point.eastM < from.eastM + share * (to.eastM - from.eastM)) inside = !inside;
    }
    return inside ? 'inside' : 'outside';
  };
}

/** Whether a point lies within a polygon (shell first, then holes); points on an edge count as within. */
export function isInPolygon(point: Gk120, shellThenHoles: readonly GkRing[]): boolean {
  const [shell, ...holes] = shellThenHoles;
  if (!shell || makeRingLocator(shell)(point) === 'outside') return false;
  return holes.every((hole) => makeRingLocator(hole)(point) !== 'inside');
}

/** Metres from a point to a polygon; 0 within it and on its edge. Infinite for one without rings. */
export function distanceToPolygonM(point: Gk120, rings: readonly GkRing[]): number {
  if (isInPolygon(point, rings)) return 0;
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    ring.forEach((corner, i) => {
      nearest = Math.min(nearest, distanceToSegmentM(point, corner, ring[(i + 1) % ring.length] ?? corner));
    });
  }
  return nearest;
}
