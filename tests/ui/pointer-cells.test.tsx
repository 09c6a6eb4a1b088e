/** Of more neighbours than can be held at once, every one near the pointer is snapped to: its box holds whatever is within reach. */
import fc from 'fast-check';
import L from 'leaflet';
import { describe, expect, test } from 'vitest';
import { cellBoxAt, REACH_PX } from '#renderer/features/drawing/pointer-cells.ts';

/** What the cells need of a map, without one that has a size. */
const mapAt = (zoom: number) => ({
  getZoom: () => zoom,
  project: (at: L.LatLngExpression, z = zoom) => L.CRS.EPSG3857.latLngToPoint(L.latLng(at), z),
  unproject: (point: L.PointExpression, z = zoom) => L.CRS.EPSG3857.pointToLatLng(L.point(point), z),
});

const place = fc.record({
  lat: fc.double({ min: 30.4, max: 31.1, noNaN: true }),
  lng: fc.double({ min: 119.3, max: 120.4, noNaN: true }),
  zoom: fc.integer({ min: 16, max: 42 }).map((half) => half / 2),
});

describe('the cell of a place', () => {
  test('holds everything a finger reaches from anywhere in it', () => {
    fc.assert(
      fc.property(
        place,
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        fc.double({ min: 0, max: REACH_PX - 1e-6, noNaN: true }),
        ({ lat, lng, zoom }, angle, reachPx) => {
          const map = mapAt(zoom);
          const [west, south, east, north] = cellBoxAt(map, L.latLng(lat, lng));
          const { x, y } = map.project([lat, lng]);
          const near = map.unproject([x + reachPx * Math.cos(angle), y + reachPx * Math.sin(angle)]);
          // A billionth of a degree, a tenth of a millimetre: what the two projections leave.
          expect(near.lng).toBeGreaterThan(west - 1e-9);
          expect(near.lng).toBeLessThan(east + 1e-9);
          expect(near.lat).toBeGreaterThan(south - 1e-9);
          expect(near.lat).toBeLessThan(north + 1e-9);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('is one for all places in it, so that it is read once', () => {
    const map = mapAt(18);
    const { x, y } = map.project([30.86, 120.1]);
    const [left, top] = [Math.floor(x / 128) * 128, Math.floor(y / 128) * 128];
    const boxes = [
      [1, 1],
      [60, 100],
      [127, 127],
    ].map(([dx = 0, dy = 0]) => cellBoxAt(map, map.unproject([left + dx, top + dy])));
    expect(new Set(boxes.map(String)).size).toBe(1);
    expect(cellBoxAt(map, map.unproject([left + 129, top + 1]))).not.toEqual(boxes[0]);
  });
});
