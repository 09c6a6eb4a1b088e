/** Requests that come late or twice, after others have written: they undo nothing that came after what their author had seen. */
import { describe, expect, test } from 'vitest';
import { seenOf } from '#core/contract/seen.ts';
import { aCompletableParcel, aParcel, COMPLETE, sayOfPhoto } from '#tests/helpers/a-parcel.ts';
import { aWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureWith, finish } from '#tests/helpers/calls.ts';
import { box } from '#tests/helpers/drawn.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';

test('of many at once those are left alone into which the work of others has come since they were looked at', async () => {
  const [field, office] = [await aWorkspace({ seed: 1 }), await aWorkspace({ role: 'office', seed: 90 })];
  const changed = await aParcel(field.client, { attributes: COMPLETE, square: 0 });
  await aParcel(field.client, { square: 3 });
  await importInto(office, await exportFrom(field));
  const own = await aParcel(office.client, { square: 6 });
  const { knownUpTo = 0 } = await office.client.parcel.list({});
  await office.client.parcel.writeGroup({
    id: own.id,
    group: 'abuttals',
    value: { north: '河' },
    heads: [],
  });
  await field.client.parcel.writeGroup({
    id: changed.id,
    group: 'abuttals',
    value: { north: '河' },
    heads: [],
  });
  const fresh = await aParcel(field.client, { square: 9 });
  await importInto(office, await exportFrom(field));
  const everything = { filter: {}, except: [] };
  const result = await finish(office.client.parcel.removeMany({ selection: everything, knownUpTo }));
  expect(result).toMatchObject({ done: 2, refused: [{ reason: 'moved', count: 2 }] });
  const left = (await office.client.parcel.list({})).items.map(({ id }) => id);
  expect(left.toSorted()).toEqual([changed.id, fresh.id].toSorted());
});

describe('deleting a parcel', () => {
  test('is refused when somebody has changed it since it was looked at', async () => {
    const { client } = await aWorkspace();
    const before = await aParcel(client, { attributes: COMPLETE, square: 0 });
    const { id } = before;
    const seen = seenOf(before);
    await client.parcel.writeGroup({ id, group: 'abuttals', value: { north: '河' }, heads: [] });
    await failureWith('record.moved-on', client.parcel.remove({ id, seen }));
    expect((await client.parcel.get({ id })).values.abuttals).toEqual({ north: '河' });
  });

  test('that was taken back is not done again by the same request coming once more', async () => {
    const { client } = await aWorkspace();
    const before = await aParcel(client, { attributes: COMPLETE, square: 0 });
    const request = { id: before.id, seen: seenOf(before) };
    const { removal } = await client.parcel.remove(request);
    await client.parcel.restore({ id: before.id, removals: [removal] });
    await failureWith('record.moved-on', client.parcel.remove(request));
    expect((await client.parcel.list({})).total).toBe(1);
  });

  test('once more is not undone by a late request that took an earlier deletion back', async () => {
    const { client } = await aWorkspace();
    const before = await aParcel(client, { attributes: COMPLETE, square: 0 });
    const { id } = before;
    const restoration = {
      id,
      removals: [(await client.parcel.remove({ id, seen: seenOf(before) })).removal],
    };
    const back = await client.parcel.restore(restoration);
    await client.parcel.remove({ id, seen: seenOf(back) });
    await failureWith('record.moved-on', client.parcel.restore(restoration));
    expect(await finish(client.parcel.restoreMany({ items: [restoration] }))).toMatchObject({
      done: 0,
      refused: [{ reason: 'moved', count: 1 }],
    });
    expect((await client.removed.parcels({})).items.map((removed) => removed.id)).toEqual([id]);
  });
});

test('merging does not delete what others have written in the one that goes since it was looked at', async () => {
  const { client } = await aWorkspace();
  const stays = await client.drawing.create({ rings: [box(0, 0, 60, 100)] });
  const goes = await client.drawing.create({ rings: [box(0, 100, 60, 40)] });
  const { id } = goes;
  await client.parcel.writeGroup({ id, group: 'abuttals', value: { north: '河' }, heads: [] });
  const kept = { id: stays.id, heads: stays.groups.boundary?.heads ?? [] };
  await failureWith('record.moved-on', client.drawing.merge({ kept, removed: { id, seen: seenOf(goes) } }));
  expect((await client.parcel.list({})).total).toBe(2);
});

describe('taking a photo off', () => {
  test('is refused when somebody has said something else of it since it was looked at', async () => {
    const { client } = await aWorkspace();
    const [photo] = (await aCompletableParcel(client)).photos;
    if (!photo) throw new Error('it has photos');
    await sayOfPhoto(client, photo.id, { text: '东北角' });
    await failureWith('record.moved-on', client.photo.remove({ id: photo.id, seen: photo.heads }));
  });

  test('and putting it back are not done again by requests that come late', async () => {
    const { client } = await aWorkspace();
    const [photo] = (await aCompletableParcel(client)).photos;
    if (!photo) throw new Error('it has photos');
    const request = { id: photo.id, seen: photo.heads };
    await client.photo.remove(request);
    const [told] = (await client.removed.photos({})).items;
    const restoration = { id: photo.id, removals: told?.removals ?? [] };
    const back = await client.photo.restore(restoration);
    await failureWith('record.moved-on', client.photo.remove(request));
    await client.photo.remove({ id: photo.id, seen: back.heads });
    await failureWith('record.moved-on', client.photo.restore(restoration));
    expect((await client.removed.photos({})).total).toBe(1);
  });
});

describe('a decision on a parcel', () => {
  test('is not made again by the same request coming after another one was made', async () => {
    const { client } = await aWorkspace({ role: 'office' });
    const before = await aCompletableParcel(client);
    const { id } = before;
    const complete = { id, seen: seenOf(before) };
    const completed = await client.parcel.complete(complete);
    const reopen = { id, seen: seenOf(completed) };
    await client.parcel.reopen(reopen);
    await failureWith('record.moved-on', client.parcel.complete(complete));
    const again = await client.parcel.complete({ id, seen: seenOf(await client.parcel.get({ id })) });
    await failureWith('record.moved-on', client.parcel.reopen(reopen));
    const accept = { id, seen: seenOf(again) };
    const accepted = await client.parcel.accept(accept);
    await client.parcel.return({ id, seen: seenOf(accepted), reason: '缺权证' });
    await failureWith('record.moved-on', client.parcel.accept(accept));
    expect((await client.parcel.get({ id })).state).toBe('returned');
  });

  test('to complete it is not made on what others have written since it was looked at', async () => {
    const { client } = await aWorkspace();
    const before = await aCompletableParcel(client);
    const { id } = before;
    await client.parcel.writeGroup({ id, group: 'abuttals', value: { north: '河' }, heads: [] });
    await failureWith('record.moved-on', client.parcel.complete({ id, seen: seenOf(before) }));
    expect((await client.parcel.get({ id })).state).toBe('draft');
  });
});

describe('what is said of a photo', () => {
  test('is not said again by a request that comes after somebody has said something else', async () => {
    const { client } = await aWorkspace();
    const [photo] = (await aCompletableParcel(client)).photos;
    if (!photo) throw new Error('it has photos');
    const { id, heads } = photo;
    const first = [
      () => client.photo.setKind({ id, kind: 'sign', heads: heads.assignment ?? [] }),
      () => client.photo.setCaption({ id, text: '东北角', heads: heads.caption ?? [] }),
      () => client.photo.setRotation({ id, clockwiseDeg: 90, heads: heads.rotation ?? [] }),
    ];
    for (const say of first) await say();
    const { operations } = (await client.workspace.info()).counts;
    // The reply was lost, and the same is said once more.
    for (const say of first) await say();
    expect((await client.workspace.info()).counts.operations).toBe(operations);
    await sayOfPhoto(client, id, { kind: 'drone' });
    await sayOfPhoto(client, id, { text: '西南角' });
    await sayOfPhoto(client, id, { clockwiseDeg: 180 });
    for (const say of first) await failureWith('record.moved-on', say());
    expect((await client.photo.views({ ids: [id] })).photos[0]).toMatchObject({
      kind: 'drone',
      caption: '西南角',
      clockwiseDeg: 180,
    });
  });
});
