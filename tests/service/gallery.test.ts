/** The gallery: what it shows in which order, turning photos, and drawing on copies, which are never taken for evidence. */

import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { seenOf } from '#core/contract/seen.ts';
import type { RecordId } from '#core/ids.ts';
import type { GalleryFilter, GalleryGrouping } from '#core/photo/gallery.ts';
import type { SketchMark } from '#core/photo/sketch.ts';
import { findServedFile } from '#service/files.ts';
import { toPrintPhoto } from '#service/print/print-photo.ts';
import {
  aCompletableParcel,
  addPhotos,
  aParcel,
  completeParcel,
  removeParcel,
  removePhoto,
  restoreParcel,
  sayOfPhoto,
} from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type Client, reopen, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureOf, finish } from '#tests/helpers/calls.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';
import { aCard } from '#tests/helpers/taken-photos.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const [NORTH, EAST] = [3_416_500, 500_000];
const ARROW: SketchMark = { kind: 'arrow', colour: 'red', from: [0.1, 0.1], to: [0.5, 0.5] };

const shown = async (client: Client, filter: GalleryFilter = {}, by: GalleryGrouping = 'parcel') => {
  const index = await client.photo.gallery({ filter, by });
  const { photos } = await client.photo.views({ ids: index.ids });
  return { ...index, names: photos.map(({ fileName }) => fileName) };
};

/** Two parcels with photos of two days, one photo far from its parcel, one of no parcel. */
async function aFilledWorkspace() {
  const workspace = await aWorkspace();
  const { client } = workspace;
  const folder = await temporaryFolder();
  const paths = await aCard(folder, [
    { name: 'a1.jpg', at: [NORTH - 10, EAST + 20], azimuthDeg: 0, time: '2025-03-01 09:00:00' },
    { name: 'a2.jpg', at: [NORTH - 14, EAST + 22], azimuthDeg: 10, time: '2025-03-02 09:00:00' },
    { name: 'b1.jpg', at: [NORTH + 900, EAST + 250], azimuthDeg: 0, time: '2025-03-01 10:00:00' },
    { name: 'free.jpg' },
  ]);
  const [a, b] = [await aParcel(client, { square: 0 }), await aParcel(client, { square: 1 })];
  const add = async (parcel: RecordId, kind: 'panorama' | 'closeUp', ...at: readonly number[]) => {
    const files = at.map((i) => ({ kind: 'path' as const, path: paths[i] ?? '' }));
    return (await finish(client.photo.add({ parcel, kind, files }))).added;
  };
  const [a1, a2] = await add(a.id, 'panorama', 0, 1);
  const [b1] = await add(b.id, 'closeUp', 2);
  await finish(client.photo.importFiles({ files: [{ kind: 'path', path: paths[3] ?? '' }] }));
  if (!a1 || !a2 || !b1) throw new Error('the photos were not taken in');
  return { ...workspace, a, b, a1, a2, b1 };
}

describe('the gallery', () => {
  test('shows all photos by parcel or by day, and how many there are of each', async () => {
    const { client, a, b } = await aFilledWorkspace();
    const byParcel = await shown(client);
    expect(byParcel.names).toEqual(['a1.jpg', 'a2.jpg', 'b1.jpg', 'free.jpg']);
    expect(byParcel.groups).toMatchObject([
      { parcel: a.id, count: 2 },
      { parcel: b.id, count: 1 },
      { count: 1 },
    ]);
    expect(byParcel).toMatchObject({ total: 4, sketches: 0, addedBy: [{ name: '沈伟', count: 4 }] });
    const byDay = await shown(client, {}, 'day');
    expect(byDay.names).toEqual(['a2.jpg', 'a1.jpg', 'b1.jpg', 'free.jpg']);
    expect(byDay.groups).toEqual([
      { day: '2025-03-02', count: 1 },
      { day: '2025-03-01', count: 2 },
      { count: 1 },
    ]);
  });

  test('finds by parcel, kind, warnings, surveyor and what has no parcel', async () => {
    const { client, a, b } = await aFilledWorkspace();
    const found = async (filter: GalleryFilter) => (await shown(client, filter)).names;
    expect(await found({ parcel: a.id })).toEqual(['a1.jpg', 'a2.jpg']);
    expect(await found({ kinds: ['closeUp', 'drone'] })).toEqual(['b1.jpg']);
    expect(await found({ withoutParcel: true })).toEqual(['free.jpg']);
    expect(await found({ parcel: b.id, withWarnings: true })).toEqual(['b1.jpg']);
    expect(await found({ withWarnings: true })).not.toContain('a1.jpg');
    expect(await found({ addedBy: '沈伟', kinds: ['panorama'] })).toEqual(['a1.jpg', 'a2.jpg']);
    expect(await found({ addedBy: '别人' })).toEqual([]);
    expect(await found({ sketches: true })).toEqual([]);
  });

  test('leaves out what was taken off, also from views asked for by its id', async () => {
    const { client, a1, a2 } = await aFilledWorkspace();
    await removePhoto(client, a1.id);
    expect((await shown(client)).names).not.toContain('a1.jpg');
    const { photos } = await client.photo.views({ ids: [a2.id, a1.id] });
    expect(photos.map(({ id }) => id)).toEqual([a2.id]);
  });

  test('leaves out those of a deleted parcel, which come back with it, also where photos are counted', async () => {
    const { client, a } = await aFilledWorkspace();
    await removeParcel(client, a.id);
    const left = await shown(client);
    expect([left.total, (await client.workspace.status()).open?.counts.photos]).toEqual([2, 2]);
    expect([left.names, left.addedBy]).toEqual([['b1.jpg', 'free.jpg'], [{ name: '沈伟', count: 2 }]]);
    await restoreParcel(client, a.id);
    expect((await shown(client)).names).toEqual(['a1.jpg', 'a2.jpg', 'b1.jpg', 'free.jpg']);
  });

  test('knows which photos show the same place at another moment', async () => {
    const { client, a1, a2, b1 } = await aFilledWorkspace();
    const same = async (id: RecordId) => (await client.photo.samePlace({ id })).photos.map((each) => each.id);
    expect(await same(a1.id)).toEqual([a2.id]);
    expect(await same(b1.id)).toEqual([]);
  });

  test('knows the surveyors of photos that came in packages', async () => {
    const field = await aFilledWorkspace();
    const office = await aWorkspace({ role: 'office', seed: 2 });
    await importInto(office, await exportFrom(field));
    expect((await shown(office.client)).addedBy).toEqual([{ name: '沈伟', count: 4 }]);
  });
});

describe('a photo that was turned', () => {
  test('stays so after a night and in the office, and its original is as it was', async () => {
    const field = await aFilledWorkspace();
    const { client, a1, session } = field;
    const original = async () => {
      const served = await findServedFile(session, `/photos/${a1.sha256}/original`);
      return readFileSync(served?.path ?? '');
    };
    const before = await original();
    expect(await sayOfPhoto(client, a1.id, { clockwiseDeg: 270 })).toMatchObject({
      clockwiseDeg: 270,
      sha256: a1.sha256,
    });
    expect((await original()).equals(before)).toBe(true);
    await reopen(field);
    const seen = async (of: Client) => (await of.photo.views({ ids: [a1.id] })).photos[0]?.clockwiseDeg;
    expect(await seen(client)).toBe(270);
    const office = await aWorkspace({ role: 'office', seed: 2 });
    await importInto(office, await exportFrom(field));
    expect(await seen(office.client)).toBe(270);
    await sayOfPhoto(client, a1.id, { clockwiseDeg: 0 });
    expect(await seen(client)).toBeUndefined();
    expect((await finish(client.workspace.check({}))).problems).toEqual([]);
  });

  test('is printed so', async () => {
    const { session, a1 } = await aFilledWorkspace();
    const path = (await findServedFile(session, `/photos/${a1.sha256}/original`))?.path;
    const sizeOf = async (deg: 0 | 90) => {
      const printed = await toPrintPhoto(path, deg);
      if (printed.state !== 'ready') throw new Error(printed.state);
      const { width, height } = await sharp(printed.jpeg).metadata();
      return [width, height];
    };
    expect(await sizeOf(0)).toEqual([1000, 750]);
    expect(await sizeOf(90)).toEqual([750, 1000]);
  });

  test('of a parcel that is accepted is refused', async () => {
    const { client } = await aWorkspace({ role: 'office' });
    const parcel = await aCompletableParcel(client);
    await completeParcel(client, parcel.id);
    const completed = await client.parcel.get({ id: parcel.id });
    await client.parcel.accept({ id: parcel.id, seen: seenOf(completed) });
    const id = completed.photos[0]?.id ?? parcel.id;
    const failures = await Promise.all([
      failureOf(sayOfPhoto(client, id, { clockwiseDeg: 90 })),
      failureOf(client.photo.sketch({ id, marks: [ARROW] })),
    ]);
    expect(failures.map(({ code }) => code)).toEqual(Array(2).fill('record.action-not-allowed'));
  });
});

/** The colour of a pixel, of a served picture. */
async function pixel(workspace: TestWorkspace, sha256: string, x: number, y: number): Promise<number[]> {
  const served = await findServedFile(workspace.session, `/photos/${sha256}/original`);
  const { data } = await sharp(served?.path)
    .extract({ left: x, top: y, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data];
}

describe('a drawn copy', () => {
  test('is a photo of its own that says where it comes from; the original stays as it is', async () => {
    const workspace = await aFilledWorkspace();
    const { client, a, a1 } = workspace;
    const before = await pixel(workspace, a1.sha256, 360, 270);
    const copy = await client.photo.sketch({
      id: a1.id,
      marks: [ARROW, { kind: 'text', colour: 'yellow', at: [0.5, 0.6], text: '东门 <b>&' }],
    });
    expect(copy).toMatchObject({
      parcel: a.id,
      kind: a1.kind,
      fileName: '示意-a1.jpg',
      sketch: { of: a1.sha256, ofPhoto: a1.id },
      evidence: {},
      warnings: [],
      present: true,
      widthPx: 1200,
    });
    expect(copy.id).not.toBe(a1.id);
    // Below the picture stands what it is: it is higher than the original, and hides nothing of it.
    expect(copy.heightPx).toBeGreaterThan(900);
    expect(copy.heightPx).toBeLessThan(1000);
    const drawn = await pixel(workspace, copy.sha256, 360, 270);
    expect(drawn[0]).toBeGreaterThan(190);
    expect(drawn[1]).toBeLessThan(60);
    expect(await pixel(workspace, a1.sha256, 360, 270)).toEqual(before);
    const strip = await pixel(workspace, copy.sha256, 1190, copy.heightPx - 3);
    expect(Math.max(...strip)).toBeLessThan(60);
  });

  test('is drawn on the photo as it is shown turned', async () => {
    const workspace = await aFilledWorkspace();
    const { client, a1 } = workspace;
    await sayOfPhoto(client, a1.id, { clockwiseDeg: 90 });
    const copy = await client.photo.sketch({ id: a1.id, marks: [ARROW] });
    expect(copy.widthPx).toBe(900);
    expect(copy.clockwiseDeg).toBeUndefined();
    const drawn = await pixel(workspace, copy.sha256, 270, 360);
    expect(drawn[0]).toBeGreaterThan(190);
  });

  test('counts for nothing that a parcel needs, and stands beside its original in the gallery', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client, { square: 0 });
    const [photo] = (await addPhotos(client, id, 'panorama', 'north-east.jpg')).added;
    const missing = async () => {
      const { issues } = await client.parcel.get({ id });
      return issues.filter(({ rule }) => rule === 'minimum-photos').map(({ params }) => params);
    };
    const before = await missing();
    expect(before).toContainEqual({ kind: 'panorama', needed: 2, found: 1 });
    const copy = await client.photo.sketch({ id: photo?.id ?? id, marks: [ARROW] });
    expect(await missing()).toEqual(before);
    const [listed] = (await client.parcel.list({})).items;
    expect(listed?.photoCount).toBe(1);
    const index = await client.photo.gallery({ filter: {}, by: 'day' });
    expect(index.ids).toEqual([photo?.id, copy.id]);
    expect(index).toMatchObject({ sketches: 1, groups: [{ count: 2 }] });
    expect((await client.photo.gallery({ filter: { sketches: true }, by: 'day' })).ids).toEqual([copy.id]);
    expect((await client.photo.gallery({ filter: { withWarnings: true }, by: 'day' })).ids).not.toContain(
      copy.id,
    );
  });

  test('is found again after a night and travels with what it comes from', async () => {
    const field = await aFilledWorkspace();
    const copy = await field.client.photo.sketch({ id: field.a1.id, marks: [ARROW] });
    await reopen(field);
    const office = await aWorkspace({ role: 'office', seed: 2 });
    await importInto(office, await exportFrom(field));
    for (const { client } of [field, office]) {
      const [seen] = (await client.photo.views({ ids: [copy.id] })).photos;
      expect(seen).toMatchObject({ sketch: copy.sketch, sha256: copy.sha256, present: true });
      expect((await finish(client.workspace.check({}))).problems).toEqual([]);
    }
  });

  test('goes where its original goes, and waits for no parcel by itself', async () => {
    const { client, b } = await aFilledWorkspace();
    const [free] = (await client.photo.unassigned({})).photos;
    if (!free) throw new Error('no photo waits');
    const copy = await client.photo.sketch({ id: free.id, marks: [ARROW] });
    expect((await client.photo.unassigned({})).total).toBe(1);
    await client.photo.assign({ items: [{ id: free.id, parcel: b.id, kind: 'sign' }] });
    const [moved] = (await client.photo.views({ ids: [copy.id] })).photos;
    expect(moved).toMatchObject({ parcel: b.id, kind: 'other' });
    await client.photo.assign({ items: [{ id: free.id, kind: 'sign' }] });
    expect((await client.photo.views({ ids: [copy.id] })).photos[0]?.parcel).toBeUndefined();
  });

  test('stays one when its file comes back by another way', async () => {
    const { client, session, a1, b } = await aFilledWorkspace();
    const copy = await client.photo.sketch({ id: a1.id, marks: [ARROW] });
    const path = (await findServedFile(session, `/photos/${copy.sha256}/original`))?.path ?? '';
    const files = [{ kind: 'path' as const, path }];
    const { added } = await finish(client.photo.add({ parcel: b.id, kind: 'panorama', files }));
    expect(added[0]).toMatchObject({ parcel: b.id, sketch: copy.sketch });
  });

  test('cannot be drawn on again, nor a photo whose original is not here', async () => {
    const field = await aFilledWorkspace();
    const copy = await field.client.photo.sketch({ id: field.a1.id, marks: [ARROW] });
    const refused = await failureOf(field.client.photo.sketch({ id: copy.id, marks: [ARROW] }));
    expect(refused).toEqual({ code: 'photo.cannot-draw', params: { fileName: '示意-a1.jpg' } });
  });
});
