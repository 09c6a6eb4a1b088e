/**
 * What one file may hold. Most sticks are formatted as FAT32, which ends at 4 GiB, and the photos of two weeks are more:
 * nobody shall be told to make room on a stick that is nearly empty.
 */
import { statfs } from 'node:fs/promises';
import { errnoOf } from './errno.ts';

const FAT32_MOST_BYTES = 2 ** 32 - 1;
/** MSDOS_SUPER_MAGIC of Linux, for FAT of every width. */
const LINUX_FAT = 0x4d44;

/** Bytes, of the format with that number in `statfs`; infinite where there is no such limit, or the system does not tell, as Windows. */
export function mostBytesOfFile(format: number): number {
  return format === LINUX_FAT ? FAT32_MOST_BYTES : Number.POSITIVE_INFINITY;
}

/** Whether a folder's disk can hold one file of so many bytes, with room enough or without. */
export async function canHoldFileOf(folder: string, byteLength: number): Promise<boolean> {
  return byteLength <= mostBytesOfFile((await statfs(folder)).type);
}

/**
 * What a failed write means: where a file would have grown past the end of FAT32, Windows says that the disk is full.
 * @returns the error, or one with the code EFBIG, as Linux has it, which it then caused
 */
export function afterFailedWrite(error: unknown, position: number, byteLength: number): unknown {
  const isAtEnd = position <= FAT32_MOST_BYTES && FAT32_MOST_BYTES < position + byteLength;
  if (errnoOf(error) !== 'ENOSPC' || !isAtEnd) return error;
  return Object.assign(new Error('the format of the disk holds no larger file', { cause: error }), {
    code: 'EFBIG',
  });
}
