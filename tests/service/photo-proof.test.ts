/** Originals held against what was stored, and brought back from whoever has a copy. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { PhotoView } from '#core/contract/parcel.ts';
import { photoPath, verifyPhoto } from '#db/files/photo-store.ts';
import { findServedFile } from '#service/files.ts';
import { startQuietVerification } from '#service/photos/quiet-verification.ts';
import { addPhotos, aParcel, removePhoto } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, reopen, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { finish } from '#tests/helpers/calls.ts';
import { photoFixture } from '#tests/helpers/fixtures.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const FIXTURES = ['north-east.jpg', 'south-west.jpg', 'no-offset.jpg'] as const;

async function aSurvey(): Promise<{ workspace: TestWorkspace; photos: readonly PhotoView[] }> {
  const workspace = await aWorkspace();
  const { id } = await aParcel(workspace.client);
  const { added } = await addPhotos(workspace.client, id, 'panorama', ...FIXTURES);
  return { workspace, photos: added };
}

const pathOf = ({ opened }: TestWorkspace, { sha256 }: PhotoView): string =>
  photoPath(opened().photoStore, { sha256, mediaType: 'image/jpeg' });

const stateOf = async (workspace: TestWorkspace, { sha256 }: PhotoView) =>
  (await verifyPhoto(workspace.opened().photoStore, { sha256, mediaType: 'image/jpeg' })).state;

const verify = ({ client }: TestWorkspace) => finish(client.proof.verify());
const restore = ({ client }: TestWorkspace, ...paths: readonly string[]) =>
  finish(client.proof.restore({ files: paths.map((path) => ({ kind: 'path', path })) }));

/** One bit is another. */
function damage(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

describe('checking the originals', () => {
  test('sound ones are counted, and when they were looked at is remembered after a night', async () => {
    const { workspace } = await aSurvey();
    expect(await workspace.client.proof.status()).toMatchObject({ files: 3, checked: 0, damaged: [] });
    expect(await verify(workspace)).toEqual({ checked: 3, damaged: [] });
    await reopen(workspace);
    const status = await workspace.client.proof.status();
    expect(status).toMatchObject({ files: 3, checked: 3, damaged: [] });
    expect(status.oldestCheckAt).toBeDefined();
  });

  test.each([
    ['altered by one bit', 'damaged', damage],
    ['emptied', 'damaged', (path: string) => writeFileSync(path, '')],
    ['gone', 'missing', (path: string) => rmSync(path)],
    [
      'replaced by a folder',
      'damaged',
      (path: string) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
  ] as const)(
    'one that was %s is told of with its photos, at the photo and at the parcel',
    async (_, state, spoil) => {
      const { workspace, photos } = await aSurvey();
      const { client } = workspace;
      const [photo] = photos;
      if (!photo?.parcel) throw new Error('no photo');
      spoil(pathOf(workspace, photo));
      const { damaged } = await verify(workspace);
      expect(damaged).toMatchObject([
        {
          sha256: photo.sha256,
          state,
          photos: [{ id: photo.id, fileName: photo.fileName, parcel: photo.parcel }],
        },
      ]);
      expect(damaged[0]?.copies).toEqual([]);
      const shown = (await client.parcel.get({ id: photo.parcel })).photos.find(({ id }) => id === photo.id);
      expect(shown?.warnings[0]?.code).toBe(`original-${state}`);
      await reopen(workspace);
      expect((await client.proof.status()).damaged).toEqual(damaged);
      expect((await restore(workspace, photoFixture(photo.fileName))).left).toEqual([]);
      expect(await stateOf(workspace, photo)).toBe('sound');
    },
  );

  test('one that nobody shows any more is no news', async () => {
    const { workspace, photos } = await aSurvey();
    const [photo] = photos as [PhotoView];
    damage(pathOf(workspace, photo));
    await removePhoto(workspace.client, photo.id);
    expect((await verify(workspace)).damaged).toEqual([]);
  });

  test('given up in the middle keeps what was found until then', async () => {
    const { workspace, photos } = await aSurvey();
    for (const photo of photos) rmSync(pathOf(workspace, photo));
    const job = await workspace.client.proof.verify();
    await job.next();
    await job.return?.(undefined as never);
    expect((await workspace.client.proof.status()).checked).toBeLessThanOrEqual(3);
    expect((await verify(workspace)).damaged).toHaveLength(3);
  });
});

describe('bringing an original back', () => {
  test('from the newest package that is where it was written to; the damaged file is kept aside', async () => {
    const { workspace, photos } = await aSurvey();
    const [photo] = photos as [PhotoView];
    const stick = await temporaryFolder();
    const older = await exportFrom(workspace);
    const { path } = await finish(workspace.client.package.export({ folder: stick }));
    damage(pathOf(workspace, photo));
    const spoiled = readFileSync(pathOf(workspace, photo));
    await findServedFile(workspace.session, `/photos/${photo.sha256}/large`);
    const { damaged } = await verify(workspace);
    expect(damaged[0]?.copies.map((copy) => [copy.path, copy.isThere])).toEqual([
      [path, true],
      [older, true],
    ]);
    expect(await restore(workspace)).toEqual({ restored: [photo.sha256], left: [], refused: [] });
    expect(await stateOf(workspace, photo)).toBe('sound');
    const aside = readdirSync(join(workspace.folder, 'quarantine'));
    expect(aside).toEqual([`damaged-1-${photo.sha256}.jpg`]);
    expect(readFileSync(join(workspace.folder, 'quarantine', aside[0] ?? '')).equals(spoiled)).toBe(true);
    // A copy that was made from the damaged file is not shown any more.
    expect(
      existsSync(join(workspace.folder, 'derived', 'large', photo.sha256.slice(0, 2), `${photo.sha256}.jpg`)),
    ).toBe(false);
    expect((await verify(workspace)).damaged).toEqual([]);
    expect(await finish(workspace.client.workspace.check())).toMatchObject({ healthy: true });
  });

  test('the stick is elsewhere now: it is named, and restored from when it is chosen', async () => {
    const { workspace, photos } = await aSurvey();
    const [photo] = photos as [PhotoView];
    const stick = join(await temporaryFolder(), 'U盘');
    mkdirSync(stick);
    const { path } = await finish(workspace.client.package.export({ folder: stick }));
    renameSync(stick, `${stick} 2`);
    rmSync(pathOf(workspace, photo));
    expect((await verify(workspace)).damaged[0]?.copies).toMatchObject([{ path, isThere: false }]);
    const nothing = await restore(workspace);
    expect(nothing).toMatchObject({ restored: [], left: [{ sha256: photo.sha256 }], refused: [] });
    expect(await restore(workspace, join(`${stick} 2`, basename(path)))).toMatchObject({ left: [] });
    expect(await stateOf(workspace, photo)).toBe('sound');
  });

  test('from a photo file of the same bytes, under any name', async () => {
    const { workspace, photos } = await aSurvey();
    const photo = photos.find(({ fileName }) => fileName === 'south-west.jpg') as PhotoView;
    damage(pathOf(workspace, photo));
    await verify(workspace);
    const other = join(await temporaryFolder(), '备份 0001.jpg');
    writeFileSync(other, readFileSync(photoFixture('south-west.jpg')));
    expect((await restore(workspace, other)).restored).toEqual([photo.sha256]);
  });

  test('nothing is replaced by other bytes: a damaged package or photo, a file that is neither', async () => {
    const { workspace, photos } = await aSurvey();
    const [photo] = photos as [PhotoView];
    const path = await exportFrom(workspace);
    const sound = readFileSync(pathOf(workspace, photo));
    damage(pathOf(workspace, photo));
    const spoiled = readFileSync(pathOf(workspace, photo));
    await verify(workspace);
    const bytes = readFileSync(path);
    const at = bytes.indexOf(sound.subarray(0, 200));
    expect(at).toBeGreaterThan(0);
    bytes[at + 300] = (bytes[at + 300] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const folder = await temporaryFolder();
    const wrong = join(folder, '同样长.jpg');
    writeFileSync(wrong, spoiled);
    const text = join(folder, '说明.txt');
    writeFileSync(text, '没有照片');
    const result = await restore(workspace, path, wrong, text);
    expect(result.restored).toEqual([]);
    expect(result.left).toHaveLength(1);
    expect(result.refused.map(({ fileName }) => fileName)).toContain('说明.txt');
    expect(readFileSync(pathOf(workspace, photo)).equals(spoiled)).toBe(true);
    expect(existsSync(join(workspace.folder, 'quarantine', `damaged-1-${photo.sha256}.jpg`))).toBe(false);
  });

  test('one damaged photo in a package does not keep the others from being restored', async () => {
    const { workspace, photos } = await aSurvey();
    const [first, second] = photos as [PhotoView, PhotoView];
    const path = await exportFrom(workspace);
    const bytes = readFileSync(path);
    const at = bytes.indexOf(readFileSync(pathOf(workspace, first)).subarray(0, 400));
    bytes[at + 500] = (bytes[at + 500] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    for (const photo of [first, second]) rmSync(pathOf(workspace, photo));
    await verify(workspace);
    const { restored, left } = await restore(workspace);
    expect(restored).toEqual([second.sha256]);
    expect(left.map(({ sha256 }) => sha256)).toEqual([first.sha256]);
  });

  test('at the office from the package it came with; a package that left it out is not offered', async () => {
    const { workspace: field, photos } = await aSurvey();
    const [photo] = photos as [PhotoView];
    const office = await aWorkspace({ role: 'office', seed: 2 });
    await importInto(office, await exportFrom(field));
    damage(pathOf(office, photo));
    const { damaged } = await verify(office);
    expect(damaged[0]?.copies).toMatchObject([{ direction: 'received', isThere: true }]);
    expect((await restore(office)).left).toEqual([]);
    damage(pathOf(field, photo));
    const { leftOut } = await finish(field.client.package.export({}));
    expect(leftOut).toHaveLength(1);
    const [known] = (await field.client.proof.status()).damaged;
    expect(known?.copies).toHaveLength(1);
  });

  test('taken in again from the card it is sound again, and no longer told of', async () => {
    const { workspace, photos } = await aSurvey();
    const [photo] = photos as [PhotoView];
    damage(pathOf(workspace, photo));
    expect((await verify(workspace)).damaged).toHaveLength(1);
    const { known } = await addPhotos(
      workspace.client,
      photo.parcel as NonNullable<typeof photo.parcel>,
      'panorama',
      'north-east.jpg',
    );
    expect(known).toHaveLength(1);
    expect((await workspace.client.proof.status()).damaged).toEqual([]);
  });
});

describe('checking while nobody works', () => {
  const PACE = { everyMs: 5, idleForMs: 0, filesAtATime: 1, bytesAtATime: 1, againAfterDays: 30 };

  test('goes through all of them a few at a time, tells what it finds, and then rests for its days', async () => {
    const { workspace, photos } = await aSurvey();
    const [photo] = photos as [PhotoView];
    damage(pathOf(workspace, photo));
    const told: string[] = [];
    const watching = (async () => {
      for await (const change of await workspace.client.change.watch()) told.push(...change.subjects);
    })();
    const stop = startQuietVerification(workspace.session, PACE);
    await until(async () => (await checked(workspace)) === 3);
    stop();
    expect((await workspace.client.proof.status()).damaged).toMatchObject([{ state: 'damaged' }]);
    expect(told).toContain('photos');
    await workspace.client.workspace.close();
    await workspace.session.close();
    void watching.catch(() => undefined);
  });

  test('waits while something is asked of the program or long work goes on', async () => {
    const { workspace } = await aSurvey();
    const stop = startQuietVerification(workspace.session, { ...PACE, idleForMs: 60_000 });
    await wait(60);
    expect(await checked(workspace)).toBe(0);
    stop();
    const work = { cancel: () => undefined, ended: Promise.resolve() };
    workspace.session.jobs.add(work);
    const stopAgain = startQuietVerification(workspace.session, PACE);
    await wait(60);
    expect(await checked(workspace)).toBe(0);
    workspace.session.jobs.delete(work);
    await until(async () => (await checked(workspace)) > 0);
    stopAgain();
  });

  test('closing the workspace ends it', async () => {
    const { workspace } = await aSurvey();
    const stop = startQuietVerification(workspace.session, PACE);
    for (let i = 0; i < 5; i++) {
      await wait(7);
      await reopen(workspace);
    }
    stop();
    expect(await verify(workspace)).toMatchObject({ checked: 3, damaged: [] });
  });

  /** Without asking the program, for that is work. */
  const checked = async ({ opened }: TestWorkspace): Promise<number> =>
    opened().database.prepare('SELECT count(*) FROM photo_check').pluck().get() as number;

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    for (let i = 0; i < 400; i++) {
      if (await isSo()) return;
      await wait(10);
    }
    throw new Error('it never came');
  }
});
