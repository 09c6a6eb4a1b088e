/** Between the plane, the degrees and the screen, for what is drawn on the map. */
import L from 'leaflet';
import { distanceM } from '#core/geo/bearing.ts';
import { type Gk120, lonLat } from '#core/geo/coordinates.ts';
import type { EditVertex } from '#core/geo/editing/edit-shape.ts';
import { toGk120 } from '#core/geo/projection.ts';
import { formatLength } from '../../i18n/formats.ts';

export function toLatLng({ at: [lon, lat] }: EditVertex): [number, number] {
  return [lat, lon];
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

/** The length of an edge, at its middle. */
export function lengthLabel(pane: string, from: EditVertex, to: EditVertex): L.Marker {
  const label = document.createElement('span');
  label.textContent = formatLength(distanceM(from.gk, to.gk));
  const [a, b] = [L.latLng(toLatLng(from)), L.latLng(toLatLng(to))];
  return L.marker([(a.lat + b.lat) / 2, (a.lng + b.lng) / 2], {
    pane,
    interactive: false,
    keyboard: false,
    icon: L.divIcon({ className: 'length-label drawn-length', html: label, iconSize: [0, 0] }),
  });
}

/** Whether somebody may be pointing with a finger: then what is taken hold of is larger. */
export function hasFinger(): boolean {
  return navigator.maxTouchPoints > 0 || window.matchMedia('(any-pointer: coarse)').matches;
}
