import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toHectares, toMu } from '#core/geo/areas.ts';
import { parseBoundaryText } from '#core/geo/boundary-text/parse-boundary-text.ts';
import { parsedToBoundary } from '#core/geo/boundary-text/parsed-to-boundary.ts';
import { areaOf, atLines, fixtureBytes } from './fixtures.ts';

const readSample = (name: string, encoding = 'utf-8') =>
  parseBoundaryText(new TextDecoder(encoding, { ignoreBOM: true }).decode(fixtureBytes(`txt/${name}`)));

describe('samples', () => {
  it('01: one polygon of 30,000 m², 3 公顷, 45 亩, nothing to remark', () => {
    const { parcels, changes, refused, header } = readSample('01_basic_zone40_utf8.txt');
    expect([refused, changes]).toEqual([[], []]);
    expect(parcels).toHaveLength(1);
    expect(areaOf(parcels[0])).toBeCloseTo(30_000, 6);
    expect([toHectares(areaOf(parcels[0])), toMu(areaOf(parcels[0]))]).toEqual([3, 45]);
    expect(parcels[0]).toMatchObject({
      plotNo: 'DX330502-0001',
      name: '湖州测试地块一',
      mapSheetNo: 'H51G028002',
      landUse: '工业用地',
      landClassCode: '0601',
      declaredArea: { value: 3, unit: 'hectare' },
      part: 1,
      parts: 1,
      line: 13,
    });
    expect(parcels[0]?.rings[0]?.points.map(({ no, line }) => `${no}@${line}`)).toEqual([
      'J1@14',
      'J2@15',
      'J3@16',
      'J4@17',
    ]);
    expect(parcels[0]?.rings[0]?.points[0]?.at).toEqual({ northM: 3_416_652.118, eastM: 509_563.204 });
    expect(header).toMatchObject({
      producer: '湖州市自然资源和规划局',
      producedOn: '2024-02-20',
      zone: '40',
    });
  });

  it('02: the same in GBK with CRLF', () => {
    expect(readSample('02_basic_gbk_crlf.txt', 'gb18030')).toEqual(readSample('01_basic_zone40_utf8.txt'));
  });

  it('03: one polygon with one hole, 26,400 m², numbers continuous', () => {
    const { parcels, changes, refused } = readSample('03_hole_continuous_numbers.txt');
    expect([refused, changes]).toEqual([[], []]);
    expect(parcels.map(({ rings }) => rings.length)).toEqual([2]);
    expect(areaOf(parcels[0])).toBeCloseTo(26_400, 6);
  });

  it('04: the same with numbers restarting in the hole, which is said and mended', () => {
    const { parcels, changes, refused } = readSample('04_hole_numbers_restart_J1.txt');
    expect([refused, atLines(changes)]).toEqual([[], ['point-numbers-restart@13']]);
    expect(parcels.map(({ rings }) => rings.length)).toEqual([2]);
    expect(areaOf(parcels[0])).toBeCloseTo(26_400, 6);
    const boundary = parcels[0] && parsedToBoundary(parcels[0]);
    expect(boundary?.rings[1]?.points.map(({ no }) => no)).toEqual(['J5', 'J6', 'J7', 'J8']);
    expect(boundary?.planarAreaSqM).toBeCloseTo(26_400, 4);
  });

  it('07: the zone is inferred from six-digit eastings, the empty 带号 remarked on', () => {
    const { parcels, changes, refused } = readSample('07_no_zone_prefix_empty_zone.txt');
    expect([refused, atLines(changes)]).toEqual([[], ['zone-missing@12', 'zone-prefix-missing@14']]);
    expect(parcels[0]?.rings[0]?.points[0]?.at).toEqual({ northM: 3_416_652.118, eastM: 509_563.204 });
    expect(areaOf(parcels[0])).toBeCloseTo(30_000, 6);
  });

  it('08: full-width brackets and a byte-order mark are accepted, the area is seen to be m²', () => {
    const { parcels, changes, refused } = readSample('08_fullwidth_brackets_bom.txt');
    expect([refused, atLines(changes)]).toEqual([[], ['area-in-square-metres@13']]);
    expect(parcels[0]?.declaredArea).toEqual({ value: 30_000, unit: 'squareMetre' });
  });

  it('10: a leading section and extra columns are accepted', () => {
    const { parcels, changes, refused } = readSample('10_extra_fields_13col.txt');
    expect([refused, atLines(changes)]).toEqual([[], ['section-ignored@1']]);
    expect(parcels[0]).toMatchObject({ name: '扩展字段', otherColumns: ['', '1', 'B', 'C', '备注'] });
  });

  it('11: a count of 9 over 5 rows refuses the file', () => {
    const { parcels, refused } = readSample('11_bad_count.txt');
    expect(parcels).toEqual([]);
    expect(refused).toEqual([
      { code: 'boundary.count-mismatch', line: 13, params: { declared: 9, rows: 5, rings: 1 } },
    ]);
  });

  it('has a case above for every sample there is', () => {
    const files = readdirSync(new URL('../../fixtures/txt/', import.meta.url)).filter((name) =>
      /^\d/.test(name),
    );
    const expected: unknown = JSON.parse(new TextDecoder().decode(fixtureBytes('txt/expected.json')));
    expect(files.map((name) => name.slice(0, 2))).toEqual(['01', '02', '03', '04', '07', '08', '10', '11']);
    expect(Object.keys(expected ?? {}).sort()).toEqual(files.map((name) => name.slice(0, 2)));
  });
});
