/** How many photos a parcel lacks by the office's rules: counted with the parcel, shown and filtered in the list. */
import { expect, test } from 'vitest';
import type { RecordId } from '#core/ids.ts';
import type { PhotoKind } from '#core/photo/photo-groups.ts';
import { countMissingPhotos } from '#core/photo/required-photos.ts';
import { addPhotos, aParcel, removePhoto, sayOfPhoto } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type Client, reopen } from '#tests/helpers/a-workspace.ts';
import { finish } from '#tests/helpers/calls.ts';
import { publish } from '#tests/helpers/editions.ts';

/** What stands in the list; the detail has to say the same, kind by kind. */
const missingOf = async (client: Client, id: RecordId): Promise<number | undefined> => {
  const inList = (await client.parcel.list({})).items.find((row) => row.id === id)?.photosMissing;
  expect(countMissingPhotos((await client.parcel.get({ id })).requiredPhotos)).toBe(inList);
  return inList;
};

const add = (client: Client, parcel: RecordId, kind: PhotoKind, name: string) =>
  addPhotos(client, parcel, kind, name);

test('follows photos, their kinds and the category', async () => {
  const workspace = await aWorkspace();
  const { client } = workspace;
  const { id } = await aParcel(client);
  expect(await missingOf(client, id)).toBe(3);
  const [first] = (await add(client, id, 'panorama', 'north-east.jpg')).added;
  expect(await missingOf(client, id)).toBe(2);
  await add(client, id, 'panorama', 'south-west.jpg');
  const [third] = (await add(client, id, 'panorama', 'no-offset.jpg')).added;
  expect(await missingOf(client, id)).toBe(1);
  if (!first || !third) throw new Error('no photos');
  await sayOfPhoto(client, third.id, { kind: 'closeUp' });
  expect(await missingOf(client, id)).toBe(0);
  const detail = await client.parcel.get({ id });
  await client.parcel.writeGroup({
    id,
    group: 'classification',
    value: { ...detail.values.classification, category: 'industrial' },
    heads: detail.groups.classification?.heads ?? [],
  });
  expect(await missingOf(client, id)).toBe(1);
  await removePhoto(client, first.id);
  expect(await missingOf(client, id)).toBe(2);
  await reopen(workspace);
  expect(await missingOf(client, id)).toBe(2);
  expect(await finish(client.workspace.check())).toMatchObject({ healthy: true });
});

test('is what the list is narrowed down and sorted by', async () => {
  const { client } = await aWorkspace();
  const [none, some, all] = [await aParcel(client), await aParcel(client), await aParcel(client)];
  await add(client, some.id, 'panorama', 'north-east.jpg');
  for (const [kind, name] of [
    ['panorama', 'north-east.jpg'],
    ['panorama', 'south-west.jpg'],
    ['closeUp', 'no-offset.jpg'],
  ] as const)
    await add(client, all.id, kind, name);
  const ids = async (filter: Parameters<Client['parcel']['list']>[0]) =>
    (await client.parcel.list(filter)).items.map(({ id }) => id);
  expect(await ids({ photos: 'complete' })).toEqual([all.id]);
  expect((await ids({ photos: 'missing' })).toSorted()).toEqual([none.id, some.id].toSorted());
  expect(await ids({ sort: { by: 'photosMissing', descending: true } })).toEqual([none.id, some.id, all.id]);
  expect(await client.parcel.list({ photos: 'missing', states: ['draft'] })).toMatchObject({ total: 2 });
});

test('is counted anew when the office asks for other photos', async () => {
  const { client } = await aWorkspace({ role: 'office' });
  const { id } = await aParcel(client);
  expect(await missingOf(client, id)).toBe(3);
  await publish(client, '2', (draft) => ({
    ...draft,
    settings: { ...draft.settings, minimumPhotos: [{ kind: 'drone', needed: 1 }] },
  }));
  expect(await missingOf(client, id)).toBe(1);
});
