/**
 * What is wrong with the shape of one ring: broken numbers, too few points, points twice, spikes, crossings, no area.
 * Only finds; whether a finding refuses a text or blocks a submission is decided where it is used.
 */
import { signedPlanarAreaSqM } from './areas.ts';
import { distanceM, lengthM } from './bearing.ts';
import type { BoundaryIssue } from './boundary-codes.ts';
import type { Gk120, GkRing } from './coordinates.ts';
import { findDuplicates } from './duplicate-points.ts';
import { type Edge, edgesOf, forEachNearPair, meetingOf } from './edge-pairs.ts';
import { distanceToSegmentM, isSamePoint, ringWithoutRepeats } from './rings.ts';

/** An issue with its place: `ringIndex` and `pointIndex` count from 0 in the rings that were given. */
export type RingIssue = BoundaryIssue & { readonly ringIndex: number; readonly pointIndex: number };

/** What a point is called in the parameters of an issue, usually its number (`J3`). */
export type PointNaming = (ringIndex: number, pointIndex: number) => string;

export const countedPoints: PointNaming = (_ringIndex, pointIndex) => `J${pointIndex + 1}`;

/** An area that would be printed as 0.00 m² is no area. */
const ZERO_AREA_SQM = 0.005;
/** A corner narrower than this at the end of its shorter edge is a spike: points are not measured better than this. */
const SPIKE_WIDTH_M = 0.01;
/** How near two edges of one ring must come to count as meeting. Above the noise of doubles, far below a millimetre. */
const MEETING_M = 1e-6;
/** Findings of one kind a ring; more would help nobody and cost time on a scribble. */
const MAX_OF_A_KIND = 20;

/** Issues of one open ring, `ringIndex` being its place among the rings (shown as ring `ringIndex + 1`). */
export function findRingIssues(
  ring: GkRing,
  ringIndex = 0,
  nameOf: PointNaming = countedPoints,
): readonly RingIssue[] {
  const ringNo = ringIndex + 1;
  const name = (pointIndex: number) => nameOf(ringIndex, pointIndex);
  const broken = ring.findIndex(({ northM, eastM }) => !Number.isFinite(northM) || !Number.isFinite(eastM));
  if (broken >= 0) {
    const params = { ring: ringNo, point: name(broken) };
    return [{ code: 'boundary.not-finite', params, ringIndex, pointIndex: broken }];
  }
  const duplicates = findDuplicates(ring);
  const distinct = ring.length - duplicates.length;
  if (distinct < 3) {
    const params = { ring: ringNo, points: distinct };
    return [{ code: 'boundary.too-few-points', params, ringIndex, pointIndex: 0 }];
  }
  const issues: RingIssue[] = [];
  for (const [pointIndex, other] of duplicates.slice(0, MAX_OF_A_KIND)) {
    const params = { ring: ringNo, point: name(pointIndex), otherPoint: name(other) };
    issues.push({ code: 'boundary.duplicate-point', params, ringIndex, pointIndex });
  }
  for (const pointIndex of findSpikes(ring)) {
    issues.push({
      code: 'boundary.spike',
      params: { ring: ringNo, point: name(pointIndex) },
      ringIndex,
      pointIndex,
    });
  }
  const { crossings, finished } = findSelfCrossings(ring);
  for (const [pointIndex, other] of crossings) {
    const params = { ring: ringNo, point: name(pointIndex), otherPoint: name(other) };
    issues.push({ code: 'boundary.self-crossing', params, ringIndex, pointIndex });
  }
  if (!finished)
    issues.push({ code: 'boundary.too-tangled', params: { ring: ringNo }, ringIndex, pointIndex: 0 });
  if (Math.abs(signedPlanarAreaSqM(ring)) < ZERO_AREA_SQM) {
    issues.push({ code: 'boundary.zero-area', params: { ring: ringNo }, ringIndex, pointIndex: 0 });
  }
  return issues;
}

/** Points where the boundary goes out and back along practically the same line. */
function findSpikes(ring: GkRing): readonly number[] {
  const kept = ringWithoutRepeats(
    ring.map((at, index) => ({ at, index })),
    ({ at }) => at,
  );
  const found: number[] = [];
  for (const [k, tip] of kept.entries()) {
    const before = kept[(k + kept.length - 1) % kept.length] ?? tip;
    const after = kept[(k + 1) % kept.length] ?? tip;
    if (isSpike(before.at, tip.at, after.at)) found.push(tip.index);
    if (found.length >= MAX_OF_A_KIND) break;
  }
  return found;
}

export function isSpike(before: Gk120, tip: Gk120, after: Gk120): boolean {
  const [inNorth, inEast] = [before.northM - tip.northM, before.eastM - tip.eastM];
  const [outNorth, outEast] = [after.northM - tip.northM, after.eastM - tip.eastM];
  if (inNorth * outNorth + inEast * outEast <= 0) return false;
  const [shortEnd, longEnd] =
    lengthM(inNorth, inEast) <= lengthM(outNorth, outEast) ? [before, after] : [after, before];
  // An edge of a few millimetres is always within the width; that is a dense line, not a spike, unless it folds back flat.
  const shortM = distanceM(shortEnd, tip);
  return distanceToSegmentM(shortEnd, tip, longEnd) < Math.min(SPIKE_WIDTH_M, shortM / 10);
}

/** Pairs of edges, by their first points, that meet although they are not neighbours; of points, where two strands cross in one. */
function findSelfCrossings(ring: GkRing): {
  readonly crossings: readonly (readonly [number, number])[];
  readonly finished: boolean;
} {
  const found = new Map<number, readonly [number, number]>();
  const finished = forEachNearPair(edgesOf([ring]), MEETING_M, (a, b) => {
    const gap = Math.abs(a.start - b.start);
    if (gap === 1 || gap === ring.length - 1) return undefined;
    const meeting = meetingOf(a, b, MEETING_M);
    if (meeting === 'apart') return undefined;
    const shared = meeting === 'touching' ? sharedEnds(ring, a, b) : [];
    // A point that is there twice is reported as that.
    const pairs = shared.length > 0 ? shared.flatMap((ends) => crossingIn(ring, ends)) : [[a.start, b.start]];
    for (const [i = 0, j = 0] of pairs) {
      const [first, second] = i < j ? [i, j] : [j, i];
      found.set(first * ring.length + second, [first, second]);
    }
    return found.size >= MAX_OF_A_KIND ? 'stop' : undefined;
  });
  return { crossings: [...found.values()].sort(([a, c], [b, d]) => a - b || c - d), finished };
}

/** The ends of two edges that are one place, by their points. */
function sharedEnds(ring: GkRing, a: Edge, b: Edge): readonly (readonly [number, number])[] {
  const endsOf = ({ start, from, to }: Edge) =>
    [
      [start, from],
      [(start + 1) % ring.length, to],
    ] as const;
  return endsOf(a).flatMap(([i, end]) =>
    endsOf(b).flatMap(([j, other]) => (isSamePoint(end, other) ? [[i, j] as const] : [])),
  );
}

/** The two points, when the ring does not only touch itself there but goes through its own line; else none. */
function crossingIn(ring: GkRing, [i, j]: readonly [number, number]): readonly (readonly [number, number])[] {
  const [own, other] = [strandAt(ring, i), strandAt(ring, j)];
  // Out and back along one edge is a spike.
  if (own.first === other.first || own.after === other.before || own.before === other.after) return [];
  const bearingOf = ({ first }: Strand, to: number) => {
    const [at, end] = [ring[first], ring[to]];
    return at && end ? Math.atan2(end.eastM - at.eastM, end.northM - at.northM) : 0;
  };
  const start = bearingOf(own, own.before);
  const turnTo = (bearing: number) => (bearing - start + 4 * Math.PI) % (2 * Math.PI);
  const end = turnTo(bearingOf(own, own.after));
  const [come, go] = [other.before, other.after].map((to) => turnTo(bearingOf(other, to)));
  if (come === undefined || go === undefined || [come, go].some((turn) => turn === 0 || turn === end))
    return [];
  return come < end === go < end ? [] : [[own.first, other.first]];
}

/** The first of the points in a row that are one place, and the points before and after that place. */
type Strand = { readonly first: number; readonly before: number; readonly after: number };

function strandAt(ring: GkRing, index: number): Strand {
  const next = (from: number, step: number): number => {
    let i = from;
    for (let looks = 0; looks < ring.length && isSameAt(i); looks++)
      i = (i + step + ring.length) % ring.length;
    return i;
  };
  const isSameAt = (i: number) => {
    const [a, b] = [ring[i], ring[index]];
    return a !== undefined && b !== undefined && isSamePoint(a, b);
  };
  const before = next(index, -1);
  return { first: (before + 1) % ring.length, before, after: next(index, 1) };
}
