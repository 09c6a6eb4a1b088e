/** Files of boundaries as GDAL writes them, read by value. Needs `ogr2ogr`; without it the cases are skipped and say so. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BoundaryReading } from '#core/contract/boundary.ts';
import { toGkRings } from '#core/geo/boundary.ts';
import { aWorkspace } from '#tests/helpers/a-workspace.ts';
import { AREAS_SQM, FIGURES, rectangle, writeGeoJson } from '#tests/helpers/boundary-files.ts';
import { isInstalled, run } from '#tests/helpers/command.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const hasGdal = isInstalled('ogr2ogr', '--version');
const RIGHT_HOLDERS = ['湖州某某织造有限公司', '月河街道红丰村', '某某钢管厂', '某某钢管厂'];

type Case = {
  readonly name: string;
  readonly file: string;
  readonly options: readonly string[];
  readonly form: BoundaryReading['form'];
  readonly system?: string | RegExp;
  readonly encoding?: 'utf-8' | 'gb18030';
  readonly toleranceM?: number;
  /** GPX and DXF carry no attributes of this kind. */
  readonly withoutAttributes?: true;
  readonly degrees?: true;
};

const CASES: readonly Case[] = [
  {
    name: 'GeoJSON in WGS 84',
    file: 'a.geojson',
    options: ['-f', 'GeoJSON', '-lco', 'RFC7946=YES', '-lco', 'COORDINATE_PRECISION=11'],
    form: 'geojson',
    degrees: true,
  },
  {
    name: 'GeoJSON in EPSG:4528',
    file: 'b.json',
    options: ['-f', 'GeoJSON', '-t_srs', 'EPSG:4528', '-lco', 'COORDINATE_PRECISION=6'],
    form: 'geojson',
    system: 'EPSG:4528',
  },
  {
    name: 'Shapefile in EPSG:4490, UTF-8',
    file: 'c.shp',
    options: ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=UTF-8'],
    form: 'shapefile',
    system: /China/,
    encoding: 'utf-8',
    degrees: true,
  },
  {
    name: 'Shapefile in EPSG:4549, GBK',
    file: 'd.shp',
    options: ['-f', 'ESRI Shapefile', '-t_srs', 'EPSG:4549', '-lco', 'ENCODING=GBK'],
    form: 'shapefile',
    system: /CM_120E/,
    encoding: 'gb18030',
  },
  {
    name: 'Shapefile in EPSG:4528, GBK, with heights',
    file: 'e.shp',
    options: ['-f', 'ESRI Shapefile', '-t_srs', 'EPSG:4528', '-lco', 'ENCODING=GBK', '-lco', 'SHPT=POLYGONZ'],
    form: 'shapefile',
    system: /[Zz]one_40/,
    encoding: 'gb18030',
  },
  {
    name: 'a zip of a Shapefile',
    file: 'f.shz',
    options: ['-f', 'ESRI Shapefile', '-t_srs', 'EPSG:4549', '-lco', 'ENCODING=GBK'],
    form: 'shapefile',
    system: /CM_120E/,
    encoding: 'gb18030',
  },
  { name: 'KML', file: 'g.kml', options: ['-f', 'KML'], form: 'kml', degrees: true },
  { name: 'LIBKML’s KMZ', file: 'h.kmz', options: ['-f', 'LIBKML'], form: 'kml', degrees: true },
  {
    name: 'GeoPackage in EPSG:4549',
    file: 'i.gpkg',
    options: ['-f', 'GPKG', '-t_srs', 'EPSG:4549'],
    form: 'geopackage',
    system: 'EPSG:4549',
  },
  {
    name: 'GeoPackage in EPSG:4490',
    file: 'j.gpkg',
    options: ['-f', 'GPKG'],
    form: 'geopackage',
    system: 'EPSG:4490',
    degrees: true,
  },
  {
    name: 'DXF',
    file: 'k.dxf',
    options: ['-f', 'DXF', '-t_srs', 'EPSG:4549', '--config', 'DXF_WRITE_HATCH', 'NO'],
    form: 'dxf',
    withoutAttributes: true,
  },
  {
    name: 'CSV with WKT',
    file: 'l.csv',
    options: ['-f', 'CSV', '-t_srs', 'EPSG:4528', '-lco', 'GEOMETRY=AS_WKT'],
    form: 'csv',
  },
  {
    name: 'CSV with WKT and semicolons',
    file: 'm.csv',
    options: ['-f', 'CSV', '-lco', 'GEOMETRY=AS_WKT', '-lco', 'SEPARATOR=SEMICOLON'],
    form: 'csv',
    degrees: true,
  },
];

/** Corners of the plots, as a set: file formats keep neither the first point nor the direction. */
const cornersOf = (rings: readonly (readonly { northM: number; eastM: number }[])[]): string[] =>
  rings.map((ring) =>
    ring
      .map(({ northM, eastM }) => `${northM.toFixed(3)} ${eastM.toFixed(3)}`)
      .toSorted()
      .join(' · '),
  );

const expectedCorners = FIGURES.flatMap(({ polygons }) =>
  polygons.map((rings) =>
    cornersOf(rings.map((ring) => ring.slice(1).map(([northM, eastM]) => ({ northM, eastM })))),
  ),
);

describe.skipIf(!hasGdal)(`ogr2ogr${hasGdal ? '' : ' (GDAL is not installed here: not tried)'}`, () => {
  test.each(CASES)('$name is read with its rings, areas and attributes', async (each) => {
    const folder = await temporaryFolder();
    const source = writeGeoJson(join(folder, 'source.geojson'));
    const path = join(folder, each.file);
    const made = run('ogr2ogr', [...each.options, path, source]);
    expect(made.status, made.output).toBe(0);
    const { client } = await aWorkspace();
    const wish = { source: { kind: 'path' as const, path } };
    const reading = await client.boundary.read(wish);
    expect(reading.refused).toEqual([]);
    expect(reading.form).toBe(each.form);
    if (each.encoding) expect(reading.encoding).toBe(each.encoding);
    expect(reading.recognised?.writtenAs).toBe(each.degrees ? 'degrees' : 'metres');
    if (each.system) expect(reading.recognised?.files[0]?.system).toMatch(each.system);
    expect(reading.plots.map(({ holes }) => holes).toSorted()).toEqual([0, 0, 0, 1]);
    const corners = reading.plots.map(({ boundary }) => boundary && cornersOf(toGkRings(boundary)));
    expect(corners).toEqual(each.form === 'dxf' ? expect.arrayContaining(expectedCorners) : expectedCorners);

    const { created } = await client.boundary.importParcels(wish);
    const areas = created.map(({ planarAreaSqM }) => planarAreaSqM);
    const order = (values: readonly number[]) =>
      each.form === 'dxf' ? values.toSorted((a, b) => a - b) : values;
    for (const [i, area] of order(areas).entries()) expect(area).toBeCloseTo(order(AREAS_SQM)[i] ?? 0, 2);
    if (each.withoutAttributes) return;
    const parcels = await Promise.all(created.map(({ id }) => client.parcel.get({ id })));
    expect(parcels.map(({ values }) => values.tenure?.rightHolder)).toEqual(RIGHT_HOLDERS);
    expect(parcels.map(({ values }) => values.tenure?.registeredAreaSqM)).toEqual([6000, 5800.5, 4500, 4500]);
    expect(parcels.map(({ values }) => values.classification?.isLowEfficiency)).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(created.slice(0, 3).map(({ unitNo }) => unitNo)).toEqual([
      '330502001-0101',
      '330502001-0102',
      '330502001-0103',
    ]);
  });

  test('a GPX track around a parcel becomes its boundary, by a receiver’s hand', async () => {
    const folder = await temporaryFolder();
    const source = writeGeoJson(join(folder, 'source.geojson'), [
      { polygons: [[rectangle(0, 0, 60, 100)]], properties: { name: '红丰村' } },
    ]);
    const path = join(folder, 'walk.gpx');
    const made = run('ogr2ogr', [
      '-f',
      'GPX',
      '-nlt',
      'MULTILINESTRING',
      '-nln',
      'tracks',
      '-lco',
      'FORCE_GPX_TRACK=YES',
      path,
      source,
    ]);
    expect(made.status, made.output).toBe(0);
    const { client } = await aWorkspace();
    const reading = await client.boundary.read({ source: { kind: 'path', path } });
    expect(reading).toMatchObject({ form: 'gpx', refused: [] });
    const [plot] = reading.plots;
    expect(plot?.planarAreaSqM).toBeCloseTo(6000, 1);
    expect(plot?.name).toBe('红丰村');
    expect(plot?.boundary?.datum).toBe('WGS84 taken as CGCS2000');
    expect(plot?.boundary?.rings[0]?.points[0]?.method).toBe('gnss');
    expect(reading.warnings.map(({ code }) => code)).toContain('boundary.other-datum-taken');
  });

  test.each([
    ['EPSG:4610', 'boundary.wrong-datum'],
    ['EPSG:2385', 'boundary.wrong-datum'],
    ['EPSG:4214', 'boundary.wrong-datum'],
    ['EPSG:2437', 'boundary.wrong-datum'],
    ['EPSG:4527', 'boundary.wrong-zone'],
    ['EPSG:4550', 'boundary.wrong-central-meridian'],
    ['EPSG:4499', 'boundary.six-degree-zone'],
    ['EPSG:4509', 'boundary.six-degree-zone'],
    ['EPSG:32650', 'boundary.unknown-system'],
    ['EPSG:3857', 'boundary.unknown-system'],
    ['EPSG:4547', 'boundary.wrong-central-meridian'],
  ])('%s is refused for its reason, in a .prj file and in a GeoPackage', async (system, code) => {
    const folder = await temporaryFolder();
    mkdirSync(folder, { recursive: true });
    const source = writeGeoJson(join(folder, 'source.geojson'));
    const { client } = await aWorkspace();
    for (const [file, driver] of [
      ['a.shp', 'ESRI Shapefile'],
      ['a.gpkg', 'GPKG'],
    ] as const) {
      const path = join(folder, file);
      const made = run('ogr2ogr', ['-f', driver, '-a_srs', system, path, source]);
      expect(made.status, made.output).toBe(0);
      const reading = await client.boundary.read({ source: { kind: 'path', path } });
      expect(reading.plots).toEqual([]);
      expect(reading.refused[0]?.code, `${file} ${JSON.stringify(reading.refused[0])}`).toBe(code);
    }
    expect((await client.workspace.info()).counts.operations).toBe(0);
  });
});
