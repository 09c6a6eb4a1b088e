import { describe, expect, it } from 'vitest';
import { parseBoundaryText } from '#core/geo/boundary-text/parse-boundary-text.ts';
import { atLines } from './fixtures.ts';

const HEADER = ['[属性描述]', '坐标系=2000国家大地坐标系', '带号=40', '[地块坐标]'];

/** Five corners, the third of which makes 1,250 m² of 11,250. */
const CORNERS = [
  [100, 0],
  [100, 100],
  [50, 125],
  [0, 100],
  [0, 0],
] as const;

type Habit =
  | 'closed, counted without the closing row'
  | 'closed, every row counted'
  | 'open'
  | 'open, counted closed';

/** A plot as a program of that habit writes it, and what happened to it afterwards. */
function plot(no: number, habit: Habit, change: { readonly lost?: number; readonly area?: string } = {}) {
  const rows = CORNERS.map(
    ([north, east], i) => `J${i + 1},1,${3_416_500 + north + no * 300}.000,${40_509_500 + east}.000`,
  );
  const written = habit.startsWith('closed') ? [...rows, ...rows.slice(0, 1)] : rows;
  const declared = habit === 'open' || habit === 'closed, counted without the closing row' ? 5 : 6;
  const head = `${declared},${change.area ?? ''},P${no},地块,面,,,,@`;
  return [head, ...(change.lost === undefined ? written : written.toSpliced(change.lost, 1))];
}
const read = (...plots: readonly (readonly string[])[]) =>
  parseBoundaryText([...HEADER, ...plots.flat()].join('\n'));

describe('a row that was lost', () => {
  it('is told by the other plots where the count leaves out the closing row', () => {
    const habit = 'closed, counted without the closing row';
    const { refused, changes, parcels } = read(plot(1, habit), plot(2, habit, { lost: 2 }), plot(3, habit));
    expect(refused).toEqual([]);
    expect(changes).toContainEqual({
      code: 'boundary.count-unlike-others',
      line: 12,
      params: { declared: 5, rows: 5, missing: 1, expected: 4 },
    });
    expect(parcels).toHaveLength(3);
  });

  it('is told by the other plots where rings are written open', () => {
    const { refused, changes } = read(plot(1, 'open'), plot(2, 'open', { lost: 2 }));
    expect(refused).toEqual([]);
    expect(atLines(changes)).toContain('count-unlike-others@11');
  });

  it('may be the reason why an only plot has fewer rows than points, and is asked after', () => {
    expect(atLines(read(plot(1, 'open', { lost: 2 })).changes)).toEqual([
      'count-with-closing@5',
      'point-number-skipped@8',
    ]);
    expect(atLines(read(plot(1, 'open, counted closed')).changes)).toEqual(['count-with-closing@5']);
  });
});

describe('nothing is said', () => {
  it.each<readonly [string, readonly (readonly string[])[]]>([
    ['of plots that all count alike', [plot(1, 'open, counted closed'), plot(2, 'open, counted closed')]],
    [
      'of rings open and closed in one way',
      [plot(1, 'open'), plot(2, 'closed, counted without the closing row')],
    ],
    [
      'of a closing row that was lost',
      [plot(1, 'closed, every row counted'), plot(2, 'open, counted closed')],
    ],
    [
      'of a plot whose area proves that it is whole',
      [
        plot(1, 'closed, counted without the closing row'),
        plot(2, 'closed, every row counted', { area: '1.1250' }),
      ],
    ],
    [
      'of an only plot whose area proves that it is whole',
      [plot(1, 'open, counted closed', { area: '1.1250' })],
    ],
    [
      'where a single one of many counts without the closing row',
      [
        plot(1, 'closed, every row counted'),
        plot(2, 'closed, every row counted'),
        plot(3, 'closed, counted without the closing row'),
      ],
    ],
  ])('%s', (_, plots) => {
    const { refused, changes, parcels } = read(...plots);
    expect([...refused, ...changes]).toEqual([]);
    expect(parcels).toHaveLength(plots.length);
  });
});
