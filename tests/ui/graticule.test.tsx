import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toGk120 } from '#core/geo/projection.ts';
import { toGridLines, toGridStepM, toKilometreLabel } from '#renderer/map/graticule.ts';

const huzhou = { west: 119.23, south: 30.37, east: 120.5, north: 31.19 };

describe('the kilometre grid', () => {
  test('goes in steps of 1, 2 and 5', () => {
    expect([7, 8, 20, 70, 700, 7000, 100_000].map(toGridStepM)).toEqual([1, 2, 5, 10, 100, 1000, 20_000]);
  });

  test('gives any view a few lines, never a flood and never none', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.0002, max: 1.2, noNaN: true }),
        fc.double({ min: 119.3, max: 120.4, noNaN: true }),
        fc.double({ min: 30.4, max: 31.1, noNaN: true }),
        (widthDeg, west, south) => {
          const lines = toGridLines({ west, south, east: west + widthDeg, north: south + widthDeg });
          expect(lines.length).toBeGreaterThanOrEqual(4);
          expect(lines.length).toBeLessThanOrEqual(24);
        },
      ),
    );
  });

  test('every point of a line has the coordinate the line stands for', () => {
    for (const { axis, valueM, path } of toGridLines(huzhou)) {
      for (const point of path) {
        const { northM, eastM } = toGk120(point);
        expect(axis === 'north' ? northM : eastM).toBeCloseTo(valueM, 4);
      }
    }
  });

  test('far views have no grid, for there it would be bent', () => {
    expect(toGridLines({ west: 110, south: 20, east: 130, north: 40 })).toEqual([]);
  });

  test('labels are kilometres with as many decimals as are needed', () => {
    expect([3_416_000, 3_416_500, 509_563].map(toKilometreLabel)).toEqual(['3416', '3416.5', '509.563']);
  });
});
