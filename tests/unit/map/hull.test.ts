import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convexHull } from '#core/map/hull.ts';

const points = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })), {
  minLength: 1,
  maxLength: 60,
});

const turn = (a: readonly number[], b: readonly number[], c: readonly number[]) =>
  ((b[0] ?? 0) - (a[0] ?? 0)) * ((c[1] ?? 0) - (a[1] ?? 0)) -
  ((b[1] ?? 0) - (a[1] ?? 0)) * ((c[0] ?? 0) - (a[0] ?? 0));

describe('the ring around points', () => {
  test('turns left at each of its points, which are some of those given, and leaves none outside', () => {
    fc.assert(
      fc.property(points, (given) => {
        const ring = convexHull(given);
        for (const point of ring) expect(given).toContainEqual(point);
        if (ring.length < 3) return;
        for (const [i, from] of ring.entries()) {
          const [to, after] = [ring[(i + 1) % ring.length], ring[(i + 2) % ring.length]];
          if (!to || !after) throw new Error('a ring goes round');
          expect(turn(from, to, after)).toBeGreaterThan(0);
          for (const point of given) expect(turn(from, to, point)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('points on a line, and a single one, have no ring of three', () => {
    expect(
      convexHull([
        [1, 1],
        [2, 2],
        [3, 3],
      ]),
    ).toHaveLength(2);
    expect(
      convexHull([
        [1, 1],
        [1, 1],
      ]),
    ).toEqual([[1, 1]]);
  });
});
