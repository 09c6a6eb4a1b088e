/** Which points of a ring are there twice. */
import type { GkRing } from './coordinates.ts';
import { isSamePoint, SAME_POINT_M } from './rings.ts';

/** Pairs of indexes: a later point, and the first one it repeats. What repeats another is itself repeated by none. */
export type Duplicates = readonly (readonly [later: number, first: number])[];

export function findDuplicates(ring: GkRing): Duplicates {
  const pairs = findPairs(ring);
  return pairs ? firstOfEach(pairs) : findInGrid(ring);
}

/** Slanted, as few boundaries run: along a line square to it all points would have to be looked at. Of length 1, as 0.8² + 0.6² are. */
const [NORTH_SHARE, EAST_SHARE] = [0.8, 0.6];
/** What two points may lie apart along it; more than the doubles of metres are off by. */
const REACH_M = SAME_POINT_M + 1e-6;
/** So many points a point to look at; with more, a grid is quicker. */
const LOOKS_A_POINT = 40;

/** For each point the earlier ones at its place. Nothing when there are too many points beside each other. */
function findPairs(ring: GkRing): ReadonlyMap<number, readonly number[]> | undefined {
  let looks = ring.length * LOOKS_A_POINT;
  const sorted = ring
    .map((at, index) => ({ at, index, alongM: NORTH_SHARE * at.northM + EAST_SHARE * at.eastM }))
    .sort((a, b) => a.alongM - b.alongM);
  const earlierOf = new Map<number, number[]>();
  for (const [i, point] of sorted.entries()) {
    for (let j = i + 1; j < sorted.length; j++) {
      const other = sorted[j];
      if (!other || other.alongM - point.alongM > REACH_M) break;
      if (looks-- === 0) return undefined;
      if (!isSamePoint(point.at, other.at)) continue;
      const later = Math.max(point.index, other.index);
      const earlier = Math.min(point.index, other.index);
      const known = earlierOf.get(later);
      if (known) known.push(earlier);
      else earlierOf.set(later, [earlier]);
    }
  }
  return earlierOf;
}

function firstOfEach(earlierOf: ReadonlyMap<number, readonly number[]>): Duplicates {
  const found = new Map<number, number>();
  for (const later of [...earlierOf.keys()].sort((a, b) => a - b)) {
    const first = Math.min(...(earlierOf.get(later) ?? []).filter((index) => !found.has(index)));
    if (first !== Infinity) found.set(later, first);
  }
  return [...found];
}

function findInGrid(ring: GkRing): Duplicates {
  const kept = new Map<string, number[]>();
  const found: [number, number][] = [];
  for (const [i, point] of ring.entries()) {
    const row = Math.floor(point.northM / SAME_POINT_M);
    const column = Math.floor(point.eastM / SAME_POINT_M);
    const near = [-1, 0, 1].flatMap((north) =>
      [-1, 0, 1].flatMap((east) => kept.get(`${row + north} ${column + east}`) ?? []),
    );
    const first = Math.min(...near.filter((other) => isSamePoint(point, ring[other] ?? point)));
    if (first !== Infinity) found.push([i, first]);
    else kept.set(`${row} ${column}`, [...(kept.get(`${row} ${column}`) ?? []), i]);
  }
  return found;
}
