import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { photoStoreIn, storePhoto, verifyPhoto } from '#db/files/photo-store.ts';
import { readPackage, verifyPackage } from '#service/packages/format/read-package.ts';
import { toOpenSshPublicKey } from '#service/packages/format/sshsig.ts';
import { type PackageProgress, writePackage } from '#service/packages/format/write-package.ts';
import { HELD_BYTES } from '#service/packages/format/zip-writer.ts';
import {
  aDeviceKey,
  aManifest,
  aPackageToWrite,
  aPhoto,
  PACKAGE_ID,
  SOME_LINES,
  sha256Of,
  somePhotoFiles,
} from '#tests/helpers/package-builder.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

async function linesOf(lines: AsyncIterable<string>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

describe('a package written and read again', () => {
  test('has everything in its place, and its file has the hash that was told', async () => {
    const folder = await temporaryFolder();
    const written = await writePackage(await aPackageToWrite(folder));
    const bytes = await readFile(written.path);
    expect(written).toMatchObject({
      path: join(folder, 'a.takan'),
      sha256: sha256Of(bytes),
      byteLength: bytes.length,
    });

    const contents = await readPackage(written.path);
    expect(contents.packageId).toBe(PACKAGE_ID);
    expect(contents.meta).toEqual(aManifest());
    expect(contents.signature).toEqual({
      state: 'valid',
      publicKey: toOpenSshPublicKey(aDeviceKey()),
      fingerprint: expect.stringMatching(/^SHA256:/),
    });
    expect([...contents.names].sort()).toEqual(
      [
        'bag-info.txt',
        'bagit.txt',
        'data/ops.jsonl',
        ...[0, 1].map((n) => sha256Of(aPhoto(n))).map((sha) => `data/photos/${sha.slice(0, 2)}/${sha}.jpg`),
        'manifest-sha256.txt',
        'meta/device.pub',
        'meta/package.json',
        'tagmanifest-sha256.txt',
        'tagmanifest-sha256.txt.sig',
      ].sort(),
    );
    expect(await linesOf(contents.opLines())).toEqual(SOME_LINES);
    expect(await linesOf(contents.opLines())).toEqual(SOME_LINES);
    const info = (await contents.readFile('bag-info.txt'))?.toString();
    expect(info).toContain('Bagging-Date: 2025-03-01\nBag-Software-Agent: Takan 0.1.0\n');
    expect(await contents.readFile('data/none.json')).toBeUndefined();
    const tagManifest = await contents.readFile('tagmanifest-sha256.txt');
    expect(contents.tagManifestSha256).toBe(sha256Of(tagManifest ?? Buffer.alloc(0)));
    await contents.close();
    expect(await verifyPackage(written.path)).toMatchObject({
      problems: [],
      files: 10,
      packageId: PACKAGE_ID,
    });
  });

  test('gives its photos to a file and to the store', async () => {
    const folder = await temporaryFolder();
    const { path } = await writePackage(await aPackageToWrite(folder));
    const contents = await readPackage(path);
    const [first] = contents.photos;
    const sha256 = first?.sha256 ?? '';
    expect(contents.photos).toHaveLength(2);
    await contents.extract(sha256, join(folder, 'out.jpg'));
    expect(sha256Of(await readFile(join(folder, 'out.jpg')))).toBe(sha256);

    const store = photoStoreIn(folder);
    await storePhoto(store, { chunks: contents.photoChunks(sha256), sha256 }, 'image/jpeg');
    expect(await verifyPhoto(store, { sha256, mediaType: 'image/jpeg' })).toMatchObject({ state: 'sound' });
    expect(() => contents.photoChunks('ab'.repeat(32))).toThrow(RangeError);
    await contents.close();
  });

  test('with a hundred thousand operations and none', async () => {
    const folder = await temporaryFolder();
    const lines = function* (): Generator<string> {
      for (let seq = 1; seq <= 100_000; seq++) yield JSON.stringify({ seq, value: '权利人' });
    };
    const many = await writePackage(await aPackageToWrite(folder, { opLines: lines() }));
    const contents = await readPackage(many.path);
    expect(await linesOf(contents.opLines())).toEqual([...lines()]);
    await contents.close();

    const none = await writePackage(await aPackageToWrite(folder, { opLines: [], photos: [] }));
    const empty = await readPackage(none.path);
    expect(await linesOf(empty.opLines())).toEqual([]);
    await empty.close();
  });

  test('takes other files along, and a photo named twice once', async () => {
    const folder = await temporaryFolder();
    const photos = await somePhotoFiles(folder);
    await writeFile(join(folder, 'v.gpkg'), 'a geopackage');
    const work = await aPackageToWrite(folder, {
      photos: [...photos, ...photos],
      extraFiles: [
        { name: 'data/view.gpkg', source: { path: join(folder, 'v.gpkg') } },
        { name: 'meta/device-cert.json', source: Buffer.from('{}') },
      ],
    });
    const contents = await readPackage((await writePackage(work)).path);
    expect(contents.photos).toHaveLength(2);
    expect((await contents.readFile('data/view.gpkg'))?.toString()).toBe('a geopackage');
    expect((await contents.readFile('meta/device-cert.json'))?.toString()).toBe('{}');
    await contents.close();
  });

  test('may be unsigned', async () => {
    const { path } = await writePackage(
      await aPackageToWrite(await temporaryFolder(), { sign: () => undefined }),
    );
    const contents = await readPackage(path);
    expect(contents.signature).toEqual({ state: 'missing' });
    await contents.close();
    expect((await verifyPackage(path)).problems).toEqual([]);
  });

  test('told by another key than the one it shows, the signature is not valid', async () => {
    const devicePublicKey = toOpenSshPublicKey(aDeviceKey(9));
    const { path } = await writePackage(await aPackageToWrite(await temporaryFolder(), { devicePublicKey }));
    const contents = await readPackage(path);
    expect(contents.signature).toEqual({ state: 'invalid', reason: 'other-key' });
    await contents.close();
    expect((await verifyPackage(path)).problems).toEqual([
      { code: 'package.signature-invalid', params: { reason: 'other-key' } },
    ]);
  });
});

describe('photos that are damaged or missing', () => {
  test('are left out and told of in the package, the others are in, and the package is sound', async () => {
    const folder = await temporaryFolder();
    const photos = await somePhotoFiles(folder, 5);
    const pathOf = (number: number): string => photos[number]?.path ?? '';
    await writeFile(pathOf(1), 'damaged');
    await rm(pathOf(3));
    await writeFile(pathOf(4), '');
    const { path, manifest } = await writePackage(await aPackageToWrite(folder, { photos }));
    const leftOut = [
      { sha256: photos[1]?.sha256, state: 'damaged' },
      { sha256: photos[3]?.sha256, state: 'missing' },
      { sha256: photos[4]?.sha256, state: 'damaged' },
    ];
    expect(manifest.leftOut).toEqual(leftOut);
    expect(manifest.counts).toMatchObject({ photos: 2, photoBytes: 2 * aPhoto(0).length });
    expect((await verifyPackage(path)).problems).toEqual([]);
    const contents = await readPackage(path);
    expect(contents.meta).toMatchObject({ leftOut, counts: manifest.counts });
    expect(contents.photos.map(({ sha256 }) => sha256).toSorted()).toEqual(
      [0, 2].map((number) => photos[number]?.sha256).toSorted(),
    );
    await contents.close();
  });

  test('also one that is larger than what is held in memory', async () => {
    const folder = await temporaryFolder();
    const bytes = aPhoto(1, HELD_BYTES + 10);
    const paths = [join(folder, 'sound.jpg'), join(folder, 'damaged.jpg')] as const;
    await writeFile(paths[0], bytes);
    await writeFile(paths[1], bytes);
    const other = sha256Of(Buffer.from('what it was'));
    const photos = [
      { sha256: other, path: paths[1], mediaType: 'image/jpeg' as const },
      { sha256: sha256Of(bytes), path: paths[0], mediaType: 'image/jpeg' as const },
    ];
    const { path, manifest } = await writePackage(await aPackageToWrite(folder, { photos }));
    expect(manifest.leftOut).toEqual([{ sha256: other, state: 'damaged' }]);
    expect((await verifyPackage(path)).problems).toEqual([]);
  });
});

describe('a package that cannot be written', () => {
  test('because of its description, before anything is written', async () => {
    const folder = await temporaryFolder();
    const work = await aPackageToWrite(folder, { meta: aManifest({ kind: 'postcard' }), photos: [] });
    await expect(writePackage(work)).rejects.toMatchObject({
      problems: [{ code: 'package.meta-invalid', params: { field: 'kind' } }],
    });
  });

  test.each([
    ['an operation of two lines', { opLines: ['{\n}'] }],
    ['a file that packages do not have', { extraFiles: [{ name: 'data/run.exe', source: Buffer.alloc(1) }] }],
  ])('%s is a mistake of the program', async (_, overrides) => {
    const folder = await temporaryFolder();
    const work = await aPackageToWrite(folder, { ...overrides, photos: [] });
    await expect(writePackage(work)).rejects.toThrow(RangeError);
    expect((await readdir(folder)).filter((name) => !name.startsWith('photo-'))).toEqual([]);
  });

  test('cancelled in the middle, leaves the older file of that name', async () => {
    const folder = await temporaryFolder();
    const photos = await somePhotoFiles(folder, 4);
    const { path, sha256 } = await writePackage(await aPackageToWrite(folder, { photos }));
    const controller = new AbortController();
    const onProgress = ({ filesDone }: PackageProgress): void => {
      if (filesDone === 3) controller.abort();
    };
    const work = await aPackageToWrite(folder, { photos, onProgress, signal: controller.signal });
    await expect(writePackage(work)).rejects.toHaveProperty('name', 'AbortError');
    expect(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ).toBe(sha256);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

test('progress ends with all files done', async () => {
  const seen: PackageProgress[] = [];
  const onProgress = (progress: PackageProgress): void => {
    seen.push(progress);
  };
  await writePackage(await aPackageToWrite(await temporaryFolder(), { onProgress }));
  expect(seen.at(-1)).toMatchObject({ filesDone: 3, filesTotal: 3 });
  expect(seen.map(({ bytesDone }) => bytesDone)).toEqual(
    seen.map(({ bytesDone }) => bytesDone).sort((a, b) => a - b),
  );
});

test('the same work gives the same bytes', async () => {
  const [one, other] = await Promise.all(
    [1, 2].map(async () => await writePackage(await aPackageToWrite(await temporaryFolder()))),
  );
  expect(one?.sha256).toBe(other?.sha256);
});
