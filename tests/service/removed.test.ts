import { describe, expect, test } from 'vitest';
import { seenOf } from '#core/contract/seen.ts';
import {
  aCompletableParcel,
  addPhotos,
  aParcel,
  COMPLETE,
  completeParcel,
  removeParcel,
  removePhoto,
  restoreParcel,
  restorePhoto,
} from '#tests/helpers/a-parcel.ts';
import { aWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureOf, failureWith, finish } from '#tests/helpers/calls.ts';
import { photoFixture } from '#tests/helpers/fixtures.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';

describe('deleted parcels', () => {
  test('are told with who deleted them and come back whole: boundary, values and photos', async () => {
    const { client } = await aWorkspace({ surveyor: '沈伟' });
    const before = await aCompletableParcel(client);
    await removeParcel(client, before.id);
    const { total, items } = await client.removed.parcels({});
    expect([total, items.length]).toEqual([1, 1]);
    expect(items[0]).toMatchObject({
      id: before.id,
      unitNo: before.values.identity?.unitNo,
      planarAreaSqM: before.values.boundary?.planarAreaSqM,
      photoCount: 3,
      restorable: true,
      removal: { by: '沈伟' },
    });
    const after = await restoreParcel(client, before.id);
    expect([after.values, after.photos, after.conflict]).toEqual([before.values, before.photos, false]);
    expect(await client.removed.parcels({})).toEqual({ total: 0, items: [] });
    expect((await client.parcel.list({})).total).toBe(1);
    expect((await client.map.extent()).box).toBeDefined();
    expect((await finish(client.workspace.check())).problems).toEqual([]);
  });

  test('are taken back once, however often it is asked for, and only where there are any', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client, { attributes: COMPLETE, square: 0 });
    await removeParcel(client, id);
    const one = await restoreParcel(client, id);
    expect(await restoreParcel(client, id)).toEqual(one);
    const { entries } = await client.parcel.history({ id });
    expect(entries.filter(({ kind }) => kind === 'restore')).toHaveLength(1);
    const unknown = '01890a5d-ac96-7000-8000-000000000999' as typeof id;
    expect((await failureOf(restoreParcel(client, unknown))).code).toBe('record.not-found');
  });

  test('many of them come back together, the last deleted told first', async () => {
    const { client } = await aWorkspace();
    const ids = [];
    for (const square of [0, 1, 2]) ids.push((await aParcel(client, { attributes: COMPLETE, square })).id);
    const [first, second, third] = ids;
    if (!first || !second || !third) throw new Error('three were made');
    for (const id of [second, first]) await removeParcel(client, id);
    expect((await client.removed.parcels({})).items.map(({ id }) => id)).toEqual([first, second]);
    expect((await client.removed.parcels({ limit: 1 })).total).toBe(2);
    const items = (await client.removed.parcels({})).items.map(({ id, removals }) => ({ id, removals }));
    expect(await finish(client.parcel.restoreMany({ items }))).toEqual({
      done: 2,
      unchanged: 0,
      refused: [],
    });
    expect((await client.parcel.list({})).total).toBe(3);
    // Another window had them back already.
    expect(await finish(client.parcel.restoreMany({ items }))).toMatchObject({
      done: 0,
      unchanged: 2,
    });
  });

  test('name who deleted them last, not who had taken that back before', async () => {
    const { client } = await aWorkspace({ surveyor: '沈伟' });
    const { id } = await aParcel(client, { attributes: COMPLETE });
    const operations = [];
    for (const one of [0, 1]) {
      if (one > 0) await restoreParcel(client, id);
      await removeParcel(client, id);
      operations.push((await client.removed.parcels({})).items[0]?.removal.seq);
    }
    expect(operations).toEqual([2, 4]);
  });

  test('do not make their photos those of another parcel until they come back', async () => {
    const { client } = await aWorkspace();
    const { id } = await aCompletableParcel(client);
    await removeParcel(client, id);
    const other = await aParcel(client, { attributes: COMPLETE, square: 1 });
    await addPhotos(client, other.id, 'panorama', 'north-east.jpg');
    const warningsOf = async () =>
      (await client.parcel.get({ id: other.id })).photos.flatMap(({ warnings }) =>
        warnings.map(({ code }) => code),
      );
    expect(await warningsOf()).not.toContain('same-bytes');
    await restoreParcel(client, id);
    expect(await warningsOf()).toContain('same-bytes');
  });

  test('come back at the office too, when the surveyor has taken it back', async () => {
    const field = await aWorkspace({ seed: 1 });
    const { id } = await aParcel(field.client, { attributes: COMPLETE, square: 0 });
    await removeParcel(field.client, id);
    const office = await aWorkspace({ role: 'office', seed: 2 });
    await importInto(office, await exportFrom(field));
    expect((await office.client.removed.parcels({})).total).toBe(1);
    await restoreParcel(field.client, id);
    await importInto(office, await exportFrom(field));
    expect((await office.client.removed.parcels({})).total).toBe(0);
    const { conflict, values } = await office.client.parcel.get({ id });
    expect([conflict, values.boundary]).toEqual([
      false,
      (await field.client.parcel.get({ id })).values.boundary,
    ]);
  });
});

describe('photos that were taken off', () => {
  test('are told with their parcel and come back to it', async () => {
    const { client } = await aWorkspace({ surveyor: '沈伟' });
    const parcel = await aCompletableParcel(client);
    const [photo] = parcel.photos;
    if (!photo) throw new Error('it has photos');
    await removePhoto(client, photo.id);
    expect(await client.removed.photos({})).toMatchObject({
      total: 1,
      items: [
        {
          id: photo.id,
          fileName: photo.fileName,
          present: true,
          parcel: { id: parcel.id, unitNo: parcel.values.identity?.unitNo, removed: false },
          removal: { by: '沈伟' },
        },
      ],
    });
    expect(await restorePhoto(client, photo.id)).toMatchObject({ id: photo.id, parcel: parcel.id });
    expect((await client.parcel.get({ id: parcel.id })).photos.map(({ id }) => id)).toEqual(
      parcel.photos.map(({ id }) => id),
    );
    expect((await client.removed.photos({})).total).toBe(0);
  });

  test('and were added once more meanwhile are there once, and count once', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client, { attributes: COMPLETE, square: 0 });
    await addPhotos(client, id, 'panorama', 'north-east.jpg');
    const [first] = (await client.parcel.get({ id })).photos;
    if (!first) throw new Error('one was added');
    await removePhoto(client, first.id);
    await addPhotos(client, id, 'panorama', 'north-east.jpg');
    const { photos, requiredPhotos } = await client.parcel.get({ id });
    expect(await client.removed.photos({})).toEqual({ total: 0, items: [] });
    // Asked for by a window that still lists it.
    expect((await restorePhoto(client, first.id)).id).toBe(photos[0]?.id);
    expect(await client.parcel.get({ id })).toMatchObject({ photos, requiredPhotos });
    await removePhoto(client, photos[0]?.id ?? first.id);
    expect((await client.removed.photos({})).total).toBe(2);
    await restorePhoto(client, first.id);
    expect((await client.removed.photos({})).total).toBe(0);
  });

  test('of no parcel are told also while the same file is with a deleted parcel only', async () => {
    const { client } = await aWorkspace();
    const files = [{ kind: 'path' as const, path: photoFixture('no-offset.jpg') }];
    await finish(client.photo.importFiles({ files }));
    const [loose] = (await client.photo.unassigned({})).photos;
    if (!loose) throw new Error('one was taken in');
    const { id: parcel } = await aParcel(client, { square: 0 });
    await finish(client.photo.add({ parcel, kind: 'panorama', files }));
    await removePhoto(client, loose.id);
    expect((await client.removed.photos({})).total).toBe(0);
    await removeParcel(client, parcel);
    expect((await client.removed.photos({})).items.map(({ id }) => id)).toEqual([loose.id]);
    expect((await restorePhoto(client, loose.id)).id).toBe(loose.id);
  });

  test('do not change a record that the office has accepted', async () => {
    const field = await aWorkspace({ seed: 1 });
    const parcel = await aCompletableParcel(field.client);
    const [photo] = parcel.photos;
    if (!photo) throw new Error('it has photos');
    await removePhoto(field.client, photo.id);
    await completeParcel(field.client, parcel.id);
    const office = await aWorkspace({ role: 'office', seed: 2 });
    await importInto(office, await exportFrom(field));
    const seen = seenOf(await office.client.parcel.get({ id: parcel.id }));
    await office.client.parcel.accept({ id: parcel.id, seen });
    await failureWith('record.action-not-allowed', restorePhoto(office.client, photo.id));
  });
});
