/**
 * A boundary while it is being edited: the points of record with their place in the plane beside the degrees they are stored with.
 * Both are kept, so that a point nobody moved is stored again number for number, and one that was snapped onto a neighbour's point has
 * that point's very degrees.
 */
import { planarAreaSqM } from '../areas.ts';
import {
  type Boundary,
  type BoundaryDatum,
  type PointDraft,
  type PointMethod,
  toBoundary,
  toPointDrafts,
} from '../boundary.ts';
import { type Gk120, type GkRing, gk120, type LonLat } from '../coordinates.ts';
import { makeNumbering } from '../point-numbers.ts';
import { toGk120, toLonLat } from '../projection.ts';

export type EditVertex = PointDraft & { readonly gk: Gk120 };
export type EditRing = readonly EditVertex[];
/** Shell first, then holes; open rings. Empty while nothing has been drawn. */
export type EditShape = readonly EditRing[];

/** Indexes into a shape. */
export type Place = { readonly ring: number; readonly point: number };

/**
 * New coordinates lie on a grid of 0.01 mm: coarse enough to be the same for two parcels that share a point, and fine enough that a
 * point put on an edge of 400 m leaves the areas on both sides right to 0.01 m². A grid of 0.1 mm does not.
 */
const GRID_PER_M = 100_000;

export function toGrid({ northM, eastM }: Gk120): Gk120 {
  return gk120(Math.round(northM * GRID_PER_M) / GRID_PER_M, Math.round(eastM * GRID_PER_M) / GRID_PER_M);
}

/** A new point in the plane, on the grid. */
export function newVertex(at: Gk120, method: PointMethod = 'screen'): EditVertex {
  const gk = toGrid(at);
  return { at: toLonLat(gk), gk, method };
}

/** A point that has its degrees from somewhere: from the record, or from a neighbour it was snapped to. */
export function vertexAt(at: LonLat, method: PointMethod = 'screen'): EditVertex {
  return { at, gk: toGk120(at), method };
}

export function toEditVertex(draft: PointDraft): EditVertex {
  return { ...draft, gk: toGk120(draft.at) };
}

export function toEditShape(boundary: Boundary): EditShape {
  return toPointDrafts(boundary).map((ring) => ring.map(toEditVertex));
}

/** @throws RangeError as `toBoundary` */
export function fromEditShape(shape: EditShape, datum: BoundaryDatum): Boundary {
  return toBoundary(
    shape.map((ring) => ring.map(({ gk: _, ...draft }) => draft)),
    datum,
  );
}

/** The point under another number, or under none. */
export function renamed({ no: _, ...vertex }: EditVertex, no: string | undefined): EditVertex {
  return no === undefined ? vertex : { ...vertex, no };
}

export const gkRingOf = (ring: EditRing): GkRing => ring.map(({ gk }) => gk);
export const gkRingsOf = (shape: EditShape): readonly GkRing[] => shape.map(gkRingOf);

/** Planar area in m²; 0 while there are fewer than three points. */
export function areaOf(shape: EditShape): number {
  return shape.length === 0 ? 0 : planarAreaSqM(gkRingsOf(shape));
}

/**
 * Every point with a number that occurs once: given ones are kept, the first of equal ones, and gaps are filled.
 * @param before a shape whose numbers are not given again either: a point that went is another one than a point that came
 */
export function numbered(shape: EditShape, before: EditShape = []): EditShape {
  const numberOf = makeNumbering([...shape, ...before].flatMap((ring) => ring.map(({ no }) => no)));
  return shape.map((ring) =>
    ring.map((vertex) => {
      const no = numberOf(vertex.no);
      return no === vertex.no ? vertex : { ...vertex, no };
    }),
  );
}

/** Numbers all points anew: J1 at the north-west corner of the shell, on clockwise, then the holes. */
export function renumbered(shape: EditShape): EditShape {
  const bare = shape.map((ring) => ring.map(({ no: _, ...vertex }) => vertex));
  // A shape says nothing of its datum: any will do on the way there and back.
  return toEditShape(fromEditShape(bare, 'CGCS2000'));
}
