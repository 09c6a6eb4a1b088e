/**
 * Where two boundaries run along each other from opposite sides: over which length they are one line, and over which they miss
 * each other by a hand's breadth. The latter is a sliver, a strip that belongs to nobody or to both.
 *
 *   A ────────────→          A ────────────→
 *   B ←────────────  seam    B ←──────────── 0.08 m off: sliver
 */
import { type GkRing, gk120 } from './coordinates.ts';
import { type Edge, edgesOf, forEachNearPair } from './edge-pairs.ts';
import { boundsOf, type GkBounds, isClockwise } from './rings.ts';

type Widths = { readonly snappingM: number; readonly sliverWidthM: number };

export type Seam = {
  /** Length in m over which the two are one line within the snapping distance. */
  readonly sharedM: number;
  /** Length in m over which they are apart, by no more than a sliver's width. */
  readonly sliverM: number;
  /** How far apart they are there at most, in m; 0 without a sliver. */
  readonly widthM: number;
};

/** Each polygon is its shell, then its holes, as open rings in either direction. */
export function seamOf(a: readonly GkRing[], b: readonly GkRing[], widths: Widths): Seam {
  let seam: Seam = { sharedM: 0, sliverM: 0, widthM: 0 };
  forEachStretch(a, b, widths, (stretch) => {
    seam = plus(seam, stretch, widths);
  });
  return seam;
}

/** The strips between the two, each as a ring of four points; those that are a sliver by the same measure as in `seamOf`. */
export function sliversOf(a: readonly GkRing[], b: readonly GkRing[], widths: Widths): readonly GkRing[] {
  const strips: GkRing[] = [];
  forEachStretch(a, b, widths, (stretch) => {
    const { lengthM, widthM } = stretch;
    if (lengthM > 0 && widthM > widths.snappingM && widthM <= widths.sliverWidthM)
      strips.push(stretch.strip());
  });
  return strips;
}

function forEachStretch(
  a: readonly GkRing[],
  b: readonly GkRing[],
  widths: Widths,
  visit: (stretch: Stretch) => void,
): void {
  const [shellA, shellB] = [a[0], b[0]];
  if (!shellA || !shellB) return;
  const [boundsA, boundsB] = [boundsOf(shellA), boundsOf(shellB)];
  const nearM = Math.max(widths.snappingM, widths.sliverWidthM);
  const rings = [...a, ...b];
  const edges = edgesOf(rings).filter((edge) =>
    isNear(edge, edge.ringIndex < a.length ? boundsB : boundsA, nearM),
  );
  /** Whether the polygon lies to the right of the ring's edges, as it does in the form of record. */
  const isRight = rings.map((ring, index) => isClockwise(ring) === (index === 0 || index === a.length));
  const seen = new Set<string>();
  forEachNearPair(edges, nearM, (one, other) => {
    if (one.ringIndex < a.length === other.ringIndex < a.length) return undefined;
    const key = `${one.ringIndex}/${one.start}/${other.ringIndex}/${other.start}`;
    if (seen.has(key)) return undefined;
    seen.add(key);
    const runAlike = dot(one, other) > 0;
    if (runAlike === (isRight[one.ringIndex] === isRight[other.ringIndex])) return undefined;
    visit(stretchOf(one, other));
    return undefined;
  });
}

function plus(seam: Seam, { lengthM, widthM }: Stretch, { snappingM, sliverWidthM }: Widths): Seam {
  if (lengthM <= 0) return seam;
  if (widthM <= snappingM) return { ...seam, sharedM: seam.sharedM + lengthM };
  return widthM <= sliverWidthM
    ? { ...seam, sliverM: seam.sliverM + lengthM, widthM: Math.max(seam.widthM, widthM) }
    : seam;
}

type Stretch = {
  readonly lengthM: number;
  readonly widthM: number;
  /** The ground between the two edges. */
  readonly strip: () => GkRing;
};

/** The stretch two edges have beside each other, and how far apart they are at the wider of its ends. */
function stretchOf(a: Edge, b: Edge): Stretch {
  const north = a.to.northM - a.from.northM;
  const east = a.to.eastM - a.from.eastM;
  const length = Math.hypot(north, east);
  const place = ({ northM, eastM }: Edge['from']) => {
    const [dNorth, dEast] = [northM - a.from.northM, eastM - a.from.eastM];
    return { along: (dNorth * north + dEast * east) / length, off: (dNorth * east - dEast * north) / length };
  };
  const [start, end] = [place(b.to), place(b.from)].sort((one, other) => one.along - other.along) as [
    { along: number; off: number },
    { along: number; off: number },
  ];
  const from = Math.max(0, start.along);
  const to = Math.min(length, end.along);
  const offAt = (along: number) =>
    start.off + ((along - start.along) / (end.along - start.along || 1)) * (end.off - start.off);
  const at = (along: number, off: number) =>
    gk120(
      a.from.northM + (along * north + off * east) / length,
      a.from.eastM + (along * east - off * north) / length,
    );
  return {
    lengthM: to - from,
    widthM: Math.max(Math.abs(offAt(from)), Math.abs(offAt(to))),
    strip: () => [at(from, 0), at(to, 0), at(to, offAt(to)), at(from, offAt(from))],
  };
}

function dot(a: Edge, b: Edge): number {
  return (
    (a.to.northM - a.from.northM) * (b.to.northM - b.from.northM) +
    (a.to.eastM - a.from.eastM) * (b.to.eastM - b.from.eastM)
  );
}

function isNear({ from, to }: Edge, bounds: GkBounds, nearM: number): boolean {
  return (
    Math.max(from.northM, to.northM) >= bounds.minNorthM - nearM &&
    Math.min(from.northM, to.northM) <= bounds.maxNorthM + nearM &&
    Math.max(from.eastM, to.eastM) >= bounds.minEastM - nearM &&
    Math.min(from.eastM, to.eastM) <= bounds.maxEastM + nearM
  );
}
