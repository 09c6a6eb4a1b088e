/** Tile files refused for what they are, before they fill the memory or hold the program. */
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { aWorkspace, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureOf, problemsOf } from '#tests/helpers/calls.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';
import { makeMbtiles, makePmtiles } from '#tests/helpers/tile-files.ts';

let workspace: TestWorkspace;
let folder: string;
beforeEach(async () => {
  workspace = await aWorkspace();
  folder = await temporaryFolder();
});

const add = (name: string) =>
  workspace.client.baseMap.add({ file: { kind: 'path', path: join(folder, name) } });
const refusals = async (name: string) =>
  (await problemsOf('base-map.refused', add(name))).map(({ code }) => code);

test('what is no tile file, whatever it is called', async () => {
  writeFileSync(join(folder, 'a.mbtiles'), 'not one at all, but long enough');
  writeFileSync(join(folder, 'empty.pmtiles'), '');
  const other = new Database(join(folder, 'other.mbtiles'));
  other.exec('CREATE TABLE parcels (id)');
  other.close();
  const odd = new Database(join(folder, 'odd.mbtiles'));
  odd.exec('CREATE TABLE tiles (x, y)');
  odd.close();
  for (const name of ['a.mbtiles', 'empty.pmtiles', 'other.mbtiles', 'odd.mbtiles'])
    expect(await refusals(name), name).toEqual(['base-map.not-a-tile-file']);
});

test('a tile file without tiles', async () => {
  const empty = new Database(join(folder, 'a.mbtiles'));
  empty.exec('CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)');
  empty.close();
  expect(await refusals('a.mbtiles')).toEqual(['base-map.no-tiles']);
});

test('tiles of other formats', async () => {
  await makePmtiles(join(folder, 'other.pmtiles'), { tileType: 5 });
  const other = new Database(join(folder, 'other.mbtiles'));
  other.exec('CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)');
  other.prepare('INSERT INTO tiles VALUES (1, 0, 0, ?)').run(Buffer.from('<svg>'));
  other.close();
  for (const name of ['other.pmtiles', 'other.mbtiles'])
    expect(await refusals(name), name).toEqual(['base-map.other-format']);
});

test('another version of PMTiles, and damaged files', async () => {
  await makePmtiles(join(folder, 'old.pmtiles'));
  const old = readFileSync(join(folder, 'old.pmtiles'));
  old.writeUInt8(2, 7);
  writeFileSync(join(folder, 'old.pmtiles'), old);
  expect(await refusals('old.pmtiles')).toEqual(['base-map.other-version']);
  await makeMbtiles(join(folder, 'a.mbtiles'));
  truncateSync(join(folder, 'a.mbtiles'), 3000);
  expect(await refusals('a.mbtiles')).toEqual(['base-map.damaged']);
  await makePmtiles(join(folder, 'b.pmtiles'));
  truncateSync(join(folder, 'b.pmtiles'), 140);
  expect(await refusals('b.pmtiles')).toEqual(['base-map.damaged']);
});

const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)';
const aTile = "1 AS zoom_level, 0 AS tile_column, 0 AS tile_row, x'89504e470d0a1a0a' AS tile_data";
const keyed = `CREATE TABLE map (zoom_level, tile_column, tile_row, tile_id);
  CREATE TABLE images (tile_id, tile_data);`;
const joined = `CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data FROM map, images`;

test.each([
  ['that never end', `CREATE VIEW tiles AS ${endless} SELECT ${aTile} FROM n WHERE i < 0`],
  [
    'on views that never end',
    `CREATE VIEW "the rows" AS ${endless} SELECT ${aTile} FROM n WHERE i < 0;
      CREATE VIEW tiles AS SELECT * FROM [the rows]`,
  ],
  [
    'of all rows with all',
    `CREATE TABLE n (i); CREATE VIEW tiles AS SELECT ${aTile} FROM n a, n b, n c, n d`,
  ],
  ['of two tables without a key', `${keyed} ${joined} WHERE map.tile_id = images.tile_id`],
  [
    'of two tables with a key that many rows have',
    `${keyed} CREATE INDEX images_id ON images (tile_id); ${joined} WHERE map.tile_id = images.tile_id`,
  ],
  [
    'that join the rows without a key',
    `${keyed} CREATE UNIQUE INDEX images_id ON images (tile_id); ${joined} WHERE map.tile_id IS images.tile_id`,
  ],
  [
    'that call functions',
    `CREATE TABLE n (i); CREATE VIEW tiles AS SELECT ${aTile}, 1 FROM n WHERE hex(zeroblob(i))`,
  ],
  ['of functions', `CREATE VIEW tiles AS SELECT ${aTile} FROM json_each('[1]')`],
  [
    'of computed columns',
    `CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data AS (zeroblob(zoom_level)))`,
  ],
  [
    'with computed metadata',
    `CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data);
      CREATE VIEW metadata AS ${endless} SELECT 'name' AS name, i AS value FROM n WHERE i < 0`,
  ],
])('tiles %s', async (_, sql) => {
  const computed = new Database(join(folder, 'a.mbtiles'));
  computed.exec(sql);
  computed.close();
  expect(await refusals('a.mbtiles')).toEqual(['base-map.computed']);
});

test('a file that is not there', async () => {
  expect((await failureOf(add('none.mbtiles'))).code).toBe('file.not-found');
});

test('directories of millions of entries in a few kilobytes are not unpacked', async () => {
  // Four million of them, as a number of their own kind, and four numbers each.
  const entries = Buffer.concat([Buffer.from('8092f401', 'hex'), Buffer.alloc(16_000_000)]);
  await makePmtiles(join(folder, 'a.pmtiles'));
  const head = readFileSync(join(folder, 'a.pmtiles')).subarray(0, 127);
  const directory = gzipSync(entries);
  head.writeBigUInt64LE(BigInt(directory.length), 16);
  writeFileSync(join(folder, 'a.pmtiles'), Buffer.concat([head, directory]));
  const before = process.memoryUsage().rss;
  expect((await failureOf(add('a.pmtiles'))).code).toBe('base-map.refused');
  expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
});
