import { describe, expect, it } from 'vitest';
import { parseCoordinateList } from '#core/geo/boundary-text/parse-coordinate-list.ts';
import { areaOf, full, list } from './coordinate-lists.ts';
import { atLines } from './fixtures.ts';

const points = list((c, i) => `J${i + 1} ${full(c)}`);

describe('lines of a list that hold no coordinate', () => {
  it.each([
    '请查收，谢谢',
    '合计 4',
    '面积：10000.00平方米',
    'S=10000.00㎡ 合15.0亩',
    '制表：张三 2024年5月6日',
  ])('are passed by below the points, and told: %s', (text) => {
    const { changes, refused } = parseCoordinateList(`${points}\n${text}`);
    expect([refused, atLines(changes)]).toEqual([[], ['line-skipped@5']]);
  });

  it.each(['地块一 面积 10000.000平方米', '2024-05-06', '共4个点'])(
    'are passed by above them, and told: %s',
    (text) => {
      const { changes, refused } = parseCoordinateList(`${text}\n${points}`);
      expect([refused, atLines(changes)]).toEqual([[], ['line-skipped@1']]);
    },
  );

  it.each(['第1页 共2页', '- 1 -', '点号 X Y', '地块二', 'J5'])(
    'refuse the list between two points, for another parcel may begin there: %s',
    (text) => {
      const [first = '', ...others] = points.split('\n');
      const { refused } = parseCoordinateList([first, text, ...others].join('\n'));
      expect(refused).toEqual([{ code: 'boundary.line-without-point', line: 2, params: { text } }]);
    },
  );

  it.each([
    'J5 34I6552.118 4O509563.204',
    '3416552.118 西侧',
    'J5 0 0',
    '120°5′61″ 30°46′12″',
    'J5 3416552.I18',
  ])('are not those of a point that is mistyped: %s', (text) => {
    expect(parseCoordinateList(`${points}\n${text}`).refused).toHaveLength(1);
    expect(parseCoordinateList(`${text}\n${points}`).refused).toHaveLength(1);
  });
});

describe('lengths of edges in lines of their own', () => {
  const withLengths = (lengths: readonly string[]) =>
    points
      .split('\n')
      .flatMap((row, i) => [row, lengths[i] ?? ''])
      .join('\n');

  it('are passed by where each is that between its points, the last back to the first', () => {
    const text = withLengths(['100.00', '100.02m', '99.99', '100.00']);
    const { changes, refused } = parseCoordinateList(text);
    expect(refused).toEqual([]);
    expect(changes).toEqual([{ code: 'boundary.lengths-skipped', line: 2, params: { rows: 4 } }]);
    expect(areaOf(text)).toBeCloseTo(10_000, 1);
  });

  it('refuse the list where a point must be missing between them', () => {
    const rows = withLengths(['100.00', '100.00', '100.00', '100.00']).split('\n').toSpliced(2, 1);
    expect(atLines(parseCoordinateList(rows.join('\n')).refused)).toEqual([
      'line-without-point@2',
      'line-without-point@3',
    ]);
  });
});
