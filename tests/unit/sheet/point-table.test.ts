import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gk120 } from '#core/geo/coordinates.ts';
import { POINT_TABLE } from '#core/sheet/page-metrics.ts';
import { foldRows, toPointRows } from '#core/sheet/point-table.ts';

const point = (no: string, northM: number, eastM: number) => ({ no, at: gk120(northM, eastM) });

describe('rows of the point table', () => {
  test('a ring is closed by its first point, and lengths stand at the point they start from', () => {
    const rows = toPointRows([[point('J1', 0, 0), point('J2', 0, 3), point('J3', 4, 3)]]);
    expect(rows.map((row) => (row.kind === 'point' ? [row.no, row.lengthM] : row.kind))).toEqual([
      ['J1', 3],
      ['J2', 4],
      ['J3', 5],
      ['J1', undefined],
    ]);
  });

  test('holes are named and closed by themselves', () => {
    const triangle = (n: number) => [
      point(`J${n}`, 0, 0),
      point(`J${n + 1}`, 0, 1),
      point(`J${n + 2}`, 1, 1),
    ];
    const rows = toPointRows([triangle(1), triangle(4), triangle(7)]);
    expect(rows.map((row) => (row.kind === 'point' ? row.no : row.ringNo))).toEqual([
      'J1',
      'J2',
      'J3',
      'J1',
      1,
      'J4',
      'J5',
      'J6',
      'J4',
      2,
      'J7',
      'J8',
      'J9',
      'J7',
    ]);
  });
});

describe('folding', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, i) => i);
  const shape = (count: number) => {
    const { first, further } = foldRows(rows(count), POINT_TABLE);
    return [
      first.map((column) => column.length),
      ...further.map((page) => page.map((column) => column.length)),
    ];
  };

  test.each([
    [0, [[0]]],
    [5, [[5]]],
    [12, [[12]]],
    [13, [[7, 6]]],
    [32, [[16, 16]]],
    [33, [[16, 16], [1]]],
    [
      39,
      [
        [16, 16],
        [3, 3, 1],
      ],
    ],
    [
      32 + 162,
      [
        [16, 16],
        [54, 54, 54],
      ],
    ],
    [32 + 163, [[16, 16], [54, 54, 54], [1]]],
  ])('%i rows', (count, expected) => {
    expect(shape(count)).toEqual(expected);
  });

  test('no row is lost or moved, and no column is longer than its room', () => {
    fc.assert(
      fc.property(fc.nat(3000), (count) => {
        const { first, further } = foldRows(rows(count), POINT_TABLE);
        expect([...first, ...further.flat()].flat()).toEqual(rows(count));
        expect(first.every((column) => column.length <= POINT_TABLE.firstPage.rows)).toBe(true);
        expect(first.length).toBeLessThanOrEqual(POINT_TABLE.firstPage.columns);
        for (const page of further) {
          expect(page.length).toBeLessThanOrEqual(POINT_TABLE.furtherPage.columns);
          expect(page.every((column) => column.length <= POINT_TABLE.furtherPage.rows)).toBe(true);
        }
      }),
    );
  });
});
