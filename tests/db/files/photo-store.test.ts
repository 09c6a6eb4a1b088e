import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { photoPath, photoStoreIn, storePhoto, verifyPhoto } from '#db/files/photo-store.ts';
import { aPhoto, sha256Of } from '#tests/helpers/package-builder.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const JPEG = 'image/jpeg';
const bytes = aPhoto(1);
const sha256 = sha256Of(bytes);
const name = { sha256, mediaType: JPEG } as const;

async function* chunksOf(...chunks: readonly Buffer[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

describe('keeping photos by their hash', () => {
  test('bytes, a file and pieces end at the same place', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'camera.jpg'), bytes);
    const sources = [
      bytes,
      { path: join(folder, 'camera.jpg') },
      { chunks: chunksOf(bytes.subarray(0, 7), bytes.subarray(7)), sha256 },
    ];
    for (const [number, source] of sources.entries()) {
      const store = photoStoreIn(join(folder, `workspace-${number}`));
      const stored = await storePhoto(store, source, JPEG);
      const path = join(store.photosFolder, sha256.slice(0, 2), `${sha256}.jpg`);
      expect(stored).toEqual({ sha256, byteLength: bytes.length, path, alreadyThere: false });
      expect((await readFile(path)).equals(bytes)).toBe(true);
    }
    expect((await readFile(join(folder, 'camera.jpg'))).equals(bytes)).toBe(true);
  });

  test('the second time it is there already, and is not written again', async () => {
    const store = photoStoreIn(await temporaryFolder());
    const { path } = await storePhoto(store, bytes, JPEG);
    const before = await stat(path, { bigint: true });
    expect(await storePhoto(store, bytes, JPEG)).toMatchObject({
      alreadyThere: true,
      byteLength: bytes.length,
    });
    expect((await stat(path, { bigint: true })).ino).toBe(before.ino);
  });

  test('a damaged one is replaced by the sound one and kept in quarantine, every time', async () => {
    const store = photoStoreIn(await temporaryFolder());
    const { path } = await storePhoto(store, bytes, JPEG);
    for (const damage of ['half a ph', 'another damage']) {
      await writeFile(path, damage);
      expect(await storePhoto(store, bytes, JPEG)).toMatchObject({ alreadyThere: false });
      expect(await verifyPhoto(store, name)).toEqual({ state: 'sound', byteLength: bytes.length });
    }
    const kept = await readdir(store.quarantineFolder);
    expect(kept.sort()).toEqual([`damaged-1-${sha256}.jpg`, `damaged-2-${sha256}.jpg`]);
    expect(await readFile(join(store.quarantineFolder, kept[0] ?? ''), 'utf8')).toBe('half a ph');
  });

  test('pieces that are not the promised photo are not kept, and a damaged one stays where it is', async () => {
    const store = photoStoreIn(await temporaryFolder());
    const path = photoPath(store, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, 'damaged');
    const storing = storePhoto(store, { chunks: chunksOf(aPhoto(2)), sha256 }, JPEG);
    await expect(storing).rejects.toMatchObject({ step: 'verify' });
    expect(await readdir(dirname(path))).toEqual([`${sha256}.jpg`]);
    expect(await readFile(path, 'utf8')).toBe('damaged');
  });

  test('verifying tells sound, missing and damaged apart', async () => {
    const store = photoStoreIn(await temporaryFolder());
    expect(await verifyPhoto(store, name)).toEqual({ state: 'missing' });
    const { path } = await storePhoto(store, bytes, JPEG);
    expect(await readFile(path)).toEqual(bytes);
    expect(await verifyPhoto(store, name)).toEqual({ state: 'sound', byteLength: bytes.byteLength });
    const flipped = Buffer.from(bytes);
    flipped[700] = (flipped[700] ?? 0) ^ 1;
    await writeFile(path, flipped);
    const damaged = { state: 'damaged', actualSha256: sha256Of(flipped) };
    expect(await verifyPhoto(store, name)).toEqual(damaged);
  });

  test('a name that is no hash never becomes a path', () => {
    const store = photoStoreIn('/workspace');
    for (const bad of ['', '../../etc/passwd', sha256.toUpperCase(), `${sha256}0`]) {
      expect(() => photoPath(store, { sha256: bad, mediaType: JPEG })).toThrow(RangeError);
    }
  });

  test('the same photo stored ten times at once is one sound file', async () => {
    const store = photoStoreIn(await temporaryFolder());
    const all = await Promise.all(Array.from({ length: 10 }, () => storePhoto(store, bytes, JPEG)));
    expect(new Set(all.map((stored) => stored.path)).size).toBe(1);
    expect(await readdir(join(store.photosFolder, sha256.slice(0, 2)))).toEqual([`${sha256}.jpg`]);
    expect(await verifyPhoto(store, name)).toMatchObject({ state: 'sound' });
  });
});
