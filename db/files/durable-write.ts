/**
 * The one way a file gets its name: temporary name in the same folder, write, fsync, rename, fsync of the folder. Killing
 * the program or cutting the power at any moment leaves the old file or the new one, and perhaps a leftover that can be
 * recognised. Whoever is told "written" may acknowledge it to people.
 *
 * A failed fsync is not tried again: the kernel may have dropped the pages and would report success the second time.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { errnoOf } from './errno.ts';
import { afterFailedWrite } from './largest-file.ts';

/** Files that begin so and end so were being written when the program ended. */
const TEMPORARY_PREFIX = '~takan-';
const TEMPORARY_SUFFIX = '.part';

/** The bytes at hand, a file to copy, or pieces as they come. */
export type ByteSource =
  | Uint8Array
  | { readonly path: string }
  | Iterable<Uint8Array>
  | AsyncIterable<Uint8Array>;

export type WriteStep = 'make-folder' | 'open' | 'write' | 'sync' | 'verify' | 'rename' | 'sync-folder';

/**
 * Writing failed; the target is as it was before, except after `sync-folder`, when it is the new one but might be the
 * old one again after a power cut. `errno` is the system's name of the cause, e.g. ENOSPC, EIO, EFBIG.
 */
export class DurableWriteError extends Error {
  readonly step: WriteStep;
  readonly target: string;
  readonly errno: string | undefined;

  constructor(step: WriteStep, target: string, cause: unknown) {
    super(`${step} failed for ${target}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'DurableWriteError';
    this.step = step;
    this.target = target;
    this.errno = errnoOf(cause);
  }
}

export type WrittenFile = { readonly byteLength: number; readonly sha256: string };

export type WriteOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Bytes with another hash never get the name: the write fails at the step `verify`. */
  readonly expectedSha256?: string | undefined;
};

/** A file that is being written and has no name yet. Ends with `commit` or `discard`, in every case. */
export type DurableFile = {
  /** Appends all the bytes. The array may be reused once the promise is fulfilled. */
  write(chunk: Uint8Array): Promise<void>;
  /** Makes the bytes durable and gives them their name, replacing what has it. On failure nothing of it remains. */
  commit(): Promise<void>;
  /** Removes it. Does nothing after `commit`. */
  discard(): Promise<void>;
};

/**
 * Writes all bytes of a source to `target`, durably. Its folder has to exist.
 * @returns length and lower-case SHA-256 of what was written
 * @throws DurableWriteError; the signal's reason when aborted; the source's own error when reading it fails
 */
export async function writeDurably(
  target: string,
  source: ByteSource,
  options: WriteOptions = {},
): Promise<WrittenFile> {
  const prepared = await prepareDurably(target, source, options);
  await prepared.file.commit();
  return { byteLength: prepared.byteLength, sha256: prepared.sha256 };
}

/** Like `writeDurably` up to the moment before the bytes get their name; for callers with something to do in between. */
export async function prepareDurably(
  target: string,
  source: ByteSource,
  { signal, expectedSha256 }: WriteOptions = {},
): Promise<WrittenFile & { readonly file: DurableFile }> {
  const file = await openDurable(target);
  const hash = createHash('sha256');
  let byteLength = 0;
  try {
    for await (const chunk of toChunks(source)) {
      signal?.throwIfAborted();
      hash.update(chunk);
      byteLength += chunk.byteLength;
      await file.write(chunk);
    }
    signal?.throwIfAborted();
    const sha256 = hash.digest('hex');
    if (expectedSha256 !== undefined && sha256 !== expectedSha256) {
      throw new DurableWriteError('verify', target, new Error(`expected ${expectedSha256}, got ${sha256}`));
    }
    return { file, byteLength, sha256 };
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/**
 * Opens a nameless file beside `target`.
 * @throws DurableWriteError when the folder is not there or cannot be written
 */
export async function openDurable(target: string): Promise<DurableFile> {
  const { handle, path } = await attempt('open', target, () => openTemporary(dirname(target)));
  let ended = false;
  let position = 0;

  const discard = async (): Promise<void> => {
    if (ended) return;
    ended = true;
    await handle.close().catch(() => undefined);
    await unlink(path).catch(() => undefined);
  };
  const step = async (name: WriteStep, work: () => Promise<void>): Promise<void> => {
    try {
      await attempt(name, target, work);
    } catch (error) {
      await discard();
      throw error;
    }
  };

  return {
    write: async (chunk) => {
      await step('write', () => writeAll(handle, chunk, position));
      position += chunk.byteLength;
    },
    commit: async () => {
      await step('sync', () => handle.sync());
      await step('sync', () => handle.close());
      await step('rename', () => renameWithPatience(path, target));
      ended = true;
      await attempt('sync-folder', target, () => syncFolder(dirname(target)));
    },
    discard,
  };
}

/**
 * Makes a folder and those above it, so that they survive a power cut.
 * @throws DurableWriteError
 */
export async function ensureFolder(folder: string): Promise<void> {
  await attempt('make-folder', folder, () => makeFolder(folder));
}

/**
 * One level after the other: Node's own `recursive` never ends where a file system says ENOENT to a new folder, as /proc does.
 * @param again whether ENOENT with the parent there is final; the first time somebody else may just have made the parent
 */
async function makeFolder(folder: string, again = false): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    const parent = dirname(folder);
    if (errno !== 'ENOENT' || parent === folder) throw error;
    if (!(await isFolder(parent))) await makeFolder(parent);
    else if (again) throw error;
    return await makeFolder(folder, true);
  }
  await syncFolder(dirname(folder));
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/**
 * Removes what an interrupted run left behind, in this folder only.
 * Call it while nobody else can be writing there (at start, under the workspace's lock).
 * @returns the names removed
 */
export async function removeLeftovers(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && isLeftover(entry.name))
    .map((entry) => entry.name);
  for (const name of names) await unlink(join(folder, name));
  return names;
}

export function isLeftover(path: string): boolean {
  const name = basename(path);
  return name.startsWith(TEMPORARY_PREFIX) && name.endsWith(TEMPORARY_SUFFIX);
}

export type Renaming = {
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly wait: (ms: number) => Promise<unknown>;
  /** Codes after which it is tried again. */
  readonly passing: ReadonlySet<string>;
};

const RENAME_ATTEMPTS = 12;

/** On Windows a virus scanner or an indexer that holds a fresh file open makes rename fail for a moment; elsewhere nothing does. */
const SYSTEM_RENAMING: Renaming = {
  rename,
  wait,
  passing: new Set(process.platform === 'win32' ? ['EPERM', 'EBUSY', 'EACCES'] : []),
};

/** Renames, trying again for about two seconds after a failure that passes. @throws the last failure */
export async function renameWithPatience(from: string, to: string, system = SYSTEM_RENAMING): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      return await system.rename(from, to);
    } catch (error) {
      if (tried >= RENAME_ATTEMPTS || !system.passing.has(errnoOf(error) ?? '')) throw error;
      await system.wait(Math.min(10 * 2 ** tried, 250));
    }
  }
}

/** Makes the names in a folder durable. On Windows a folder cannot be opened for this, and NTFS journals names by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network and FUSE file systems (sticks with exFAT among them) do not know the call for folders.
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(errnoOf(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

const READ_BYTES = 256 * 1024;

/** Reads a file piece by piece. A piece is valid until the next one is asked for. */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

export function toChunks(source: ByteSource): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  if (source instanceof Uint8Array) return [source];
  if ('path' in source) return readChunks(source.path);
  return source;
}

/** Counts up within the process; `wx` finds out whether another process has the name. */
let lastTemporary = 0;

async function openTemporary(folder: string): Promise<{ handle: FileHandle; path: string }> {
  for (;;) {
    lastTemporary += 1;
    const path = join(folder, `${TEMPORARY_PREFIX}${process.pid}-${lastTemporary}${TEMPORARY_SUFFIX}`);
    try {
      return { handle: await open(path, 'wx'), path };
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** One call may write less than it was given. */
async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < chunk.byteLength; ) {
    const left = chunk.byteLength - done;
    const at = position + done;
    const { bytesWritten } = await handle.write(chunk, done, left, at).catch((error: unknown) => {
      throw afterFailedWrite(error, at, left);
    });
    done += bytesWritten;
  }
}

async function attempt<T>(step: WriteStep, target: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new DurableWriteError(step, target, error);
  }
}
