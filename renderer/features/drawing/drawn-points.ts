/** Between points as they are drawn and as they travel. */
import type { DrawnPoint } from '#core/contract/drawing.ts';
import { lonLat } from '#core/geo/coordinates.ts';
import { type EditVertex, toEditVertex } from '#core/geo/editing/edit-shape.ts';

export function toDrawnPoint({ at: [lon, lat], no, method, accuracyM }: EditVertex): DrawnPoint {
  return {
    lon,
    lat,
    method,
    ...(no === undefined ? {} : { no }),
    ...(accuracyM === undefined ? {} : { accuracyM }),
  };
}

export function toLine(points: readonly DrawnPoint[]): readonly EditVertex[] {
  return points.map(({ lon, lat, ...rest }) => toEditVertex({ at: lonLat(lon, lat), ...rest }));
}
