/** Files of other programs through the procedures: what is made of their plots and their columns. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeGbk } from '#service/exchange/encode-text.ts';
import { receiveUpload } from '#service/files.ts';
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
import { failureWith } from '#tests/helpers/calls.ts';
import { aShapefile, aZip } from '#tests/helpers/made-files.ts';
import { rawZip } from '#tests/helpers/raw-zip.ts';
import { codesOf, fileOf, one, refusalOf, wktOf } from '#tests/helpers/reading-boundaries.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

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

test('a number of a file is kept however short it is, and what only counts its plots is none', async () => {
  const { client } = await aWorkspace();
  const figures = ['DK01', '2', 'DK03'].map((number, i) => ({
    ...one(rectangle(0, 200 * i, 60, 100)),
    properties: { 调查单元编号: number },
  }));
  const { created, warnings } = await client.boundary.importParcels({
    source: await fileOf('a.geojson', geoJsonOf(figures)),
  });
  expect(created.map(({ unitNo }) => unitNo)).toEqual(['DK01', '330502001-0001', 'DK03']);
  expect(codesOf(warnings)).not.toContain('boundary.unit-numbers-given');
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
    const none = client.boundary.importParcels({ source, plots: [0, 9] });
    expect(await failureWith('boundary.no-such-plot', none)).toEqual({ plot: 10, plots: 4 });
  });

  test('a file that has changed since it was looked at is taken in as it is now', async () => {
    const { client } = await aWorkspace();
    const source = await fileOf('a.geojson', geoJsonOf([one(rectangle(0, 0, 60, 100))]));
    const areas = (plots: readonly { planarAreaSqM: number }[]) =>
      plots.map(({ planarAreaSqM }) => Math.round(planarAreaSqM));
    expect(areas((await client.boundary.read({ source })).plots)).toEqual([6000]);
    expect(areas((await client.boundary.read({ source })).plots)).toEqual([6000]);
    writeFileSync(source.path, geoJsonOf([one(rectangle(0, 0, 50, 100))]));
    expect(areas((await client.boundary.importParcels({ source })).created)).toEqual([5000]);
  });

  test('of several files are known again in whatever order the files are handed over', async () => {
    const { client } = await aWorkspace();
    const files = await Promise.all(
      [60, 61, 62].map((height) =>
        fileOf(`${height}.geojson`, geoJsonOf([one(rectangle(0, 0, height, 100))])),
      ),
    );
    const sourceOf = (order: readonly number[]) => ({
      kind: 'files' as const,
      files: order.flatMap((i) => files[i] ?? []),
    });
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ];
    const shown = await Promise.all(
      orders.map(async (order) => (await client.boundary.read({ source: sourceOf(order) })).plots),
    );
    expect(shown[1]).toEqual(shown[0]);
    expect(shown[2]).toEqual(shown[0]);
    for (const [place, order] of orders.entries()) {
      const { created } = await client.boundary.importParcels({ source: sourceOf(order), plots: [place] });
      expect(created.map(({ planarAreaSqM }) => planarAreaSqM)).toEqual([shown[0]?.[place]?.planarAreaSqM]);
    }
    expect((await client.boundary.importParcels({ source: sourceOf([1, 0, 2]) })).created).toEqual([]);
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
    const beside = ['.shx', '.sbn', '.cst', '.qpj', '.qml', '.shp.xml'].map((ending) => {
      const path = join(folder, 'loose', `地块${ending}`);
      writeFileSync(path, `of ${ending}`);
      return { kind: 'path' as const, path };
    });
    const source = { kind: 'files' as const, files: [...files, ...beside] };
    expect(await client.boundary.importParcels({ source })).toMatchObject({ created: [] });
  });

  test('two shapefiles of one name that were sent together are not taken for each other', async () => {
    const { client, session } = await aWorkspace();
    const sent = async (ending: string, bytes: Uint8Array) => {
      const { upload } = await receiveUpload(session, new Blob([Uint8Array.from(bytes)]).stream());
      return { kind: 'upload' as const, upload, fileName: `地块${ending}` };
    };
    const files = ['甲厂', '乙厂'].map((name, i) => {
      const figure = { ...one(rectangle(0, 200 * i, 60, 100)), properties: { name } };
      return Object.entries(aShapefile([figure], { encoding: 'utf-8', system: 'EPSG:4549' }));
    });
    const all = await Promise.all(files.flat().map(([ending, bytes]) => sent(ending, bytes)));
    const reading = await client.boundary.read({ source: { kind: 'files', files: all } });
    expect([codesOf(reading.refused), reading.plots]).toEqual([['boundary.part-twice'], []]);
    const source = { kind: 'files' as const, files: all.slice(0, all.length / 2) };
    expect((await client.boundary.read({ source })).plots.map(({ name }) => name)).toEqual(['甲厂']);
  });

  test('archives within a zip are read as well, and what is not read of it is named', async () => {
    const { client } = await aWorkspace();
    const geoJson = (north: number) => Buffer.from(geoJsonOf([one(rectangle(north, 0, 60, 100))]));
    const wkt = Buffer.from(wktOf(rectangle(300, 0, 60, 100)));
    const shapefile = Object.entries(
      aShapefile([one(rectangle(100, 0, 60, 100))], { encoding: 'utf-8', system: 'EPSG:4549' }),
    );
    const shapefileZip = aZip(shapefile.map(([ending, bytes]) => [`dk${ending}`, bytes]));
    const zip = aZip([
      ['a.geojson', geoJson(0)],
      ['b.kmz', aZip([['doc.geojson', geoJson(200)]])],
      ['c.wkt', wkt],
      ['d/1.zip', shapefileZip],
      ['e.dwg', Buffer.from('AC1032')],
      ['d/说明.docx', Buffer.from('PK')],
      ['f.zip', aZip([['g.kmz', aZip([['doc.kml', wkt]])]])],
      ['logo.png', Buffer.from('x')],
    ]);
    const { plots, warnings, refused } = await client.boundary.read({ source: await fileOf('a.zip', zip) });
    expect(refused).toEqual([]);
    expect(plots.map(({ file }) => file).toSorted()).toEqual([
      'a.geojson',
      'b.kmz/doc.geojson',
      'c.wkt',
      'd/1.zip/dk.shp',
    ]);
    expect(warnings).toContainEqual({
      code: 'boundary.archive-files-skipped',
      file: 'a.zip',
      params: { files: 3, names: 'e.dwg、d/说明.docx、f.zip/g.kmz' },
    });
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

  test('two archives with files of one name keep their attributes apart, and so do two folders', async () => {
    const { client } = await aWorkspace();
    const folder = await temporaryFolder();
    const owners = ['甲厂', '乙厂'];
    const sources = owners.map((owner, i) => {
      const figures = [{ ...one(rectangle(0, 200 * i, 60, 100)), properties: { 权利人: owner } }];
      const parts = aShapefile(figures, { encoding: 'utf-8', system: 'EPSG:4549' });
      const zip = join(folder, `${owner}.zip`);
      writeFileSync(zip, aZip(Object.entries(parts).map(([ending, bytes]) => [`DCDYTB${ending}`, bytes])));
      mkdirSync(join(folder, owner));
      const loose = Object.entries(parts).map(([ending, bytes]) => {
        const path = join(folder, owner, `DCDYTB${ending}`);
        writeFileSync(path, bytes);
        return path;
      });
      return { zip, loose };
    });
    const toSource = (paths: readonly string[]) => ({
      kind: 'files' as const,
      files: paths.map((path) => ({ kind: 'path' as const, path })),
    });
    const zips = toSource(sources.map(({ zip }) => zip));
    const { recognised } = await client.boundary.read({ source: zips });
    // In the order of their contents, whatever order they were chosen in.
    expect(recognised?.files.map(({ file }) => file).sort()).toEqual(
      owners.map((owner) => `${owner}.zip/DCDYTB.shp`).sort(),
    );
    for (const source of [zips, toSource(sources.flatMap(({ loose }) => loose))]) {
      const [column] = (await client.boundary.read({ source })).columns;
      expect(column?.examples.toSorted()).toEqual(owners.toSorted());
    }
  });

  test('a note beside them in the zip is passed by, a list of points that cannot be read is not', async () => {
    const { client } = await aWorkspace();
    const parts = aShapefile(FIGURES, { encoding: 'utf-8', system: 'EPSG:4549' });
    const withNote = async (note: string) => {
      const entries = [...Object.entries(parts).map(([ending, bytes]) => [`地块${ending}`, bytes] as const)];
      const source = await fileOf('a.zip', aZip([['说明.txt', Buffer.from(note)], ...entries]));
      return await client.boundary.read({ source });
    };
    for (const note of [
      '本数据由某某测绘院提供。',
      '联系人：张某，电话 13812345678\r\n面积 6000.000 平方米',
    ]) {
      const { refused, plots } = await withNote(note);
      expect([refused, plots.length]).toEqual([[], 4]);
    }
    for (const list of ['坐标系：西安80', 'J1 3416500 40500000\nJ2 x y', 'J1 3516500 40500000'])
      expect((await withNote(list)).refused, list).not.toEqual([]);
  });

  test('a part that says how it is to be read makes it another file', async () => {
    const { client } = await aWorkspace();
    const parts = aShapefile(FIGURES, { encoding: 'gbk', system: 'EPSG:4549' });
    const without = (missing: string) =>
      aZip(Object.entries(parts).flatMap(([end, bytes]) => (end === missing ? [] : [[`a${end}`, bytes]])));
    await client.boundary.importParcels({ source: await fileOf('a.zip', without('.cpg')) });
    for (const missing of ['', '.prj']) {
      const reading = await client.boundary.importParcels({
        source: await fileOf('a.zip', without(missing)),
      });
      expect(codesOf(reading.warnings), missing).not.toContain('boundary.file-taken-in-before');
      expect(reading.created).toHaveLength(4);
    }
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
