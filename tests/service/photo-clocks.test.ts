/** Cameras whose clock was wrong: the correction is survey data of each photo, and all that goes by the time goes by it. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seenOf } from '#core/contract/seen.ts';
import { takenAtOf } from '#core/photo/photo-clock.ts';
import { photoPath } from '#db/files/photo-store.ts';
import { aCompletableParcel, aParcel, completeParcel } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type Client, reopen } from '#tests/helpers/a-workspace.ts';
import { failureOf, finish } from '#tests/helpers/calls.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';
import { aCard } from '#tests/helpers/taken-photos.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

/** South edge of the square number 0 of tests/helpers/a-parcel.ts. */
const [NORTH, EAST] = [3_416_500, 500_000];
const HOUR = 3600;
/** In the order of their names, for a card is read by several at once. */
const waiting = async (client: Client) =>
  (await client.photo.unassigned({})).photos.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1));

async function withCard(client: Client, photos: Parameters<typeof aCard>[1]) {
  const folder = await temporaryFolder();
  await aCard(folder, photos);
  await finish(client.photo.importFolder({ folder }));
  return waiting(client);
}

describe('correcting clocks', () => {
  test('moves the time that counts, keeps the one in the file and its bytes, and says who, when and why', async () => {
    const workspace = await aWorkspace();
    const { client } = workspace;
    const photos = await withCard(client, [
      { name: 'IMG_1.jpg', time: '2025-03-01 23:30:00' },
      { name: 'IMG_2.jpg', time: '2025-03-01 23:31:00' },
    ]);
    const bytes = photos.map(({ sha256 }) =>
      readFileSync(photoPath(workspace.opened().photoStore, { sha256, mediaType: 'image/jpeg' })),
    );
    const items = photos.map(({ id }) => ({ id, shiftS: HOUR, reason: '换电池后没有对时' }));
    const { photos: corrected } = await client.photo.correctClocks({ items });
    expect(corrected.map(takenAtOf)).toEqual(['2025-03-02T00:30:00+08:00', '2025-03-02T00:31:00+08:00']);
    expect(corrected.map(({ evidence }) => evidence)).toEqual(photos.map(({ evidence }) => evidence));
    expect(corrected[0]?.clock).toMatchObject({
      shiftS: HOUR,
      reason: '换电池后没有对时',
      conflict: false,
      source: { by: '沈伟' },
    });
    await reopen(workspace);
    expect(await waiting(client)).toEqual(corrected);
    for (const [i, { sha256 }] of photos.entries())
      expect(
        readFileSync(photoPath(workspace.opened().photoStore, { sha256, mediaType: 'image/jpeg' })),
      ).toEqual(bytes[i]);
    expect((await finish(client.workspace.check())).problems).toEqual([]);
  });

  test('again stands for the former correction, and by nothing takes it back', async () => {
    const { client } = await aWorkspace();
    const [photo] = await withCard(client, [{ name: 'IMG_1.jpg', time: '2025-03-01 09:00:00' }]);
    if (!photo) throw new Error('no photo');
    const correct = async (shiftS: number) =>
      (await client.photo.correctClocks({ items: [{ id: photo.id, shiftS, reason: shiftS ? '慢' : '' }] }))
        .photos[0];
    await correct(HOUR);
    const twice = await correct(2 * HOUR);
    expect(twice && takenAtOf(twice)).toBe('2025-03-01T11:00:00+08:00');
    expect(await correct(0)).toEqual({ ...photo, heads: expect.anything() });
    const { operations } = (await client.workspace.info()).counts;
    await correct(0);
    expect((await client.workspace.info()).counts.operations).toBe(operations);
  });

  test('is all or none: not without a time, and not under an accepted parcel', async () => {
    const { client } = await aWorkspace({ role: 'office' });
    const photos = await withCard(client, [
      { name: 'IMG_1.jpg', time: '2025-03-01 09:00:00' },
      { name: 'IMG_2.jpg' },
    ]);
    const items = photos.map(({ id }) => ({ id, shiftS: HOUR, reason: '慢' }));
    expect(await failureOf(client.photo.correctClocks({ items }))).toMatchObject({
      code: 'photo.cannot-correct',
      params: { fileName: 'IMG_2.jpg' },
    });
    const { id: parcel } = await aCompletableParcel(client);
    const [first] = items;
    const timed = photos.find(({ id }) => id === first?.id);
    if (!first || !timed) throw new Error('no photo');
    await client.photo.assign({ items: [{ id: first.id, parcel, kind: 'closeUp' }] });
    const seen = seenOf(await completeParcel(client, parcel));
    await client.parcel.accept({ id: parcel, seen });
    expect(await failureOf(client.photo.correctClocks({ items: [first] }))).toMatchObject({
      code: 'record.action-not-allowed',
    });
    const { photos: all, locked } = await client.photo.ofCamera({
      deviceModel: timed.evidence.deviceModel ?? '',
    });
    expect(all.map(({ id }) => id)).toEqual([first.id]);
    expect(locked).toEqual([first.id]);
    expect((await waiting(client)).every(({ clock }) => clock === undefined)).toBe(true);
  });

  test('settles by the corrected time which parcel photos of the same minutes are of, and the day', async () => {
    const { client } = await aWorkspace();
    const left = await aParcel(client, { square: 0 });
    await aParcel(client, { square: 1 });
    const fields = { ...left.values.process, surveyedOn: '2025-03-02' };
    const { heads = [] } = left.groups.process ?? {};
    await client.parcel.writeGroup({ id: left.id, group: 'process', value: fields, heads });
    // Between two parcels, without a direction: only the time can tell.
    const photos = await withCard(client, [
      { name: 'SURE.jpg', at: [NORTH + 30, EAST + 50], time: '2025-03-02 09:00:00', tint: 1 },
      { name: 'LATE.jpg', at: [NORTH + 30, EAST + 150], time: '2025-03-01 09:01:00', tint: 2 },
    ]);
    const [sure, late] = ['SURE.jpg', 'LATE.jpg'].map((name) =>
      photos.find((each) => each.fileName === name),
    );
    if (!sure || !late) throw new Error('no photo');
    await client.photo.assign({ items: [{ id: sure.id, parcel: left.id, kind: 'panorama' }] });
    const confidence = async () =>
      (await client.photo.suggest({ photos: [late.id] })).suggestions[0]?.matches.find(
        ({ parcel }) => parcel === left.id,
      )?.confidence ?? 0;
    const before = await confidence();
    await client.photo.correctClocks({ items: [{ id: late.id, shiftS: 24 * HOUR, reason: '日期错' }] });
    expect(await confidence()).toBeGreaterThan(before);
    await client.photo.correctClocks({ items: [{ id: late.id, shiftS: 0, reason: '' }] });
    const give = () => client.photo.assign({ items: [{ id: late.id, parcel: left.id, kind: 'panorama' }] });
    const dayOf = (of: Awaited<ReturnType<typeof give>>) =>
      of.photos[0]?.warnings.filter(({ code }) => code === 'other-day').length;
    expect(dayOf(await give())).toBe(1);
    expect(
      dayOf(
        await client.photo.correctClocks({ items: [{ id: late.id, shiftS: 24 * HOUR, reason: '日期错' }] }),
      ),
    ).toBe(0);
    // And it speaks for others in its turn.
    const [other] = await withCard(client, [
      { name: 'OTHER.jpg', at: [NORTH + 30, EAST + 150], time: '2025-03-02 09:01:30', tint: 3 },
    ]);
    const suggested = await client.photo.suggest({ photos: other ? [other.id] : [] });
    expect(suggested.suggestions[0]?.matches[0]?.parcel).toBe(left.id);
  });

  test('travels with its author, and two who correct differently are told apart', async () => {
    const field = await aWorkspace();
    const photos = await withCard(field.client, [{ name: 'IMG_1.jpg', time: '2025-03-01 09:00:00' }]);
    const [photo] = photos;
    if (!photo) throw new Error('no photo');
    const office = await aWorkspace({ role: 'office', seed: 2 });
    await importInto(office, await exportFrom(field));
    const correct = (client: Client, shiftS: number) =>
      client.photo.correctClocks({ items: [{ id: photo.id, shiftS, reason: '时钟' }] });
    await correct(field.client, HOUR);
    await correct(office.client, 2 * HOUR);
    await importInto(office, await exportFrom(field));
    const [seen] = await waiting(office.client);
    expect(seen?.clock?.conflict).toBe(true);
    await correct(office.client, HOUR);
    expect((await waiting(office.client))[0]?.clock).toMatchObject({ shiftS: HOUR, conflict: false });
    // One takes it back while the other corrects it anew: whichever stands for now, both are said.
    await correct(field.client, 0);
    await correct(office.client, 3 * HOUR);
    await importInto(office, await exportFrom(field));
    const [torn] = await waiting(office.client);
    expect(torn?.clock?.conflict).toBe(true);
    expect(torn?.clock?.source.by).toBe(torn?.clock?.shiftS === 0 ? '沈伟' : '市自然资源局');
  });
});
