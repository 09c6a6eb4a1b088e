/**
 * Where there are more neighbours in view than can be held at once, those near the pointer are read as it moves: the view is laid out in
 * cells of the screen, and of the cell the pointer is in everything within a hand's breadth of it is known.
 */
import type L from 'leaflet';
import type { DegreeBox } from '#core/map/web-mercator.ts';

const CELL_PX = 128;
/** Further than a finger reaches, so that whatever the pointer is near to is in the box of its cell. */
export const REACH_PX = 32;

/** The cell a place is in, with what is within reach around it. The same box for every place in the cell. */
export function cellBoxAt(map: Pick<L.Map, 'project' | 'unproject' | 'getZoom'>, at: L.LatLng): DegreeBox {
  const zoom = map.getZoom();
  const { x, y } = map.project(at, zoom);
  const [left, top] = [Math.floor(x / CELL_PX) * CELL_PX, Math.floor(y / CELL_PX) * CELL_PX];
  const northWest = map.unproject([left - REACH_PX, top - REACH_PX], zoom);
  const southEast = map.unproject([left + CELL_PX + REACH_PX, top + CELL_PX + REACH_PX], zoom);
  return [northWest.lng, southEast.lat, southEast.lng, northWest.lat];
}
