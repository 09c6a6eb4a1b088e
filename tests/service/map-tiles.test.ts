/** The map's tiles by URL, as the page reads them, over a workspace that is being worked on. */
import { describe, expect, test } from 'vitest';
import { FILE_ROUTES } from '#core/contract/host.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { type MapTile, type MapTileKind, marksOver, toAddress, toTileName } from '#core/map/map-tiles.ts';
import { type MarkTile, unpackMarks } from '#core/map/packed-marks.ts';
import { idAt, type OutlineTile, unpackOutlines } from '#core/map/packed-outlines.ts';
import { fromFlags } from '#core/map/parcel-traits.ts';
import { tilesOfBox } from '#core/map/web-mercator.ts';
import { handleFileRequest } from '#service/host/file-routes.ts';
import {
  aCompletableParcel,
  aParcel,
  COMPLETE,
  completeParcel,
  removeParcel,
  squareText,
} from '#tests/helpers/a-parcel.ts';
import { aWorkspace, reopen, type TestWorkspace } from '#tests/helpers/a-workspace.ts';

async function askFor({ session }: TestWorkspace, name: string): Promise<Response> {
  const answer = await handleFileRequest(session, new Request(`takan://app${FILE_ROUTES.mapTile(name)}`));
  if (!answer) throw new Error(`no answer to ${name}`);
  return answer;
}

async function bytesOf(workspace: TestWorkspace, tile: MapTile): Promise<Uint8Array> {
  const answer = await askFor(workspace, toTileName(tile));
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

const outlines = async (workspace: TestWorkspace, tile: MapTile): Promise<OutlineTile> =>
  unpackOutlines(toAddress(tile), await bytesOf(workspace, tile));
const marks = async (workspace: TestWorkspace, tile: MapTile): Promise<MarkTile> =>
  unpackMarks(toAddress(marksOver(tile)), await bytesOf(workspace, marksOver(tile)));

const headsOf = ({ groups }: ParcelDetail, name: keyof ParcelDetail['groups']) => groups[name]?.heads ?? [];

/** The tiles that show all parcels of the workspace. */
async function tilesOf({ client }: TestWorkspace, kind: MapTileKind = 'outlines'): Promise<MapTile[]> {
  const { box } = await client.map.extent();
  if (!box) throw new Error('no parcels');
  return tilesOfBox(box, toAddress({ kind, x: 0, y: 0 }).zoom).map(({ x, y }) => ({ kind, x, y }));
}

async function onlyTile(workspace: TestWorkspace): Promise<MapTile> {
  const [tile, ...others] = await tilesOf(workspace);
  if (!tile || others.length > 0) throw new Error('not one tile');
  return tile;
}

describe('tiles of the map', () => {
  test('hold what is drawn of a parcel: its points, number, state, findings, category', async () => {
    const workspace = await aWorkspace({ surveyor: '沈伟' });
    const { id, values } = await aParcel(workspace.client, { attributes: COMPLETE, square: 0 });
    const tile = await onlyTile(workspace);
    const drawn = await outlines(workspace, tile);
    expect(drawn.count).toBe(1);
    expect(idAt(drawn, 0)).toBe(id);
    expect(drawn.unitNos[0]).toBe(values.identity?.unitNo);
    expect(drawn.firstPoint).toEqual(Uint32Array.from([0, 4]));
    expect(fromFlags(drawn.flags[0] ?? 0)).toEqual({
      state: 'draft',
      conflict: false,
      issues: 'warnings',
      others: false,
    });
    expect(drawn.categories[drawn.category[0] ?? 0]).toBe('village');
    const marked = await marks(workspace, tile);
    expect([marked.count, marked.flags, marked.categories]).toEqual([1, drawn.flags, drawn.categories]);
  });

  test('a changed parcel appears, and the tile it was in and the one it is in now are told of', async () => {
    const workspace = await aWorkspace();
    const { client } = workspace;
    const parcel = await aParcel(client, { square: 0 });
    await aParcel(client, { square: 1 });
    const tile = await onlyTile(workspace);
    const { mark } = await client.map.changedTiles({});
    expect(await client.map.changedTiles({ since: mark })).toEqual({ mark, tiles: [] });

    const far = squareText(100);
    await client.boundary.write({
      id: parcel.id,
      source: { kind: 'text', text: far },
      heads: headsOf(parcel, 'boundary'),
    });
    const { tiles = [] } = await client.map.changedTiles({ since: mark });
    const now = (await tilesOf(workspace)).map(({ x, y }) => `${x}/${y}`);
    expect(tiles).toContain(`${tile.x}/${tile.y}`);
    expect(now.filter((name) => tiles.includes(name))).toContain(now.at(-1));
    const left = await outlines(workspace, tile);
    expect([left.count, left.firstPoint.at(-1)]).toEqual([1, 4]);
  });

  test('a removed parcel goes', async () => {
    const workspace = await aWorkspace();
    const { client } = workspace;
    const { id } = await aParcel(client, { square: 0 });
    const kept = await aParcel(client, { square: 1 });
    const tile = await onlyTile(workspace);
    const { mark } = await client.map.changedTiles({});
    // Read before it goes: what is kept of marks must not outlive them.
    expect((await marks(workspace, tile)).count).toBe(2);
    await removeParcel(client, id);
    expect((await client.map.changedTiles({ since: mark })).tiles).toEqual([`${tile.x}/${tile.y}`]);
    const drawn = await outlines(workspace, tile);
    expect([drawn.count, idAt(drawn, 0)]).toEqual([1, kept.id]);
    expect((await marks(workspace, tile)).count).toBe(1);
  });

  test('a remark moves nothing on the map; a completed parcel changes its tile', async () => {
    const workspace = await aWorkspace();
    const { client } = workspace;
    const parcel = await aCompletableParcel(client);
    const { id } = parcel;
    const tile = await onlyTile(workspace);
    const { mark } = await client.map.changedTiles({});
    await client.parcel.writeGroup({
      id,
      group: 'process',
      value: { ...parcel.values.process, remarks: '大门朝南' },
      heads: headsOf(parcel, 'process'),
    });
    expect((await client.map.changedTiles({ since: mark })).tiles).toEqual([]);
    await completeParcel(client, id);
    expect((await client.map.changedTiles({ since: mark })).tiles).toEqual([`${tile.x}/${tile.y}`]);
    expect(fromFlags((await outlines(workspace, tile)).flags[0] ?? 0).state).toBe('completed');
  });

  test('another surveyor’s parcel is marked as such, but not in the office', async () => {
    for (const role of ['field', 'office'] as const) {
      const workspace = await aWorkspace({ role, surveyor: '沈伟', seed: role === 'field' ? 1 : 2 });
      const { client } = workspace;
      for (const [square, surveyor] of [undefined, '李敏', '沈伟'].entries())
        await aParcel(client, { square, ...(surveyor ? { attributes: { process: { surveyor } } } : {}) });
      const drawn = await outlines(workspace, await onlyTile(workspace));
      const others = [0, 1, 2].filter((i) => fromFlags(drawn.flags[i] ?? 0).others);
      expect(others).toHaveLength(role === 'field' ? 1 : 0);
    }
  });

  test('after an opening everything may have changed', async () => {
    const workspace = await aWorkspace();
    await aParcel(workspace.client, { square: 0 });
    const { mark } = await workspace.client.map.changedTiles({});
    await reopen(workspace);
    const changed = await workspace.client.map.changedTiles({ since: mark });
    expect(changed.tiles).toBeUndefined();
    for (const since of ['', '/', 'x', `${changed.mark}9`.replace(/\d+$/, 'NaN')])
      expect((await workspace.client.map.changedTiles({ since })).tiles).toBeUndefined();
  });

  test('each parcel has one mark, and its outline in every tile it reaches into', async () => {
    const workspace = await aWorkspace();
    for (let square = 0; square < 30; square++) await aParcel(workspace.client, { square });
    const drawn = new Set<string>();
    for (const tile of await tilesOf(workspace)) {
      const outlined = await outlines(workspace, tile);
      for (let i = 0; i < outlined.count; i++) drawn.add(idAt(outlined, i));
    }
    expect(drawn.size).toBe(30);
    const counts = [];
    for (const tile of await tilesOf(workspace, 'marks'))
      counts.push(unpackMarks(toAddress(tile), await bytesOf(workspace, tile)).count);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30);
  });

  test('a name that is none, another method and a closed workspace are refused', async () => {
    const workspace = await aWorkspace();
    for (const name of ['outlines/1', 'outlines/99999/1', 'lines/1/1', 'marks/%2e/1'])
      expect((await askFor(workspace, name)).status, name).toBe(404);
    const posted = new Request('takan://app/map/outlines/3414/1678', { method: 'POST', body: 'x' });
    expect((await handleFileRequest(workspace.session, posted))?.status).toBe(405);
    await workspace.client.workspace.close();
    const answer = await askFor(workspace, 'outlines/3414/1678');
    expect([answer.status, await answer.json()]).toEqual([422, { code: 'workspace.none-open', params: {} }]);
  });
});

describe('the parcel at a position', () => {
  test('is the one it lies in, else the nearest within reach', async () => {
    const { client } = await aWorkspace();
    const west = await aParcel(client, { square: 0 });
    const east = await aParcel(client, { square: 1 });
    const boundary = west.values.boundary;
    const [lon, lat] = [boundary?.rings[0]?.points[0]?.lon ?? 0, boundary?.rings[0]?.points[0]?.lat ?? 0];
    const metre = 1 / 111_000;
    const at = (eastM: number, southM: number, reachM: number) =>
      client.map.parcelAt({ lon: lon + eastM * 1.165 * metre, lat: lat - southM * metre, reachM });
    expect(await at(50, 30, 0)).toEqual({ id: west.id });
    expect(await at(120, 30, 10)).toEqual({});
    expect(await at(120, 30, 30)).toEqual({ id: west.id });
    expect(await at(185, 30, 5000)).toEqual({ id: east.id });
  });
});

test('a key area is the ring around the parcels recorded under it', async () => {
  const { client } = await aWorkspace();
  expect(await client.map.keyAreas()).toEqual([]);
  for (const square of [0, 1, 2])
    await aParcel(client, { square, attributes: { identity: { keyAreaNo: square < 2 ? 5 : 6 } } });
  await aParcel(client, { attributes: { identity: { keyAreaNo: 7 } } });
  const areas = await client.map.keyAreas();
  expect(areas.map(({ no, parcels }) => [no, parcels])).toEqual([
    [5, 2],
    [6, 1],
  ]);
  expect(areas[0]?.name).toBe('潮音新村旧城区改造项目');
  const [east = 0, eastOfOne = 0] = areas.map(({ ring }) => Math.max(...ring.map(([lon]) => lon)));
  expect(east).toBeLessThan(eastOfOne);
});
