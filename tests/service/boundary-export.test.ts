/** Boundaries written as files, in the window and by command line, and read again. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '#service/host/cli/run.ts';
import { aWorkspace } from '#tests/helpers/a-workspace.ts';
import { FIGURES, geoJsonOf, rectangle } from '#tests/helpers/boundary-files.ts';
import { failureOf, failureWith, finish } from '#tests/helpers/calls.ts';
import { aShapefile } from '#tests/helpers/made-files.ts';
import { fileOf, one } from '#tests/helpers/reading-boundaries.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

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
      let err = '';
      const terminal = { out: (said: string) => (out += said), err: (said: string) => (err += said) };
      const code = await runCommand([...words, '--json'], env, terminal, new AbortController().signal);
      return {
        code,
        said: out === '' ? undefined : JSON.parse(out),
        refused: err.startsWith('{') ? JSON.parse(err) : undefined,
      };
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
    expect((await run('boundary', 'import', folder, shp, '--plot', '99')).refused).toMatchObject({
      code: 'boundary.no-such-plot',
      message: expect.stringContaining('序号从 1 到 4'),
    });
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
    expect(readdirSync(join(folder, 'outbox'))).toEqual([]);
    writeFileSync(path, '原有的文件');
    const again = await run('boundary', 'write', folder, '--out', path);
    expect([again.code, again.refused.code, readFileSync(path, 'utf8')]).toEqual([
      1,
      'file.already-there',
      '原有的文件',
    ]);
    expect((await run('boundary', 'write', folder, '--overwrite', '--out', path)).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('某某钢管厂');
    mkdirSync(join(files, 'taken.kml'));
    const taken = await run('boundary', 'write', folder, '--overwrite', '--out', join(files, 'taken.kml'));
    expect([taken.code, taken.refused.code]).toEqual([1, 'file.made-elsewhere']);
    expect(readFileSync(taken.refused.made, 'utf8')).toContain('某某钢管厂');
    const nowhere = await run('boundary', 'write', folder, '--out', join(files, '没有', 'out.kml'));
    expect(nowhere).toMatchObject({
      code: 1,
      refused: { code: 'file.folder-not-found', path: join(files, '没有') },
    });
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
    const gbk = ['--encoding', 'gbk', '--out', join(files, 'gbk.geojson')];
    expect((await run('boundary', 'write', folder, ...gbk)).code).toBe(2);
    expect(existsSync(join(files, 'gbk.geojson'))).toBe(false);
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
