import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gk120,
  HUZHOU_BOUNDS,
  isInHuzhou,
  lonLat,
  withoutZonePrefix,
  withZonePrefix,
  zonePrefixOf,
} from '#core/geo/coordinates.ts';
import { toGk120, toLonLat, toZone40 } from '#core/geo/projection.ts';

describe('projection', () => {
  // Numbers of cs2cs (PROJ), EPSG:4490 → EPSG:4549.
  it.each([
    [120.1, 30.87, 3_416_565.720232085, 509_563.359982594],
    [120, 30.9, 3_419_887.462864015, 500_000],
  ])('puts %d°E %d°N where PROJ puts it', (lon, lat, northM, eastM) => {
    const point = toGk120(lonLat(lon, lat));
    expect(point.northM).toBeCloseTo(northM, 6);
    expect(point.eastM).toBeCloseTo(eastM, 6);
  });

  it('finds the degrees of a corner of the first sample, north first in and longitude first out', () => {
    const [lon, lat] = toLonLat(gk120(3_416_652.118, 509_563.204));
    expect(lon).toBeCloseTo(120.09999917799, 11);
    expect(lat).toBeCloseTo(30.870779290402, 11);
  });

  it('comes back to a micrometre everywhere in Huzhou', () => {
    const anywhere = fc.tuple(
      fc.double({ min: HUZHOU_BOUNDS.minNorthM, max: HUZHOU_BOUNDS.maxNorthM, noNaN: true }),
      fc.double({ min: HUZHOU_BOUNDS.minEastM, max: HUZHOU_BOUNDS.maxEastM, noNaN: true }),
    );
    fc.assert(
      fc.property(anywhere, ([northM, eastM]) => {
        const back = toGk120(toLonLat(gk120(northM, eastM)));
        expect(Math.hypot(back.northM - northM, back.eastM - eastM)).toBeLessThan(1e-6);
      }),
      { numRuns: 2000 },
    );
  });

  it('writes the zone prefix in front of the easting', () => {
    const { xNorthM, yEastM } = toZone40(toLonLat(gk120(3_416_652.118, 509_563.204)));
    expect(xNorthM).toBeCloseTo(3_416_652.118, 6);
    expect(yEastM).toBeCloseTo(40_509_563.204, 6);
  });
});

describe('zone prefix', () => {
  it('is taken off without leaving the noise of the larger number', () => {
    expect(withoutZonePrefix(40_509_563.204)).toBe(509_563.204);
    expect(withZonePrefix(509_563.204)).toBe(40_509_563.204);
  });

  it.each([
    [40_509_563.204, 40],
    [39_785_000, 39],
    [20_785_000, 20],
    [509_563.204, undefined],
    [3_416_652, undefined],
  ])('of %d is %s', (eastM, zone) => {
    expect(zonePrefixOf(eastM)).toBe(zone);
  });

  it('knows Huzhou by its box, edges included, and nothing broken', () => {
    expect(isInHuzhou(gk120(HUZHOU_BOUNDS.minNorthM, HUZHOU_BOUNDS.maxEastM))).toBe(true);
    expect(isInHuzhou(gk120(HUZHOU_BOUNDS.minNorthM - 0.001, HUZHOU_BOUNDS.maxEastM))).toBe(false);
    expect(isInHuzhou(gk120(Number.NaN, 500_000))).toBe(false);
  });
});
