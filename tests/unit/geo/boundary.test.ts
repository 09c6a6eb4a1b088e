import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Boundary,
  boundarySchema,
  checkedBoundary,
  findBoundaryIssues,
  hasOwnAreas,
  MAX_BOUNDARY_POINTS,
  toBoundary,
  toClosedRings,
  toGkRings,
  toPointDrafts,
} from '#core/geo/boundary.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import { isClockwise } from '#core/geo/rings.ts';
import { aBoundary, polygonWithHoles, ringAt, square } from './fixtures.ts';

const numbersOf = (boundary: Boundary) => boundary.rings.map(({ points }) => points.map(({ no }) => no));

/** A ring of drafts with the given numbers, '' for a point without. */
function numbered(ring: ReturnType<typeof square>, numbers: readonly string[]) {
  return ring.map((point, i) => {
    const no = numbers[i] ?? '';
    return { at: toLonLat(point), method: 'gnss' as const, ...(no === '' ? {} : { no }) };
  });
}

it('areas are known as those of the points from afar, and those of other points are not', () => {
  fc.assert(
    fc.property(polygonWithHoles, (rings) => {
      const boundary = aBoundary(rings);
      const sent = JSON.parse(JSON.stringify(boundary)) as Boundary;
      expect(hasOwnAreas(sent)).toBe(true);
      const { planarAreaSqM: planar, ellipsoidalAreaSqM: ellipsoidal } = boundary;
      expect(hasOwnAreas({ ...sent, planarAreaSqM: planar + 0.02 })).toBe(false);
      expect(hasOwnAreas({ ...sent, ellipsoidalAreaSqM: ellipsoidal - 0.02 })).toBe(false);
    }),
    { numRuns: 100 },
  );
});

describe('toBoundary', () => {
  it('puts the shell first and clockwise from the north-west, holes counter-clockwise', () => {
    const hole = square(20, 20, 20);
    const shell = [...ringAt([0, 0], [0, 100], [100, 100], [100, 0])];
    const [first = [], second = []] = toGkRings(aBoundary([hole, shell]));
    expect([isClockwise(first), isClockwise(second)]).toEqual([true, false]);
    const offsets = (ring: typeof first) =>
      ring.map(({ northM, eastM }) =>
        `${(northM - 3_416_500).toFixed()} ${(eastM - 509_500).toFixed()}`.replaceAll('-0', '0'),
      );
    expect(offsets(first)).toEqual(['100 0', '100 100', '0 100', '0 0']);
    expect(offsets(second)).toEqual(['40 20', '20 20', '20 40', '40 40']);
  });

  it('opens closed rings and numbers J1, J2 … through shell and holes', () => {
    const [shell, hole] = [square(0, 0, 100), square(20, 20, 20)];
    const boundary = aBoundary([[...shell, ...shell.slice(0, 1)], hole]);
    expect(numbersOf(boundary)).toEqual([
      ['J1', 'J2', 'J3', 'J4'],
      ['J5', 'J6', 'J7', 'J8'],
    ]);
  });

  it('keeps given numbers, fills gaps with free ones, and lets a number stand only once', () => {
    const ring = square(0, 0, 100);
    expect(numbersOf(toBoundary([numbered(ring, ['J2', '', '界3', ''])], 'CGCS2000'))).toEqual([
      ['J2', 'J1', '界3', 'J3'],
    ]);
    const restarting = [
      numbered(ring, ['J1', 'J2', 'J3', 'J4']),
      numbered(square(20, 20, 20), ['J1', 'J2', 'J3', 'J4']),
    ];
    expect(numbersOf(toBoundary(restarting, 'CGCS2000'))).toEqual([
      ['J1', 'J2', 'J3', 'J4'],
      ['J5', 'J6', 'J7', 'J8'],
    ]);
  });

  it('keeps method and accuracy with their points, and leaves out an accuracy nobody gave', () => {
    const drafts = square(0, 0, 10).map((point, i) => ({
      at: toLonLat(point),
      method: i === 0 ? ('rtk' as const) : ('screen' as const),
      ...(i === 0 ? { accuracyM: 0.02 } : {}),
    }));
    const points = toBoundary([[...drafts].reverse()], 'CGCS2000').rings[0]?.points ?? [];
    expect(points[0]).toMatchObject({ no: 'J1', method: 'rtk', accuracyM: 0.02 });
    expect(points[1]).not.toHaveProperty('accuracyM');
  });

  it('computes both areas without the hole', () => {
    const boundary = aBoundary([square(0, 0, 100), square(20, 20, 10)]);
    expect(boundary.planarAreaSqM).toBeCloseTo(9_900, 4);
    expect(boundary.ellipsoidalAreaSqM / boundary.planarAreaSqM).toBeCloseTo(1, 4);
  });

  it('refuses to make something of nothing', () => {
    expect(() => toBoundary([], 'CGCS2000')).toThrow(RangeError);
    const line = numbered(square(0, 0, 10).slice(0, 2), []);
    expect(() => toBoundary([line], 'CGCS2000')).toThrow(RangeError);
    expect(() => toBoundary([[...line, ...line.slice(0, 1)]], 'CGCS2000')).toThrow(RangeError);
  });

  it('is told what would be refused, in the order of the rings given', () => {
    const [hole, shell] = [square(20, 20, 20), square(0, 0, 100)].map((ring) => numbered(ring, []));
    const line = numbered(ringAt([50, 50], [60, 60], [50, 50]), []);
    const rings = [hole ?? [], shell ?? []];
    expect(checkedBoundary(rings, 'CGCS2000')).toEqual({ boundary: toBoundary(rings, 'CGCS2000') });
    expect(checkedBoundary([line, ...rings], 'CGCS2000')).toEqual({
      refused: [
        { code: 'boundary.too-few-points', params: { ring: 1, points: 2 }, ringIndex: 0, pointIndex: 0 },
      ],
    });
  });

  it('gives what the schema accepts, whole under JSON, and nothing new when done twice', () => {
    fc.assert(
      fc.property(polygonWithHoles, (rings) => {
        const boundary = aBoundary(rings);
        expect(boundarySchema.parse(JSON.parse(JSON.stringify(boundary)))).toEqual(boundary);
        expect(toBoundary(toPointDrafts(boundary), boundary.datum)).toEqual(boundary);
        expect(boundary.rings.map(({ points }) => points.length).sort()).toEqual(
          rings.map(({ length }) => length).sort(),
        );
        expect(findBoundaryIssues(boundary)).toEqual([]);
      }),
    );
  });
});

describe('toClosedRings', () => {
  it('repeats the first point of every ring, longitude first', () => {
    const rings = toClosedRings(aBoundary([square(0, 0, 100), square(20, 20, 20)]));
    expect(rings.map((ring) => ring.length)).toEqual([5, 5]);
    for (const ring of rings) expect(ring[4]).toEqual(ring[0]);
    expect(rings[0]?.[0]?.[0]).toBeCloseTo(120.1, 2);
  });
});

describe('boundarySchema', () => {
  const good = aBoundary([square(0, 0, 100)]);
  const point = good.rings[0]?.points[0];

  it.each<readonly [string, unknown]>([
    ['a ring of two points', { ...good, rings: [{ points: [point, point] }] }],
    ['no ring', { ...good, rings: [] }],
    ['an area that is not a number', { ...good, planarAreaSqM: Number.NaN }],
    [
      'an infinite longitude',
      { ...good, rings: [{ points: [point, point, { ...point, lon: Number.POSITIVE_INFINITY }] }] },
    ],
    ['a point without number', { ...good, rings: [{ points: [point, point, { ...point, no: '' }] }] }],
    ['an unknown method', { ...good, rings: [{ points: [point, point, { ...point, method: 'guess' }] }] }],
    ['an unknown datum', { ...good, datum: 'GCJ-02' }],
    ['a field it does not know', { ...good, colour: 'red' }],
    [
      'more points in all than a boundary may have',
      {
        ...good,
        rings: [1, 2].map(() => ({
          points: Array.from({ length: MAX_BOUNDARY_POINTS / 2 + 1 }, () => point),
        })),
      },
    ],
  ])('refuses %s', (_name, value) => {
    expect(boundarySchema.safeParse(good).success).toBe(true);
    expect(boundarySchema.safeParse(value).success).toBe(false);
  });
});

describe('findBoundaryIssues', () => {
  it('names the points of a crossing by their numbers', () => {
    const bowTie = numbered(ringAt([0, 0], [100, 100], [100, 0], [0, 150]), ['A', 'B', 'C', 'D']);
    const [issue] = findBoundaryIssues(toBoundary([bowTie], 'CGCS2000'));
    expect(issue?.code).toBe('boundary.self-crossing');
    expect(Object.values(issue?.params ?? {}).filter((value) => /^[A-D]$/.test(String(value)))).toHaveLength(
      2,
    );
  });

  it('finds a boundary outside Huzhou', () => {
    const far = square(0, 0, 100).map(({ northM, eastM }) => gk120(northM - 100_000, eastM));
    expect(findBoundaryIssues(aBoundary([far])).map(({ code }) => code)).toEqual(['boundary.outside-huzhou']);
  });
});
