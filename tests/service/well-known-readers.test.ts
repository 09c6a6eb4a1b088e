/** Tables with geometries in well-known text, and well-known text and binary themselves. */
import { describe, expect, test } from 'vitest';
import { isCsvWithWkt, readCsv } from '#service/exchange/formats/csv.ts';
import { parseWkb } from '#service/exchange/formats/wkb.ts';
import { parseWktGeometry } from '#service/exchange/formats/wkt-geometry.ts';

const codes = (issues: readonly { readonly code: string }[]) => issues.map(({ code }) => code);

describe('CSV', () => {
  test('quotes, line ends within them, other separators and the guard against formulas are understood', () => {
    const text = `\ufeff名称;WKT;备注\r\n"甲""乙""\r\n丙";"POLYGON ((120 30.8, 120.001 30.8, 120.001 30.801, 120 30.8))";'=1+1\r\n\r\n丁;;x\r\n`;
    expect(isCsvWithWkt(text)).toBe(true);
    const { features, columns, issues } = readCsv('a.csv', text.replace('\ufeff', ''), 'utf-8');
    expect(features).toMatchObject([
      { feature: 1, line: 2, attributes: { 名称: '甲"乙"\r\n丙', 备注: '=1+1' } },
    ]);
    expect(columns).toEqual(['名称', '备注']);
    expect(codes(issues)).toEqual(['boundary.other-shapes-skipped']);
  });

  const triangle = (lon: number) => `POLYGON((${lon} 30.8,${lon + 0.001} 30.8,${lon} 30.801,${lon} 30.8))`;

  test.each([
    ['with commas', `1,"${triangle(120)}",甲\n2,"${triangle(120.1)}",乙\n`],
    ['with tabs', `1\t${triangle(120)}\t甲\n2\t${triangle(120.1)}\t乙\n`],
    ['with an SRID', `1;"SRID=4490;${triangle(120)}";甲\n2;"SRID=4490;${triangle(120.1)}";乙\n`],
  ])('a table without a head %s has its first row too, its columns numbered', (_, text) => {
    expect(isCsvWithWkt(text)).toBe(true);
    const { features, columns } = readCsv('a.csv', text, 'utf-8');
    expect(features.map(({ feature, line, attributes }) => [feature, line, attributes])).toEqual([
      [1, 1, { 1: '1', 3: '甲' }],
      [2, 2, { 1: '2', 3: '乙' }],
    ]);
    expect(columns).toEqual(['1', '3']);
    const [row = ''] = text.split('\n');
    expect(isCsvWithWkt(row)).toBe(true);
    expect(readCsv('a.csv', row, 'utf-8').features).toHaveLength(1);
  });

  test('two columns of one name keep their values apart', () => {
    const { features, columns } = readCsv('a.csv', `备注,wkt,备注\n甲,"${triangle(120)}",乙`, 'utf-8');
    expect([columns, features[0]?.attributes]).toEqual([
      ['备注', '备注 (2)'],
      { 备注: '甲', '备注 (2)': '乙' },
    ]);
  });

  test('also where a third column is called as the second would be', () => {
    const { columns } = readCsv('a.csv', `备注,wkt,备注,备注 (2)\n甲,"${triangle(120)}",乙,丙`, 'utf-8');
    expect(columns).toEqual(['备注', '备注 (2)', '备注 (2) (2)']);
  });

  test('a table of points is no table of polygons', () => {
    expect(isCsvWithWkt('点号,X,Y\nJ1,3416500,40500000\n')).toBe(false);
  });

  test('an SRID in front of the geometry is the system of the layer', () => {
    const { declared } = readCsv('a.csv', 'SRID=4549;POLYGON((1 2,3 4,5 6,1 2))', 'utf-8');
    expect(declared).toEqual({ kind: 'epsg', code: 4549 });
  });
});

describe('WKT', () => {
  test('a collection is read as its polygons, also over several lines and beside others', () => {
    const collection = `GEOMETRYCOLLECTION(\r\n  POLYGON((1 2,3 4,5 6,1 2)),\r\n  MULTIPOLYGON(((7 8,9 8,9 9,7 8)))\r\n)`;
    const { features, issues } = readCsv('a.wkt', `${collection}\r\n${collection}\r\n`, 'utf-8');
    expect(features.map(({ line, ringCounts }) => [line, ringCounts])).toEqual([
      [1, [1, 1]],
      [5, [1, 1]],
    ]);
    expect(issues).toEqual([]);
  });

  test.each([
    [[0, 2385], { kind: 'epsg', code: 2385 }],
    [[2385, 0], { kind: 'epsg', code: 2385 }],
    [[0, 0], { kind: 'none' }],
    [[4549, 0, 2385], { kind: 'name', name: 'SRID 4549, 2385' }],
  ])('SRIDs %j in a column are the system %j', (srids, declared) => {
    const rows = srids.map((srid) => `"SRID=${srid};POLYGON((1 2,3 4,5 6,1 2))"`);
    expect(readCsv('a.csv', ['wkt', ...rows].join('\n'), 'utf-8').declared).toEqual(declared);
  });
});

describe('well-known text and binary', () => {
  test.each([
    ['POLYGON EMPTY', 'other'],
    ['POINT (1 2)', 'other'],
    ['POLYGON Z ((1 2 9,3 4 9,5 6 9,1 2 9))', 'polygons'],
    ['POLYGONZ((1 2 9,3 4 9,5 6 9,1 2 9))', 'polygons'],
    ['MultiPolygonM(((1 2 9,3 4 9,5 6 9,1 2 9)))', 'polygons'],
    ['POLYGONZM((1 2 9 0,3 4 9 0,5 6 9 0,1 2 9 0))', 'polygons'],
    ['POINTZ(1 2 3)', 'other'],
    ['POLYGON ZM ((1 2 9 0,3 4 9 10.5,5 6 9 20,1 2 9 31))', 'polygons'],
    ['POLYGON ((120 30.8,120.001 30.8,120.001 30.801,120 30.8), (1 2,3 4,5 6,1 2))', 'polygons'],
    ['GEOMETRYCOLLECTION(POINT(1 2),POLYGON((1 2,3 4,5 6,1 2)))', 'polygons'],
    ['GEOMETRYCOLLECTION(POINT(1 2))', 'other'],
    ['GEOMETRYCOLLECTION EMPTY', 'other'],
    ['multipolygon(((1 2,3 4,5 6,1 2)),((1 2,3 4,5 6,1 2)))', 'polygons'],
  ])('%s is understood', (text, kind) => {
    expect(parseWktGeometry(text)?.kind).toBe(kind);
  });

  test.each([
    'POLYGON((1 2,3 4',
    'POLYGON((1 2,3 x,5 6))',
    'POLYGON(1 2,3 4)) rest',
    'POLYGON((()))',
    'polygons',
    'POLYGON((1 2,3 4 5 6,7 8,1 2))',
    'POLYGON((1 2 9,3 4,5 6 9,1 2 9))',
    'POLYGON((1 2,3 4,5 6,1 2),(1 2 9,3 4 9,5 6 9,1 2 9))',
    'POLYGON((500000 3416500 500100 3416500,500100 3416600 500000 3416500))',
    'POLYGON((120 30.8 120.001 30.8,120.001 30.801 120 30.8))',
    'POLYGON((1 2 3 4 5,1 2 3 4 5,1 2 3 4 5))',
    'POLYGON((1 2,3 4,5 6,1 2) 7 8,(1 2,3 4,5 6,1 2))',
    'POLYGON((1 2,3 4,5 6,1 2)(1 2,3 4,5 6,1 2))',
    'MULTIPOLYGON(((1 2,3 4,5 6,1 2)),7 8)',
    'GEOMETRYCOLLECTION(POLYGON((1 2,3 4,5 6,1 2)),7 8)',
    'GEOMETRYCOLLECTION(POLYGON((1 2,3 4,5 6,1 2))POLYGON((1 2,3 4,5 6,1 2)))',
    'MULTIPOLYGON((1 2,3 4,5 6,1 2))',
  ])('%s is not', (text) => {
    expect(parseWktGeometry(text)).toBeUndefined();
  });

  test('binary of the other byte order, with heights, is the same polygon', () => {
    const bytes = Buffer.alloc(9 + 4 + 4 * 24);
    bytes.writeUInt8(0, 0);
    bytes.writeUInt32BE(1003, 1);
    bytes.writeUInt32BE(1, 5);
    bytes.writeUInt32BE(4, 9);
    const points = [
      [1, 2],
      [3, 4],
      [5, 6],
      [1, 2],
    ] as const;
    for (const [i, [x, y]] of points.entries()) {
      bytes.writeDoubleBE(x, 13 + 24 * i);
      bytes.writeDoubleBE(y, 21 + 24 * i);
    }
    expect(parseWkb(bytes)).toEqual({ rings: [points], ringCounts: [1] });
    expect(parseWkb(bytes.subarray(0, 60))).toBe('damaged');
    expect(parseWkb(Buffer.from([1, 1, 0, 0, 0]))).toBe('damaged');
  });

  test('the polygons of a collection are read past its points and lines, and none of them beside a curved one', () => {
    const ring = [
      [1, 2],
      [3, 4],
      [5, 6],
      [1, 2],
    ] as const;
    const wkb = (kind: number, count: number | undefined, ...content: readonly Buffer[]) => {
      const head = Buffer.alloc(count === undefined ? 5 : 9);
      head.writeUInt8(1, 0);
      head.writeUInt32LE(kind, 1);
      if (count !== undefined) head.writeUInt32LE(count, 5);
      return Buffer.concat([head, ...content]);
    };
    const doubles = (...values: readonly number[]) => Buffer.from(Float64Array.from(values).buffer);
    const polygon = wkb(3, 1, Buffer.from([ring.length, 0, 0, 0]), doubles(...ring.flat()));
    const point = wkb(1, undefined, doubles(7, 8));
    const line = wkb(1002, 2, doubles(1, 2, 3, 4, 5, 6));
    const points = wkb(4, 2, point, point);
    const members = [polygon, point, line, points, polygon];
    const collection = wkb(7, members.length, ...members);
    expect(parseWkb(collection)).toEqual({ rings: [ring, ring], ringCounts: [1, 1] });
    for (const cut of [10, polygon.length + 20, collection.length - 1])
      expect(parseWkb(collection.subarray(0, cut))).toBe('damaged');
    expect(parseWkb(points)).toBe('other');
    expect(parseWkb(wkb(7, 2, polygon, wkb(10, 0)))).toBe('other');
  });
});
