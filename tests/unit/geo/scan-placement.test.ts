import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Gk120, gk120 } from '#core/geo/coordinates.ts';
import { toGk120 } from '#core/geo/projection.ts';
import {
  type Affine,
  applyAffine,
  fitPlacement,
  invertAffine,
  lonLatOfPixel,
  type PointPair,
  pixelOfLonLat,
  pixelSizeM,
} from '#core/geo/scan-placement.ts';

/** A plan somewhere in Huzhou: its scale, turned by an angle, stretched a little. */
const plan = fc
  .record({
    metresAPixel: fc.double({ min: 0.02, max: 5, noNaN: true }),
    angle: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    stretch: fc.double({ min: 0.9, max: 1.1, noNaN: true }),
    east: fc.double({ min: 440_000, max: 530_000, noNaN: true }),
    north: fc.double({ min: 3_370_000, max: 3_440_000, noNaN: true }),
  })
  .map(({ metresAPixel: m, angle, stretch, east, north }): Affine => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return [m * cos, m * stretch * sin, east, m * sin, -m * stretch * cos, north];
  });

/** Points of a triangle that is no line, and more. */
const pixels = fc
  .tuple(
    fc.array(
      fc.tuple(fc.double({ min: 0, max: 4000, noNaN: true }), fc.double({ min: 0, max: 4000, noNaN: true })),
      {
        maxLength: 7,
      },
    ),
    fc.double({ min: 500, max: 4000, noNaN: true }),
  )
  .map(([more, size]) => [[0, 0], [size, 0], [0, size], ...more] as readonly (readonly [number, number])[]);

const groundOf = (affine: Affine, column: number, row: number): Gk120 => {
  const [eastM, northM] = applyAffine(affine, column, row);
  return gk120(northM, eastM);
};
const pairsOf = (affine: Affine, points: readonly (readonly [number, number])[]): PointPair[] =>
  points.map(([column, row]) => ({ column, row, at: groundOf(affine, column, row) }));
const fitted = (pairs: readonly PointPair[]) => {
  const result = fitPlacement(pairs);
  if ('refused' in result) throw new Error(JSON.stringify(result.refused));
  return result;
};
const codeOf = (pairs: readonly PointPair[]) => {
  const result = fitPlacement(pairs);
  return 'refused' in result ? result.refused.code : undefined;
};

describe('a scan placed by points', () => {
  test('lies where it was, to a micrometre, with nothing left at the points', () => {
    fc.assert(
      fc.property(plan, pixels, fc.double({ min: 0, max: 4000, noNaN: true }), (affine, points, any) => {
        const { placement, residualsM } = fitted(pairsOf(affine, points));
        const [eastM, northM] = applyAffine(placement.affine, any, 4000 - any);
        const there = groundOf(affine, any, 4000 - any);
        expect(Math.hypot(eastM - there.eastM, northM - there.northM)).toBeLessThan(1e-6);
        expect(Math.max(...residualsM)).toBeLessThan(1e-6);
      }),
    );
  });

  test('leaves at points that disagree the least squares there are: no small change of the map makes them less', () => {
    const noise = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(
        plan,
        pixels,
        noise,
        fc.nat(5),
        fc.constantFrom(-1, 1),
        (affine, points, off, which, sign) => {
          const m = Math.hypot(affine[0], affine[3]);
          const pairs = pairsOf(affine, points).map((pair, i) => ({
            ...pair,
            at: gk120(pair.at.northM + m * (off[2 * i] ?? 0), pair.at.eastM + m * (off[2 * i + 1] ?? 0)),
          }));
          const { placement, residualsM } = fitted(pairs);
          const squares = (by: Affine) =>
            pairs.reduce((sum, { column, row, at }) => {
              const [eastM, northM] = applyAffine(by, column, row);
              return sum + (eastM - at.eastM) ** 2 + (northM - at.northM) ** 2;
            }, 0);
          const best = squares(placement.affine);
          expect(residualsM.reduce((sum, each) => sum + each * each, 0)).toBeCloseTo(best, 9);
          const step = which % 3 === 2 ? m / 10 : m / 1e5;
          const other = placement.affine.with(
            which,
            (placement.affine[which] ?? 0) + sign * step,
          ) as unknown as Affine;
          expect(squares(other)).toBeGreaterThanOrEqual(best - 1e-9);
        },
      ),
    );
  });

  test('has no error to tell with three points, and one with more', () => {
    const affine: Affine = [0.1, 0, 500_000, 0, -0.1, 3_417_000];
    const square = pairsOf(affine, [
      [0, 0],
      [1000, 0],
      [1000, 1000],
      [0, 1000],
    ]);
    expect(fitted(square.slice(0, 3)).errorM).toBeUndefined();
    expect(fitted(square).errorM).toBeLessThan(1e-6);
    // One corner half a metre off: the four share it, each has a quarter left.
    const [first, ...rest] = square;
    if (!first) throw new Error('no corner');
    const off = fitted([{ ...first, at: gk120(first.at.northM + 0.5, first.at.eastM) }, ...rest]);
    for (const residual of off.residualsM) expect(residual).toBeCloseTo(0.125, 6);
    expect(off.errorM).toBeCloseTo(Math.sqrt((4 * 0.125 ** 2) / 2), 6);
  });

  test.each<[string, readonly (readonly [number, number])[], (pair: PointPair, i: number) => PointPair]>([
    [
      'scan.too-few-points',
      [
        [0, 0],
        [100, 50],
      ],
      (pair) => pair,
    ],
    [
      'scan.points-in-line',
      [
        [0, 0],
        [100, 50],
        [200, 100],
        [300, 151],
      ],
      (pair) => pair,
    ],
    [
      'scan.points-in-line',
      [
        [5, 5],
        [5, 5],
        [5, 5],
      ],
      (pair) => pair,
    ],
    [
      'scan.mirrored',
      [
        [0, 0],
        [900, 0],
        [0, 900],
      ],
      (pair) => ({ ...pair, column: -pair.column }),
    ],
    [
      'scan.distorted',
      [
        [0, 0],
        [900, 0],
        [0, 900],
      ],
      (pair) => ({ ...pair, column: pair.column * 2 }),
    ],
    [
      'scan.residuals-too-large',
      [
        [0, 0],
        [900, 0],
        [0, 900],
        [900, 900],
      ],
      (pair, i) => (i === 3 ? { ...pair, at: gk120(pair.at.northM + 60, pair.at.eastM) } : pair),
    ],
  ])('is refused: %s', (code, points, spoil) => {
    const affine: Affine = [0.1, 0.02, 500_000, 0.02, -0.1, 3_417_000];
    expect(codeOf(pairsOf(affine, points).map(spoil))).toBe(code);
  });
});

describe('a placement', () => {
  test.each(['EPSG:4549', 'EPSG:4528', 'EPSG:4490', 'EPSG:4326'] as const)(
    'in %s leads to a pixel and back',
    (system) => {
      const inMetres: Affine = [
        0.08,
        0.01,
        500_000 + (system === 'EPSG:4528' ? 40_000_000 : 0),
        0.01,
        -0.08,
        3_417_000,
      ];
      const inDegrees: Affine = [8e-7, 1e-8, 120.1, 1e-8, -7e-7, 30.87];
      const affine = system === 'EPSG:4549' || system === 'EPSG:4528' ? inMetres : inDegrees;
      const inverse = invertAffine(affine);
      fc.assert(
        fc.property(
          fc.double({ min: 0, max: 9000, noNaN: true }),
          fc.double({ min: 0, max: 9000, noNaN: true }),
          (column, row) => {
            const [backColumn, backRow] = pixelOfLonLat(
              system,
              inverse,
              lonLatOfPixel({ system, affine }, { column, row }),
            );
            expect(Math.hypot(backColumn - column, backRow - row)).toBeLessThan(1e-4);
          },
        ),
      );
      expect(pixelSizeM({ system, affine }, { column: 10, row: 10 })).toBeCloseTo(0.08, 1);
    },
  );

  test('with and without zone prefix is one place', () => {
    const without: Affine = [0.1, 0, 500_000, 0, -0.1, 3_417_000];
    const prefixed: Affine = [0.1, 0, 40_500_000, 0, -0.1, 3_417_000];
    const place = { column: 77, row: 33 };
    const [one, other] = [
      lonLatOfPixel({ system: 'EPSG:4549', affine: without }, place),
      lonLatOfPixel({ system: 'EPSG:4528', affine: prefixed }, place),
    ].map(toGk120);
    expect(one?.eastM).toBeCloseTo(other?.eastM ?? 0, 5);
    expect(one?.northM).toBeCloseTo(other?.northM ?? 0, 5);
  });

  test('that has no way back is told', () => {
    expect(() => invertAffine([1, 2, 0, 2, 4, 0])).toThrow(RangeError);
  });
});
