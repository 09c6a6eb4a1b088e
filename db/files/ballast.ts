/**
 * A file kept for nothing but to be thrown away: on a full disk even DELETE in SQLite fails, for it has to write first.
 * Releasing the ballast gives the room in which people can clean up, make a package, or move the workspace.
 */
import { createCipheriv } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder, writeDurably } from './durable-write.ts';
import { errnoOf } from './errno.ts';
import { freeSpace, RESERVE_BYTES } from './free-space.ts';

export const BALLAST_BYTES = 32 * 1024 * 1024;
const BALLAST_NAME = 'ballast.bin';

/**
 * Puts the ballast in place where it is missing, unless that would itself make the disk full.
 * @returns whether it is there now
 * @throws DurableWriteError
 */
export async function ensureBallast(folder: string, byteLength = BALLAST_BYTES): Promise<boolean> {
  if ((await sizeOf(join(folder, BALLAST_NAME))) === byteLength) return true;
  if ((await freeSpace(folder)).freeBytes < byteLength + RESERVE_BYTES) return false;
  await writeDurably(join(folder, BALLAST_NAME), noise(byteLength));
  return true;
}

/** Throws the ballast away. @returns the bytes given back, 0 when there was none */
export async function releaseBallast(folder: string): Promise<number> {
  const path = join(folder, BALLAST_NAME);
  const byteLength = await sizeOf(path);
  await rm(path, { force: true });
  await syncFolder(folder);
  return byteLength;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return 0;
    throw error;
  }
}

/** Bytes that a compressing or sparse file system cannot store in less room: a keystream, always the same. */
function* noise(byteLength: number): Generator<Uint8Array> {
  const zeros = Buffer.alloc(256 * 1024);
  const keystream = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16));
  for (let left = byteLength; left > 0; left -= zeros.length) {
    yield keystream.update(zeros.subarray(0, Math.min(left, zeros.length)));
  }
}
