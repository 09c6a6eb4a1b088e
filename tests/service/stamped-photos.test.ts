/** Stamped copies: of what is known, on any picture, into folders where nothing is lost; the originals stay as they are. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { RecordId } from '#core/ids.ts';
import { DEFAULT_STAMP, type StampTemplate } from '#core/photo/stamp-template.ts';
import { photoPath } from '#db/files/photo-store.ts';
import { findServedFile } from '#service/files.ts';
import { setStamp, stampPicture } from '#service/photos/stamp-picture.ts';
import { addPhotos, aParcel, removePhoto, sayOfPhoto } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureOf, finish } from '#tests/helpers/calls.ts';
import { type Change, changed, publish } from '#tests/helpers/editions.ts';
import { aCard } from '#tests/helpers/taken-photos.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const LINES = [
  '编号 330502100-0042',
  '时间 2025-03-01 09:08:00（已校正）',
  '坐标 CGCS2000 120.100000°E 30.870000°N',
];
const LONG = `地块 ${'湖州市吴兴区某某纺织印染股份有限责任公司'.repeat(4)}`;
const plain = (width: number, height: number, background = '#88aacc') =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
const stampedUrl = (id: RecordId, key = 'k') => `/photos/stamped/${id}/${key}`;

/** How much a picture differs from a plain one, row by row and column by column: where anything is drawn. */
async function drawnBox(bytes: Buffer) {
  const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
  const ground = data[Math.floor(info.width / 2)] ?? 0;
  let [left, top, right, bottom] = [info.width, info.height, -1, -1];
  for (let y = 0; y < info.height; y++)
    for (let x = 0; x < info.width; x++)
      if (Math.abs((data[y * info.width + x] ?? 0) - ground) > 24) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
  return { left, top, right, bottom, width: info.width, height: info.height };
}

describe('a stamp on a picture', () => {
  test.each([
    ['portrait', 900, 1200],
    ['landscape', 1200, 900],
    ['panorama', 4000, 500],
    ['tiny', 320, 240],
  ])('stands within its corner: %s', async (_, width, height) => {
    const bytes = await stampPicture(await plain(width, height), { lines: LINES, template: DEFAULT_STAMP });
    const box = await drawnBox(bytes);
    expect([box.width, box.height]).toEqual([width, height]);
    expect(box.left).toBeGreaterThan(0);
    expect(box.right).toBeLessThan(width - 1);
    expect(box.bottom).toBeLessThan(height - 1);
    expect(box.top).toBeGreaterThan(height * 0.2);
  });

  test('with a name longer than the picture wraps or shrinks, and never runs out of it', async () => {
    for (const [widthPx, heightPx] of [
      [320, 240],
      [240, 320],
      [1000, 120],
      [120, 1000],
      [4000, 3000],
      [30, 30],
    ] as const) {
      const { text, placing, isBelow } = await setStamp(
        [...LINES, LONG],
        { widthPx, heightPx },
        DEFAULT_STAMP,
      );
      const canvas = [widthPx + placing.growRightPx, heightPx + placing.growBottomPx];
      expect(placing.text.leftPx + text.widthPx, `${widthPx}`).toBeLessThanOrEqual(canvas[0] ?? 0);
      expect(placing.text.topPx + text.heightPx, `${widthPx}`).toBeLessThanOrEqual(canvas[1] ?? 0);
      if (heightPx === 30) expect(isBelow).toBe(true);
      if (heightPx === 3000) expect(isBelow).toBe(false);
    }
  });

  test('below the picture covers nothing of it', async () => {
    const template: StampTemplate = { ...DEFAULT_STAMP, place: 'below' };
    const bytes = await stampPicture(await plain(800, 600), { lines: LINES, template });
    const box = await drawnBox(bytes);
    expect(box.width).toBe(800);
    expect(box.top).toBeGreaterThanOrEqual(598);
    expect(box.height).toBeGreaterThan(650);
  });

  test('is drawn on the picture as it is seen, whichever way the camera was held', async () => {
    const turned = await sharp(await plain(1200, 900))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const box = await drawnBox(await stampPicture(turned, { lines: LINES, template: DEFAULT_STAMP }));
    expect([box.width, box.height]).toEqual([900, 1200]);
    expect(box.bottom).toBeGreaterThan(1100);
  });

  test('can be read on white, on black and with marks that mean something to a typesetter', async () => {
    for (const ground of ['#ffffff', '#000000']) {
      const picture = await plain(800, 600, ground);
      const bytes = await stampPicture(picture, { lines: ['<b>A&B</b> </span>'], template: DEFAULT_STAMP });
      const { data } = await sharp(bytes)
        .extract({ left: 12, top: 560, width: 120, height: 26 })
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(Math.max(...data) - Math.min(...data)).toBeGreaterThan(100);
    }
  });

  test('of more kinds of pixels than a JPEG has keeps to its corner: with alpha, in grey, of sixteen bits', async () => {
    const pictures = [
      await sharp({ create: { width: 800, height: 600, channels: 4, background: '#0000' } })
        .png()
        .toBuffer(),
      await sharp(await plain(800, 600))
        .greyscale()
        .png()
        .toBuffer(),
      await sharp(await plain(800, 600))
        .toColourspace('rgb16')
        .tiff()
        .toBuffer(),
    ];
    for (const picture of pictures) {
      const bytes = await stampPicture(picture, { lines: LINES, template: DEFAULT_STAMP });
      const { channels, width, height } = await sharp(bytes).metadata();
      expect([channels, width, height]).toEqual([3, 800, 600]);
      expect((await drawnBox(bytes)).top).toBeGreaterThan(300);
    }
  });
});

async function withPhotos(count = 2) {
  const workspace = await aWorkspace();
  const { client } = workspace;
  const { id } = await aParcel(client, { square: 0, attributes: { identity: { name: '某某厂' } } });
  const card = await temporaryFolder();
  const paths = await aCard(
    card,
    Array.from({ length: count }, (_, i) => ({
      name: `IMG_${i}.jpg`,
      at: [3_416_490, 500_020 + i] as const,
      azimuthDeg: 10 * i,
      time: `2025-03-01 09:0${i}:00`,
    })),
  );
  const files = paths.map((path) => ({ kind: 'path' as const, path }));
  const { added } = await finish(client.photo.add({ parcel: id, kind: 'panorama', files }));
  return { workspace, client, parcel: id, photos: added };
}
const originalsOf = ({ opened }: TestWorkspace, hashes: readonly string[]) =>
  hashes.map((sha256) =>
    createHash('sha256')
      .update(readFileSync(photoPath(opened().photoStore, { sha256, mediaType: 'image/jpeg' })))
      .digest('hex'),
  );

describe('stamped copies', () => {
  test('go into a folder in full size under names that tell what they show; the originals are untouched', async () => {
    const { workspace, client, photos } = await withPhotos();
    const [, second] = photos;
    await client.photo.correctClocks({ items: [{ id: second?.id as RecordId, shiftS: 3600, reason: '慢' }] });
    const folder = await temporaryFolder();
    const made = await finish(client.photoStamp.export({ folder }));
    expect(made).toMatchObject({ folder, photos: 2, refused: [] });
    const names = readdirSync(folder).toSorted();
    expect(names).toEqual([
      '330502001-0001_全景_01_20250301090000_000.jpg',
      '330502001-0001_全景_02_20250301100100_010.jpg',
    ]);
    const copy = await sharp(join(folder, names[0] ?? '')).metadata();
    expect([copy.width, copy.height]).toEqual([1200, 900]);
    expect(made.byteLength).toBe(
      names.reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0),
    );
    const hashes = photos.map(({ sha256 }) => sha256);
    expect(originalsOf(workspace, hashes)).toEqual(hashes);
    expect((await finish(client.workspace.check())).problems).toEqual([]);
  });

  test('replace nothing that is there, whatever its case', async () => {
    const { client } = await withPhotos(1);
    const folder = await temporaryFolder();
    const name = '330502001-0001_全景_01_20250301090000_000.jpg';
    writeFileSync(join(folder, name.toUpperCase()), 'mine');
    await finish(client.photoStamp.export({ folder }));
    await finish(client.photoStamp.export({ folder }));
    expect(readFileSync(join(folder, name.toUpperCase()), 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toHaveLength(3);
    expect(readdirSync(folder)).toContain(name.replace('.jpg', '-2.jpg'));
    expect(readdirSync(folder)).toContain(name.replace('.jpg', '-3.jpg'));
  });

  test('are of one parcel, of chosen photos, or of all; without a folder they get one of their own', async () => {
    const { workspace, client, parcel, photos } = await withPhotos(2);
    const other = await aParcel(client, { square: 1 });
    await addPhotos(client, other.id, 'closeUp', 'north-east.jpg');
    const count = async (wish: Parameters<typeof client.photoStamp.export>[0]) => {
      const { folder, photos: made } = await finish(client.photoStamp.export(wish));
      expect(folder.startsWith(workspace.opened().folders.outbox)).toBe(true);
      expect(readdirSync(folder)).toHaveLength(made);
      return made;
    };
    expect(await count({})).toBe(3);
    expect(await count({ parcels: [parcel] })).toBe(2);
    expect(await count({ photos: [photos[1]?.id as RecordId] })).toBe(1);
    expect(await count({ unitNos: ['330502001-0002'] })).toBe(1);
    expect(await failureOf(finish(client.photoStamp.export({ unitNos: ['330502001-0009'] })))).toMatchObject({
      code: 'record.not-found',
    });
    const empty = await aParcel(client);
    expect(await failureOf(finish(client.photoStamp.export({ parcels: [empty.id] })))).toMatchObject({
      code: 'photo.nothing-to-stamp',
    });
    expect(await failureOf(finish(client.photoStamp.export({ folder: '/nowhere/at/all' })))).toMatchObject({
      code: 'file.folder-not-found',
    });
  });

  test('stand as people turned the photo', async () => {
    const { client, photos } = await withPhotos(1);
    const [photo] = photos;
    const size = async () => {
      const { folder } = await finish(client.photoStamp.export({}));
      const { width, height } = await sharp(join(folder, readdirSync(folder)[0] ?? '')).metadata();
      return [width, height];
    };
    expect(await size()).toEqual([1200, 900]);
    await sayOfPhoto(client, photo?.id as RecordId, { clockwiseDeg: 90 });
    expect(await size()).toEqual([900, 1200]);
  });

  test('are never made of a drawn copy, which is no evidence', async () => {
    const { workspace, client, parcel, photos } = await withPhotos(1);
    const arrow = { kind: 'arrow', from: [0.2, 0.2], to: [0.6, 0.6], colour: 'red' } as const;
    const copy = await client.photo.sketch({ id: photos[0]?.id as RecordId, marks: [arrow] });
    expect((await finish(client.photoStamp.export({ parcels: [parcel] }))).photos).toBe(1);
    expect(await failureOf(finish(client.photoStamp.export({ photos: [copy.id] })))).toMatchObject({
      code: 'photo.nothing-to-stamp',
    });
    expect(await findServedFile(workspace.session, stampedUrl(copy.id))).toBeUndefined();
  });

  test('that cannot be made are named, and the others are made', async () => {
    const { workspace, client, photos } = await withPhotos(2);
    const [first] = photos;
    const original = { sha256: first?.sha256 ?? '', mediaType: 'image/jpeg' } as const;
    rmSync(photoPath(workspace.opened().photoStore, original), { force: true });
    const folder = await temporaryFolder();
    const { photos: made, refused } = await finish(client.photoStamp.export({ folder }));
    expect(made).toBe(1);
    expect(refused).toEqual([{ fileName: 'IMG_0.jpg', problem: { code: 'photo.not-arrived', params: {} } }]);
  });

  test('are not begun where they would not fit', async () => {
    const { workspace, client } = await withPhotos(1);
    workspace.opened().database.prepare('UPDATE photo SET byte_length = 1000000000000000').run();
    const folder = await temporaryFolder();
    expect(await failureOf(finish(client.photoStamp.export({ folder })))).toEqual({
      code: 'workspace.disk-full',
      params: { path: folder },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('cancelled leave whole files and nothing half-written', async () => {
    const { client } = await withPhotos(4);
    const folder = await temporaryFolder();
    const job = await client.photoStamp.export({ folder });
    for (let step = await job.next(); !step.done; step = await job.next())
      if (step.value.done >= 1) await job.return?.();
    const names = readdirSync(folder);
    expect(names.length).toBeLessThan(4);
    for (const name of names) {
      expect(name).toMatch(/\.jpg$/);
      expect((await sharp(join(folder, name)).metadata()).width).toBe(1200);
    }
  });

  test('on the screen are made when wanted, anew when something changes, and come back when thrown away', async () => {
    const { workspace, client, photos } = await withPhotos(1);
    const id = photos[0]?.id as RecordId;
    const first = await findServedFile(workspace.session, stampedUrl(id));
    expect(first).toMatchObject({ mediaType: 'image/jpeg', immutable: false });
    const bytes = readFileSync(first?.path ?? '');
    rmSync(workspace.opened().folders.derived, { recursive: true });
    mkdirSync(workspace.opened().folders.derived);
    const again = await findServedFile(workspace.session, stampedUrl(id));
    expect(again?.path).toBe(first?.path);
    expect(readFileSync(again?.path ?? '')).toEqual(bytes);
    await client.photo.correctClocks({ items: [{ id, shiftS: 60, reason: '慢' }] });
    const corrected = await findServedFile(workspace.session, stampedUrl(id, 'l'));
    expect(corrected?.path).not.toBe(first?.path);
    expect(readdirSync(join(corrected?.path ?? '', '..'))).toHaveLength(1);
    await removePhoto(client, id);
    expect(await findServedFile(workspace.session, stampedUrl(id))).toBeUndefined();
  });
});

describe('the template', () => {
  test('of the office holds once it is published, and travels with its lists', async () => {
    const { workspace: field, client, photos } = await withPhotos(1);
    const office = await aWorkspace({ role: 'office', seed: 2 });
    const own: StampTemplate = {
      lines: [{ text: '湖州市自然资源和规划局' }, { field: 'time', sayUnknown: true }],
      place: 'below',
      sizePercent: 4,
    };
    const withStamp: Change = (draft) => ({ ...draft, settings: { ...draft.settings, photoStamp: own } });
    const { changes } = await office.client.reference.preview({
      draft: changed(await office.client.reference.all(), withStamp),
    });
    expect(changes.settings).toEqual([{ name: 'photoStamp', from: null, to: own }]);
    await publish(office.client, '2026-03-01', withStamp);
    const before = await findServedFile(field.session, stampedUrl(photos[0]?.id as RecordId));
    const { path } = await office.client.reference.export({ folder: await temporaryFolder() });
    await finish(client.reference.import({ file: { kind: 'path', path } }));
    const after = await findServedFile(field.session, stampedUrl(photos[0]?.id as RecordId));
    expect(after?.path).not.toBe(before?.path);
    expect((await sharp(after?.path).metadata()).height).toBeGreaterThan(900);
    // And the office may go back to the program's own.
    const without: Change = ({ settings: { photoStamp: _, ...settings }, ...draft }) => ({
      ...draft,
      settings,
    });
    await publish(office.client, '2026-04-01', without);
    expect((await office.client.reference.all()).ruleSettings.settings.photoStamp).toBeUndefined();
  });

  test('is shown on a sample before it is in force', async () => {
    const { client } = await aWorkspace({ role: 'office' });
    const { picture } = await client.photoStamp.sample({ template: { ...DEFAULT_STAMP, place: 'below' } });
    const sample = await sharp(Buffer.from(picture.split(',')[1] ?? '', 'base64')).metadata();
    expect(sample.width).toBe(960);
    expect(sample.height).toBeGreaterThan(720);
  });
});
