/** Files of other programs that are broken, too large or hostile: refused for their reason, with nothing stored. */
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BoundaryReading, MAX_BOUNDARY_FILE_MB } from '#core/contract/boundary.ts';
import { aWorkspace } from '#tests/helpers/a-workspace.ts';
import {
  AREAS_SQM,
  type Corner,
  EAST,
  FIGURES,
  geoJsonOf,
  NORTH,
  rectangle,
} from '#tests/helpers/boundary-files.ts';
import { failureOf } from '#tests/helpers/calls.ts';
import { aGeoPackage, aShapefile, aZip } from '#tests/helpers/made-files.ts';
import { rawZip } from '#tests/helpers/raw-zip.ts';
import { codesOf, fileOf, one, pasted, refusalOf } from '#tests/helpers/reading-boundaries.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

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
      expect((await client.boundary.read({ source: pasted(each) })).refused, each.slice(0, 40)).toEqual([]);
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
    const [first] = await refusalOf(client, pasted(content));
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

  test('a remark on a file without polygons does not make it one with some', async () => {
    const { client } = await aWorkspace();
    const { '.shp': shp } = aShapefile([one()], { encoding: 'utf-8', system: 'EPSG:4549' });
    expect(codesOf(await refusalOf(client, await fileOf('a.shp', shp)))).toEqual(['boundary.no-polygons']);
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

  test('a shapefile with records or points that its own numbers leave out is refused, one padded with zeros is not', async () => {
    const { client } = await aWorkspace();
    const figures = [one(rectangle(0, 0, 60, 100)), one(rectangle(100, 0, 60, 100))];
    const { '.shp': shp } = aShapefile(figures, { encoding: 'utf-8', system: 'EPSG:4549' });
    const padded = await fileOf('a.shp', Buffer.concat([shp, Buffer.alloc(16)]));
    expect((await client.boundary.read({ source: padded })).plots).toHaveLength(2);
    const recordBytes = 8 + 44 + 4 + 5 * 16;
    const shorter = Buffer.from(shp);
    shorter.writeInt32BE((shp.length - recordBytes) / 2, 24);
    expect(codesOf(await refusalOf(client, await fileOf('b.shp', shorter)))).toEqual([
      'boundary.file-damaged',
    ]);
    const withoutFirstPoint = Buffer.from(shp);
    withoutFirstPoint.writeInt32LE(1, 100 + 8 + 44);
    expect(await refusalOf(client, await fileOf('c.shp', withoutFirstPoint))).toMatchObject([
      { code: 'boundary.file-damaged', feature: 1 },
    ]);
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

  test('archives within a zip come under its limits, and a broken one refuses it', async () => {
    const { client } = await aWorkspace();
    const inner = aZip(Array.from({ length: 1000 }, (_, i) => [`${i}.kml`, Buffer.from('x')]));
    const many = aZip([
      ['a.kmz', inner],
      ['b.kmz', inner],
    ]);
    expect(await refusalOf(client, await fileOf('a.zip', many))).toEqual([
      { code: 'boundary.zip-too-many-files', file: 'b.kmz', params: { files: 2002, limit: 2000 } },
    ]);
    const half = aZip([['a.kmz', inner.subarray(0, 600)]]);
    expect(await refusalOf(client, await fileOf('b.zip', half))).toEqual([
      { code: 'boundary.zip-damaged', file: 'a.kmz', params: {} },
    ]);
    const bomb = { name: 'a.kml', bytes: Buffer.alloc(300 * 1024 * 1024), deflated: true };
    const outer = aZip([['a.kmz', rawZip([bomb])]]);
    expect(codesOf(await refusalOf(client, await fileOf('c.zip', outer)))).toEqual([
      'boundary.unpacked-too-large',
    ]);
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
  test('with more layers than are read is refused for that, none of them left out', async () => {
    const { client } = await aWorkspace();
    const layers = Array.from({ length: 50 }, (_, i) => `e${i}`);
    const bytes = aGeoPackage(FIGURES, {
      table: 'z',
      extra: layers.flatMap((layer) => [
        `CREATE TABLE ${layer} (fid INTEGER PRIMARY KEY, geom BLOB)`,
        `INSERT INTO gpkg_contents VALUES ('${layer}', 'features', '${layer}', 4549)`,
        `INSERT INTO gpkg_geometry_columns VALUES ('${layer}', 'geom', 'POLYGON', 4549, 0, 0)`,
      ]),
    });
    expect(await refusalOf(client, await fileOf('a.gpkg', bytes))).toEqual([
      { code: 'boundary.too-many-layers', params: { limit: 50 } },
    ]);
  });

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

  test('that spells the name of a layer in capitals here and there is read with it, and once', async () => {
    const { client } = await aWorkspace();
    const bytes = aGeoPackage(FIGURES, {
      table: 'dk',
      extra: [
        "UPDATE gpkg_contents SET table_name = 'DK', data_type = 'Features'",
        "UPDATE gpkg_geometry_columns SET table_name = 'Dk'",
        'CREATE TABLE zd AS SELECT * FROM dk',
        "INSERT INTO gpkg_contents VALUES ('zd', 'features', 'zd', 4549), ('ZD', 'features', 'zd', 4549)",
        "INSERT INTO gpkg_geometry_columns VALUES ('zd', 'geom', 'POLYGON', 4549, 0, 0)",
      ],
    });
    const { plots, refused } = await client.boundary.read({ source: await fileOf('a.gpkg', bytes) });
    expect(refused).toEqual([]);
    expect(plots).toHaveLength(8);
  });

  test('that does not say where the shapes of a layer stand is refused, not read without that layer', async () => {
    const { client } = await aWorkspace();
    const bytes = aGeoPackage(FIGURES, {
      extra: [
        'CREATE TABLE zd AS SELECT * FROM dk',
        "INSERT INTO gpkg_contents VALUES ('zd', 'features', 'zd', 4549)",
      ],
    });
    expect(await refusalOf(client, await fileOf('a.gpkg', bytes))).toMatchObject([
      { code: 'boundary.file-damaged', file: 'a.gpkg / zd' },
    ]);
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
