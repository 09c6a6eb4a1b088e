import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactOf as contactWithin } from '#core/geo/contact.ts';
import type { GkRing } from '#core/geo/coordinates.ts';
import { seamOf as seamWithin } from '#core/geo/seam.ts';
import { polygonWithHoles, ringAt, square } from './fixtures.ts';

const LIMITS = { snappingM: 0.001, overlapSqM: 1, sliverWidthM: 0.2 };
const seamOf = (a: readonly GkRing[], b: readonly GkRing[]) => seamWithin(a, b, LIMITS);
const contactOf = (a: readonly GkRing[], b: readonly GkRing[]) => contactWithin(a, b, LIMITS);

const home = [square(0, 0, 100)];
/** A square to the east of `home`, `gapM` off; negative: into it. */
const beside = (gapM: number): readonly GkRing[] => [square(0, 100 + gapM, 100)];

describe('seamOf', () => {
  it.each<readonly [string, readonly GkRing[], { sharedM: number; sliverM: number; widthM: number }]>([
    ['one line', beside(0), { sharedM: 100, sliverM: 0, widthM: 0 }],
    ['one line within the snapping distance', beside(0.0009), { sharedM: 100, sliverM: 0, widthM: 0 }],
    ['8 cm apart', beside(0.08), { sharedM: 0, sliverM: 100, widthM: 0.08 }],
    ['8 cm into each other', beside(-0.08), { sharedM: 0, sliverM: 100, widthM: 0.08 }],
    ['a lane of 30 cm apart', beside(0.3), { sharedM: 0, sliverM: 0, widthM: 0 }],
    ['one shorter than the other', [square(20, 100.05, 30)], { sharedM: 0, sliverM: 30, widthM: 0.05 }],
    [
      'a wedge',
      [ringAt([100, 100], [100, 200], [0, 200], [0, 100.1])],
      { sharedM: 0, sliverM: 100, widthM: 0.1 },
    ],
    [
      'two edges for one',
      [ringAt([100, 100], [100, 200], [0, 200], [0, 100], [40, 100.02])],
      { sharedM: 0, sliverM: 100, widthM: 0.02 },
    ],
    ['the same parcel once more', home, { sharedM: 0, sliverM: 0, widthM: 0 }],
  ])('%s', (_, other, expected) => {
    for (const seam of [
      seamOf(home, other),
      seamOf(other, home),
      seamOf(
        home,
        other.map((ring) => ring.toReversed()),
      ),
    ]) {
      expect(seam.sharedM).toBeCloseTo(expected.sharedM, 3);
      expect(seam.sliverM).toBeCloseTo(expected.sliverM, 3);
      expect(seam.widthM).toBeCloseTo(expected.widthM, 3);
    }
  });

  it('runs along a hole as along a shell', () => {
    const holed = [square(0, 0, 100), square(20, 20, 40)];
    expect(seamOf(holed, [square(20, 20, 40)]).sharedM).toBeCloseTo(160, 3);
    expect(seamOf(holed, [square(20.05, 20.05, 39.9)]).sliverM).toBeCloseTo(4 * 39.9, 3);
  });
});

describe('contactOf', () => {
  it.each<readonly [string, readonly GkRing[], ReturnType<typeof contactOf>]>([
    ['neighbours that share their line', beside(0), undefined],
    ['neighbours with a lane between them', beside(3), undefined],
    ['parcels far apart', beside(900), undefined],
    ['an overlap of 1 m², the most that is allowed', [square(99, 99, 100)], undefined],
    ['a little more than 1 m²', [square(98.9, 98.9, 100)], { overlapSqM: 1.21, sliverM: 0, sliverWidthM: 0 }],
    ['8 cm apart', beside(0.08), { overlapSqM: 0, sliverM: 100, sliverWidthM: 0.08 }],
    [
      '5 mm into each other: less than 1 m², and a sliver',
      beside(-0.005),
      { overlapSqM: 0, sliverM: 100, sliverWidthM: 0.005 },
    ],
    [
      '5 cm into each other: the overlap says it all',
      beside(-0.05),
      { overlapSqM: 5, sliverM: 0, sliverWidthM: 0 },
    ],
    ['80 cm of a line, no more than a corner', [square(-99.2, 100.05, 100)], undefined],
  ])('%s', (_, other, expected) => {
    expect(contactOf(home, other)).toEqual(expected);
    expect(contactOf(other, home)).toEqual(expected);
  });

  it.each([
    ['a lane of 30 cm where slivers are as wide', beside(0.3), { sliverWidthM: 0.3 }, { sliverM: 100 }],
    ['8 cm apart where slivers are narrower', beside(0.08), { sliverWidthM: 0.05 }, undefined],
    ['8 cm apart where that is one line', beside(0.08), { snappingM: 0.1 }, undefined],
    [
      '5 m² of overlap where 10 m² are allowed',
      beside(-0.05),
      { overlapSqM: 10, sliverWidthM: 0 },
      undefined,
    ],
  ])('%s: as the office has set it', (_, other, set, expected) => {
    const found = contactWithin(home, other, { ...LIMITS, ...set });
    if (expected) expect(found).toMatchObject(expected);
    else expect(found).toBeUndefined();
  });

  it('does not call it an overlap when a line of kilometres is 0.9 mm off', () => {
    const long = (east: number) => [ringAt([4000, east], [4000, east + 50], [0, east + 50], [0, east])];
    expect(contactOf(long(0), long(49.9991))).toBeUndefined();
    expect(contactOf(long(0), long(49.998))).toEqual({ overlapSqM: 8, sliverM: 0, sliverWidthM: 0 });
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY]])('finds nothing where a point is at %d', (eastM) => {
    const nowhere = [ringAt([100, eastM], [100, 200], [0, 200], [0, 100.1])];
    expect(contactOf(home, nowhere)).toBeUndefined();
    expect(contactOf(nowhere, nowhere)).toBeUndefined();
  });

  it('is the same from either side', () => {
    fc.assert(
      fc.property(polygonWithHoles, fc.double({ min: -1, max: 1, noNaN: true }), (rings, by) => {
        const moved = rings.map((ring) => ring.map((point) => ({ ...point, eastM: point.eastM + by })));
        expect(contactOf(moved, rings)).toEqual(contactOf(rings, moved));
      }),
    );
  });
});
