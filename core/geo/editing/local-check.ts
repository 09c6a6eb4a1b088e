/**
 * Whether a sound boundary is still sound after a step, told by what the step changed: a look at every edge takes tenths of a second for
 * tens of thousands of points, and a step has touched two of them. Where the change lies too near to anything to be sure, the answer
 * is no, and the whole boundary is judged.
 */
import { type Gk120, isInHuzhou } from '../coordinates.ts';
import { meetingOf } from '../edge-pairs.ts';
import { isSpike } from '../ring-issues.ts';
import { boundsOf, isSamePoint, TOUCHING_M } from '../rings.ts';
import { areaOf, type EditRing, type EditShape } from './edit-shape.ts';

/** A step that changes more is judged as a whole. */
const MAX_CHANGED = 64;
/** Smaller rings are judged as a whole, which takes no time. */
const MIN_POINTS = 8;
/** Far above what an area has to be not to be none. */
const MIN_AREA_SQM = 1;

/** What became of a ring: its points from `first` on, so many of them, stand where others stood. */
type Change = {
  readonly ring: EditRing;
  readonly first: number;
  readonly count: number;
  readonly gone: EditRing;
};

/**
 * @param before a shape without issues
 * @returns true only when `after` has none either
 */
export function staysSound(before: EditShape, after: EditShape): boolean {
  const ringIndex = changedRing(before, after);
  if (ringIndex === undefined) return false;
  const change = changeOf(before[ringIndex] ?? [], after[ringIndex] ?? []);
  if (!change) return false;
  const { ring, first, count } = change;
  const at = (i: number): Gk120 | undefined => ring[(i + ring.length) % ring.length]?.gk;
  // From the last point before the change to the first one after it.
  const stretch = Array.from({ length: count + 2 }, (_, i) => at(first - 1 + i)).filter(
    (point) => point !== undefined,
  );
  if (!stretch.every(isInHuzhou) || hasSpike(first, count, at)) return false;
  const rest = ring.length - count - 2;
  const unchanged = Array.from({ length: rest }, (_, i) => at(first + count + 1 + i)).filter(
    (point) => point !== undefined,
  );
  if (meetsUnchanged(stretch, unchanged) || meetsItself(stretch)) return false;
  const others = after.toSpliced(ringIndex, 1);
  if (others.some((other) => meetsRing(stretch, change.gone, other))) return false;
  return areaOf([ring]) > MIN_AREA_SQM;
}

/** The one ring that is another, where it is one. */
function changedRing(before: EditShape, after: EditShape): number | undefined {
  if (before.length !== after.length) return undefined;
  const changed = after.flatMap((ring, i) => (ring === before[i] ? [] : [i]));
  return changed.length === 1 ? changed[0] : undefined;
}

function changeOf(before: EditRing, ring: EditRing): Change | undefined {
  const shorter = Math.min(before.length, ring.length);
  let first = 0;
  while (first < shorter && before[first] === ring[first]) first++;
  let last = 0;
  while (last < shorter - first && before.at(-1 - last) === ring.at(-1 - last)) last++;
  const count = ring.length - first - last;
  const gone = before.slice(first, before.length - last);
  if (ring.length < MIN_POINTS || count + 4 > ring.length || Math.max(count, gone.length) > MAX_CHANGED)
    return undefined;
  return { ring, first, count, gone };
}

/** At the changed points and the two beside them. */
function hasSpike(first: number, count: number, at: (i: number) => Gk120 | undefined): boolean {
  for (let i = first - 1; i <= first + count; i++) {
    const [before, tip, after] = [at(i - 1), at(i), at(i + 1)];
    if (!before || !tip || !after || isSamePoint(before, tip) || isSamePoint(tip, after)) return true;
    if (isSpike(before, tip, after)) return true;
  }
  return false;
}

/**
 * Whether the changed edges come near the unchanged ones; where one goes over into the other they may, and are looked at for spikes.
 * @param unchanged the points from behind the end of the stretch round to before its beginning
 */
function meetsUnchanged(stretch: readonly Gk120[], unchanged: readonly Gk120[]): boolean {
  const leaving = [...stretch.slice(-1), ...unchanged.slice(0, 1)];
  const arriving = [...unchanged.slice(-1), ...stretch.slice(0, 1)];
  return stretch.slice(1).some((to, i) => {
    const from = stretch[i] ?? to;
    const [isFirst, isLast] = [i === 0, i === stretch.length - 2];
    return (
      isNearLine(from, to, unchanged) ||
      (!isLast && isNearLine(from, to, leaving)) ||
      (!isFirst && isNearLine(from, to, arriving))
    );
  });
}

function meetsItself(stretch: readonly Gk120[]): boolean {
  return stretch.some((from, i) => {
    const to = stretch[i + 1];
    return to !== undefined && isNearLine(from, to, stretch.slice(i + 2));
  });
}

/** Whether the changed edges come near another ring, or the ground they swept over holds a point of it. */
function meetsRing(stretch: readonly Gk120[], gone: EditRing, other: EditRing): boolean {
  const { minNorthM, maxNorthM, minEastM, maxEastM } = boundsOf([...stretch, ...gone.map(({ gk }) => gk)]);
  const isSwept = ({ northM, eastM }: Gk120) =>
    northM >= minNorthM - TOUCHING_M &&
    northM <= maxNorthM + TOUCHING_M &&
    eastM >= minEastM - TOUCHING_M &&
    eastM <= maxEastM + TOUCHING_M;
  if (other.some(({ gk }) => isSwept(gk))) return true;
  const closed = [...other, ...other.slice(0, 1)].map(({ gk }) => gk);
  return stretch.some((from, i) => {
    const to = stretch[i + 1];
    return to !== undefined && isNearLine(from, to, closed);
  });
}

/** Whether any edge of an open line comes within touching distance of the edge between two points. */
function isNearLine(from: Gk120, to: Gk120, line: readonly Gk120[]): boolean {
  const south = Math.min(from.northM, to.northM) - TOUCHING_M;
  const north = Math.max(from.northM, to.northM) + TOUCHING_M;
  const west = Math.min(from.eastM, to.eastM) - TOUCHING_M;
  const east = Math.max(from.eastM, to.eastM) + TOUCHING_M;
  for (let i = 0; i + 1 < line.length; i++) {
    const [a, b] = [line[i], line[i + 1]];
    if (!a || !b) continue;
    if (a.northM < south && b.northM < south) continue;
    if (a.northM > north && b.northM > north) continue;
    if (a.eastM < west && b.eastM < west) continue;
    if (a.eastM > east && b.eastM > east) continue;
    if (isSamePoint(a, b) || meetingOf(edge(from, to), edge(a, b), TOUCHING_M) !== 'apart') return true;
  }
  return false;
}

const edge = (from: Gk120, to: Gk120) => ({ ringIndex: 0, start: 0, from, to });
