/** Finds the known point at a place, so that points that were there before an operation are the same points after it. */
import { distanceM } from '../bearing.ts';
import type { Gk120 } from '../coordinates.ts';
import { isBetterEvidence } from '../point-evidence.ts';
import { distanceToSegmentM, ringWithoutRepeats, SAME_POINT_M, withoutRepeats } from '../rings.ts';
import { type EditRing, type EditShape, type EditVertex, newVertex, renamed } from './edit-shape.ts';

const CELL_M = 0.01;

export type VertexIndex = {
  /** The nearest known point no further away than the tolerance; of equally near ones the first. */
  readonly find: (at: Gk120) => EditVertex | undefined;
};

/** @param toleranceM at most 0.01 */
export function indexVertices(vertices: Iterable<EditVertex>, toleranceM = SAME_POINT_M): VertexIndex {
  const cells = new Map<string, EditVertex[]>();
  const cellOf = (valueM: number) => Math.floor(valueM / CELL_M);
  for (const vertex of vertices) {
    const key = `${cellOf(vertex.gk.northM)} ${cellOf(vertex.gk.eastM)}`;
    const cell = cells.get(key);
    if (cell) cell.push(vertex);
    else cells.set(key, [vertex]);
  }
  return {
    find: (at) => {
      const [row, column] = [cellOf(at.northM), cellOf(at.eastM)];
      let best: EditVertex | undefined;
      let bestM = toleranceM;
      for (const north of [-1, 0, 1]) {
        for (const east of [-1, 0, 1]) {
          for (const vertex of cells.get(`${row + north} ${column + east}`) ?? []) {
            const apartM = distanceM(vertex.gk, at);
            if (apartM < bestM || (apartM === bestM && !best)) [best, bestM] = [vertex, apartM];
          }
        }
      }
      return best;
    },
  };
}

/** A computed ring as points: known ones where they were, others new on the grid; none twice in a row. */
export function identify(ring: readonly Gk120[], known: VertexIndex): EditRing {
  return ringWithoutRepeats(
    ring.map((at) => known.find(at) ?? newVertex(at)),
    ({ gk }) => gk,
    isBetterEvidence,
  );
}

/**
 * Points of two shapes within the tolerance of each other made one, the one of better evidence; of equal ones the first shape's, whose
 * number it has in any case.
 */
export function madeOne(
  first: EditShape,
  second: EditShape,
  toleranceM = SAME_POINT_M,
): { readonly first: EditShape; readonly second: EditShape } {
  const ofFirst = indexVertices(first.flat(), toleranceM);
  const better = new Map<EditVertex, EditVertex>();
  for (const vertex of second.flat()) {
    const same = ofFirst.find(vertex.gk);
    if (same && isBetterEvidence(vertex, better.get(same) ?? same))
      better.set(same, renamed(vertex, same.no));
  }
  const keptFor = (vertex: EditVertex) => better.get(vertex) ?? vertex;
  return {
    first: better.size === 0 ? first : first.map((ring) => ring.map(keptFor)),
    second: second.map((ring) =>
      ring.map((vertex) => {
        const same = ofFirst.find(vertex.gk);
        return same ? keptFor(same) : vertex;
      }),
    ),
  };
}

/** The shape with a corner wherever one of the points lies on an edge. The edge bends by no more than the tolerance. */
export function withCornersAt(
  shape: EditShape,
  points: readonly EditVertex[],
  toleranceM = SAME_POINT_M,
): EditShape {
  return shape.map((ring) => {
    const corners = indexVertices(ring, toleranceM);
    const missing = points.filter(({ gk }) => !corners.find(gk));
    if (missing.length === 0) return ring;
    return ring.flatMap((from, i) => {
      const to = ring[(i + 1) % ring.length] ?? from;
      const on = missing
        .filter(({ gk }) => distanceToSegmentM(gk, from.gk, to.gk) <= toleranceM)
        .sort((a, b) => distanceM(from.gk, a.gk) - distanceM(from.gk, b.gk));
      return [
        from,
        ...withoutRepeats(on, ({ gk }) => gk, isBetterEvidence).map((point) => renamed(point, undefined)),
      ];
    });
  });
}
