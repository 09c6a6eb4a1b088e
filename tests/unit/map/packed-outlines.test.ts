import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idAt, packOutlines, unpackOutlines } from '#core/map/packed-outlines.ts';
import { fromFlags, toFlags } from '#core/map/parcel-traits.ts';
import { latOf, lonOf } from '#core/map/web-mercator.ts';
import {
  ADDRESS,
  AT,
  anyCategory,
  anyTraits,
  aPackedParcel,
  flat,
  idOf,
  square,
} from '#tests/helpers/packed-parcels.ts';

/** Half a world unit at the equator, in degrees. */
const HALF_UNIT_DEG = 180 / 2 ** 32;

function ringsOf(tile: ReturnType<typeof unpackOutlines>, i: number): [number, number][][] {
  const rings: [number, number][][] = [];
  for (let ring = tile.firstRing[i] ?? 0; ring < (tile.firstRing[i + 1] ?? 0); ring++) {
    const points: [number, number][] = [];
    for (let p = tile.firstPoint[ring] ?? 0; p < (tile.firstPoint[ring + 1] ?? 0); p++) {
      points.push([
        lonOf(tile.originX + (tile.points[2 * p] ?? 0)),
        latOf(tile.originY + (tile.points[2 * p + 1] ?? 0)),
      ]);
    }
    rings.push(points);
  }
  return rings;
}

const anyParcels = fc.array(
  fc.record({
    traits: anyTraits,
    category: anyCategory,
    unitNo: fc.option(fc.string({ unit: 'binary', maxLength: 30 })),
    lon: fc.double({ min: 119, max: 121, noNaN: true }),
    lat: fc.double({ min: 30, max: 32, noNaN: true }),
    half: fc.double({ min: 0.0001, max: 0.05, noNaN: true }),
    holed: fc.boolean(),
    turned: fc.boolean(),
  }),
  { maxLength: 40 },
);

describe('packed outlines', () => {
  test('come back with every point to a centimetre, and with all that was said of them', () => {
    fc.assert(
      fc.property(anyParcels, (given) => {
        const parcels = given.map(({ traits, category, unitNo, lon, lat, half, holed, turned }, seed) => ({
          id: idOf(seed),
          unitNo,
          flags: toFlags(traits),
          category,
          rings: [square(lon, lat, half, turned), ...(holed ? [square(lon, lat, half / 3, turned)] : [])],
        }));
        const packed = packOutlines(
          ADDRESS,
          parcels.map(({ rings, ...parcel }) => ({ ...parcel, rings: rings.map(flat) })),
        );
        const tile = unpackOutlines(ADDRESS, packed);
        expect(tile.count).toBe(parcels.length);
        for (const [i, { id, unitNo, category, rings }] of parcels.entries()) {
          expect(idAt(tile, i)).toBe(id);
          expect(tile.unitNos[i]).toBe(unitNo ?? '');
          expect(tile.categories[tile.category[i] ?? 0]).toBe(category ?? '');
          expect(fromFlags(tile.flags[i] ?? 0)).toEqual(given[i]?.traits);
          for (const [r, ring] of ringsOf(tile, i).entries()) {
            const open = rings[r]?.slice(0, -1) ?? [];
            expect(ring).toHaveLength(open.length);
            for (const [lon, lat] of open) {
              const nearest = Math.min(
                ...ring.map(([x, y]) => Math.max(Math.abs(x - lon), Math.abs(y - lat))),
              );
              expect(nearest).toBeLessThanOrEqual(2 * HALF_UNIT_DEG);
            }
          }
        }
      }),
    );
  });

  test('shells run one way and holes the other, whatever way they came', () => {
    const signOf = (ring: readonly [number, number][]): number => {
      let doubled = 0;
      for (const [i, [x, y]] of ring.entries()) {
        const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
        doubled += (x - AT.lon) * (nextY - AT.lat) - (nextX - AT.lon) * (y - AT.lat);
      }
      return Math.sign(doubled);
    };
    for (const shellTurned of [false, true]) {
      for (const holeTurned of [false, true]) {
        const shell = square(AT.lon, AT.lat, 0.002, shellTurned);
        const hole = square(AT.lon, AT.lat, 0.001, holeTurned);
        const rings = [flat(shell), flat(hole)];
        const tile = unpackOutlines(ADDRESS, packOutlines(ADDRESS, [aPackedParcel({ rings })]));
        expect(ringsOf(tile, 0).map(signOf)).toEqual([-1, 1]);
      }
    }
  });

  test('the size of a parcel is that of its shell without its holes', () => {
    const whole = aPackedParcel({ rings: [flat(square(AT.lon, AT.lat, 0.002))] });
    const holed = aPackedParcel({
      rings: [flat(square(AT.lon, AT.lat, 0.002)), flat(square(AT.lon, AT.lat, 0.001))],
    });
    const { sizes } = unpackOutlines(ADDRESS, packOutlines(ADDRESS, [whole, holed]));
    expect((sizes[1] ?? 0) / (sizes[0] ?? 0)).toBeCloseTo(0.75, 3);
  });

  test('a parcel of the size of half the world comes back as well', () => {
    const rings = [flat(square(10, 0, 80))];
    const tile = unpackOutlines(ADDRESS, packOutlines(ADDRESS, [aPackedParcel({ rings })]));
    expect(ringsOf(tile, 0)[0]?.map(([lon, lat]) => [Math.round(lon), Math.round(lat)])).toEqual(
      expect.arrayContaining([
        [-70, 80],
        [90, 80],
        [90, -80],
        [-70, -80],
      ]),
    );
  });

  test('half a tile, or a tile of another format, is refused and not drawn', () => {
    const bytes = packOutlines(ADDRESS, [aPackedParcel(), aPackedParcel({ id: idOf(2) })]);
    for (let length = 0; length < bytes.length; length++)
      expect(() => unpackOutlines(ADDRESS, bytes.subarray(0, length))).toThrow(RangeError);
    expect(() => unpackOutlines(ADDRESS, Uint8Array.from([9, ...bytes.subarray(1)]))).toThrow(
      'another format',
    );
  });
});
