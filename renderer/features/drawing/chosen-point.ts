/** A point that was chosen, of the boundary or of the line being drawn. */
import type { Drawing } from '#core/geo/editing/drawing.ts';
import type { EditVertex, Place } from '#core/geo/editing/edit-shape.ts';

export type ChosenPoint =
  | { readonly of: 'shape'; readonly place: Place }
  | { readonly of: 'line'; readonly index: number };

export function vertexOf({ shape, line }: Drawing, chosen: ChosenPoint): EditVertex | undefined {
  return chosen.of === 'line' ? line[chosen.index] : shape[chosen.place.ring]?.[chosen.place.point];
}

/** What it is called: a point of a line that becomes no boundary by itself has no number, but a place in the line. */
export function numberOf({ no }: EditVertex, point: ChosenPoint): string {
  return no ?? (point.of === 'line' ? String(point.index + 1) : '');
}
