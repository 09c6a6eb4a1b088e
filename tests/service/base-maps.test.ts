/** Base maps: tile files added, shown in their order, served by URL, and refused for what they are. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { FILE_ROUTES } from '#core/contract/host.ts';
import { receiveUpload } from '#service/files.ts';
import { handleFileRequest } from '#service/host/file-routes.ts';
import { aProgram, aWorkspace, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureOf, finish } from '#tests/helpers/calls.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';
import { type MadeTile, makeMbtiles, makePmtiles, TILED_BOX } from '#tests/helpers/tile-files.ts';

let workspace: TestWorkspace;
let folder: string;
beforeEach(async () => {
  workspace = await aWorkspace();
  folder = await temporaryFolder();
});

const add = (name: string) =>
  workspace.client.baseMap.add({ file: { kind: 'path', path: join(folder, name) } });

async function pictureOf(
  id: string,
  { zoom, x, y }: Pick<MadeTile, 'zoom' | 'x' | 'y'>,
  session = workspace.session,
): Promise<Response> {
  const path = FILE_ROUTES.baseMapTile(id)
    .replace('{z}', `${zoom}`)
    .replace('{x}', `${x}`)
    .replace('{y}', `${y}`);
  const answer = await handleFileRequest(session, new Request(`takan://app${path}`));
  if (!answer) throw new Error('no answer');
  return answer;
}

describe.each([
  ['mbtiles', makeMbtiles, '影像 2024'],
  ['pmtiles', makePmtiles, '地形图'],
] as const)('a base map of %s', (kind, make, name) => {
  test.each(['png', 'jpeg', 'webp'] as const)('of %s is served as it is in the file', async (format) => {
    const tiles = await make(join(folder, `a.${kind}`), {
      format,
      metadata: { attribution: '<a href="x">© 测绘院</a>' },
    });
    const [baseMap] = await add(`a.${kind}`);
    expect(baseMap).toMatchObject({
      name,
      fileName: `a.${kind}`,
      minZoom: 12,
      maxZoom: 14,
      attribution: '© 测绘院',
      shown: true,
      opacity: 1,
      missing: false,
    });
    expect(baseMap?.box?.map((degrees) => degrees.toFixed(5))).toEqual(
      TILED_BOX.map((degrees) => degrees.toFixed(5)),
    );
    for (const tile of tiles.slice(0, 40)) {
      const answer = await pictureOf(baseMap?.id ?? '', tile);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, `image/${format}`]);
      expect(Buffer.from(await answer.arrayBuffer()).equals(tile.picture)).toBe(true);
    }
    const beside = tiles[0] ?? { zoom: 12, x: 0, y: 0 };
    expect((await pictureOf(baseMap?.id ?? '', { ...beside, x: beside.x + 500 })).status).toBe(204);
    expect((await pictureOf(baseMap?.id ?? '', { ...beside, zoom: 20 })).status).toBe(204);
  });

  test.runIf(process.platform === 'linux')(
    'is let go of as soon as it is not shown, so that its stick can be taken out',
    async () => {
      const [tile] = await make(join(folder, `a.${kind}`), { format: 'png' });
      const [baseMap] = await add(`a.${kind}`);
      const id = baseMap?.id ?? '';
      if (!tile) throw new Error('no tiles');
      const isHeld = () =>
        readdirSync('/proc/self/fd').some((each) => {
          try {
            return readlinkSync(`/proc/self/fd/${each}`) === join(folder, `a.${kind}`);
          } catch {
            return false;
          }
        });
      expect((await pictureOf(id, tile)).status).toBe(200);
      expect(isHeld()).toBe(true);
      await workspace.client.baseMap.change({ id, shown: false });
      expect(isHeld()).toBe(false);
      await workspace.client.baseMap.change({ id, shown: true });
      expect((await pictureOf(id, tile)).status).toBe(200);
    },
  );

  test('is read anew when another file was put in its place, and keeps its place on the list', async () => {
    const path = join(folder, `a.${kind}`);
    await make(path);
    const [before] = await add(`a.${kind}`);
    const id = before?.id ?? '';
    await workspace.client.baseMap.change({ id, opacity: 0.4 });
    const box = [120.25, 30.9, 120.3, 30.95] as const;
    const [tile] = await make(join(folder, 'other'), { box, metadata: { attribution: '另一家' } });
    renameSync(join(folder, 'other'), path);
    const [after] = await workspace.client.baseMap.list();
    expect(after).toMatchObject({ id, attribution: '另一家', opacity: 0.4 });
    expect(after?.box?.map((degrees) => degrees.toFixed(5))).toEqual(
      box.map((degrees) => degrees.toFixed(5)),
    );
    expect(after?.version).not.toBe(before?.version);
    expect((await pictureOf(id, tile ?? { zoom: 13, x: 0, y: 0 })).status).toBe(200);
  });

  test('is shown as the new file also by a program that has the old one open, and was not the one to notice', async () => {
    const path = join(folder, `a.${kind}`);
    const [tile = { zoom: 12, x: 0, y: 0 }] = await make(path, { format: 'png' });
    const id = (await add(`a.${kind}`))[0]?.id ?? '';
    const other = aProgram(workspace.env);
    const before = await pictureOf(id, tile, other.session);
    await make(join(folder, 'other'), { format: 'jpeg' });
    renameSync(join(folder, 'other'), path);
    const [noticed] = await workspace.client.baseMap.list();
    const [shown] = await other.client.baseMap.list();
    expect(shown?.version).toBe(noticed?.version);
    const after = await pictureOf(id, tile, other.session);
    expect([before, after].map(({ headers }) => headers.get('content-type'))).toEqual([
      'image/png',
      'image/jpeg',
    ]);
  });

  test('that cannot be opened is looked at as often as is wished without the list being written', async () => {
    const path = join(folder, `a.${kind}`);
    await make(path);
    await add(`a.${kind}`);
    rmSync(path);
    mkdirSync(path);
    const listFile = join(workspace.env.dataFolder, 'base-maps.json');
    const before = lstatSync(listFile).ino;
    const [told] = await workspace.client.baseMap.list();
    expect(told?.problem).toBeUndefined();
    expect(lstatSync(listFile).ino).toBe(before);
  });

  test('that is no tile file any more stays on the list and says why, until a sound one is back', async () => {
    const path = join(folder, `a.${kind}`);
    const [tile] = await make(path);
    const [before] = await add(`a.${kind}`);
    const sound = readFileSync(path);
    writeFileSync(path, '规划图说明');
    expect((await pictureOf(before?.id ?? '', tile ?? { zoom: 12, x: 0, y: 0 })).status).toBe(204);
    const [told] = await workspace.client.baseMap.list();
    expect(told).toMatchObject({
      id: before?.id,
      name,
      minZoom: 12,
      problem: { code: 'base-map.not-a-tile-file' },
    });
    writeFileSync(path, sound);
    const [again] = await workspace.client.baseMap.list();
    expect([again?.problem, again?.maxZoom]).toEqual([undefined, 14]);
    expect((await pictureOf(before?.id ?? '', tile ?? { zoom: 12, x: 0, y: 0 })).status).toBe(200);
  });

  test('is never written to', async () => {
    const tiles = await make(join(folder, `a.${kind}`));
    const before = readFileSync(join(folder, `a.${kind}`));
    const [baseMap] = await add(`a.${kind}`);
    for (const tile of tiles.slice(0, 5)) await pictureOf(baseMap?.id ?? '', tile);
    await workspace.client.baseMap.remove({ id: baseMap?.id ?? '' });
    expect(readFileSync(join(folder, `a.${kind}`)).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual([`a.${kind}`]);
  });

  test('cut off anywhere is refused, or shows what is left of it', async () => {
    await make(join(folder, `a.${kind}`));
    const whole = readFileSync(join(folder, `a.${kind}`));
    for (const share of [0, 0.001, 0.02, 0.05, 0.1, 0.5, 0.9]) {
      writeFileSync(join(folder, `cut.${kind}`), whole.subarray(0, Math.floor(whole.length * share)));
      const outcome = await add(`cut.${kind}`).then(
        ([baseMap]) =>
          pictureOf(baseMap?.id ?? '', { zoom: 12, x: 3414, y: 1678 }).then(({ status }) =>
            [200, 204].includes(status),
          ),
        async () => (await failureOf(add(`cut.${kind}`))).code === 'base-map.refused',
      );
      expect(outcome, `${share}`).toBe(true);
    }
  });
});

test('vector tiles are served unpacked, and what unpacks to too much is not', async () => {
  const [vector, bomb] = [Buffer.from([0x1a, 2, 0x78, 2]), Buffer.alloc(20_000_000)];
  const database = new Database(join(folder, 'a.mbtiles'));
  database.exec('CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)');
  for (const [column, bytes] of [vector, bomb].entries())
    database.prepare('INSERT INTO tiles VALUES (1, ?, 1, ?)').run(column, gzipSync(bytes));
  database.close();
  const [baseMap] = await add('a.mbtiles');
  expect(baseMap).toMatchObject({ content: 'shapes', minZoom: 1, maxZoom: 1 });
  const answer = await pictureOf(baseMap?.id ?? '', { zoom: 1, x: 0, y: 0 });
  expect(answer.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
  expect(Buffer.from(await answer.arrayBuffer()).equals(vector)).toBe(true);
  expect((await pictureOf(baseMap?.id ?? '', { zoom: 1, x: 1, y: 0 })).status).toBe(204);
  const [packed] = (await makePmtiles(join(folder, 'b.pmtiles'), { tileType: 1 })) as [MadeTile];
  const [second] = await add('b.pmtiles');
  expect(second?.content).toBe('shapes');
  expect((await pictureOf(second?.id ?? '', packed)).headers.get('content-type')).toContain('vector-tile');
});

test('several lie above each other in their order, and this machine keeps what was set', async () => {
  const { client } = workspace;
  for (const name of ['a', 'b', 'c'])
    await makeMbtiles(join(folder, `${name}.mbtiles`), { metadata: { name } });
  for (const name of ['a', 'b', 'c']) await add(`${name}.mbtiles`);
  const names = async () => (await client.baseMap.list()).map(({ name }) => name);
  expect(await names()).toEqual(['c', 'b', 'a']);
  const [top, middle, lowest] = await client.baseMap.list();
  await client.baseMap.move({ id: lowest?.id ?? '', direction: 'up' });
  expect(await names()).toEqual(['c', 'a', 'b']);
  await client.baseMap.move({ id: top?.id ?? '', direction: 'up' });
  await client.baseMap.move({ id: middle?.id ?? '', direction: 'down' });
  expect(await names()).toEqual(['c', 'a', 'b']);
  await client.baseMap.change({ id: top?.id ?? '', opacity: 0.4 });
  await client.baseMap.change({ id: top?.id ?? '', shown: false });
  await client.workspace.close();
  await client.workspace.open({ folder: workspace.folder });
  expect((await client.baseMap.list())[0]).toMatchObject({ name: 'c', opacity: 0.4, shown: false });
  expect((await failureOf(client.baseMap.change({ id: top?.id ?? '', opacity: 1.5 }))).code).toBe(
    'input.invalid',
  );
});

test('an entry of the list that cannot be read takes none of the others with it, and stays for the program that can', async () => {
  for (const name of ['a', 'b', 'c'])
    await makeMbtiles(join(folder, `${name}.mbtiles`), { metadata: { name } });
  for (const name of ['a', 'b', 'c']) await add(`${name}.mbtiles`);
  const list = join(workspace.env.dataFolder, 'base-maps.json');
  const entries = JSON.parse(readFileSync(list, 'utf8')) as object[];
  writeFileSync(list, JSON.stringify(entries.with(1, { ...entries[1], box: [null, null, null, null] })));
  const shown = await workspace.client.baseMap.list();
  expect(shown.map(({ name }) => name)).toEqual(['c', 'a']);
  await workspace.client.baseMap.change({ id: shown[0]?.id ?? '', opacity: 0.5 });
  expect((await workspace.client.baseMap.list()).map(({ opacity }) => opacity)).toEqual([0.5, 1]);
  expect(JSON.parse(readFileSync(list, 'utf8'))).toContainEqual({
    ...entries[1],
    box: [null, null, null, null],
  });
});

test('changes made at the same time are all kept', async () => {
  for (const name of ['a', 'b', 'c', 'd'])
    await makePmtiles(join(folder, `${name}.pmtiles`), { metadata: { name } });
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => add(`${name}.pmtiles`)));
  expect((await workspace.client.baseMap.list()).map(({ name }) => name).toSorted()).toEqual([
    'a',
    'b',
    'c',
    'd',
  ]);
});

test.skipIf(process.platform === 'win32')('a list that cannot be read now is not begun anew', async () => {
  await makeMbtiles(join(folder, 'a.mbtiles'));
  const list = join(workspace.env.dataFolder, 'base-maps.json');
  symlinkSync('base-maps.json', list);
  expect(await workspace.client.baseMap.list()).toEqual([]);
  expect((await failureOf(add('a.mbtiles'))).code).toBe('file.unreadable');
  expect(lstatSync(list).isSymbolicLink()).toBe(true);
});

test('an upload is taken into the data folder, and goes from there when it is removed', async () => {
  const { client, session, env } = workspace;
  await makeMbtiles(join(folder, 'a.mbtiles'));
  const body = new Blob([readFileSync(join(folder, 'a.mbtiles'))]).stream();
  const { upload } = await receiveUpload(session, body);
  const [baseMap] = await client.baseMap.add({ file: { kind: 'upload', upload, fileName: '织里.mbtiles' } });
  const kept = join(env.dataFolder, 'base-maps');
  expect(readdirSync(kept)).toEqual([`${baseMap?.id}.mbtiles`]);
  expect(readdirSync(join(workspace.folder, 'uploads'))).toEqual([]);
  expect(await client.baseMap.remove({ id: baseMap?.id ?? '' })).toEqual([]);
  expect(readdirSync(kept)).toEqual([]);
});

test('a file of the data folder that is added once more by its path stays when that is removed or refused', async () => {
  const { client, session, env } = workspace;
  const tiles = await makeMbtiles(join(folder, 'a.mbtiles'));
  const body = new Blob([readFileSync(join(folder, 'a.mbtiles'))]).stream();
  const { upload } = await receiveUpload(session, body);
  const [first] = await client.baseMap.add({ file: { kind: 'upload', upload, fileName: '织里.mbtiles' } });
  const path = join(env.dataFolder, 'base-maps', `${first?.id}.mbtiles`);
  const [again] = await client.baseMap.add({ file: { kind: 'path', path } });
  await failureOf(finish(client.baseMap.addScan({ file: { kind: 'path', path } })));
  await client.baseMap.remove({ id: again?.id ?? '' });
  expect((await client.baseMap.list()).map(({ id, missing }) => [id, missing])).toEqual([[first?.id, false]]);
  expect((await pictureOf(first?.id ?? '', tiles[0] as MadeTile)).status).toBe(200);
});

test('a refused upload leaves nothing behind', async () => {
  const { client, session, env } = workspace;
  const { upload } = await receiveUpload(session, new Blob(['no tiles']).stream());
  const file = { kind: 'upload' as const, upload, fileName: 'a.mbtiles' };
  expect((await failureOf(client.baseMap.add({ file }))).code).toBe('base-map.refused');
  expect(readdirSync(join(workspace.folder, 'uploads'))).toEqual([]);
  expect(existsSync(join(env.dataFolder, 'base-maps.json'))).toBe(false);
});

test('a file that is gone stays on the list as missing, and shows again when it is back', async () => {
  const tiles = await makeMbtiles(join(folder, 'a.mbtiles'));
  const [baseMap] = await add('a.mbtiles');
  renameSync(join(folder, 'a.mbtiles'), join(folder, 'elsewhere.mbtiles'));
  expect((await workspace.client.baseMap.list())[0]?.missing).toBe(true);
  expect((await pictureOf(baseMap?.id ?? '', tiles[0] as MadeTile)).status).toBe(204);
  renameSync(join(folder, 'elsewhere.mbtiles'), join(folder, 'a.mbtiles'));
  expect((await workspace.client.baseMap.list())[0]?.missing).toBe(false);
  expect((await pictureOf(baseMap?.id ?? '', tiles[0] as MadeTile)).status).toBe(200);
});

test.each([
  [
    'keep equal tiles once',
    `CREATE TABLE map (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_id TEXT);
      CREATE TABLE images (tile_data BLOB, tile_id TEXT);
      INSERT INTO images SELECT tile_data, rowid FROM flat;
      INSERT INTO map SELECT zoom_level, tile_column, tile_row, rowid FROM flat;
      CREATE UNIQUE INDEX map_index ON map (zoom_level, tile_column, tile_row);
      CREATE UNIQUE INDEX images_id ON images (tile_id);
      CREATE INDEX map_tile_id ON map (tile_id);
      CREATE VIEW tiles AS SELECT map.zoom_level AS zoom_level, map.tile_column AS tile_column, map.tile_row AS tile_row,
        images.tile_data AS tile_data FROM map JOIN images ON images.tile_id = map.tile_id
        ORDER BY zoom_level, tile_column, tile_row;`,
  ],
  [
    'number them',
    `CREATE TABLE tiles_shallow (zoom_level, tile_column, tile_row, tile_data_id,
        PRIMARY KEY (zoom_level, tile_column, tile_row)) WITHOUT ROWID;
      CREATE TABLE tiles_data (tile_data_id INTEGER PRIMARY KEY, tile_data BLOB);
      INSERT INTO tiles_data SELECT rowid, tile_data FROM flat;
      INSERT INTO tiles_shallow SELECT zoom_level, tile_column, tile_row, rowid FROM flat;
      CREATE VIEW tiles AS SELECT s.zoom_level, s.tile_column, s.tile_row, d.tile_data
        FROM tiles_shallow AS s JOIN tiles_data AS d ON s.tile_data_id = d.tile_data_id`,
  ],
  [
    'leave a column out, the metadata too',
    `CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data FROM flat;
      ALTER TABLE metadata RENAME TO facts; CREATE VIEW metadata AS SELECT name, value FROM facts`,
  ],
])('views that %s are read as tables are', async (_, sql) => {
  const [tile] = (await makeMbtiles(join(folder, 'a.mbtiles'))) as [MadeTile];
  const database = new Database(join(folder, 'a.mbtiles'));
  database.exec(`ALTER TABLE tiles RENAME TO flat; ${sql}`);
  database.close();
  const [baseMap] = await add('a.mbtiles');
  expect(baseMap).toMatchObject({ name: '影像 2024', minZoom: 12, maxZoom: 14 });
  const answer = await pictureOf(baseMap?.id ?? '', tile);
  expect(Buffer.from(await answer.arrayBuffer()).equals(tile.picture)).toBe(true);
});

test('an address that names no tile shows nothing of any file', async () => {
  for (const path of [
    '/base-maps/',
    '/base-maps/x/1/1/1',
    `/base-maps/${'a'.repeat(36)}/1/1`,
    '/base-maps/../survey.gpkg',
  ]) {
    const answer = await handleFileRequest(workspace.session, new Request(`takan://app${path}`));
    expect([404, undefined], path).toContain(answer?.status);
  }
  expect((await pictureOf('3f2c1d4e-0000-4000-8000-000000000000', { zoom: 1, x: 0, y: 0 })).status).toBe(204);
});

test('a picture larger than any tile is not read', async () => {
  const tiles = await makeMbtiles(join(folder, 'a.mbtiles'));
  const [tile] = tiles as [MadeTile];
  const database = new Database(join(folder, 'a.mbtiles'));
  const bomb = Buffer.concat([tile.picture, Buffer.alloc(5_000_000)]);
  database.prepare('UPDATE tiles SET tile_data = ? WHERE zoom_level = ?').run(bomb, tile.zoom);
  database.close();
  const [baseMap] = await add('a.mbtiles');
  expect((await pictureOf(baseMap?.id ?? '', tile)).status).toBe(204);
});
