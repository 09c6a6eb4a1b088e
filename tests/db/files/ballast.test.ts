import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ensureBallast, releaseBallast } from '#db/files/ballast.ts';
import { freeSpace, hasSpaceFor } from '#db/files/free-space.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const BYTES = 3_000_001;

test('the ballast takes its room on any disk, is given back, and comes again', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'ballast.bin');
  expect(await ensureBallast(folder, BYTES)).toBe(true);
  expect((await stat(path)).size).toBe(BYTES);
  expect(gzipSync(await readFile(path)).length).toBeGreaterThan(BYTES * 0.99);
  expect(await releaseBallast(folder)).toBe(BYTES);
  expect(await releaseBallast(folder)).toBe(0);
  expect(await ensureBallast(folder, BYTES)).toBe(true);
});

test('a ballast cut short is made whole', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'ballast.bin'), 'short');
  expect(await ensureBallast(folder, BYTES)).toBe(true);
  expect((await stat(join(folder, 'ballast.bin'))).size).toBe(BYTES);
});

test('no ballast that would itself fill the disk', async () => {
  const folder = await temporaryFolder();
  const { freeBytes, totalBytes } = await freeSpace(folder);
  expect(freeBytes).toBeLessThanOrEqual(totalBytes);
  expect(await ensureBallast(folder, freeBytes)).toBe(false);
  expect(await releaseBallast(folder)).toBe(0);
});

test('room is only room when the reserve stays free', async () => {
  const folder = await temporaryFolder();
  const { freeBytes } = await freeSpace(folder);
  expect(await hasSpaceFor(folder, 1)).toBe(true);
  expect(await hasSpaceFor(folder, freeBytes)).toBe(false);
});
