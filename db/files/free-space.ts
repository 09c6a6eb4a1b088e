/** Asked before long writes, so that a full disk is told in advance and not after twenty minutes of copying. */
import { statfs } from 'node:fs/promises';

/** Left free in any case: room for the database's write-ahead log while people go on working. */
export const RESERVE_BYTES = 64 * 1024 * 1024;

export type FreeSpace = { readonly freeBytes: number; readonly totalBytes: number };

/** What this user may still write on the volume of `folder`, which has to exist. */
export async function freeSpace(folder: string): Promise<FreeSpace> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** Whether `neededBytes` fit and the reserve stays. */
export async function hasSpaceFor(folder: string, neededBytes: number): Promise<boolean> {
  return (await freeSpace(folder)).freeBytes >= neededBytes + RESERVE_BYTES;
}
