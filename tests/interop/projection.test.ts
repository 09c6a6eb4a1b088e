/** proj4 against PROJ, over Huzhou. Needs `cs2cs` of PROJ; without it the case is skipped and says so. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { HUZHOU_BOUNDS, lonLat } from '#core/geo/coordinates.ts';
import { toGk120, toLonLat, toZone40 } from '#core/geo/projection.ts';

const found = spawnSync('cs2cs', ['-lP'], { encoding: 'utf8' }).status === 0;
const reason = found ? '' : ' (skipped: cs2cs of PROJ is not installed)';

/** A grid of degrees that covers the box of Huzhou, 100 by 100. */
const SIDE = 100;
const places = Array.from({ length: SIDE * SIDE }, (_, i) => {
  const [row, column] = [Math.floor(i / SIDE), i % SIDE];
  return lonLat(119.2 + (1.3 * column) / (SIDE - 1), 30.36 + (0.86 * row) / (SIDE - 1));
});
/** A thousandth of a millimetre. */
const TOLERANCE_M = 1e-6;
/** A degree of latitude has 111 km: a micrometre, in degrees. */
const TOLERANCE_DEG = TOLERANCE_M / 111_000;

/** Pairs in, pairs out, both in the order of the systems' axes. */
function cs2cs(
  source: string,
  target: string,
  pairs: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const input = pairs.map(([first, second]) => `${first} ${second}`).join('\n');
  const { stdout } = spawnSync('cs2cs', ['-f', '%.15f', source, target], { input, encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [first, second] = line.trim().split(/\s+/).map(Number);
      return [first ?? Number.NaN, second ?? Number.NaN];
    });
}

const latLon = places.map(([lon, lat]) => [lat, lon] as const);

describe.skipIf(!found)(`projection against PROJ${reason}`, () => {
  it('agrees on EPSG:4549 to a micrometre at 10,000 places', () => {
    const expected = cs2cs('EPSG:4490', 'EPSG:4549', latLon);
    expect(expected).toHaveLength(10_000);
    const farthest = places.map((place, i) => {
      const { northM, eastM } = toGk120(place);
      return Math.hypot(northM - (expected[i]?.[0] ?? 0), eastM - (expected[i]?.[1] ?? 0));
    });
    expect(Math.max(...farthest)).toBeLessThan(TOLERANCE_M);
  });

  it('agrees on the way back from EPSG:4549 to a micrometre at 10,000 places', () => {
    const metres = places.map(toGk120);
    const expected = cs2cs(
      'EPSG:4549',
      'EPSG:4490',
      metres.map(({ northM, eastM }) => [northM, eastM]),
    );
    expect(expected).toHaveLength(10_000);
    const farthest = metres.map((point, i) => {
      const [lon, lat] = toLonLat(point);
      return Math.max(Math.abs(lat - (expected[i]?.[0] ?? 0)), Math.abs(lon - (expected[i]?.[1] ?? 0)));
    });
    expect(Math.max(...farthest)).toBeLessThan(TOLERANCE_DEG);
  });

  it('agrees on EPSG:4528 to a micrometre at 10,000 places', () => {
    const expected = cs2cs('EPSG:4490', 'EPSG:4528', latLon);
    expect(expected).toHaveLength(10_000);
    const farthest = places.map((place, i) => {
      const mine = toZone40(place);
      return Math.hypot(mine.xNorthM - (expected[i]?.[0] ?? 0), mine.yEastM - (expected[i]?.[1] ?? 0));
    });
    expect(Math.max(...farthest)).toBeLessThan(TOLERANCE_M);
  });

  it('covers the whole box of Huzhou', () => {
    const all = places.map(toGk120);
    expect(Math.min(...all.map(({ northM }) => northM))).toBeLessThan(HUZHOU_BOUNDS.minNorthM);
    expect(Math.max(...all.map(({ northM }) => northM))).toBeGreaterThan(HUZHOU_BOUNDS.maxNorthM);
    expect(Math.min(...all.map(({ eastM }) => eastM))).toBeLessThan(HUZHOU_BOUNDS.minEastM);
    expect(Math.max(...all.map(({ eastM }) => eastM))).toBeGreaterThan(HUZHOU_BOUNDS.maxEastM);
  });
});
