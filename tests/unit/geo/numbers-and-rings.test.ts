import { describe, expect, it } from 'vitest';
import { parseBoundaryText } from '#core/geo/boundary-text/parse-boundary-text.ts';
import { parseCoordinateList } from '#core/geo/boundary-text/parse-coordinate-list.ts';
import { splitIntoRings } from '#core/geo/boundary-text/point-row.ts';
import type { BoundaryTextResult } from '#core/geo/boundary-text/types.ts';
import { gk120, withZonePrefix } from '#core/geo/coordinates.ts';
import { type Corner, full, HOLE, list, SQUARE } from './coordinate-lists.ts';
import { atLines, square } from './fixtures.ts';

const numbered = (ring: readonly Corner[], prefix = 'J', from = 1) =>
  list((corner, i) => `${prefix}${from + i} ${full(corner)}`, ring);

const inOneRing = (points: readonly (readonly [no: string, corner: Corner])[]) =>
  parseBoundaryText(
    [
      '[属性描述]',
      '坐标系=2000国家大地坐标系',
      '带号=40',
      '[地块坐标]',
      `${points.length},,P1,地块,面,,,,@`,
      ...points.map(
        ([no, { northM, eastM }]) => `${no},1,${northM.toFixed(3)},${withZonePrefix(eastM).toFixed(3)}`,
      ),
    ].join('\n'),
  );

const sizesOf = ({ parcels }: BoundaryTextResult) =>
  parcels.map(({ rings }) => rings.map(({ points }) => points.length));
const [CORNER] = SQUARE as [Corner];
const BEYOND = square(0, 300, 50);

describe('points that are counted from the beginning again', () => {
  it.each([
    ['a hole', `${numbered(SQUARE)}\n${numbered(HOLE)}`, [[4, 4]]],
    ['another parcel', `${numbered(SQUARE)}\n${numbered(BEYOND)}`, [[4], [4]]],
    ['bare numbers', `${numbered(SQUARE, '')}\n${numbered(HOLE, '')}`, [[4, 4]]],
    ['numbers with that of the parcel', `${numbered(SQUARE, 'J1-')}\n${numbered(BEYOND, 'J2-')}`, [[4], [4]]],
  ])('begin another ring of a pasted list, and it is said: %s', (_what, text, sizes) => {
    const result = parseCoordinateList(text);
    expect([result.refused, sizesOf(result)]).toEqual([[], sizes]);
    expect(atLines(result.changes)).toContain('ring-by-number@5');
  });

  it('begin another ring of an exchange file, whatever ring number they have', () => {
    const rows = [SQUARE, HOLE].flatMap((ring) => ring.map((corner, i) => [`J${i + 1}`, corner] as const));
    const result = inOneRing(rows);
    expect([result.refused, sizesOf(result)]).toEqual([[], [[4, 4]]]);
    expect(atLines(result.changes)).toEqual(['point-numbers-restart@5', 'ring-by-number@10']);
  });

  it('are looked for in a moment also where two points at a time are named alike', () => {
    const names = Array.from({ length: 20_000 }, (_, i) => `P${Math.floor(i / 2)}-${(i % 2) + 1}`);
    const rows = names.map((no, i) => ({ no, ringNo: 1, position: { at: gk120(3_416_500 + i, 509_500) } }));
    const started = performance.now();
    expect(splitIntoRings(rows)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('are not kinds of mark that are numbers', () => {
    const kinds = ['1', '2', '2', '1', '2', '1'];
    const corners = [...SQUARE, ...square(-50, -10, 20).slice(2)];
    const result = parseCoordinateList(list((corner, i) => `${kinds[i]} ${full(corner)}`, corners));
    expect([result.refused, sizesOf(result)]).toEqual([[], [[6]]]);
  });

  it.each([
    ['points put between others', ['J1', 'J1-1', 'J1-2', 'J2', 'J2-1', 'J2-2']],
    ['kinds of mark that have a number', ['B1', 'B1', 'B1', 'B2', 'B2', 'B2']],
    ['corners by letters', ['A1', 'B1', 'C1', 'D1', 'E1', 'F1']],
  ])('are not %s', (_what, numbers) => {
    const corners = [...SQUARE, ...square(-50, -10, 20).slice(2)];
    const text = list((corner, i) => `${numbers[i]} 0.0${i} ${full(corner)}`, corners);
    expect(atLines(parseCoordinateList(text).changes)).not.toContain('ring-by-number@4');
  });
});

describe('a single number that is skipped', () => {
  const without = (lost: number) =>
    SQUARE.map((corner, i) => [`J${i < lost ? i + 1 : i + 2}`, corner] as const);

  it('is told, for its point may be lost, where the count of the file cannot tell', () => {
    const [first] = without(2);
    const { changes } = inOneRing([...without(2), ...(first ? [first] : [])]);
    expect(changes).toEqual([{ code: 'boundary.point-number-skipped', line: 8, params: { point: 'J3' } }]);
    const text = without(2).map(([no, corner]) => `${no} ${full(corner)}`);
    expect(atLines(parseCoordinateList(text.join('\n')).changes)).toEqual(['point-number-skipped@3']);
  });

  it.each([
    ['several are', ['J1', 'J3', 'J4', 'J6']],
    ['they do not count on', ['J1', 'J3', 'J9', 'J10']],
    ['they count by two', ['1', '3', '5', '7']],
    ['it is before the first', ['J2', 'J3', 'J4', 'J5']],
  ])('is not told where %s', (_what, numbers) => {
    const { changes } = parseCoordinateList(list((corner, i) => `${numbers[i]} ${full(corner)}`));
    expect(changes).toEqual([]);
  });
});

describe('a number that is at two places of one ring', () => {
  const mistyped = { ...CORNER, northM: CORNER.northM + 10 };

  it('is said of a pasted list, whose closing point may be mistyped', () => {
    const { changes } = parseCoordinateList(`${numbered(SQUARE)}\nJ1 ${full(mistyped)}`);
    expect(changes).toContainEqual({
      code: 'boundary.point-number-twice',
      line: 5,
      params: { point: 'J1', otherLine: 1, metres: '10.000' },
    });
  });

  it('is said of an exchange file, and not that its rings are numbered from the beginning', () => {
    const rows = SQUARE.map((corner, i) => [`J${i + 1}`, corner] as const);
    const { changes } = inOneRing([...rows, ['J1', mistyped]]);
    expect(atLines(changes)).toContain('point-number-twice@10');
    expect(atLines(changes)).not.toContain('point-numbers-restart@5');
  });

  it('is nothing where the ring comes back to its first point, nor where words stand for numbers', () => {
    expect(parseCoordinateList(`${numbered(SQUARE)}\nJ1 ${full(CORNER)}`).changes).toEqual([]);
    const marks = list((corner, i) => `${i % 2 ? '钢钉' : '喷涂'} ${full(corner)}`);
    expect(parseCoordinateList(marks).changes).toEqual([]);
  });
});
