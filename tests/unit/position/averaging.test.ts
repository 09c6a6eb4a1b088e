import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gk120 } from '#core/geo/coordinates.ts';
import { toGk120, toLonLat } from '#core/geo/projection.ts';
import { averageOf } from '#core/position/averaging.ts';
import type { Fix } from '#core/position/fix.ts';

const fixAt = (northM: number, eastM: number, more: Partial<Fix> = {}): Fix => ({
  timeOfDay: '06:12:30.00',
  at: toLonLat(gk120(3_416_500 + northM, 509_000 + eastM)),
  quality: 'rtk-fixed',
  sigma: { northM: 0.006, eastM: 0.008 },
  ...more,
});

describe('a point from several fixes', () => {
  test('lies in their middle and tells their spread', () => {
    const point = averageOf([fixAt(0, 0), fixAt(0.03, 0), fixAt(0, 0.04), fixAt(0.03, 0.04)]);
    const { northM, eastM } = toGk120(point.at);
    expect([northM, eastM]).toEqual([expect.closeTo(3_416_500.015, 5), expect.closeTo(509_000.02, 5)]);
    expect(point).toMatchObject({
      fixes: 4,
      spreadM: expect.closeTo(0.025, 5),
      farthestM: expect.closeTo(0.025, 5),
      method: 'rtk',
    });
  });

  test('is as exact as the receiver says, or as the fixes lie apart, whichever is worse', () => {
    expect(averageOf([fixAt(0, 0), fixAt(0, 0)]).accuracyM).toBeCloseTo(0.01, 6);
    expect(averageOf([fixAt(-1, 0), fixAt(1, 0)]).accuracyM).toBeCloseTo(1, 6);
    expect(averageOf([fixAt(0, 0), fixAt(0, 0, { sigma: undefined } as never)])).not.toHaveProperty(
      'accuracyM',
    );
  });

  test('is RTK only if every fix was a fixed solution', () => {
    expect(averageOf([fixAt(0, 0), fixAt(0, 0, { quality: 'rtk-float' })]).method).toBe('gnss');
  });

  test('needs fixes with a position', () => {
    expect(() => averageOf([])).toThrow(RangeError);
    const { at: _, ...nowhere } = fixAt(0, 0);
    expect(() => averageOf([nowhere])).toThrow(RangeError);
  });

  test('does not depend on their order, and no fix lies farther than the farthest', () => {
    const offset = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(offset, offset), { minLength: 1, maxLength: 30 }), (offsets) => {
        const fixes = offsets.map(([north, east]) => fixAt(north, east));
        const [a, b] = [averageOf(fixes), averageOf(fixes.toReversed())];
        const [p, q] = [toGk120(a.at), toGk120(b.at)];
        expect(Math.hypot(p.northM - q.northM, p.eastM - q.eastM)).toBeLessThan(1e-6);
        expect(a.spreadM).toBeLessThanOrEqual(a.farthestM + 1e-9);
        for (const { at } of fixes) {
          const point = at && toGk120(at);
          if (point)
            expect(Math.hypot(point.northM - p.northM, point.eastM - p.eastM)).toBeLessThan(
              a.farthestM + 1e-6,
            );
        }
      }),
    );
  });
});
