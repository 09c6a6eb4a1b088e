import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GkRing } from '#core/geo/coordinates.ts';
import { classifyRings, findPolygonIssues } from '#core/geo/ring-classification.ts';
import { polygonWithHoles, ringAt, square } from './fixtures.ts';

const codesOf = (rings: readonly GkRing[]) =>
  classifyRings(rings).issues.map(({ code }) => code.replace('boundary.', ''));

describe('classifyRings', () => {
  it('takes a ring within another as its hole, whichever comes first', () => {
    const [outer, inner] = [square(0, 0, 100), square(20, 20, 20)];
    expect(classifyRings([outer, inner]).polygons).toEqual([{ shell: 0, holes: [1] }]);
    expect(classifyRings([inner, outer]).polygons).toEqual([{ shell: 1, holes: [0] }]);
  });

  it('takes an island within a hole as a polygon of its own, with its own hole', () => {
    const rings = [square(0, 0, 100), square(10, 10, 80), square(20, 20, 60), square(30, 30, 40)];
    expect(classifyRings(rings)).toEqual({
      polygons: [
        { shell: 0, holes: [1] },
        { shell: 2, holes: [3] },
      ],
      issues: [],
    });
  });

  it('does not mind the direction of rings', () => {
    const rings = [square(0, 0, 100), [...square(20, 20, 20)].reverse(), [...square(200, 0, 50)].reverse()];
    expect(classifyRings(rings).polygons).toEqual([
      { shell: 0, holes: [1] },
      { shell: 2, holes: [] },
    ]);
  });

  it.each<readonly [string, readonly GkRing[], readonly string[]]>([
    ['apart', [square(0, 0, 10), square(50, 0, 10)], []],
    ['neighbours along an edge', [square(0, 0, 10), square(0, 10, 10)], []],
    ['a hole touching its shell in one corner', [square(0, 0, 10), ringAt([10, 5], [5, 7], [5, 3])], []],
    [
      'a hole whose corner is 0.5 mm over the shell',
      [square(0, 0, 10), ringAt([10.0005, 5], [5, 7], [5, 3])],
      [],
    ],
    ['a hole along an edge of its shell', [square(0, 0, 10), square(5, 2, 5)], ['shared-edge']],
    ['crossing', [square(0, 0, 10), square(5, 5, 10)], ['rings-crossing']],
    [
      'crossing exactly through corners',
      [square(0, 0, 10), ringAt([20, 0], [10, 10], [0, 0], [10, -10])],
      ['rings-crossing'],
    ],
    ['the same ring twice', [square(0, 0, 10), [...square(0, 0, 10)].reverse()], ['same-ring-twice']],
  ])('of two rings: %s', (_name, rings, codes) => {
    expect(codesOf(rings)).toEqual(codes);
  });

  it('finds shell and holes of any polygon again, in any order', () => {
    fc.assert(
      fc.property(polygonWithHoles, fc.boolean(), (rings, reversed) => {
        const given = reversed ? [...rings].reverse() : rings;
        const { polygons, issues } = classifyRings(given);
        const shell = reversed ? given.length - 1 : 0;
        expect(issues).toEqual([]);
        expect(polygons).toEqual([{ shell, holes: [...given.keys()].filter((i) => i !== shell) }]);
      }),
    );
  });

  it('sorts 5,000 rings in a moment', () => {
    const squares = Array.from({ length: 2500 }, (_, i) => [Math.floor(i / 50) * 20, (i % 50) * 20] as const);
    const rings = squares.flatMap(([north, east]) => [
      square(north, east, 10),
      square(north + 2, east + 2, 3),
    ]);
    const { polygons } = classifyRings(rings);
    expect(polygons).toHaveLength(2500);
    expect(polygons.every(({ shell, holes }) => holes.length === 1 && holes[0] === shell + 1)).toBe(true);
  });
});

describe('findPolygonIssues', () => {
  it('accepts a polygon with a hole', () => {
    expect(findPolygonIssues([square(0, 0, 100), square(20, 20, 20)])).toEqual([]);
  });

  it('refuses a second part', () => {
    expect(findPolygonIssues([square(0, 0, 10), square(50, 0, 10)])).toMatchObject([
      { code: 'boundary.one-part-only', params: { parts: 2 }, ringIndex: 1 },
    ]);
  });

  it('does not compare rings of which one is broken', () => {
    expect(findPolygonIssues([square(0, 0, 10), ringAt([0, 0])])).toMatchObject([
      { code: 'boundary.too-few-points', params: { ring: 2, points: 1 } },
    ]);
  });
});
