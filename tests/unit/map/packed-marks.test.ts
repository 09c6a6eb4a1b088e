import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MARK_STEPS, packMarks, unpackMarks } from '#core/map/packed-marks.ts';
import { fromFlags, toFlags } from '#core/map/parcel-traits.ts';
import { latOf, lonOf, tileSpan, tilesOfBox } from '#core/map/web-mercator.ts';
import { AT, anyCategory, anyTraits, flat, square } from '#tests/helpers/packed-parcels.ts';

const anyParcel = fc
  .record({
    lon: fc.double({ min: 119.2, max: 120.5, noNaN: true }),
    lat: fc.double({ min: 30.3, max: 31.2, noNaN: true }),
    width: fc.double({ min: 0, max: 0.05, noNaN: true }),
    height: fc.double({ min: 0, max: 0.05, noNaN: true }),
    traits: anyTraits,
    category: anyCategory,
  })
  .map(({ lon, lat, width, height, traits, category }) => ({
    west: lon,
    south: lat,
    east: lon + width,
    north: lat + height,
    flags: toFlags(traits),
    category,
  }));

/** Every tile around Huzhou. */
const TILES = tilesOfBox([118, 29, 122, 33], 10);

describe('marks', () => {
  test('each parcel has its mark in exactly one tile', () => {
    fc.assert(
      fc.property(anyParcel, (parcel) => {
        const counts = TILES.map((tile) => unpackMarks(tile, packMarks(tile, [parcel])).count);
        expect(counts.filter((count) => count > 0)).toEqual([1]);
      }),
      { numRuns: 50 },
    );
  });

  test('come back within a step of the middle of their box, with its extent and all that was said of them', () => {
    fc.assert(
      fc.property(fc.array(anyParcel, { maxLength: 50 }), (parcels) => {
        const step = tileSpan(10) / MARK_STEPS;
        const stepDeg = (360 * step) / 2 ** 32;
        const left = [...parcels];
        for (const tile of TILES) {
          const marks = unpackMarks(tile, packMarks(tile, parcels));
          for (let i = 0; i < marks.count; i++) {
            const lon = lonOf(tile.x * tileSpan(10) + ((marks.x[i] ?? 0) + 0.5) * step);
            const lat = latOf(tile.y * tileSpan(10) + ((marks.y[i] ?? 0) + 0.5) * step);
            const found = left.findIndex(
              ({ west, south, east, north, flags, category }) =>
                Math.abs(lon - (west + east) / 2) < stepDeg &&
                Math.abs(lat - (south + north) / 2) < stepDeg &&
                Math.abs((marks.width[i] ?? 0) * stepDeg - (east - west)) < stepDeg &&
                Math.abs((marks.height[i] ?? 0) * stepDeg * 0.86 - (north - south)) <
                  stepDeg + 0.01 * (north - south) &&
                marks.flags[i] === flags &&
                marks.categories[marks.category[i] ?? 0] === (category ?? ''),
            );
            expect(found).toBeGreaterThanOrEqual(0);
            left.splice(found, 1);
          }
        }
        expect(left).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('a mark takes less than a dozen bytes, and half a tile is refused', () => {
    const one = { west: 120.1, south: 30.87, east: 120.101, north: 30.871, flags: 0, category: 'village' };
    const [tile] = tilesOfBox([one.west, one.south, one.east, one.north], 10);
    if (!tile) throw new Error('no tile');
    const bytes = packMarks(tile, Array(1000).fill(one));
    expect(bytes.length).toBeLessThan(10_000);
    expect(() => unpackMarks(tile, bytes.subarray(0, 5000))).toThrow(RangeError);
    expect(() => unpackMarks(tile, Uint8Array.from([9, ...bytes.subarray(1)]))).toThrow('another format');
  });
});

test('the outline of a large parcel comes back to a step, one that is only a point has none', () => {
  const half = 0.01;
  const around = { west: AT.lon - half, south: AT.lat - half, east: AT.lon + half, north: AT.lat + half };
  const [tile] = tilesOfBox([AT.lon, AT.lat, AT.lon, AT.lat], 10);
  if (!tile) throw new Error('no tile');
  const marks = unpackMarks(
    tile,
    packMarks(tile, [
      { ...around, flags: 0, category: null, rings: [flat(square(AT.lon, AT.lat, 1e-9))] },
      { ...around, flags: 0, category: null, rings: [flat(square(AT.lon, AT.lat, half))] },
    ]),
  );
  expect([...marks.firstRing]).toEqual([0, 0, 1]);
  expect([...marks.firstPoint]).toEqual([0, 4]);
  const stepDeg = (360 * tileSpan(10)) / MARK_STEPS / 2 ** 32;
  for (let p = 0; p < 4; p++) {
    const [lon, lat] = [
      lonOf(marks.originX + (marks.points[2 * p] ?? 0)),
      latOf(marks.originY + (marks.points[2 * p + 1] ?? 0)),
    ];
    expect(Math.abs(Math.abs(lon - AT.lon) - half)).toBeLessThan(stepDeg);
    expect(Math.abs(Math.abs(lat - AT.lat) - half)).toBeLessThan(stepDeg);
  }
});

test('flags say again what they were made of', () => {
  fc.assert(
    fc.property(anyTraits, (traits) => {
      expect(fromFlags(toFlags(traits))).toEqual(traits);
    }),
  );
});
