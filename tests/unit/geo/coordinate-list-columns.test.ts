import { describe, expect, it } from 'vitest';
import { MAX_POINT_NO_LENGTH } from '#core/geo/boundary.ts';
import { parseCoordinateList } from '#core/geo/boundary-text/parse-coordinate-list.ts';
import { areaOf, type Corner, degrees, full, HOLE, list, SQUARE } from './coordinate-lists.ts';
import { atLines, ringAt, square } from './fixtures.ts';

describe('columns and rings of a coordinate list', () => {
  it('keeps the numbers of points, also those that look like a label or a heading', () => {
    const names = ['N1', '界2', '孔3', ''];
    const { parcels } = parseCoordinateList(list((c, i) => `${names[i]} ${full(c)}`));
    expect(parcels[0]?.rings[0]?.points.map(({ no }) => no)).toEqual(names);
  });

  it.each([
    ['a blank line', '\n\n'],
    ['a line 内环', '\n内环\n'],
    ['a line 孔1：', '\n\n孔1：\n\n'],
  ])('begins another ring after %s', (_name, between) => {
    const text = list(full) + between + list(full, HOLE);
    expect(parseCoordinateList(text).refused).toEqual([]);
    expect(parseCoordinateList(text).parcels[0]?.rings).toHaveLength(2);
    expect(areaOf(text)).toBeCloseTo(9_600, 1);
  });

  it.each([
    ['in one line', JSON.stringify],
    ['a ring a line', (rings: unknown) => JSON.stringify(rings).replaceAll(']],[[', ']],\n[[')],
  ])('nested arrays of open rings are a ring each, %s', (_, print) => {
    const numbers = (ring: readonly Corner[]) => ring.map((corner) => degrees(corner).split(',').map(Number));
    const { parcels, refused } = parseCoordinateList(
      print([numbers(SQUARE), numbers(HOLE), numbers(square(60, 60, 20))]),
    );
    expect(refused).toEqual([]);
    expect(parcels.map(({ rings }) => rings.map(({ points }) => points.length))).toEqual([[4, 4, 4]]);
    expect(areaOf(print([numbers(SQUARE), numbers(HOLE)]))).toBeCloseTo(9_600, 1);
  });

  it('makes a parcel of each outer ring, and says so', () => {
    const { parcels, changes, refused } = parseCoordinateList(
      `${list(full)}\n\n${list(full, HOLE)}\n\n${list(full, square(0, 200, 50))}`,
    );
    expect(refused).toEqual([]);
    expect(atLines(changes)).toEqual(['feature-several-shells@11']);
    expect(parcels.map(({ part, parts, rings, line }) => [part, parts, rings.length, line])).toEqual([
      [1, 2, 2, 1],
      [2, 2, 1, 11],
    ]);
  });

  it.each([
    [
      'name and number',
      (name: string) => (c: Corner, i: number) => `${name} ${i + 1} ${full(c)}`,
      ['1', '2', '3', '4'],
    ],
    ['name alone', (name: string) => (c: Corner) => `${name} ${full(c)}`, ['', '', '', '']],
  ])('parts parcels by a column of their names: %s', (_what, write, numbers) => {
    const { parcels, refused } = parseCoordinateList(
      `${list(write('甲厂'))}\n${list(write('乙厂'), square(0, 200, 50))}`,
    );
    expect(refused).toEqual([]);
    expect(parcels.map(({ rings }) => rings[0]?.points.map(({ no }) => no))).toEqual([numbers, numbers]);
  });

  it.each([
    ['', (ring: number) => (c: Corner) => `甲厂 ${ring} ${full(c)}`, ['', '', '', '']],
    [
      ' and numbers of points behind it',
      (ring: number) => (c: Corner, i: number) => `甲厂 ${ring} J${i + 4 * ring} ${full(c)}`,
      ['J4', 'J5', 'J6', 'J7'],
    ],
    [
      ' and numbers of points before it',
      (ring: number) => (c: Corner, i: number) => `甲厂 J${i + 4 * ring} ${ring} ${full(c)}`,
      ['J4', 'J5', 'J6', 'J7'],
    ],
  ])('parts the rings of a parcel that is named in each row by their column%s', (_what, write, numbers) => {
    const text = `${list(write(1))}\n${list(write(2), HOLE)}`;
    const { parcels, refused } = parseCoordinateList(text);
    expect(refused).toEqual([]);
    expect(parcels.map(({ rings }) => rings.length)).toEqual([2]);
    expect(parcels[0]?.rings[0]?.points.map(({ no }) => no)).toEqual(numbers);
    expect(areaOf(text)).toBeCloseTo(9_600, 1);
  });

  it('parts rings by their column also where lengths or accuracies stand behind it', () => {
    const row = (ring: number) => (c: Corner, i: number) => `J${i + 4 * ring} ${ring} 0.0${i + 1} ${full(c)}`;
    const text = `${list(row(1))}\n${list(row(2), HOLE)}`;
    expect(parseCoordinateList(text).refused).toEqual([]);
    expect(parseCoordinateList(text).parcels[0]?.rings[1]?.points.map(({ no }) => no)).toEqual([
      'J8',
      'J9',
      'J10',
      'J11',
    ]);
    expect(areaOf(text)).toBeCloseTo(9_600, 1);
  });

  it.each(['界标类型', '界标', '备注'])(
    'parts no parcel by a column %s, and numbers no point by it',
    (title) => {
      const corners = [...square(0, 0, 100), ...square(-50, 10, 40).slice(2)];
      const marked = list((c, i) => `${i < 3 ? '钢钉' : '喷涂'} J${i + 1} ${full(c)}`, corners);
      const { parcels, refused } = parseCoordinateList(`${title} 点号 X Y\n${marked}`);
      expect(refused).toEqual([]);
      expect(parcels.map(({ rings }) => rings.map(({ points }) => points.map(({ no }) => no)))).toEqual([
        [['J1', 'J2', 'J3', 'J4', 'J5', 'J6']],
      ]);
    },
  );

  describe('a column without a title that may be the kind of marks', () => {
    const corners = ringAt([100, 0], [120, 50], [100, 100], [0, 100], [-20, 50], [0, 0]);
    const marked = (write: (i: number) => string) => list((c, i) => `${write(i)} ${full(c)}`, corners);

    it.each([
      [
        'digits behind the number',
        (i: number) => `J${i + 1} ${i < 5 ? 1 : 2}`,
        'part-too-short@6',
        2,
        '2',
        1,
      ],
      [
        'words before it',
        (i: number) => `${i < 4 ? '钢钉' : '喷涂'} ${i + 1}`,
        'part-too-short@5',
        1,
        '喷涂',
        2,
      ],
    ])('is named as what parts too few points: %s', (_what, write, code, column, value, points) => {
      const { refused, parcels } = parseCoordinateList(marked(write));
      expect([atLines(refused), parcels]).toEqual([[code], []]);
      expect(refused[0]?.params).toEqual({ column, value, points });
    });

    it('is named as what parts the points where it leaves enough', () => {
      const text = marked((i) => `J${i + 1} ${i < 3 ? 1 : 2}`);
      const { changes, refused } = parseCoordinateList(text);
      expect([refused, atLines(changes)]).toEqual([[], ['parted-by-column@4', 'feature-several-shells@4']]);
      expect(changes[0]?.params).toEqual({ column: 2, parts: 2 });
    });

    it.each(['点号 界标类型', '点号 材质'])('parts nothing under the titles %s', (titles) => {
      const { parcels, changes } = parseCoordinateList(
        `${titles} X Y\n${marked((i) => `J${i + 1} ${i < 5 ? 1 : 2}`)}`,
      );
      expect([parcels.length, changes]).toEqual([1, []]);
    });

    it('is no number of a point where another column is', () => {
      const { parcels } = parseCoordinateList(
        list((c, i) => `${i < 2 ? '钢钉' : '喷涂'} ${i + 1} ${full(c)}`),
      );
      expect(parcels[0]?.rings[0]?.points.map(({ no }) => no)).toEqual(['1', '2', '3', '4']);
    });
  });

  it('says nothing of a ring column where each ring comes back to its first point', () => {
    const closed = (ring: number, corners: readonly Corner[]) =>
      list((c, i) => `J${i + 1} ${ring} ${full(c)}`, [...corners, ...corners.slice(0, 1)]);
    const { changes, parcels } = parseCoordinateList(`${closed(1, SQUARE)}\n${closed(2, HOLE)}`);
    expect([changes, parcels[0]?.rings.length]).toEqual([[], 2]);
  });

  it.each([
    ['named points', '', (i: number) => `J${i + 5}`],
    ['a heading', '序号 点号 X Y\n', (i: number) => `${i + 5}`],
    ['a heading, several parcels', '序号 界址点号 X坐标 Y坐标\n', (i: number) => `${i + 21}`],
  ])(
    'takes a count of the lines for no number of a point where another column is: %s',
    (_what, heading, no) => {
      const text = `${heading}${list((c, i) => `${i + 1} ${no(i)} ${full(c)}`)}`;
      const { parcels, refused } = parseCoordinateList(text);
      expect(refused).toEqual([]);
      expect(parcels.map(({ rings }) => rings[0]?.points.map((point) => point.no))).toEqual([
        [0, 1, 2, 3].map(no),
      ]);
    },
  );

  it('takes kinds of marks that look like numbers for none where a heading says which column is', () => {
    const text = `界标 点号 X Y\n${list((c, i) => `B${(i % 2) + 1} ${i + 1} ${full(c)}`)}`;
    const { parcels, refused } = parseCoordinateList(text);
    expect(refused).toEqual([]);
    expect(parcels.map(({ rings }) => rings[0]?.points.map((point) => point.no))).toEqual([
      ['1', '2', '3', '4'],
    ]);
  });

  it('takes BJ54 among points BJ1, BJ2 … for a number, and alone for a datum', () => {
    const teeth = Array.from({ length: 60 }, (_, i) => square(i % 2 ? 0 : 5, 3 * i, 0).slice(0, 1)).flat();
    const corners = [...teeth, ...square(-50, 0, 177).slice(2)];
    const { refused, parcels } = parseCoordinateList(list((c, i) => `BJ${i + 1} ${full(c)}`, corners));
    expect([refused, parcels[0]?.rings[0]?.points[53]?.no]).toEqual([[], 'BJ54']);
    const headed = `BJ54\n${list((c, i) => `BJ${i + 1} ${full(c)}`, corners.slice(0, 50))}`;
    expect(atLines(parseCoordinateList(headed).refused)).toEqual(['wrong-datum@1']);
    expect(atLines(parseCoordinateList(list((c) => `BJ54 ${full(c)}`)).refused)).toHaveLength(4);
  });

  it('takes a long name of a parcel for a name and not for a number of its points', () => {
    const name = '厂'.repeat(MAX_POINT_NO_LENGTH + 1);
    const { parcels, refused } = parseCoordinateList(list((c, i) => `${name} J${i + 1} ${full(c)}`));
    expect([refused, parcels[0]?.rings[0]?.points.map(({ no }) => no)]).toEqual([
      [],
      ['J1', 'J2', 'J3', 'J4'],
    ]);
  });

  it('begins another ring where one has closed', () => {
    const closed = (ring: typeof SQUARE) => list(full, [...ring, ...ring.slice(0, 1)]);
    expect(areaOf(`${closed(SQUARE)}\n${closed(HOLE)}`)).toBeCloseTo(9_600, 1);
  });
});
