/**
 * Room on the disk, asked before long writes, so that a full disk is told in advance; and the ballast that is thrown off when a
 * full disk would not even let a workspace be opened, for SQLite cannot so much as delete without room.
 */
import { ensureBallast, releaseBallast } from '#db/files/ballast.ts';
import { DurableWriteError } from '#db/files/durable-write.ts';
import { hasSpaceFor } from '#db/files/free-space.ts';
import { canHoldFileOf } from '#db/files/largest-file.ts';
import { AppError } from './failure.ts';

/** @throws AppError `workspace.disk-full` when so many bytes do not fit on the folder's disk */
export async function requireSpace(folder: string, bytes: number): Promise<void> {
  if (!(await hasSpaceFor(folder, bytes))) throw new AppError('workspace.disk-full', { path: folder });
}

/** Room for one file. @throws AppError `workspace.disk-full`, `file.too-large-for-disk` where no file may be so large */
export async function requireSpaceForFile(folder: string, byteLength: number): Promise<void> {
  if (!(await canHoldFileOf(folder, byteLength))) throw diskFailure('EFBIG', folder);
  await requireSpace(folder, byteLength);
}

/** @param errno what the system says of the path that could not be written */
export function diskFailure(errno: string | undefined, path: string, options?: ErrorOptions): AppError {
  const code =
    errno === 'ENOSPC'
      ? 'workspace.disk-full'
      : errno === 'EFBIG'
        ? 'file.too-large-for-disk'
        : 'workspace.cannot-write';
  return new AppError(code, { path }, options);
}

/** Keeps a ballast of so many bytes; on a disk too full for it there is none, and work goes on. */
export async function keepBallast(folder: string, bytes: number): Promise<void> {
  if (bytes === 0) return;
  try {
    await ensureBallast(folder, bytes);
  } catch (error) {
    if (!(error instanceof DurableWriteError)) throw error;
  }
}

/** Does the work; when the disk is full, once more without the ballast. */
export async function withBallastThrownOff<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDiskFull(error) || (await releaseBallast(folder)) === 0) throw error;
    return await work();
  }
}

/** Whether that is why something could not be written, whoever says it. */
export function isDiskFull(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'workspace.disk-full' || isDiskFull(error.cause);
  if (!(error instanceof Error)) return false;
  const codes = ['code' in error && error.code, 'errno' in error && error.errno];
  return codes.includes('SQLITE_FULL') || codes.includes('ENOSPC') || isDiskFull(error.cause);
}
