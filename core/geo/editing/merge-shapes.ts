/**
 * Two neighbours become one parcel. Where their lines are one within the snapping distance they are made one first, so that the seam
 * leaves neither a slit nor a pair of points behind: of two points the better evidence counts, under the first shape's number.
 */
import { TOUCHING_M } from '../rings.ts';
import { type Refused, refuse } from './drawing-codes.ts';
import { type EditShape, gkRingsOf, numbered, renamed } from './edit-shape.ts';
import { unionOf } from './polygon-sets.ts';
import { unlessWorse } from './shape-issues.ts';
import { identify, indexVertices, madeOne, withCornersAt } from './vertex-index.ts';

export function mergeShapes(first: EditShape, second: EditShape): { readonly shape: EditShape } | Refused {
  const one = madeOne(first, second, TOUCHING_M);
  const ofFirst = new Set(one.first.flat());
  const numbers = new Set(first.flatMap((ring) => ring.map(({ no }) => no)));
  const drawnTo = one.second.map((ring) =>
    ring.map((vertex) =>
      ofFirst.has(vertex) || !numbers.has(vertex.no) ? vertex : renamed(vertex, undefined),
    ),
  );
  const a = withCornersAt(one.first, drawnTo.flat(), TOUCHING_M);
  const b = withCornersAt(drawnTo, a.flat(), TOUCHING_M);
  const together = unionOf(gkRingsOf(a), gkRingsOf(b));
  if (!together) return refuse('drawing.not-computable');
  const [whole, ...more] = together;
  if (!whole || more.length > 0) return refuse('drawing.not-adjacent');
  const known = indexVertices([...one.first.flat(), ...drawnTo.flat()]);
  const shape = numbered(whole.map((ring) => identify(ring, known)).filter((ring) => ring.length >= 3));
  return unlessWorse(first, { shape });
}
