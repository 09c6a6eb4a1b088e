import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hitParcel } from '#core/map/hit-test.ts';
import { type OutlinedParcel, packOutlines, unpackOutlines } from '#core/map/packed-outlines.ts';
import { worldX, worldY } from '#core/map/web-mercator.ts';
import { ADDRESS, AT, aPackedParcel, flat, square } from '#tests/helpers/packed-parcels.ts';

const tileOf = (...parcels: readonly OutlinedParcel[]) =>
  unpackOutlines(ADDRESS, packOutlines(ADDRESS, parcels));
const hit = (tile: ReturnType<typeof tileOf>, lon: number, lat: number, reach = 0) =>
  hitParcel(tile, worldX(lon), worldY(lat), reach);

describe('the parcel under a point', () => {
  const large = aPackedParcel({ rings: [flat(square(AT.lon, AT.lat, 0.003))] });
  const small = aPackedParcel({ rings: [flat(square(AT.lon, AT.lat, 0.001))] });

  test('is the smallest of those that lie within each other, in whatever order they come', () => {
    expect(hit(tileOf(large, small), AT.lon, AT.lat)).toBe(1);
    expect(hit(tileOf(small, large), AT.lon, AT.lat)).toBe(0);
    expect(hit(tileOf(large, small), AT.lon + 0.002, AT.lat)).toBe(0);
  });

  test('is none in a hole, or the one that fills it', () => {
    const holed = aPackedParcel({
      rings: [flat(square(AT.lon, AT.lat, 0.003)), flat(square(AT.lon, AT.lat, 0.001))],
    });
    expect(hit(tileOf(holed), AT.lon, AT.lat)).toBeUndefined();
    expect(hit(tileOf(holed), AT.lon + 0.002, AT.lat)).toBe(0);
    expect(hit(tileOf(holed, small), AT.lon, AT.lat)).toBe(1);
  });

  test('is none in the notch of a bent parcel, though its box is there', () => {
    const { lon, lat } = AT;
    const bent = aPackedParcel({
      rings: [
        flat([
          [lon, lat],
          [lon, lat + 0.002],
          [lon + 0.0005, lat + 0.002],
          [lon + 0.0005, lat + 0.0005],
          [lon + 0.002, lat + 0.0005],
          [lon + 0.002, lat],
          [lon, lat],
        ]),
      ],
    });
    expect(hit(tileOf(bent), lon + 0.0015, lat + 0.0015)).toBeUndefined();
    expect(hit(tileOf(bent), lon + 0.0015, lat + 0.0002)).toBe(0);
  });

  test('is the nearest one a finger lands beside, but only within reach, and never before one it lands on', () => {
    const tile = tileOf(small, aPackedParcel({ rings: [flat(square(AT.lon + 0.0025, AT.lat, 0.001))] }));
    const unit = worldX(0.0001) - worldX(0);
    expect(hit(tile, AT.lon + 0.0012, AT.lat, 3 * unit)).toBe(0);
    expect(hit(tile, AT.lon + 0.0014, AT.lat, 3 * unit)).toBe(1);
    expect(hit(tile, AT.lon, AT.lat + 0.0014, 3 * unit)).toBeUndefined();
    expect(hit(tile, AT.lon + 0.0016, AT.lat, 20 * unit)).toBe(1);
  });

  test('agrees with what squares are, anywhere in the tile', () => {
    // On a grid of a metre, and half a step off it: no edge runs through the point that is asked for.
    const steps = fc.integer({ min: -2000, max: 2000 }).map((step) => step * 1e-5);
    const squares = fc.array(
      fc.record({
        lon: steps.map((step) => AT.lon + step),
        lat: steps.map((step) => AT.lat + step),
        half: fc.integer({ min: 50, max: 1000 }).map((step) => (step + 0.5) * 1e-5),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(squares, (given) => {
        const tile = tileOf(
          ...given.map(({ lon, lat, half }) => aPackedParcel({ rings: [flat(square(lon, lat, half))] })),
        );
        const over = given.filter(
          ({ lon, lat, half }) => Math.abs(AT.lon - lon) < half && Math.abs(AT.lat - lat) < half,
        );
        const found = hit(tile, AT.lon, AT.lat);
        if (over.length === 0) expect(found).toBeUndefined();
        else expect(given[found ?? -1]?.half).toBe(Math.min(...over.map(({ half }) => half)));
      }),
    );
  });
});
