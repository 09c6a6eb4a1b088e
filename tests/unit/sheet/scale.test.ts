import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gk120 } from '#core/geo/coordinates.ts';
import { placeInFrame, toScaleDenominator } from '#core/sheet/scale.ts';

const frame = { widthMm: 183, heightMm: 160 };

describe('the scale of the parcel map', () => {
  test.each([
    // 163 mm are left of 183 mm, 140 mm of 160 mm.
    [{ eastM: 163, northM: 10 }, 1000],
    [{ eastM: 163.001, northM: 10 }, 1100],
    [{ eastM: 10, northM: 140 }, 1000],
    [{ eastM: 10, northM: 140.01 }, 1100],
    [{ eastM: 1, northM: 1 }, 100],
    [{ eastM: 0, northM: 0 }, 100],
    [{ eastM: 3000, northM: 2000 }, 18_500],
  ])('%o needs 1:%i', (extent, expected) => {
    expect(toScaleDenominator(extent, frame, 10)).toBe(expected);
  });

  test('a frame that is all margin is refused', () => {
    expect(() => toScaleDenominator({ eastM: 1, northM: 1 }, frame, 80)).toThrow(RangeError);
  });

  test('no points, no placement', () => {
    expect(placeInFrame([], frame, 10)).toBeUndefined();
  });

  test('north is up and east is right', () => {
    const placement = placeInFrame([gk120(100, 100), gk120(200, 250)], frame, 10);
    const southWest = placement?.toPaper(gk120(100, 100));
    const northEast = placement?.toPaper(gk120(200, 250));
    expect(northEast?.xMm).toBeGreaterThan(southWest?.xMm ?? Infinity);
    expect(northEast?.yMm).toBeLessThan(southWest?.yMm ?? -Infinity);
  });

  test('every boundary fits within the margins, and would not at the next smaller hundred', () => {
    const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        (pairs, marginMm) => {
          const points = pairs.map(([north, east]) => gk120(3_416_000 + north, 510_000 + east));
          const placement = placeInFrame(points, frame, marginMm);
          if (!placement) throw new Error('there are points');
          expect(placement.scaleDenominator % 100).toBe(0);
          const paper = points.map(placement.toPaper);
          const slack = 1e-6;
          for (const { xMm, yMm } of paper) {
            expect(xMm).toBeGreaterThanOrEqual(marginMm - slack);
            expect(xMm).toBeLessThanOrEqual(frame.widthMm - marginMm + slack);
            expect(yMm).toBeGreaterThanOrEqual(marginMm - slack);
            expect(yMm).toBeLessThanOrEqual(frame.heightMm - marginMm + slack);
          }
          if (placement.scaleDenominator > 100) {
            const larger = placement.scaleDenominator / (placement.scaleDenominator - 100);
            const width =
              larger * (Math.max(...paper.map((p) => p.xMm)) - Math.min(...paper.map((p) => p.xMm)));
            const height =
              larger * (Math.max(...paper.map((p) => p.yMm)) - Math.min(...paper.map((p) => p.yMm)));
            expect(
              width > frame.widthMm - 2 * marginMm - slack || height > frame.heightMm - 2 * marginMm - slack,
            ).toBe(true);
          }
        },
      ),
    );
  });
});
