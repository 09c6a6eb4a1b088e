import { existsSync, readFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aParcel, COMPLETE, removeParcel } from '#tests/helpers/a-parcel.ts';
import { aWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureOf, finish } from '#tests/helpers/calls.ts';

test('reference data are those of the plan, before a workspace is open and in it', async () => {
  const { client } = await aWorkspace();
  const inside = await client.reference.all();
  await client.workspace.close();
  const outside = await client.reference.all();
  const sorted = <T extends { code?: string; list?: string }>(rows: readonly T[]) =>
    rows.toSorted((a, b) => ((a.code ?? a.list ?? '') < (b.code ?? b.list ?? '') ? -1 : 1));
  expect(sorted(inside.divisions)).toEqual(sorted(outside.divisions));
  expect(sorted(inside.codeLists)).toEqual(sorted(outside.codeLists));
  expect(inside.keyAreas).toEqual(outside.keyAreas);
  expect(inside.reportingBodies).toEqual(outside.reportingBodies);
  expect(inside.keyAreas).toHaveLength(66);
});

test('the map gives the largest first and says how many there are', async () => {
  const { client } = await aWorkspace();
  for (const square of [0, 1, 2]) await aParcel(client, { square });
  const { box } = await client.map.extent();
  if (!box) throw new Error('no extent');
  const { outlines, total } = await client.map.outlines({ box, limit: 2 });
  expect([outlines.length, total]).toEqual([2, 3]);
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY])
    expect((await failureOf(client.map.outlines({ box: [bad, 0, 1, 1] }))).code).toBe('input.invalid');
});

test('sheets are printed into the outbox, by parcel and by number', async () => {
  const { client } = await aWorkspace();
  const { id, values } = await aParcel(client, { attributes: COMPLETE, square: 0 });
  const unitNo = values.identity?.unitNo ?? '';
  const made = await finish(client.sheet.print({ unitNos: [unitNo] }));
  expect(made).toMatchObject({ parcels: 1, pages: 2 });
  expect(readFileSync(made.path).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await failureOf(finish(client.sheet.print({ unitNos: ['none'] })))).toEqual({
    code: 'record.not-found',
    params: { record: 'none' },
  });
  await removeParcel(client, id);
  expect((await failureOf(finish(client.sheet.print({ parcels: [id] })))).code).toBe('record.not-found');
  expect((await failureOf(finish(client.sheet.print({})))).code).toBe('sheet.no-parcels');
});

test('changes are told by subject while somebody listens', async () => {
  const { client } = await aWorkspace();
  const ending = new AbortController();
  const changes = await client.change.watch(undefined, { signal: ending.signal });
  const next = changes.next();
  await new Promise((resolve) => setImmediate(resolve));
  await client.parcel.create({});
  expect((await next).value).toMatchObject({ subjects: ['parcels'] });
  const after = changes.next();
  ending.abort();
  expect((await after).done).toBe(true);
});

test('an error inside is told by a reference only, under which the log has it', async () => {
  const { client, env, opened } = await aWorkspace();
  opened().database.exec('DROP TABLE parcel_list');
  const { code, params } = await failureOf(client.parcel.list({}));
  expect(code).toBe('internal');
  expect(env.logged).toMatchObject([{ reference: params.reference }]);
});

test('a workspace whose folder was taken away while it was open fails with a word of the catalogue', async () => {
  const { client, folder } = await aWorkspace();
  const { id } = await aParcel(client);
  rmSync(folder, { recursive: true });
  const files = [{ kind: 'path' as const, path: import.meta.filename }];
  for (const work of [client.photo.add({ parcel: id, files }), client.package.export({})])
    expect((await failureOf(finish<unknown>(work))).code).toBe('workspace.cannot-write');
  expect(existsSync(folder)).toBe(false);
});
