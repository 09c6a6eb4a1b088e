/** Lengths of edges, each at the middle of its edge and above every line; an edge too short for it on the screen has none. */
import type L from 'leaflet';
import { formatLength } from '../i18n/formats.ts';
import { mapWords } from './map-words.ts';
import { paneOf } from './panes.ts';

const PANE = 'lengths';
/** Of the letters of a length, and of what is around them. */
const LETTER_PX = 8.5;
const AROUND_PX = 16;
/** Points nearer to each other have no length between them, however short it is. */
const LEAST_PX = 60;
/** To the right of a point and above it stands its number; an edge that rises more leads away from it. */
const NUMBER_PX = 34;
const RISE_PX = 64;

/** @param isNumbered whether the points at its ends have their numbers beside them */
export function lengthLabel(
  map: L.Map,
  [from, to]: readonly [L.LatLngExpression, L.LatLngExpression],
  lengthM: number,
  { className = '', isNumbered = false } = {},
): L.Marker | undefined {
  const words = formatLength(lengthM);
  const [a, b] = [map.latLngToLayerPoint(from), map.latLngToLayerPoint(to)];
  const widthPx = words.length * LETTER_PX + AROUND_PX;
  if (a.distanceTo(b) < Math.max(LEAST_PX, widthPx)) return undefined;
  const isBesideNumber = isNumbered && Math.abs(a.y - b.y) < RISE_PX;
  if (isBesideNumber && Math.abs(a.x - b.x) < widthPx + 2 * NUMBER_PX) return undefined;
  paneOf(map, PANE);
  return mapWords(map.layerPointToLatLng(a.add(b).divideBy(2)), words, {
    pane: PANE,
    className: `length-label ${className}`.trim(),
  });
}
