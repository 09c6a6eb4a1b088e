/**
 * Two neighbours become one parcel. Where their lines are one within the snapping distance they are made one first, so that the seam
 * leaves neither a slit nor a pair of points behind; the first shape's points count.
 */
import { TOUCHING_M } from '../rings.ts';
import { type Refused, refuse } from './drawing-codes.ts';
import { type EditShape, gkRingsOf, numbered } from './edit-shape.ts';
import { unionOf } from './polygon-sets.ts';
import { unlessWorse } from './shape-issues.ts';
import { identify, indexVertices, withCornersAt } from './vertex-index.ts';

export function mergeShapes(first: EditShape, second: EditShape): { readonly shape: EditShape } | Refused {
  const ofFirst = indexVertices(first.flat(), TOUCHING_M);
  const numbers = new Set(first.flatMap((ring) => ring.map(({ no }) => no)));
  const drawnTo = second.map((ring) =>
    ring.map((vertex) => {
      const same = ofFirst.find(vertex.gk);
      if (same) return same;
      const { no, ...rest } = vertex;
      return no === undefined || numbers.has(no) ? rest : vertex;
    }),
  );
  const a = withCornersAt(first, drawnTo.flat(), TOUCHING_M);
  const b = withCornersAt(drawnTo, a.flat(), TOUCHING_M);
  const together = unionOf(gkRingsOf(a), gkRingsOf(b));
  if (!together) return refuse('drawing.not-computable');
  const [whole, ...more] = together;
  if (!whole || more.length > 0) return refuse('drawing.not-adjacent');
  const known = indexVertices([...first.flat(), ...drawnTo.flat()]);
  const shape = numbered(whole.map((ring) => identify(ring, known)).filter((ring) => ring.length >= 3));
  return unlessWorse(first, { shape });
}
