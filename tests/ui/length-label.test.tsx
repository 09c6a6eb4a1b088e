/** Which edges have their length beside them. */
import L from 'leaflet';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lengthLabel } from '#renderer/map/length-label.ts';

let map: L.Map;
beforeEach(() => {
  const box = document.createElement('div');
  document.body.append(box);
  map = L.map(box, { center: [30.86, 120], zoom: 17, zoomAnimation: false });
});
afterEach(() => {
  map.remove();
  document.body.replaceChildren();
});

/** An edge that leads so many pixels to the right and down. */
const labelOf = (x: number, y: number, lengthM: number, isNumbered = false) => {
  const [from, to] = [L.point(0, 0), L.point(x, y)].map((at) => map.layerPointToLatLng(at));
  return from && to && lengthLabel(map, [from, to], lengthM, { isNumbered });
};

test('an edge shorter than its length is written has none', () => {
  expect(labelOf(80, 0, 20)).toBeDefined();
  expect(labelOf(80, 0, 26_276.66)).toBeUndefined();
  expect(labelOf(40, 0, 20)).toBeUndefined();
});

test('between numbered points a length keeps clear of their numbers', () => {
  expect(labelOf(80, 0, 20, true)).toBeUndefined();
  expect(labelOf(140, 0, 20, true)).toBeDefined();
  // Upright, the numbers are far from its middle.
  expect(labelOf(0, 80, 20, true)).toBeDefined();
});

test('lengths lie above every line that is drawn', () => {
  labelOf(80, 0, 20)?.addTo(map);
  expect(map.getPane('lengths')?.querySelector('.length-label')?.textContent).toBe('20.00');
  expect(Number(map.getPane('lengths')?.style.zIndex)).toBeGreaterThan(460);
});
