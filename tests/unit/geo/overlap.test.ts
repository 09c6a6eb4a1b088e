import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planarAreaSqM, signedPlanarAreaSqM } from '#core/geo/areas.ts';
import { type Gk120, type GkRing, gk120 } from '#core/geo/coordinates.ts';
import { overlapSqM } from '#core/geo/overlap.ts';
import { ORIGIN, polygonWithHoles, ringAt, square, starRing } from './fixtures.ts';

const AT: { readonly northM: number; readonly eastM: number } = ORIGIN;
const shift = (ring: GkRing, north: number, east: number): GkRing =>
  ring.map(({ northM, eastM }) => gk120(northM + north, eastM + east));
const metres = (max: number) => fc.double({ min: -max, max, noNaN: true });

/** Another way to the same figure, for convex rings only: cuts one along each side of the other (Sutherland and Hodgman). */
function clippedAreaSqM(subject: GkRing, clip: GkRing): number {
  const clockwise = signedPlanarAreaSqM(clip) > 0 ? clip : clip.toReversed();
  let rest: readonly Gk120[] = subject;
  for (const [i, from] of clockwise.entries()) {
    const to = clockwise[(i + 1) % clockwise.length] ?? from;
    const side = ({ northM, eastM }: Gk120) =>
      (eastM - from.eastM) * (to.northM - from.northM) - (northM - from.northM) * (to.eastM - from.eastM);
    rest = rest.flatMap((point, k) => {
      const before = rest.at(k - 1) ?? point;
      const [a, b] = [side(before), side(point)];
      const share = a / (a - b);
      const cut = gk120(
        before.northM + share * (point.northM - before.northM),
        before.eastM + share * (point.eastM - before.eastM),
      );
      if (b <= 0 && a < 0 && b < 0) return [];
      if (a * b < 0) return b > 0 ? [cut, point] : [cut];
      return b >= 0 ? [point] : [];
    });
  }
  return Math.abs(signedPlanarAreaSqM(rest));
}

const convexRing = (place: typeof AT) =>
  fc
    .array(fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), { minLength: 3, maxLength: 9 })
    .map((turns) =>
      turns
        .toSorted((a, b) => a - b)
        .map((turn) => gk120(place.northM + 80 * Math.cos(turn), place.eastM + 80 * Math.sin(turn))),
    )
    // The other way needs a side to cut along: of a ring without area none can be told.
    .filter((ring) => Math.abs(signedPlanarAreaSqM(ring)) > 1);

describe('overlapSqM', () => {
  it.each<readonly [string, readonly GkRing[], readonly GkRing[], number]>([
    ['a square shifted by 30 m and 40 m', [square(0, 0, 100)], [square(30, 40, 100)], 4200],
    ['the same square', [square(0, 0, 100)], [square(0, 0, 100)], 10_000],
    ['a square within another', [square(0, 0, 100)], [square(20, 20, 10)], 100],
    ['neighbours with an edge in common', [square(0, 0, 100)], [square(0, 100, 100)], 0],
    ['neighbours with part of an edge in common', [square(0, 0, 100)], [square(-30, 100, 50)], 0],
    ['squares that meet in a corner', [square(0, 0, 100)], [square(100, 100, 100)], 0],
    ['squares far apart', [square(0, 0, 100)], [square(500, 500, 100)], 0],
    [
      'a parcel that fills the hole of another',
      [square(0, 0, 100), square(20, 20, 40)],
      [square(20, 20, 40)],
      0,
    ],
    ['one that is larger than the hole', [square(0, 0, 100), square(20, 20, 40)], [square(10, 10, 60)], 2000],
    [
      'two with the same hole',
      [square(0, 0, 100), square(20, 20, 40)],
      [square(0, 0, 100), square(20, 20, 40)],
      8400,
    ],
    [
      'two with holes apart',
      [square(0, 0, 100), square(10, 10, 20)],
      [square(0, 0, 100), square(50, 50, 20)],
      9200,
    ],
    [
      'a cross of two bars',
      [ringAt([60, 0], [60, 200], [40, 200], [40, 0])],
      [ringAt([-50, 90], [150, 90], [150, 110], [-50, 110])],
      400,
    ],
  ])('%s', (_, a, b, expected) => {
    expect(overlapSqM(a, b)).toBeCloseTo(expected, 5);
    expect(overlapSqM(b, a)).toBeCloseTo(expected, 5);
    expect(
      overlapSqM(
        a.map((ring) => ring.toReversed()),
        b,
      ),
    ).toBeCloseTo(expected, 5);
  });

  it('is the same from either side, and never more than the smaller polygon', () => {
    fc.assert(
      fc.property(polygonWithHoles, metres(150), metres(150), (rings, north, east) => {
        const moved = rings.map((ring) => shift(ring, north, east));
        const common = overlapSqM(rings, moved);
        expect(overlapSqM(moved, rings)).toBeCloseTo(common, 5);
        expect(common).toBeGreaterThanOrEqual(0);
        expect(common).toBeLessThanOrEqual(planarAreaSqM(rings) + 1e-4);
      }),
    );
  });

  it('of a polygon with itself is its area, holes taken away', () => {
    fc.assert(
      fc.property(polygonWithHoles, (rings) => {
        const area = planarAreaSqM(rings);
        expect(Math.abs(overlapSqM(rings, rings) - area)).toBeLessThan(1e-5 + area * 1e-9);
      }),
    );
  });

  it('is what is left of a polygon when it is cut at a line, on both sides together', () => {
    fc.assert(
      fc.property(starRing(AT, 20, 120), metres(100), (ring, at) => {
        const [west, east] = [
          ringAt([200, -200], [200, at], [-200, at], [-200, -200]),
          ringAt([200, at], [200, 200], [-200, 200], [-200, at]),
        ];
        const parts = overlapSqM([ring], [west]) + overlapSqM([ring], [east]);
        expect(parts).toBeCloseTo(planarAreaSqM([ring]), 4);
      }),
    );
  });

  it('says what cutting one convex ring along the other says', () => {
    fc.assert(
      fc.property(convexRing(AT), convexRing({ northM: AT.northM + 30, eastM: AT.eastM + 50 }), (a, b) => {
        expect(overlapSqM([a], [b])).toBeCloseTo(clippedAreaSqM(a, b), 4);
      }),
    );
  });

  it('finds no common ground between rings on either side of a crooked line', () => {
    fc.assert(
      fc.property(fc.array(metres(40), { minLength: 1, maxLength: 12 }), (bends) => {
        const line = [...bends.map((east, i) => [100 - (i + 1) * 15, east] as const)];
        const west = ringAt([100, -100], [100, 0], ...line, [-200, 0], [-200, -100]);
        const east = ringAt([100, 100], [-200, 100], [-200, 0], ...line.toReversed(), [100, 0]);
        expect(overlapSqM([west], [east])).toBeLessThan(1e-6);
      }),
    );
  });

  it('takes boundaries of tens of thousands of points', () => {
    const circle = (radiusM: number, points: number) =>
      Array.from({ length: points }, (_, i) => {
        const turn = (2 * Math.PI * i) / points;
        return gk120(AT.northM + radiusM * Math.cos(turn), AT.eastM + radiusM * Math.sin(turn));
      });
    const small = circle(100, 40_000);
    expect(overlapSqM([small], [circle(150, 40_000)])).toBeCloseTo(planarAreaSqM([small]), 3);
  });
});
