import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toClosedRings, toGkRings } from '#core/geo/boundary.ts';
import {
  boxOf,
  fromGeometryBlob,
  gkRingsFromBlob,
  toGeometryBlob,
} from '#db/projection/geopackage-geometry.ts';
import { aBoundary, square } from '#tests/unit/geo/fixtures.ts';

const point = fc.tuple(
  fc.double({ min: 119, max: 121, noNaN: true }),
  fc.double({ min: 30, max: 31.5, noNaN: true }),
);
const ring = fc.array(point, { minLength: 3, maxLength: 40 });

test('rings come back from the blob bit by bit', () => {
  fc.assert(
    fc.property(fc.array(ring, { minLength: 1, maxLength: 5 }), (rings) => {
      expect(fromGeometryBlob(toGeometryBlob(rings, boxOf(rings)))).toEqual(rings);
    }),
  );
});

test('rings in metres come open, as the boundary has them', () => {
  const boundary = aBoundary([square(0, 0, 100), square(20, 20, 10)]);
  const rings = toClosedRings(boundary);
  expect(gkRingsFromBlob(toGeometryBlob(rings, boxOf(rings)))).toEqual(toGkRings(boundary));
});

test('the header is that of GeoPackage: magic, envelope in the order of the standard, EPSG:4490, then a WKB polygon', () => {
  const rings = [
    [
      [120, 30],
      [120.5, 30.25],
      [120.25, 30.75],
      [120, 30],
    ],
  ] as const;
  const blob = toGeometryBlob(rings, boxOf(rings));
  expect(blob.toString('latin1', 0, 2)).toBe('GP');
  expect(blob.readUInt8(2)).toBe(0);
  expect(blob.readUInt8(3) & 1).toBe(1);
  expect((blob.readUInt8(3) >> 1) & 7).toBe(1);
  expect(blob.readInt32LE(4)).toBe(4490);
  expect([8, 16, 24, 32].map((at) => blob.readDoubleLE(at))).toEqual([120, 120.5, 30, 30.75]);
  expect(blob.readUInt8(40)).toBe(1);
  expect([41, 45, 49].map((at) => blob.readUInt32LE(at))).toEqual([3, 1, 4]);
  expect(blob.length).toBe(53 + 4 * 16);
});
