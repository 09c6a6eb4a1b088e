import { describe, expect, test } from 'vitest';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import {
  clickedRow,
  fitOf,
  newRow,
  type PointRow,
  toRows,
  typedRow,
} from '#renderer/map/scans/scan-points.ts';

const at = (north: number, east: number) => toLonLat(gk120(3_417_000 + north, 500_000 + east));
const row = (key: number, column: number, down: number, offM = 0): PointRow => ({
  ...clickedRow(newRow(key), at(-0.5 * down + offM, 0.5 * column)),
  pixel: { column, row: down },
});

describe('control points while they are put', () => {
  test('are counted once they are known on the scan and on the ground', () => {
    expect(
      fitOf([
        row(0, 0, 0),
        { ...row(1, 100, 0), pixel: undefined },
        { ...newRow(2), pixel: { column: 1, row: 1 } },
      ]),
    ).toEqual({
      kind: 'needs',
      count: 2,
    });
  });

  test('tell the residual of each, by its row', () => {
    const fit = fitOf([row(7, 0, 0, 0.4), row(3, 800, 0), newRow(9), row(5, 800, 600), row(4, 0, 600)]);
    if (fit.kind !== 'fits') throw new Error(fit.kind);
    expect([...fit.residualOf.keys()]).toEqual([7, 3, 5, 4]);
    for (const residual of fit.residualOf.values()) expect(residual).toBeCloseTo(0.1, 4);
    expect(fit.points[0]).toMatchObject({ column: 0, row: 0 });
  });

  test('that contradict each other tell the residual of each and which is the largest, where one is', () => {
    const corners = [row(1, 0, 0, 90), row(2, 800, 0), row(3, 800, 600), row(4, 0, 600)];
    const alike = fitOf(corners);
    if (alike.kind !== 'refused') throw new Error(alike.kind);
    expect([...alike.residualOf.keys()]).toEqual([1, 2, 3, 4]);
    for (const residual of alike.residualOf.values()) expect(residual).toBeCloseTo(22.5, 1);
    expect([...alike.worst]).toEqual([]);
    const told = fitOf([...corners, row(5, 400, 300), row(6, 200, 300)]);
    if (told.kind !== 'refused') throw new Error(told.kind);
    expect([...told.worst]).toEqual([1]);
  });

  test('that were stored come back as they were, to a millimetre', () => {
    const fit = fitOf([row(0, 0, 0), row(1, 800, 0), row(2, 800, 600)]);
    if (fit.kind !== 'fits') throw new Error(fit.kind);
    const again = toRows(fit.points);
    expect(again.map(({ pixel }) => pixel)).toEqual([
      { column: 0, row: 0 },
      { column: 800, row: 0 },
      { column: 800, row: 600 },
    ]);
    // What is written for them is understood as the same place.
    for (const each of again) expect(typedRow(each, each.typed).at?.[0]).toBeCloseTo(each.at?.[0] ?? 0, 7);
  });

  test('typed as nothing that is a place are kept as typed, and count for nothing', () => {
    const typed = typedRow({ ...newRow(0), pixel: { column: 0, row: 0 } }, '34160');
    expect([typed.typed, typed.at]).toEqual(['34160', undefined]);
    expect(typedRow(typed, '3416560, 40500100').at).toBeDefined();
  });
});
