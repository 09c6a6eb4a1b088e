/** Where a measured point goes: into the line that is being drawn, or to the point that is chosen. */
import { type EditVertex, vertexAt } from '#core/geo/editing/edit-shape.ts';
import type { AveragedPoint } from '#core/position/averaging.ts';
import type { DrawingStore } from '../drawing/drawing-store.ts';
import type { PointUse } from './position-store.ts';

export function placePoint(drawing: DrawingStore, point: AveragedPoint): PointUse {
  const { session } = drawing.get();
  const vertex = toVertex(point);
  // In a line the next point is meant, whatever was touched last; a point of the boundary is chosen to be measured anew.
  if (session?.chosen?.of === 'shape') return drawing.move(session.chosen, vertex) ? 'moved' : 'notUsed';
  if (session && session.history.present.purpose !== 'edit')
    return drawing.addPoint(vertex) ? 'added' : 'notUsed';
  return 'notUsed';
}

function toVertex({ at, method, accuracyM }: AveragedPoint): EditVertex {
  return { ...vertexAt(at, method), ...(accuracyM === undefined ? {} : { accuracyM }) };
}
