/** Files of other programs through the procedures: what is taken, what is refused and why, and that nothing is stored of it. */
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoundaryReading } from '#core/contract/boundary.ts';
import { MAX_BOUNDARY_FILE_MB } from '#core/contract/boundary.ts';
import { encodeGbk } from '#service/exchange/encode-text.ts';
import { runCommand } from '#service/host/cli/run.ts';
import { aWorkspace, type Client } from '#tests/helpers/a-workspace.ts';
import {
  AREAS_SQM,
  type Corner,
  EAST,
  FIGURES,
  type Figure,
  geoJsonOf,
  NORTH,
  rectangle,
} from '#tests/helpers/boundary-files.ts';
import { failureOf, failureWith, finish, problemsOf } from '#tests/helpers/calls.ts';
import { aGeoPackage, aShapefile, aZip } from '#tests/helpers/made-files.ts';
import { rawZip } from '#tests/helpers/raw-zip.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const text = (of: string) => ({ kind: 'text' as const, text: of });

async function fileOf(name: string, content: string | Uint8Array) {
  const path = join(await temporaryFolder(), name);
  writeFileSync(path, content);
  return { kind: 'path' as const, path };
}

/** The refusals of a source, after making sure that importing it stores nothing. */
async function refusalOf(client: Client, source: Parameters<Client['boundary']['read']>[0]['source']) {
  const reading = await client.boundary.read({ source });
  expect(reading.plots).toEqual([]);
  await failureWith('boundary.refused', client.boundary.importParcels({ source }));
  expect((await client.workspace.info()).counts.operations).toBe(0);
  return reading.refused;
}
const codesOf = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code);
const one = (...rings: readonly (readonly Corner[])[]): Figure => ({ polygons: [rings] });

const bowTie: readonly Corner[] = [
  [NORTH, EAST],
  [NORTH + 50, EAST + 60],
  [NORTH + 50, EAST],
  [NORTH, EAST + 80],
  [NORTH, EAST],
];
const flat: readonly Corner[] = [
  [NORTH, EAST],
  [NORTH + 50, EAST],
  [NORTH + 25, EAST],
  [NORTH, EAST],
];
/** Ningbo: another corner of the province. */
const elsewhere: readonly Corner[] = rectangle(-110_000, 150_000, 50, 50);
const metres = (ring: readonly Corner[]) =>
  `POLYGON((${ring.map(([north, east]) => `${east} ${north}`).join(',')}))`;

describe('attributes of a file', () => {
  test('are put into the fields their names say, in form, and every plot gets its own', async () => {
    const { client } = await aWorkspace();
    const properties = {
      权利人: '某某\n丝绸厂',
      权属性质: '国有',
      现状地类: '0601 工业用地',
      登记时间: '2019年3月5日',
      DJMJ: '6,000.00 ㎡',
      SYZK: '空置',
      XZMC: '织里镇',
      ZDBH: '330502001012GB00001、330502001012GB00002',
      FID: 7,
    };
    const source = await fileOf('a.geojson', geoJsonOf([{ ...one(rectangle(0, 0, 60, 100)), properties }]));
    const reading = await client.boundary.read({ source });
    expect(reading.refused).toEqual([]);
    expect(Object.fromEntries(reading.columns.map(({ name, field }) => [name, field]))).toEqual({
      权利人: 'tenure.rightHolder',
      权属性质: 'tenure.tenure',
      现状地类: 'use.currentLandClass',
      登记时间: 'tenure.registeredOn',
      DJMJ: 'tenure.registeredAreaSqM',
      SYZK: 'use.usageStatus',
      XZMC: 'identity.townshipCode',
      ZDBH: 'identity.parcelCodes',
    });
    const [made] = (await client.boundary.importParcels({ source })).created;
    const { values } = await client.parcel.get({ id: made?.id ?? ('' as never) });
    expect(values).toMatchObject({
      identity: {
        townshipCode: '330502100',
        parcelCodes: ['330502001012GB00001', '330502001012GB00002'],
      },
      tenure: {
        rightHolder: '某某 丝绸厂',
        tenure: 'state',
        registeredOn: '2019-03-05',
        registeredAreaSqM: 6000,
      },
      use: { usageStatus: '2', currentLandClass: { scheme: 'third_national_survey_working', code: '0601' } },
    });
  });

  test('go where they are sent instead, and a column that is left out goes nowhere', async () => {
    const { client } = await aWorkspace();
    const properties = { 甲: '某某丝绸厂', 权利人: '别人' };
    const source = await fileOf('a.geojson', geoJsonOf([{ ...one(rectangle(0, 0, 60, 100)), properties }]));
    const columns = { 甲: 'tenure.rightHolder' };
    const [made] = (await client.boundary.importParcels({ source, columns })).created;
    const { values } = await client.parcel.get({ id: made?.id ?? ('' as never) });
    expect(values.tenure).toEqual({ rightHolder: '某某丝绸厂' });
  });

  test('that do not fit their field refuse the file by column, count and example, and fit again when left out', async () => {
    const { client } = await aWorkspace();
    const figures = [0, 200, 400].map((east) => ({
      ...one(rectangle(0, east, 60, 100)),
      properties: { 登记时间: '去年春天', 名称: `地块${east}` },
    }));
    const source = await fileOf('a.geojson', geoJsonOf(figures));
    expect(await refusalOf(client, source)).toMatchObject([
      {
        code: 'boundary.values-refused',
        feature: 1,
        params: { column: '登记时间', values: 3, example: '去年春天' },
      },
    ]);
    const { created } = await client.boundary.importParcels({ source, columns: { 名称: 'identity.name' } });
    expect(created.map(({ name }) => name)).toEqual(['地块0', '地块200', '地块400']);
  });

  test('of areas in 亩 are told by the polygons and converted, which is said', async () => {
    const { client } = await aWorkspace();
    const figures = [0, 200].map((east) => ({
      ...one(rectangle(0, east, 60, 100)),
      properties: { 登记面积: 9.05 },
    }));
    const source = await fileOf('a.geojson', geoJsonOf(figures));
    const { created, warnings } = await client.boundary.importParcels({ source });
    expect(warnings).toContainEqual({
      code: 'boundary.column-unit-converted',
      params: { column: '登记面积', unit: 'mu' },
    });
    const { values } = await client.parcel.get({ id: created[0]?.id ?? ('' as never) });
    expect(values.tenure?.registeredAreaSqM).toBe(6033.33);
  });

  test('of a number that is taken give the next one, which is said', async () => {
    const { client } = await aWorkspace();
    const properties = { 调查单元编号: '330502001-0001' };
    const figures = [0, 200].map((east) => ({ ...one(rectangle(0, east, 60, 100)), properties }));
    const { created, warnings } = await client.boundary.importParcels({
      source: await fileOf('a.geojson', geoJsonOf(figures)),
    });
    expect(created.map(({ unitNo }) => unitNo)).toEqual(['330502001-0001', '330502001-0002']);
    expect(warnings).toContainEqual({ code: 'boundary.unit-numbers-given', params: { parcels: 1 } });
  });
});

describe('plots of a file', () => {
  test('a second part becomes a second parcel, a ring within another a hole', async () => {
    const { client } = await aWorkspace();
    const reading = await client.boundary.read({ source: await fileOf('a.geojson', geoJsonOf(FIGURES)) });
    expect(reading.plots.map(({ feature, part, parts, holes }) => [feature, part, parts, holes])).toEqual([
      [1, 1, 1, 0],
      [2, 1, 1, 1],
      [3, 1, 2, 0],
      [3, 2, 2, 0],
    ]);
    for (const [i, { planarAreaSqM }] of reading.plots.entries())
      expect(planarAreaSqM).toBeCloseTo(AREAS_SQM[i] ?? 0, 3);
    expect(reading.warnings).toContainEqual({
      code: 'boundary.feature-several-shells',
      feature: 3,
      params: { shells: 2 },
    });
    expect(reading.recognised).toMatchObject({ holes: 1, parts: 2, writtenAs: 'degrees', datum: 'CGCS2000' });
  });

  test('those chosen are taken, and later the others, none of them twice', async () => {
    const { client } = await aWorkspace();
    const source = await fileOf('a.geojson', geoJsonOf(FIGURES));
    const first = await client.boundary.importParcels({ source, plots: [2, 0] });
    expect(first.created.map(({ planarAreaSqM }) => Math.round(planarAreaSqM))).toEqual([6000, 2500]);
    const second = await client.boundary.importParcels({ source });
    expect(second.created.map(({ planarAreaSqM }) => Math.round(planarAreaSqM))).toEqual([5800, 2000]);
    expect(second.warnings.at(-1)).toMatchObject({ code: 'boundary.unit-numbers-given' });
    expect(codesOf(second.warnings)).toContain('boundary.file-taken-in-before');
    expect((await client.boundary.importParcels({ source })).created).toEqual([]);
    expect((await client.parcel.list({})).total).toBe(4);
    await problemsOf('input.invalid', client.boundary.importParcels({ source, plots: [9] }));
  });

  test('the parts of a shapefile loose, beside each other on the disk or in a zip are the same file', async () => {
    const { client } = await aWorkspace();
    const parts = aShapefile(FIGURES, { encoding: 'gbk', system: 'EPSG:4549' });
    const folder = await temporaryFolder();
    mkdirSync(join(folder, 'loose'));
    const files = Object.entries(parts).map(([ending, bytes]) => {
      const path = join(folder, 'loose', `地块${ending}`);
      writeFileSync(path, bytes);
      return { kind: 'path' as const, path };
    });
    const zip = join(folder, 'all.zip');
    writeFileSync(zip, aZip(Object.entries(parts).map(([ending, bytes]) => [`数据/地块${ending}`, bytes])));
    const [shp] = files;
    if (!shp) throw new Error('no parts');
    const readings = await Promise.all(
      [{ kind: 'files' as const, files }, shp, { kind: 'path' as const, path: zip }].map((source) =>
        client.boundary.read({ source }),
      ),
    );
    for (const reading of readings) {
      expect(reading).toMatchObject({ form: 'shapefile', encoding: 'gb18030', refused: [] });
      expect(reading.plots).toEqual(readings[0]?.plots);
    }
    expect((await client.boundary.importParcels({ source: shp })).created).toHaveLength(4);
    const again = await client.boundary.importParcels({ source: { kind: 'path', path: zip } });
    expect(again.created).toEqual([]);
  });

  test('names in a zip that Windows wrote in GBK are read, and so are parts beside each other in a folder', async () => {
    const { client } = await aWorkspace();
    const parts = aShapefile(FIGURES, { encoding: 'gbk', system: 'EPSG:4549' });
    const entries = Object.entries(parts).map(([ending, bytes]) => {
      const name = encodeGbk(`数据\\红丰片区${ending}`);
      if ('missing' in name) throw new Error('not in GBK');
      return { name: Buffer.from(name.bytes), bytes: Buffer.from(bytes), flags: 0 };
    });
    const reading = await client.boundary.read({ source: await fileOf('a.zip', rawZip(entries)) });
    expect(reading.recognised?.files).toMatchObject([
      { file: '数据/红丰片区.shp', encoding: 'gb18030', plots: 4 },
    ]);
    expect(reading.columns.map(({ name }) => name)).toContain('CQR');
  });

  test('a .shp without its .dbf is read and said so', async () => {
    const { client } = await aWorkspace();
    const { '.shp': shp } = aShapefile(FIGURES, { encoding: 'utf-8', system: 'EPSG:4549' });
    const reading = await client.boundary.read({ source: await fileOf('a.shp', shp) });
    expect(reading.plots).toHaveLength(4);
    expect(codesOf(reading.warnings)).toEqual(
      expect.arrayContaining(['boundary.dbf-missing', 'boundary.datum-missing']),
    );
  });

  test('a polygon of 50,000 points is read', async () => {
    const { client } = await aWorkspace();
    const ring: Corner[] = Array.from({ length: 50_000 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 50_000;
      return [NORTH + 900 * Math.cos(angle), EAST + 900 * Math.sin(angle)];
    });
    const source = await fileOf('a.geojson', geoJsonOf([one([...ring, ring[0] ?? [0, 0]])]));
    const reading = await client.boundary.read({ source });
    expect(reading.plots[0]?.points).toBe(50_000);
    expect(reading.plots[0]?.planarAreaSqM).toBeCloseTo(Math.PI * 900 ** 2, -2);
  });
});

describe('coordinates of a file', () => {
  const ring = rectangle(0, 0, 60, 100);
  const turned = (of: readonly Corner[]) =>
    `POLYGON((${of.map(([north, east]) => `${north} ${east}`).join(',')}))`;
  const prefixed = ring.map(([north, east]): Corner => [north, east + 40_000_000]);

  test.each([
    ['east first with 40', metres(prefixed), [], 'with', 'east-first'],
    ['east first without 40', metres(ring), ['boundary.zone-prefix-missing'], 'without', 'east-first'],
    ['north first with 40', turned(prefixed), ['boundary.north-first'], 'with', 'north-first'],
  ] as const)('%s are recognised, corrected and said', async (_, wkt, remarks, zonePrefix, axes) => {
    const { client } = await aWorkspace();
    const reading = await client.boundary.read({ source: text(wkt) });
    expect(reading.refused).toEqual([]);
    expect(codesOf(reading.warnings)).toEqual(['boundary.datum-missing', ...remarks]);
    expect(reading.recognised).toMatchObject({ zonePrefix, axes, writtenAs: 'metres' });
    expect(reading.plots[0]?.planarAreaSqM).toBeCloseTo(6000, 4);
  });

  test('degrees of a phone are recorded as WGS 84 taken as CGCS2000', async () => {
    const { client } = await aWorkspace();
    const plain = geoJsonOf([one(ring)], undefined);
    const [wgs, ours] = await Promise.all(
      [plain.replace(/"crs".*?\}\},/, ''), geoJsonOf([one(ring)])].map(async (content) =>
        client.boundary.read({ source: text(content) }),
      ),
    );
    expect(wgs?.plots[0]?.boundary?.datum).toBe('WGS84 taken as CGCS2000');
    expect(codesOf(wgs?.warnings ?? [])).toEqual(['boundary.other-datum-taken']);
    expect(ours?.plots[0]?.boundary?.datum).toBe('CGCS2000');
    expect(ours?.warnings).toEqual([]);
  });

  test('that are not what the file names are taken by themselves, and said', async () => {
    const { client } = await aWorkspace();
    const content = geoJsonOf([one(ring)], 'urn:ogc:def:crs:EPSG::4528');
    const reading = await client.boundary.read({ source: text(content) });
    expect(reading.refused).toEqual([]);
    expect(codesOf(reading.warnings)).toEqual(['boundary.system-differs']);
  });

  test.each([
    ['urn:ogc:def:crs:EPSG::2385', 'boundary.wrong-datum'],
    ['Xian_1980_3_Degree_GK_CM_120E', 'boundary.wrong-datum'],
    ['北京54坐标系', 'boundary.wrong-datum'],
    ['GCJ-02', 'boundary.wrong-datum'],
    ['BD09', 'boundary.wrong-datum'],
    ['EPSG:4527', 'boundary.wrong-zone'],
    ['CGCS2000_3_Degree_GK_Zone_39', 'boundary.wrong-zone'],
    ['CGCS2000_3_Degree_GK_CM_117E', 'boundary.wrong-central-meridian'],
    ['CGCS2000_GK_Zone_20', 'boundary.six-degree-zone'],
    ['EPSG:4508', 'boundary.six-degree-zone'],
    ['EPSG:3857', 'boundary.unknown-system'],
    ['火星文', 'boundary.wrong-datum'],
    ['my own', 'boundary.unknown-system'],
  ])('in %s are refused with the reason', async (system, code) => {
    const { client } = await aWorkspace();
    expect(codesOf(await refusalOf(client, text(geoJsonOf([one(ring)], system))))).toEqual([code]);
  });
});

describe('shapes that have no definite area or place', () => {
  test.each([
    ['a bow-tie', [one(rectangle(0, 0, 60, 100)), one(bowTie)], 'boundary.feature-crosses-itself', 2],
    ['no area', [one(flat)], 'boundary.zero-area', 1],
    ['two points', [one(flat.slice(0, 2))], 'boundary.too-few-points', 1],
    [
      'another corner of the province',
      [one(rectangle(0, 0, 9, 9)), one(elsewhere)],
      'boundary.outside-huzhou',
      2,
    ],
    [
      'rings that cross',
      [one(rectangle(0, 0, 60, 100), rectangle(30, 50, 60, 100))],
      'boundary.rings-crossing',
      1,
    ],
  ] as const)('%s refuses the file and names the figure', async (_, figures, code, feature) => {
    const { client } = await aWorkspace();
    const refused = await refusalOf(client, text(geoJsonOf(figures)));
    expect(refused[0]).toMatchObject({ code, feature });
  });

  test.each(['nan', 'inf', '1e999'])('%s is no coordinate', async (value) => {
    const { client } = await aWorkspace();
    const table = `名称,wkt\n甲,"${metres(rectangle(0, 0, 9, 9))}"\n乙,"POLYGON((${value} 1,2 3,4 5,${value} 1))"\n`;
    expect((await refusalOf(client, text(table)))[0]).toMatchObject({
      code: 'boundary.not-finite',
      line: 3,
      feature: 2,
    });
  });
});

describe('broken files', () => {
  const good = geoJsonOf(FIGURES);
  const kml =
    '<kml xmlns="http://www.opengis.net/kml/2.2">\n<Placemark><Polygon><outerBoundaryIs><LinearRing>\n<coordinates>120,30.8 120.001,30.8 120.001,30.801 120,30.8</coordinates>\n</LinearRing></outerBoundaryIs></Polygon></Placemark>\n</kml>';
  const gpx =
    '<gpx version="1.1"><trk><trkseg><trkpt lat="30.8" lon="120"/><trkpt lat="30.8" lon="120.001"/><trkpt lat="30.801" lon="120.001"/></trkseg></trk></gpx>';
  const dxf = [
    ['0', 'SECTION'],
    ['2', 'ENTITIES'],
    ['0', 'LWPOLYLINE'],
    ['8', 'JZD'],
    ['90', '3'],
    ['70', '1'],
    ...rectangle(0, 0, 60, 100)
      .slice(1)
      .flatMap(([north, east]) => [
        ['10', String(east)],
        ['20', String(north)],
      ]),
    ['0', 'ENDSEC'],
    ['0', 'EOF'],
  ]
    .flat()
    .join('\n');

  test('the texts they are cut from are sound', async () => {
    const { client } = await aWorkspace();
    for (const each of [good, kml, gpx, dxf])
      expect((await client.boundary.read({ source: text(each) })).refused, each.slice(0, 40)).toEqual([]);
  });

  test.each([
    ['GeoJSON cut off', good.slice(0, -40), 'boundary.not-json'],
    ['GeoJSON with a slip', good.replace('"features":', '"features":,'), 'boundary.not-json'],
    ['JSON of another kind', '{"a": 1}', 'boundary.not-geojson'],
    ['GeoJSON with texts for numbers', good.replace(/\[1[12]\d\.\d+,/, '["a",'), 'boundary.bad-geometry'],
    ['GeoJSON of points', '{"type":"Point","coordinates":[120,30.8]}', 'boundary.no-polygons'],
    ['KML cut off', kml.slice(0, 150), 'boundary.not-xml'],
    ['KML with entities to unfold', `<!DOCTYPE a [<!ENTITY b "c">]>${kml}`, 'boundary.not-xml'],
    ['KML with half a position', kml.replace('120.001,30.8 ', '120.001 '), 'boundary.bad-geometry'],
    ['GPX cut off', gpx.slice(0, 100), 'boundary.not-xml'],
    ['GPX with a point without place', gpx.replace('lon="120"', ''), 'boundary.not-finite'],
    ['another XML', '<svg></svg>', 'boundary.unknown-format'],
    ['DXF cut off', dxf.slice(0, -20), 'boundary.file-damaged'],
    ['DXF with a slip', dxf.replace('70\n1', 'x\n1'), 'boundary.file-damaged'],
    ['DXF without closed lines', dxf.replace('70\n1', '70\n0'), 'boundary.no-polygons'],
    ['CSV with broken WKT', `wkt,a\n"POLYGON((1 2, 3",b\n`, 'boundary.bad-geometry'],
  ])('%s is refused with its line and reason', async (_, content, code) => {
    const { client } = await aWorkspace();
    const [first] = await refusalOf(client, text(content));
    expect(first?.code).toBe(code);
    if (code === 'boundary.not-json' || code === 'boundary.not-xml') expect(first?.line).toBeGreaterThan(0);
  });

  test.each([
    ['binary DXF', Buffer.from('AutoCAD Binary DXF\r\n\x1a\0abc', 'latin1'), 'a.dxf', 'boundary.dxf-binary'],
    ['a picture', Buffer.from([0xff, 0xd8, 0, 1, 2]), 'a.shp', 'boundary.file-truncated'],
    ['a spreadsheet', aZip([['xl/workbook.xml', Buffer.from('<a/>')]]), 'a.xlsx', 'boundary.unknown-format'],
    ['an empty file', Buffer.alloc(0), 'a.kml', 'boundary.empty-file'],
    ['a drawing of CAD itself', Buffer.from('AC1032\0\0\0\0'), 'a.dwg', 'boundary.unknown-format'],
    ['half a zip', aZip([['a.kml', Buffer.from(kml)]]).subarray(0, 60), 'a.kmz', 'boundary.zip-damaged'],
    ['a database of another kind', aGeoPackage([], { isBare: true }), 'a.gpkg', 'boundary.unknown-format'],
    ['half a GeoPackage', aGeoPackage(FIGURES).subarray(0, 9000), 'a.gpkg', 'boundary.file-damaged'],
  ])('%s is refused for what it is', async (_, bytes, name, code) => {
    const { client } = await aWorkspace();
    expect((await refusalOf(client, await fileOf(name, bytes)))[0]?.code).toBe(code);
  });

  test('a shapefile cut anywhere, or with one byte wrong, is refused or read as it was, never half', async () => {
    const { client } = await aWorkspace();
    const parts = aShapefile(FIGURES, { encoding: 'gbk', system: 'EPSG:4549' });
    const areas = AREAS_SQM.map((area) => Math.round(area));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('.shp' as const, '.dbf' as const),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (ending, at, flip, isCut) => {
          const whole = parts[ending];
          const place = at % whole.length;
          const changed = isCut ? whole.subarray(0, place) : Uint8Array.from(whole);
          if (!isCut) changed[place] = (changed[place] ?? 0) ^ flip;
          const entries = Object.entries({ ...parts, [ending]: changed });
          const zip = await fileOf('a.zip', aZip(entries.map(([end, bytes]) => [`a${end}`, bytes])));
          const reading: BoundaryReading = await client.boundary.read({ source: zip });
          if (reading.refused.length > 0) expect(reading.plots).toEqual([]);
          else if (isCut)
            expect(reading.plots.map(({ planarAreaSqM }) => Math.round(planarAreaSqM))).toEqual(areas);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('any bytes at all end in a reading or a refusal', async () => {
    const { client } = await aWorkspace();
    const heads = [
      '',
      '{',
      '<kml>',
      '<gpx>',
      'SQLite format 3\0',
      '\0\0\x27\x0a',
      'PK\x03\x04',
      '0\nSECTION\n',
      'wkt\nPOLYGON(',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }), async (head, rest) => {
        const bytes = Buffer.concat([Buffer.from(head, 'latin1'), rest]);
        const reading = await client.boundary.read({ source: await fileOf('a.shp', bytes) });
        expect(reading.plots).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('limits', () => {
  test('a file of 500 MB is refused by its size, before it is read', async () => {
    const { client } = await aWorkspace();
    const source = await fileOf('a.geojson', '{');
    truncateSync(source.path, 500 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    expect(await failureOf(client.boundary.read({ source }))).toEqual({
      code: 'file.too-large',
      params: { path: 'a.geojson', limitMb: MAX_BOUNDARY_FILE_MB },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  test('a file of more than a million points is refused without keeping them', async () => {
    const { client } = await aWorkspace();
    const ring: Corner[] = Array.from({ length: 100_000 }, (_, i) => [NORTH + (i % 7), EAST + i / 1000]);
    const figures = Array.from({ length: 11 }, () => one(ring));
    const { '.shp': shp } = aShapefile(figures, { encoding: 'utf-8', system: 'EPSG:4549' });
    expect(codesOf(await refusalOf(client, await fileOf('a.shp', shp)))).toEqual([
      'boundary.too-many-points-in-all',
    ]);
  });

  test('a zip that declares too much is refused before anything is unpacked', async () => {
    const { client } = await aWorkspace();
    const bytes = Buffer.alloc(1024 * 1024);
    const source = await fileOf(
      'a.zip',
      rawZip([{ name: 'a.kml', bytes, deflated: true, declaredBytes: 2 ** 31 }]),
    );
    expect(codesOf(await refusalOf(client, source))).toEqual(['boundary.unpacked-too-large']);
  });

  test('a zip that declares too little is refused as damaged while it is unpacked', async () => {
    const { client } = await aWorkspace();
    const bytes = Buffer.alloc(300 * 1024 * 1024);
    const bomb = rawZip([{ name: 'a.kml', bytes, deflated: true, declaredBytes: 1000 }]);
    const source = await fileOf('a.zip', bomb);
    const before = process.memoryUsage().rss;
    expect(codesOf(await refusalOf(client, source))).toEqual(['boundary.zip-damaged']);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  test('a zip with a password, and one with thousands of files, are refused for that', async () => {
    const { client } = await aWorkspace();
    const bytes = Buffer.alloc(20);
    const secret = rawZip([{ name: 'a.kml', bytes, flags: 0x801, declaredBytes: 8 }]);
    expect(codesOf(await refusalOf(client, await fileOf('a.zip', secret)))).toEqual([
      'boundary.zip-encrypted',
    ]);
    const many = aZip(Array.from({ length: 2001 }, (_, i) => [`${i}.kml`, Buffer.from('x')]));
    expect(codesOf(await refusalOf(client, await fileOf('b.zip', many)))).toEqual([
      'boundary.zip-too-many-files',
    ]);
  });
});

describe('a GeoPackage of a stranger', () => {
  test('is left as it was: no trigger runs, a view is not read, names are only names', async () => {
    const { client } = await aWorkspace();
    const name = 'a"; DROP TABLE "b';
    const bytes = aGeoPackage(FIGURES, {
      table: name,
      extra: [
        'CREATE VIEW "边界" AS SELECT * FROM gpkg_contents',
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('边界', 'features', '边界', 4549)",
        "INSERT INTO gpkg_geometry_columns VALUES ('边界', 'table_name', 'POLYGON', 4549, 0, 0)",
      ],
    });
    const source = await fileOf('a.gpkg', bytes);
    const reading = await client.boundary.read({ source });
    expect(reading.refused).toEqual([]);
    expect(reading.plots).toHaveLength(4);
    expect(reading.warnings).toContainEqual(
      expect.objectContaining({ code: 'boundary.layer-is-view', params: { layer: '边界' } }),
    );
    expect(readFileSync(source.path).equals(bytes)).toBe(true);
  });

  test('with changes that are still in its write-ahead log is read with them, from a copy', async () => {
    const { client } = await aWorkspace();
    const folder = await temporaryFolder();
    const path = join(folder, 'open.gpkg');
    writeFileSync(path, aGeoPackage(FIGURES));
    const other = new Database(path);
    other.pragma('journal_mode = WAL');
    other.exec('DELETE FROM dk WHERE fid = 1');
    const files = [path, `${path}-wal`].map((each) => ({ kind: 'path' as const, path: each }));
    const { plots } = await client.boundary.read({ source: { kind: 'files', files } });
    other.close();
    expect(plots).toHaveLength(3);
  });
});

describe('writing', () => {
  test.each(['txt', 'geojson', 'kml'] as const)(
    '%s is read again with the same rings and the values it carries',
    async (format) => {
      const { client } = await aWorkspace();
      await client.boundary.importParcels({ source: await fileOf('a.geojson', geoJsonOf(FIGURES)) });
      await client.parcel.create({});
      const made = await finish(client.boundary.exportFile({ selection: { filter: {} }, format }));
      expect(made).toMatchObject({ parcels: 4, without: 1 });
      const { client: other } = await aWorkspace({ seed: 2 });
      const source = { kind: 'path' as const, path: made.path };
      const reading = await other.boundary.read({ source });
      expect(reading.refused).toEqual([]);
      const before = (await client.parcel.details({})).items.filter(({ values }) => values.boundary);
      expect(reading.plots.map(({ plotNo }) => plotNo)).toEqual(
        before.map(({ values }) => values.identity?.unitNo),
      );
      for (const [i, { boundary }] of reading.plots.entries()) {
        const rings = before[i]?.values.boundary?.rings;
        expect(boundary?.rings.map(({ points }) => points.length)).toEqual(
          rings?.map(({ points }) => points.length),
        );
        for (const [r, { points }] of (boundary?.rings ?? []).entries()) {
          for (const [k, { lon, lat }] of points.entries()) {
            expect(lon).toBeCloseTo(rings?.[r]?.points[k]?.lon ?? 0, 8);
            expect(lat).toBeCloseTo(rings?.[r]?.points[k]?.lat ?? 0, 8);
          }
        }
      }
      if (format === 'txt') return;
      await other.boundary.importParcels({ source });
      const after = (await other.parcel.details({})).items;
      expect(after.map(({ values }) => values.tenure)).toEqual(before.map(({ values }) => values.tenure));
      expect(after.map(({ values }) => values.classification)).toEqual(
        before.map(({ values }) => values.classification),
      );
    },
  );

  test('TXT in GBK is GBK, and what GBK has not got is named instead of being lost', async () => {
    const { client } = await aWorkspace();
    const name = { 名称: '湖州𠀀厂' };
    const source = await fileOf(
      'a.geojson',
      geoJsonOf([{ ...one(rectangle(0, 0, 60, 100)), properties: name }]),
    );
    const [made] = (await client.boundary.importParcels({ source })).created;
    const wish = { selection: { filter: {} }, format: 'txt', encoding: 'gbk' } as const;
    expect(await failureOf(finish(client.boundary.exportFile(wish)))).toEqual({
      code: 'boundary.not-in-gbk',
      params: { characters: '𠀀' },
    });
    const parcel = await client.parcel.get({ id: made?.id ?? ('' as never) });
    await client.parcel.writeGroup({
      id: parcel.id,
      group: 'identity',
      value: { ...parcel.values.identity, name: '湖州某某厂' },
      heads: parcel.groups.identity?.heads ?? [],
    });
    const file = await finish(client.boundary.exportFile(wish));
    expect(new TextDecoder('gbk', { fatal: true }).decode(readFileSync(file.path))).toContain('湖州某某厂');
    expect(readFileSync(file.path).includes(Buffer.from('湖州', 'utf8'))).toBe(false);
  });

  test('and importing by command line: the parts of a shapefile are found beside it, the ending says the format', async () => {
    const { client, env, folder } = await aWorkspace();
    await client.workspace.close();
    const run = async (...words: readonly string[]) => {
      let out = '';
      const terminal = { out: (said: string) => (out += said), err: () => {} };
      const code = await runCommand([...words, '--json'], env, terminal, new AbortController().signal);
      return { code, said: out === '' ? undefined : JSON.parse(out) };
    };
    const files = await temporaryFolder();
    for (const [ending, bytes] of Object.entries(
      aShapefile(FIGURES, { encoding: 'gbk', system: 'EPSG:4549' }),
    ))
      writeFileSync(join(files, `a${ending}`), bytes);
    const shp = join(files, 'a.shp');
    const read = await run('boundary', 'read', folder, shp, '--column', 'CQR=identity.name');
    expect(read.code).toBe(0);
    expect(read.said.plots.map(({ name }: { name: string }) => name)).toEqual(
      FIGURES.flatMap(({ polygons, properties }) => polygons.map(() => properties?.CQR)),
    );
    expect((await run('boundary', 'read', folder, shp, '--column', 'CQR=name')).code).toBe(2);
    const some = await run('boundary', 'import', folder, shp, '--plot', '2', '--plot', '4');
    expect(
      some.said.created.map(({ planarAreaSqM }: { planarAreaSqM: number }) => Math.round(planarAreaSqM)),
    ).toEqual([5800, 2000]);
    const imported = await run('boundary', 'import', folder, shp);
    expect([imported.code, imported.said.created.length]).toEqual([0, 2]);
    const path = join(files, 'out.kml');
    const all = await run('boundary', 'write', folder, '--out', path);
    expect(all).toMatchObject({ code: 0, said: { path, parcels: 4, without: 0 } });
    expect(readFileSync(path, 'utf8')).toContain('某某钢管厂');
    const one = await run(
      'boundary',
      'write',
      folder,
      '--out',
      join(files, 'one.txt'),
      '--unit',
      '330502001-0102',
      '--encoding',
      'gbk',
    );
    expect(one.said.parcels).toBe(1);
    expect((await run('boundary', 'write', folder, '--out', join(files, 'out.doc'))).code).toBe(2);
    expect((await run('boundary', 'import', folder, join(files, 'a.prj'))).said.refused).toMatchObject([
      { code: 'boundary.unknown-format' },
    ]);
  });

  test('of parcels without boundaries is refused and leaves no file', async () => {
    const { client } = await aWorkspace();
    await client.parcel.create({});
    const wish = { selection: { filter: {} }, format: 'kml' } as const;
    await failureWith('boundary.nothing-to-write', finish(client.boundary.exportFile(wish)));
  });
});
