/** Online maps: set by the office, sent with the lists, asked only when somebody looks, and silent where nobody answers. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FILE_ROUTES } from '#core/contract/host.ts';
import { draftOf } from '#core/reference/draft.ts';
import type { OnlineMap } from '#core/reference/online-maps.ts';
import { handleFileRequest } from '#service/host/file-routes.ts';
import { aWorkspace, reopen, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { finish, problemsOf } from '#tests/helpers/calls.ts';
import { aTileServer, type TileServer } from '#tests/helpers/tile-server.ts';

let server: TileServer;
beforeEach(async () => {
  server = await aTileServer();
});
afterEach(() => server.stop());

const aMap = (part: Partial<OnlineMap> = {}): OnlineMap => ({
  ...{
    name: '天地图影像',
    url: server.template,
    key: '密钥 1',
    attribution: '© 天地图',
    datum: 'CGCS2000',
    maxZoom: 18,
  },
  ...part,
});

async function publish({ client }: TestWorkspace, maps: OnlineMap[], version = '2025-03-01'): Promise<void> {
  const draft = { ...draftOf(await client.reference.all()), onlineMaps: maps };
  expect((await client.reference.preview({ draft })).changes.onlineMaps).toBe(true);
  await finish(client.reference.publish({ draft, version, source: '市局' }));
}

async function ask({ session }: TestWorkspace, address: string, zoom = 15, x = 27_316, y = 13_483) {
  const path = FILE_ROUTES.onlineTile(address)
    .replace('{z}', `${zoom}`)
    .replace('{x}', `${x}`)
    .replace('{y}', `${y}`);
  return await handleFileRequest(session, new Request(`takan://app${path}`));
}

test('there are none, and nothing is asked, before the office has set one', async () => {
  const field = await aWorkspace();
  expect(await field.client.baseMap.online()).toEqual([]);
  expect((await ask(field, '1-0'))?.status).toBe(204);
  expect(server.asked).toEqual([]);
});

test('one that is published is listed without its key, kept, sent out, and shown in the field', async () => {
  const office = await aWorkspace({ role: 'office', seed: 2 });
  await publish(office, [aMap()]);
  const [listed] = await office.client.baseMap.online();
  expect(listed).toEqual({
    ...{ name: '天地图影像', address: expect.any(String), attribution: '© 天地图', datum: 'CGCS2000' },
    ...{ maxZoom: 18, state: 'unknown' },
  });
  await reopen(office);
  expect(await office.client.baseMap.online()).toEqual([listed]);
  expect(server.asked).toEqual([]);

  const made = await office.client.reference.export({});
  const field = await aWorkspace({ seed: 3 });
  await finish(field.client.reference.import({ file: { kind: 'path', path: made.path } }));
  const [layer] = await field.client.baseMap.online();
  if (!layer) throw new Error('it did not arrive');
  const answer = await ask(field, layer.address);
  expect([answer?.status, answer?.headers.get('content-type'), answer?.headers.get('set-cookie')]).toEqual([
    200,
    'image/png',
    null,
  ]);
  expect(server.asked).toEqual(['/tiles/15/13483/27316?tk=%E5%AF%86%E9%92%A5%201']);
  expect((await field.client.baseMap.online())[0]?.state).toBe('answers');
  // Taken away again, they are gone everywhere.
  await publish(office, [], '2025-03-02');
  expect(await office.client.baseMap.online()).toEqual([]);
});

test('one that does not answer is asked once, and no more for a while; nothing fails', async () => {
  const office = await aWorkspace({ role: 'office', seed: 2 });
  await publish(office, [aMap()]);
  const [layer] = await office.client.baseMap.online();
  const { address = '' } = layer ?? {};
  const stateNow = async () => (await office.client.baseMap.online())[0]?.state;
  server.answers = 'error';
  for (const x of [1, 2, 3, 4, 5]) expect((await ask(office, address, 15, x))?.status).toBe(204);
  expect([server.asked.length, await stateNow()]).toEqual([1, 'silent']);
  office.env.setClock('2025-03-01T02:00:00.000Z');
  server.answers = 'refusal';
  expect((await ask(office, address))?.status).toBe(204);
  expect([server.asked.length, await stateNow()]).toEqual([2, 'refuses']);
  office.env.setClock('2025-03-01T03:00:00.000Z');
  server.answers = 'nonsense';
  expect((await ask(office, address))?.status).toBe(204);
  expect(await stateNow()).toBe('answers');
  office.env.setClock('2025-03-01T04:00:00.000Z');
  await server.stop();
  expect((await ask(office, address))?.status).toBe(204);
  expect(await stateNow()).toBe('silent');
  expect(office.env.logged).toEqual([]);
});

test('places without a tile are asked over one connection, and are no failure of the map', async () => {
  const office = await aWorkspace({ role: 'office', seed: 2 });
  await publish(office, [aMap()]);
  const [layer] = await office.client.baseMap.online();
  server.answers = 'none';
  for (let x = 1; x <= 60; x++) expect((await ask(office, layer?.address ?? '', 15, x))?.status).toBe(204);
  expect(server.asked).toHaveLength(60);
  expect(server.connections).toBeLessThan(5);
  expect((await office.client.baseMap.online())[0]?.state).toBe('answers');
});

test('an address outside of what it has is no tile, and is not passed on', async () => {
  const office = await aWorkspace({ role: 'office', seed: 2 });
  await publish(office, [aMap({ maxZoom: 16 })]);
  const [layer] = await office.client.baseMap.online();
  const edition = layer?.address.split('-')[0] ?? '';
  expect((await ask(office, `${edition}-0`, 17, 1, 1))?.status).toBe(204);
  expect((await ask(office, `${edition}-0`, 3, 9, 1))?.status).toBe(204);
  expect((await ask(office, `${edition}-7`))?.status).toBe(204);
  expect((await ask(office, '999-0'))?.status).not.toBe(200);
  expect(server.asked).toEqual([]);
});

test('one with shifted coordinates, or without its key, is not published', async () => {
  const { client } = await aWorkspace({ role: 'office', seed: 2 });
  const draft = {
    ...draftOf(await client.reference.all()),
    onlineMaps: [
      aMap({ name: '高德', url: 'https://webrd01.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}' }),
      aMap({ key: '' }),
    ],
  };
  const codes = ['reference.online-gcj02', 'reference.online-key'];
  expect((await client.reference.preview({ draft })).problems.map(({ code }) => code)).toEqual(codes);
  const publishing = finish(client.reference.publish({ draft, version: '2025-03-01', source: '市局' }));
  expect((await problemsOf('input.invalid', publishing)).map(({ code }) => code)).toEqual(codes);
});
