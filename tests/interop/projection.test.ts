/** proj4 against PROJ, over Huzhou. Needs `cs2cs` of PROJ; without it the case is skipped and says so. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { HUZHOU_BOUNDS, lonLat } from '#core/geo/coordinates.ts';
import { toGk120, toZone40 } from '#core/geo/projection.ts';

const found = spawnSync('cs2cs', ['-lP'], { encoding: 'utf8' }).status === 0;
const reason = found ? '' : ' (skipped: cs2cs of PROJ is not installed)';

/** A grid of degrees that covers the box of Huzhou, 20 by 20. */
const places = Array.from({ length: 400 }, (_, i) => {
  const [row, column] = [Math.floor(i / 20), i % 20];
  return lonLat(119.2 + (1.3 * column) / 19, 30.36 + (0.86 * row) / 19);
});

function cs2cs(target: string): readonly (readonly [northM: number, eastM: number])[] {
  const input = places.map(([lon, lat]) => `${lat} ${lon}`).join('\n');
  const { stdout } = spawnSync('cs2cs', ['-f', '%.9f', 'EPSG:4490', target], { input, encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [north, east] = line.trim().split(/\s+/).map(Number);
      return [north ?? Number.NaN, east ?? Number.NaN];
    });
}

describe.skipIf(!found)(`projection against PROJ${reason}`, () => {
  it('agrees on EPSG:4549 to a micrometre', () => {
    const expected = cs2cs('EPSG:4549');
    expect(expected).toHaveLength(places.length);
    for (const [i, place] of places.entries()) {
      const { northM, eastM } = toGk120(place);
      expect(Math.hypot(northM - (expected[i]?.[0] ?? 0), eastM - (expected[i]?.[1] ?? 0))).toBeLessThan(
        1e-6,
      );
    }
  });

  it('agrees on EPSG:4528 to a micrometre', () => {
    for (const [i, [northM, eastM]] of cs2cs('EPSG:4528').entries()) {
      const place = places[i] ?? lonLat(0, 0);
      const mine = toZone40(place);
      expect(Math.hypot(mine.xNorthM - northM, mine.yEastM - eastM)).toBeLessThan(1e-6);
    }
  });

  it('covers the whole box of Huzhou', () => {
    const all = places.map(toGk120);
    expect(Math.min(...all.map(({ northM }) => northM))).toBeLessThan(HUZHOU_BOUNDS.minNorthM);
    expect(Math.max(...all.map(({ northM }) => northM))).toBeGreaterThan(HUZHOU_BOUNDS.maxNorthM);
    expect(Math.min(...all.map(({ eastM }) => eastM))).toBeLessThan(HUZHOU_BOUNDS.minEastM);
    expect(Math.max(...all.map(({ eastM }) => eastM))).toBeGreaterThan(HUZHOU_BOUNDS.maxEastM);
  });
});
