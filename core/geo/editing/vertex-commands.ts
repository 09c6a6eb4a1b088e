/** Steps on single points of a shape. Each gives the shape after it, or says why it was not done. */
import { freeNumbers } from '../point-numbers.ts';
import { type Refused, refuse } from './drawing-codes.ts';
import type { EditRing, EditShape, EditVertex, Place } from './edit-shape.ts';
import { unlessWorse } from './shape-issues.ts';

type Edited = { readonly shape: EditShape } | Refused;

/** A point goes elsewhere and keeps its number; how it was got is what is said of the new place. */
export function moveVertex(shape: EditShape, place: Place, to: EditVertex): Edited {
  const { no } = vertexIn(shape, place);
  const moved = no === undefined ? to : { ...to, no };
  return unlessWorse(shape, {
    shape: replaceRing(shape, place.ring, (ring) => ring.with(place.point, moved)),
  });
}

/** A new point on the edge that begins at `place`, with the lowest free number. */
export function insertVertex(shape: EditShape, place: Place, vertex: EditVertex): Edited {
  const no = freeNumbers(shape.flatMap((ring) => ring.map((each) => each.no)))();
  const insert = (ring: EditRing) => ring.toSpliced(place.point + 1, 0, { ...vertex, no });
  return unlessWorse(shape, { shape: replaceRing(shape, place.ring, insert) });
}

/** A hole that is left with two points goes whole; the shell keeps three. */
export function deleteVertex(shape: EditShape, { ring, point }: Place): Edited {
  const left = (shape[ring]?.length ?? 0) - 1;
  if (left < 3 && ring === 0) return refuse('drawing.ring-needs-three');
  const next =
    left < 3
      ? shape.toSpliced(ring, 1)
      : replaceRing(shape, ring, (vertices) => vertices.toSpliced(point, 1));
  return unlessWorse(shape, { shape: next });
}

/** What is said of a point: its number, how it was got, how well. `accuracyM` null takes the accuracy away. */
export type VertexWords = {
  readonly no?: string;
  readonly method?: EditVertex['method'];
  readonly accuracyM?: number | null;
};

export function describeVertex(shape: EditShape, place: Place, words: VertexWords): Edited {
  const before = vertexIn(shape, place);
  const { no, method = before.method } = words;
  const isTaken = shape.some((ring, r) =>
    ring.some((vertex, p) => vertex.no === no && (r !== place.ring || p !== place.point)),
  );
  if (no !== undefined && isTaken) return refuse('drawing.number-taken', { no });
  const { accuracyM: accuracyBefore, ...rest } = before;
  const accuracyM = words.accuracyM === undefined ? accuracyBefore : (words.accuracyM ?? undefined);
  const after: EditVertex = {
    ...rest,
    method,
    ...(no === undefined ? {} : { no }),
    ...(accuracyM === undefined ? {} : { accuracyM }),
  };
  return { shape: replaceRing(shape, place.ring, (ring) => ring.with(place.point, after)) };
}

function vertexIn(shape: EditShape, { ring, point }: Place): EditVertex {
  const vertex = shape[ring]?.[point];
  if (!vertex) throw new RangeError(`no point ${point} in ring ${ring}`);
  return vertex;
}

function replaceRing(shape: EditShape, ring: number, change: (ring: EditRing) => EditRing): EditShape {
  return shape.map((vertices, i) => (i === ring ? change(vertices) : vertices));
}
