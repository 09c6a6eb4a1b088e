import { describe, expect, it } from 'vitest';
import { parseCoordinateList } from '#core/geo/boundary-text/parse-coordinate-list.ts';
import { type Corner, full, HOLE, list, SQUARE } from './coordinate-lists.ts';
import { atLines, square } from './fixtures.ts';

const BEYOND = square(0, 300, 50);
const tabbed = (corner: Corner) => full(corner).replace(' ', '\t');

const read = (text: string) => {
  const { parcels, changes, refused } = parseCoordinateList(text);
  expect(refused).toEqual([]);
  return {
    numbers: parcels.map(({ rings }) => rings.map(({ points }) => points.map(({ no }) => no).join(' '))),
    changes: atLines(changes),
  };
};

describe('a column whose title says that it parts the points', () => {
  it.each([
    [
      'behind the number',
      '点号 地块名称 X Y',
      (no: number, name: string, c: Corner) => `J${no} ${name} ${full(c)}`,
    ],
    [
      'behind a count',
      '序号 地块名称 点号 X Y',
      (no: number, name: string, c: Corner) => `${no} ${name} J${no} ${full(c)}`,
    ],
    [
      'behind the coordinates',
      '点号 X Y 地块名称',
      (no: number, name: string, c: Corner) => `J${no} ${full(c)} ${name}`,
    ],
  ])('does so wherever it stands: %s', (_where, title, write) => {
    const text = [
      title,
      list((c, i) => write(i + 1, '甲厂', c)),
      list((c, i) => write(i + 5, '乙厂', c), BEYOND),
    ].join('\n');
    expect(read(text)).toEqual({
      numbers: [['J1 J2 J3 J4'], ['J5 J6 J7 J8']],
      changes: ['feature-several-shells@6'],
    });
  });

  it.each([
    ['点号 X Y 圈号', '1', '2'],
    ['点号 X Y 内外圈', '外', '内'],
    ['点号 X(m) Y(m) 圈号', '1', '2'],
  ])('makes a hole of the second ring: %s', (title, shell, hole) => {
    const text = [
      title,
      list((c, i) => `J${i + 1} ${full(c)} ${shell}`),
      list((c, i) => `J${i + 5} ${full(c)} ${hole}`, HOLE),
    ].join('\n');
    expect(read(text)).toEqual({ numbers: [['J1 J2 J3 J4', 'J5 J6 J7 J8']], changes: [] });
  });
});

describe('a titled column behind the coordinates', () => {
  it('parts the points also where a remark behind it is missing in some rows', () => {
    const text = [
      '点号\tX\tY\t圈号\t备注',
      list((c, i) => `J${i + 1}\t${tabbed(c)}\t1\t${i === 2 ? '墙角' : ''}`),
      list((c, i) => `J${i + 5}\t${tabbed(c)}\t2\t`, HOLE),
    ].join('\n');
    expect(read(text).numbers).toEqual([['J1 J2 J3 J4', 'J5 J6 J7 J8']]);
  });
});

describe('a titled column of kinds', () => {
  it.each(['点号 界标类型 X Y', '点号 界标类型 X（m） Y（m）'])(
    'parts nothing, though it counts like rings: %s',
    (title) => {
      const corners = [...SQUARE, ...square(-50, -10, 20).slice(2)];
      const rows = list((c, i) => `J${i + 1} ${i < 3 ? 1 : 2} ${full(c)}`, corners);
      expect(read(`${title}\n${rows}`)).toEqual({ numbers: [['J1 J2 J3 J4 J5 J6']], changes: [] });
    },
  );
});

describe('a column without a title that would part the points too', () => {
  it('is told also beside the name of the parcel', () => {
    const row = (ring: string, from: number) => (c: Corner, i: number) =>
      `甲厂 ${ring} J${i + from} ${full(c)}`;
    const text = `${list(row('外', 1))}\n${list(row('内', 5), HOLE)}`;
    expect(read(text).changes).toContain('column-not-parting@5');
  });

  it.each([
    ['behind the coordinates', 4, (name: string) => (c: Corner, i: number) => `J${i} ${full(c)} ${name}`],
    ['behind the number', 2, (name: string) => (c: Corner, i: number) => `J${i} ${name} ${full(c)}`],
  ])('is told where it was not taken to: %s', (_where, column, write) => {
    const text = `${list((c, i) => write('外')(c, i + 1))}\n${list((c, i) => write('内')(c, i + 5), HOLE)}`;
    const { changes } = parseCoordinateList(text);
    expect(changes).toContainEqual({
      code: 'boundary.column-not-parting',
      line: 5,
      params: { column, value: '内' },
    });
  });

  it('is not thought of where it parts too few points, or differs as heights do', () => {
    expect(read(list((c, i) => `J${i + 1} ${i < 2 ? '钢钉' : '喷涂'} ${full(c)}`)).changes).toEqual([]);
    const corners = [...SQUARE, ...HOLE];
    const heights = list((c, i) => `J${i + 1} ${full(c)} ${i < 4 ? '5.2' : '5.3'}`, corners);
    expect(atLines(parseCoordinateList(heights).changes)).not.toContain('column-not-parting@5');
  });
});

describe('cells of a spreadsheet that are merged over the rows of a parcel', () => {
  const first = (i: number, value: string) => (i === 0 ? value : '');

  it.each([
    ['counted from the beginning', 1],
    ['counted on', 5],
  ])('part the parcels, whose points are %s', (_what, from) => {
    const text = [
      '地块编号\t点号\tX\tY',
      list((c, i) => `${first(i, 'A01')}\tJ${i + 1}\t${tabbed(c)}`),
      list((c, i) => `${first(i, 'A02')}\tJ${i + from}\t${tabbed(c)}`, BEYOND),
    ].join('\n');
    const numbers = (start: number) => [0, 1, 2, 3].map((i) => `J${start + i}`).join(' ');
    expect(read(text)).toEqual({
      numbers: [[numbers(1)], [numbers(from)]],
      changes: ['feature-several-shells@6'],
    });
  });

  it('part parcels and rings in two columns', () => {
    const text = [
      '地块名称\t圈号\t点号\tX\tY',
      list((c, i) => `${first(i, '甲厂')}\t${first(i, '1')}\tJ${i + 1}\t${tabbed(c)}`),
      list((c, i) => `\t${first(i, '2')}\tJ${i + 5}\t${tabbed(c)}`, HOLE),
      list((c, i) => `${first(i, '乙厂')}\t${first(i, '1')}\tJ${i + 1}\t${tabbed(c)}`, BEYOND),
    ].join('\n');
    expect(read(text).numbers).toEqual([['J1 J2 J3 J4', 'J5 J6 J7 J8'], ['J1 J2 J3 J4']]);
  });

  it('are not seen in a number that one row has not got', () => {
    const numbers = ['J1', '', 'J3', 'J4'];
    expect(read(list((c, i) => `${numbers[i]}\t${tabbed(c)}`)).numbers).toEqual([['J1  J3 J4']]);
  });
});
