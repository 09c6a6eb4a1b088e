/** Between the plane, the degrees and the screen, for what is drawn on the map. */
import type L from 'leaflet';
import { distanceM } from '#core/geo/bearing.ts';
import { type Gk120, lonLat } from '#core/geo/coordinates.ts';
import type { EditVertex } from '#core/geo/editing/edit-shape.ts';
import { toGk120 } from '#core/geo/projection.ts';
import { latLngOf } from '../../map/lat-lng.ts';
import { lengthLabel } from '../../map/length-label.ts';

export function toLatLng({ at }: EditVertex): [number, number] {
  return latLngOf(at);
}

export function toGk({ lat, lng }: L.LatLng): Gk120 {
  return toGk120(lonLat(lng, lat));
}

/** How many metres so many pixels in the middle of the map are. */
export function metresOf(map: L.Map, px: number): number {
  const middle = map.getSize().divideBy(2);
  const from = toGk(map.containerPointToLatLng(middle));
  const to = toGk(map.containerPointToLatLng(middle.add([100, 0])));
  return (distanceM(from, to) * px) / 100;
}

export function apartPx(map: L.Map, from: EditVertex, to: EditVertex): number {
  return map.latLngToLayerPoint(toLatLng(from)).distanceTo(map.latLngToLayerPoint(toLatLng(to)));
}

export function drawnLength(map: L.Map, from: EditVertex, to: EditVertex): L.Marker | undefined {
  const ends = [toLatLng(from), toLatLng(to)] as const;
  return lengthLabel(map, ends, distanceM(from.gk, to.gk), { className: 'drawn-length' });
}

/** Whether somebody may be pointing with a finger: then what is taken hold of is larger. */
export function hasFinger(): boolean {
  return navigator.maxTouchPoints > 0 || window.matchMedia('(any-pointer: coarse)').matches;
}
