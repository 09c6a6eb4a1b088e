/** Photos taken in before anybody has said whose they are: cards, suggestions, and giving many to their parcels. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RecordId } from '#core/ids.ts';
import { photoPath } from '#db/files/photo-store.ts';
import { aParcel, removeParcel, removePhoto, restoreParcel, sayOfPhoto } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type Client, reopen } from '#tests/helpers/a-workspace.ts';
import { failureOf, finish } from '#tests/helpers/calls.ts';
import { photoFixture } from '#tests/helpers/fixtures.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';
import { aCard, takenPhoto } from '#tests/helpers/taken-photos.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

/** South edge of the square number 0 of tests/helpers/a-parcel.ts; it goes 60 m north and 100 m east from here. */
const [NORTH, EAST] = [3_416_500, 500_000];
const importFolder = (client: Client, folder: string) => finish(client.photo.importFolder({ folder }));
const waiting = async (client: Client) => (await client.photo.unassigned({})).photos;

async function aCardOf(count: number): Promise<string> {
  const folder = await temporaryFolder();
  await aCard(
    folder,
    Array.from({ length: count }, (_, i) => ({
      name: `DCIM/${100 + (i % 2)}/IMG_${i}.jpg`,
      at: [NORTH - 12, EAST + 20 + 15 * i] as const,
      azimuthDeg: 0,
      time: `2025-03-01 09:0${i}:00`,
    })),
  );
  return folder;
}

describe('a folder or card', () => {
  test('is taken in with all that lies below it, and belongs to no parcel yet', async () => {
    const { client } = await aWorkspace();
    const folder = await aCardOf(4);
    expect(await importFolder(client, folder)).toEqual({ added: 4, known: 0, ignored: 0, refused: [] });
    const { total, photos } = await client.photo.unassigned({ limit: 3 });
    expect([total, photos.length]).toEqual([4, 3]);
    for (const photo of photos) expect(photo).toMatchObject({ kind: 'other', present: true, warnings: [] });
    expect(photos[0]?.parcel).toBeUndefined();
  });

  test('tells on the way how many of how many are in', async () => {
    const { client } = await aWorkspace();
    const job = await client.photo.importFolder({ folder: await aCardOf(5) });
    const seen = [];
    for (let step = await job.next(); !step.done; step = await job.next()) seen.push(step.value);
    expect(seen.at(-1)).toEqual({ phase: 'photos', done: 5, total: 5, unit: 'photos' });
    const counts = seen.filter(({ phase }) => phase === 'photos').map(({ done }) => done);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });

  test('imported again, or under other names and after a night, is known by its bytes', async () => {
    const workspace = await aWorkspace();
    const { client } = workspace;
    const folder = await aCardOf(3);
    await importFolder(client, folder);
    await reopen(workspace);
    const { operations } = (await client.workspace.info()).counts;
    writeFileSync(join(folder, '副本.jpg'), readFileSync(join(folder, 'DCIM/100/IMG_0.jpg')));
    expect(await importFolder(client, folder)).toEqual({ added: 0, known: 4, ignored: 0, refused: [] });
    expect((await client.workspace.info()).counts.operations).toBe(operations);
  });

  test('imported again after the parcel of its photos was deleted, waits to be matched anew; the deleted one keeps its own', async () => {
    const { client } = await aWorkspace();
    const folder = await aCardOf(2);
    await importFolder(client, folder);
    const { id: parcel } = await aParcel(client, { square: 0 });
    const items = (await waiting(client)).map(({ id }) => ({ id, parcel, kind: 'panorama' as const }));
    await client.photo.assign({ items });
    await removeParcel(client, parcel);
    expect(await importFolder(client, folder)).toMatchObject({ added: 2, known: 0 });
    expect(await waiting(client)).toHaveLength(2);
    expect(await importFolder(client, folder)).toMatchObject({ added: 0, known: 2 });
    const { photos } = await restoreParcel(client, parcel);
    expect(photos.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  });

  test('with the same bytes twice on it makes one photo', async () => {
    const { client } = await aWorkspace();
    const folder = await temporaryFolder();
    const bytes = await takenPhoto({});
    for (let i = 0; i < 6; i++) writeFileSync(join(folder, `${i}.jpg`), bytes);
    expect(await importFolder(client, folder)).toMatchObject({ added: 1, known: 5 });
    expect(await waiting(client)).toHaveLength(1);
  });

  test('films and lists beside the photos are passed over; what is called a photo and is none is named', async () => {
    const { client } = await aWorkspace();
    const folder = await aCardOf(1);
    writeFileSync(join(folder, 'MVI_1.MP4'), '\0\0\0\x18ftypmp42');
    writeFileSync(join(folder, 'index.dat'), 'x');
    mkdirSync(join(folder, '.Trash'));
    writeFileSync(join(folder, '.Trash/old.jpg'), 'x');
    writeFileSync(join(folder, 'no-name'), await takenPhoto({ tint: 99 }));
    writeFileSync(join(folder, 'DCIM/100/empty.jpg'), '');
    writeFileSync(join(folder, 'DCIM/100/note.heic'), 'no photo');
    writeFileSync(join(folder, 'half.jpg'), (await takenPhoto({ tint: 5 })).subarray(0, 3000));
    const result = await importFolder(client, folder);
    expect(result).toMatchObject({ added: 2, known: 0, ignored: 2 });
    expect(result.refused.map(({ fileName, problem }) => [fileName, problem.code])).toEqual([
      [join('DCIM', '100', 'empty.jpg'), 'photo.empty'],
      [join('DCIM', '100', 'note.heic'), 'photo.not-a-photo'],
      ['half.jpg', 'photo.truncated'],
    ]);
  });

  test('pulled out in the middle: what was read is in, the others are named with the reason', async () => {
    const { client, folder } = await aWorkspace();
    const card = await aCardOf(9);
    const job = await client.photo.importFolder({ folder: card });
    let result: Awaited<ReturnType<typeof importFolder>> | undefined;
    for (let pulled = false; !result; ) {
      const step = await job.next();
      if (step.done) result = step.value;
      else if (step.value.done >= 2 && !pulled) {
        pulled = true;
        rmSync(card, { recursive: true });
      }
    }
    expect(result.added).toBeGreaterThanOrEqual(2);
    expect(result.refused.length).toBeGreaterThan(0);
    expect(result.added + result.refused.length).toBe(9);
    for (const { problem } of result.refused)
      expect(['photo.not-found', 'photo.unreadable']).toContain(problem.code);
    expect(await waiting(client)).toHaveLength(result.added);
    expect(storedIn(folder)).toHaveLength(result.added);
    expect(await finish(client.workspace.check({}))).toMatchObject({ healthy: true });
  });

  test('given up in the middle: what was counted is in and whole', async () => {
    const { client, folder } = await aWorkspace();
    const job = await client.photo.importFolder({ folder: await aCardOf(9) });
    for (let step = await job.next(); !step.done; step = await job.next()) if (step.value.done >= 2) break;
    await job.return?.(undefined as never);
    const photos = await waiting(client);
    expect(photos.length).toBeGreaterThanOrEqual(2);
    expect(photos.length).toBeLessThan(9);
    expect(storedIn(folder)).toHaveLength(photos.length);
  });

  test('that is not there is refused', async () => {
    const { client } = await aWorkspace();
    const folder = join(await temporaryFolder(), 'E:');
    expect((await failureOf(importFolder(client, folder))).code).toBe('file.folder-not-found');
  });

  test('a known photo whose original was damaged on disk is made good by the card', async () => {
    const workspace = await aWorkspace();
    const { client } = workspace;
    const card = await aCardOf(1);
    await importFolder(client, card);
    const [photo] = await waiting(client);
    const path = photoPath(workspace.opened().photoStore, {
      sha256: photo?.sha256 ?? '',
      mediaType: 'image/jpeg',
    });
    writeFileSync(path, 'damaged');
    expect(await importFolder(client, card)).toMatchObject({ added: 0, known: 1 });
    expect(readFileSync(path).equals(readFileSync(join(card, 'DCIM/100/IMG_0.jpg')))).toBe(true);
  });
});

describe('a photo of no parcel', () => {
  test('is counted, checked and handed over like any other, and can be matched by the office', async () => {
    const field = await aWorkspace();
    await aParcel(field.client, { square: 0 });
    await importFolder(field.client, await aCardOf(2));
    expect((await field.client.workspace.info()).counts.photos).toBe(2);
    expect(await finish(field.client.workspace.check({}))).toMatchObject({
      healthy: true,
      checked: { photos: 2 },
    });
    const office = await aWorkspace({ role: 'office', seed: 2 });
    const report = await importInto(office, await exportFrom(field));
    expect(report).toMatchObject({ photosMissing: [], conflicts: 0 });
    expect(report.photosArrived).toHaveLength(2);
    const ids = (await waiting(office.client)).map(({ id }) => id);
    const { suggestions } = await office.client.photo.suggest({ photos: ids });
    expect(suggestions.map(({ matches }) => matches.length)).toEqual([1, 1]);
  });

  test('can be given a kind and a caption, and be taken off', async () => {
    const { client } = await aWorkspace();
    await importFolder(client, await aCardOf(2));
    const [first, second] = await waiting(client);
    if (!first || !second) throw new Error('no photos');
    expect(await sayOfPhoto(client, first.id, { kind: 'sign' })).toMatchObject({ kind: 'sign' });
    expect(await sayOfPhoto(client, first.id, { text: '门牌' })).toMatchObject({ caption: '门牌' });
    await removePhoto(client, second.id);
    expect((await waiting(client)).map(({ id, kind }) => [id, kind])).toEqual([[first.id, 'sign']]);
  });
});

describe('suggestions', () => {
  test('name the parcel that is looked at, with distance, share of the view and confidence', async () => {
    const { client } = await aWorkspace();
    const parcel = await aParcel(client, { square: 0, attributes: { identity: { name: '红丰织造厂' } } });
    const far = await aParcel(client, { square: 5 });
    const folder = await temporaryFolder();
    await aCard(folder, [
      { name: '1.jpg', at: [NORTH - 10, EAST + 50], azimuthDeg: 0 },
      { name: '2.jpg', at: [NORTH + 5000, EAST] },
      { name: '3.jpg' },
    ]);
    await importFolder(client, folder);
    const photos = await waiting(client);
    const { suggestions } = await client.photo.suggest({ photos: photos.map(({ id }) => id) });
    const of = (name: string) =>
      suggestions.find(({ photo }) => photo === photos.find(({ fileName }) => fileName === name)?.id)
        ?.matches;
    expect(of('1.jpg')).toEqual([
      {
        parcel: parcel.id,
        unitNo: parcel.values.identity?.unitNo,
        called: '红丰织造厂',
        distanceM: expect.closeTo(10, 0),
        inView: 1,
        confidence: expect.closeTo(0.9, 1),
        grade: 'sure',
      },
    ]);
    expect(of('2.jpg')).toEqual([]);
    expect(of('3.jpg')).toEqual([]);
    expect(far.id).not.toBe(parcel.id);
  });

  test('lean on what was photographed in the same minutes, also on what has been assigned already', async () => {
    const { client } = await aWorkspace();
    const [left, right] = [await aParcel(client, { square: 0 }), await aParcel(client, { square: 1 })];
    const folder = await temporaryFolder();
    // Between the two, at the same distance from both, without a direction.
    await aCard(folder, [
      { name: 'between.jpg', at: [NORTH + 30, EAST + 150], time: '2025-03-01 09:00:30' },
      { name: 'right.jpg', at: [NORTH + 30, EAST + 250], time: '2025-03-01 09:00:00' },
    ]);
    await importFolder(client, folder);
    const photos = await waiting(client);
    const between = photos.find(({ fileName }) => fileName === 'between.jpg')?.id as RecordId;
    const other = photos.find(({ fileName }) => fileName === 'right.jpg')?.id as RecordId;
    const best = async (ids: RecordId[]) =>
      (await client.photo.suggest({ photos: ids })).suggestions[0]?.matches[0];
    expect((await best([between, other]))?.parcel).toBe(right.id);
    await client.photo.assign({ items: [{ id: other, parcel: left.id, kind: 'panorama' }] });
    expect((await best([between]))?.parcel).toBe(left.id);
  });

  test('say nothing of deleted parcels', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client, { square: 0 });
    await removeParcel(client, id);
    await importFolder(client, await aCardOf(1));
    const photos = (await waiting(client)).map((photo) => photo.id);
    expect((await client.photo.suggest({ photos })).suggestions).toEqual([{ photo: photos[0], matches: [] }]);
  });
});

describe('giving photos to parcels', () => {
  test('many at once, each with its kind; back again to none', async () => {
    const { client } = await aWorkspace();
    const { id: parcel } = await aParcel(client, { square: 0 });
    await importFolder(client, await aCardOf(3));
    const before = await waiting(client);
    const items = before.map(({ id }, i) => ({
      id,
      parcel,
      kind: i === 0 ? ('sign' as const) : ('panorama' as const),
    }));
    const { photos } = await client.photo.assign({ items });
    expect(photos.map((photo) => [photo.parcel, photo.kind])).toEqual(
      items.map(({ kind }) => [parcel, kind]),
    );
    expect(await waiting(client)).toEqual([]);
    expect((await client.parcel.get({ id: parcel })).photos).toHaveLength(3);
    expect((await client.parcel.list({})).items[0]?.photoCount).toBe(3);
    await client.photo.assign({ items: before.map(({ id, kind }) => ({ id, kind })) });
    expect((await waiting(client)).map(({ id, kind }) => [id, kind])).toEqual(
      before.map(({ id }) => [id, 'other']),
    );
    expect((await client.parcel.list({})).items[0]?.photoCount).toBe(0);
    expect(await finish(client.workspace.check({}))).toMatchObject({ healthy: true });
  });

  test('all or none: one that may not be changed keeps all where they are', async () => {
    const { client } = await aWorkspace();
    const open = await aParcel(client, { square: 0 });
    await importFolder(client, await aCardOf(2));
    const [first, second] = await waiting(client);
    if (!first || !second) throw new Error('no photos');
    const { operations } = (await client.workspace.info()).counts;
    const assign = (parcel: RecordId) =>
      client.photo.assign({
        items: [
          { id: first.id, parcel: open.id, kind: 'panorama' },
          { id: second.id, parcel, kind: 'panorama' },
        ],
      });
    const gone = await aParcel(client);
    await removeParcel(client, gone.id);
    expect((await failureOf(assign(gone.id))).code).toBe('record.not-found');
    const after = (await client.workspace.info()).counts.operations;
    expect(after - operations).toBe(2);
    expect(await waiting(client)).toHaveLength(2);
    expect((await failureOf(assign(second.id))).code).toBe('record.not-found');
  });
});

describe('what is remarkable', () => {
  test('stands with each photo of a parcel', async () => {
    const { client } = await aWorkspace();
    const attributes = { process: { surveyedOn: '2025-03-01' } };
    const [parcel, other] = [
      await aParcel(client, { square: 0, attributes }),
      await aParcel(client, { square: 9 }),
    ];
    const folder = await temporaryFolder();
    const paths = await aCard(folder, [
      { name: 'good.jpg', at: [NORTH - 10, EAST + 50], time: '2025-03-01 09:00:00' },
      { name: 'far.jpg', at: [NORTH - 300, EAST + 50], time: '2025-03-03 09:00:00' },
    ]);
    const files = [...paths, photoFixture('no-exif.jpg')].map((path) => ({ kind: 'path' as const, path }));
    await finish(client.photo.add({ parcel: parcel.id, files }));
    await finish(client.photo.add({ parcel: other.id, files: files.slice(2) }));
    const { photos } = await client.parcel.get({ id: parcel.id });
    const codes = Object.fromEntries(
      photos.map(({ fileName, warnings }) => [fileName, warnings.map(({ code }) => code)]),
    );
    expect(codes).toEqual({
      'good.jpg': [],
      'far.jpg': ['far', 'other-day'],
      'no-exif.jpg': ['no-metadata', 'same-bytes', 'small'],
    });
  });
});

function storedIn(folder: string): string[] {
  const photos = join(folder, 'photos');
  if (!existsSync(photos)) return [];
  return readdirSync(photos, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}
