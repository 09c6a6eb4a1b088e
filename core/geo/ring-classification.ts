/**
 * Tells shells from holes by what contains what. Ring numbers in files and the direction of rings are no help:
 * programs disagree on both. A ring within an odd number of others is a hole, any other a shell, so an island in a
 * hole is a polygon of its own.
 */
import { signedPlanarAreaSqM } from './areas.ts';
import type { GkRing } from './coordinates.ts';
import { edgesOf, forEachNearPair, meetingOf } from './edge-pairs.ts';
import { countedPoints, findRingIssues, type PointNaming, type RingIssue } from './ring-issues.ts';
import { boundsOf, type GkBounds, makeRingLocator, type RingLocator, TOUCHING_M } from './rings.ts';

/** Indexes into the rings that were given. */
export type ClassifiedPolygon = { readonly shell: number; readonly holes: readonly number[] };

export type Classification = {
  /** In the order of their shells; holes in the order given. */
  readonly polygons: readonly ClassifiedPolygon[];
  /** Rings that cross or repeat each other (then the polygons cannot be trusted), edges shared within one polygon. */
  readonly issues: readonly RingIssue[];
};

type RingPairs = Map<
  number,
  { readonly a: number; readonly b: number; overlapping: boolean; crossing: boolean }
>;

/**
 * Sorts open rings of at least three finite points into polygons.
 * Issues: `boundary.rings-crossing`, `boundary.same-ring-twice`, `boundary.shared-edge`, `boundary.too-tangled` (then no polygons).
 */
export function classifyRings(rings: readonly GkRing[]): Classification {
  const bounds = rings.map(boundsOf);
  const areas = rings.map((ring) => Math.abs(signedPlanarAreaSqM(ring)));
  const locators = new Map<number, RingLocator>();
  const locatorOf = (index: number): RingLocator => {
    const made = locators.get(index) ?? makeRingLocator(rings[index] ?? []);
    locators.set(index, made);
    return made;
  };
  const issues: RingIssue[] = [];
  const { meetings, finished } = findMeetings(rings);
  if (!finished) {
    const tangled = {
      code: 'boundary.too-tangled',
      params: { ring: 1 },
      ringIndex: 0,
      pointIndex: 0,
    } as const;
    return { polygons: [], issues: [tangled] };
  }
  for (const pair of meetings.values()) {
    const [small, large] = (areas[pair.a] ?? 0) <= (areas[pair.b] ?? 0) ? [pair.a, pair.b] : [pair.b, pair.a];
    const seenFromLarge = probe(rings[small] ?? [], locatorOf(large));
    if (!pair.crossing && !seenFromLarge.inside && !seenFromLarge.outside) {
      issues.push(pairIssue('boundary.same-ring-twice', pair.a, pair.b));
    } else if (
      pair.crossing ||
      (seenFromLarge.inside && seenFromLarge.outside) ||
      probe(rings[large] ?? [], locatorOf(small)).inside
    ) {
      issues.push(pairIssue('boundary.rings-crossing', pair.a, pair.b));
    }
  }

  const parents = parentsOf(rings, areas, bounds, (inner, outer) => {
    const seen = probe(rings[inner] ?? [], locatorOf(outer), !meetings.has(pairKey(rings, inner, outer)));
    return seen.inside && !seen.outside;
  });
  const polygons = toPolygons(parents);
  for (const { shell, holes } of polygons) {
    const members = [shell, ...holes];
    for (const [i, a] of members.entries()) {
      for (const b of members.slice(i + 1)) {
        if (meetings.get(pairKey(rings, a, b))?.overlapping)
          issues.push(pairIssue('boundary.shared-edge', a, b));
      }
    }
  }
  return { polygons, issues };
}

/** All issues of a bag of open rings that is meant to be one polygon: those of each ring, and those between them. */
export function findPolygonIssues(
  rings: readonly GkRing[],
  nameOf: PointNaming = countedPoints,
): readonly RingIssue[] {
  const single = rings.flatMap((ring, index) => findRingIssues(ring, index, nameOf));
  if (rings.length < 2 || single.some(({ code }) => UNFIT_TO_CLASSIFY.has(code))) return single;
  const { polygons, issues } = classifyRings(rings);
  const parts: readonly RingIssue[] =
    polygons.length > 1
      ? [
          {
            code: 'boundary.one-part-only',
            params: { parts: polygons.length },
            ringIndex: polygons[1]?.shell ?? 0,
            pointIndex: 0,
          },
        ]
      : [];
  return [...single, ...issues, ...parts];
}

const UNFIT_TO_CLASSIFY: ReadonlySet<string> = new Set(['boundary.not-finite', 'boundary.too-few-points']);

/** Which rings come within snapping distance of each other, and how. */
function findMeetings(rings: readonly GkRing[]): {
  readonly meetings: RingPairs;
  readonly finished: boolean;
} {
  const pairs: RingPairs = new Map();
  if (rings.length < 2) return { meetings: pairs, finished: true };
  const finished = forEachNearPair(edgesOf(rings), TOUCHING_M, (a, b) => {
    if (a.ringIndex === b.ringIndex) return undefined;
    const key = pairKey(rings, a.ringIndex, b.ringIndex);
    const known = pairs.get(key);
    if (known?.crossing) return undefined;
    const meeting = meetingOf(a, b, TOUCHING_M);
    if (meeting === 'apart') return undefined;
    const pair = known ?? {
      a: Math.min(a.ringIndex, b.ringIndex),
      b: Math.max(a.ringIndex, b.ringIndex),
      overlapping: false,
      crossing: false,
    };
    pair.overlapping ||= meeting === 'overlapping';
    pair.crossing ||= meeting === 'crossing';
    pairs.set(key, pair);
    return undefined;
  });
  return { meetings: pairs, finished };
}

function pairKey(rings: readonly GkRing[], a: number, b: number): number {
  return Math.min(a, b) * rings.length + Math.max(a, b);
}

/** Where the corners and edge middles of a ring lie against another one; one clear answer is enough when they do not meet. */
function probe(
  ring: GkRing,
  locate: RingLocator,
  firstIsEnough = false,
): { inside: boolean; outside: boolean } {
  const seen = { inside: false, outside: false };
  for (const [i, point] of ring.entries()) {
    const next = ring[(i + 1) % ring.length] ?? point;
    const middle = {
      ...point,
      northM: (point.northM + next.northM) / 2,
      eastM: (point.eastM + next.eastM) / 2,
    };
    for (const location of [locate(point), locate(middle)]) {
      if (location === 'inside') seen.inside = true;
      if (location === 'outside') seen.outside = true;
      if ((firstIsEnough && (seen.inside || seen.outside)) || (seen.inside && seen.outside)) return seen;
    }
  }
  return seen;
}

/** For each ring the smallest ring that contains it, or undefined. */
function parentsOf(
  rings: readonly GkRing[],
  areas: readonly number[],
  bounds: readonly GkBounds[],
  isWithin: (inner: number, outer: number) => boolean,
): readonly (number | undefined)[] {
  const areaOf = (index: number) => areas[index] ?? 0;
  const bySize = [...rings.keys()].sort((a, b) => areaOf(a) - areaOf(b) || a - b);
  const parents: (number | undefined)[] = rings.map(() => undefined);
  for (const [rank, inner] of bySize.entries()) {
    for (let k = rank + 1; k < bySize.length; k++) {
      const outer = bySize[k];
      if (outer === undefined || !boxWithin(bounds[inner], bounds[outer]) || !isWithin(inner, outer))
        continue;
      parents[inner] = outer;
      break;
    }
  }
  return parents;
}

function boxWithin(inner: GkBounds | undefined, outer: GkBounds | undefined): boolean {
  return (
    inner !== undefined &&
    outer !== undefined &&
    inner.minNorthM >= outer.minNorthM - TOUCHING_M &&
    inner.maxNorthM <= outer.maxNorthM + TOUCHING_M &&
    inner.minEastM >= outer.minEastM - TOUCHING_M &&
    inner.maxEastM <= outer.maxEastM + TOUCHING_M
  );
}

function toPolygons(parents: readonly (number | undefined)[]): readonly ClassifiedPolygon[] {
  const depthOf = (index: number): number => {
    let depth = 0;
    for (let at = parents[index]; at !== undefined; at = parents[at]) depth++;
    return depth;
  };
  const holes = new Map<number, number[]>();
  for (const index of parents.keys()) if (depthOf(index) % 2 === 0) holes.set(index, []);
  for (const [index, parent] of parents.entries()) {
    if (!holes.has(index) && parent !== undefined) holes.get(parent)?.push(index);
  }
  return [...holes].map(([shell, inner]) => ({ shell, holes: inner }));
}

function pairIssue(
  code: 'boundary.rings-crossing' | 'boundary.same-ring-twice' | 'boundary.shared-edge',
  a: number,
  b: number,
): RingIssue {
  return { code, params: { ring: a + 1, otherRing: b + 1 }, ringIndex: b, pointIndex: 0 };
}
