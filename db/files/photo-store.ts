/**
 * Photos by the hash of their bytes: `photos/ab/<sha256>.jpg`. The name proves the content, the same photo is kept once, and
 * nothing ever overwrites a sound one. A file is believed only after it has been hashed: what has been damaged on disk and
 * arrives again sound is replaced, and the damaged one kept in quarantine for whoever wants to look.
 */
import { createHash } from 'node:crypto';
import { access, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PHOTO_EXTENSIONS } from '#core/package/package-layout.ts';
import type { PhotoMediaType } from '#core/photo/photo-groups.ts';
import {
  type DurableFile,
  ensureFolder,
  openDurable,
  prepareDurably,
  readChunks,
  removeLeftovers,
  renameWithPatience,
  syncFolder,
} from './durable-write.ts';
import { errnoOf } from './errno.ts';

export type PhotoStore = {
  /** Folder that has `ab/<sha256>.jpg` below it. */
  readonly photosFolder: string;
  /** On the same volume, for damaged files are moved there. */
  readonly quarantineFolder: string;
};

export type PhotoName = { readonly sha256: string; readonly mediaType: PhotoMediaType };

/** Where the bytes come from. Chunks can be read only once, so their hash has to be known, and is held against them. */
export type PhotoSource =
  | Uint8Array
  /** With the hash that was just computed of these very bytes in memory. */
  | { readonly bytes: Uint8Array; readonly sha256: string }
  | { readonly path: string }
  | { readonly chunks: AsyncIterable<Uint8Array>; readonly sha256: string };

export type StoredPhoto = {
  readonly sha256: string;
  readonly byteLength: number;
  readonly path: string;
  /** The store had it, and its bytes are sound. */
  readonly alreadyThere: boolean;
};

export type PhotoState =
  | { readonly state: 'sound'; readonly byteLength: number }
  | { readonly state: 'missing' }
  /** `unreadable` when the bytes cannot be had. */
  | { readonly state: 'damaged'; readonly actualSha256: string | 'unreadable' };

/** The workspace's store. */
export function photoStoreIn(workspaceFolder: string): PhotoStore {
  return {
    photosFolder: join(workspaceFolder, 'photos'),
    quarantineFolder: join(workspaceFolder, 'quarantine'),
  };
}

export function photoPath(store: PhotoStore, { sha256, mediaType }: PhotoName): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('a photo is named by a lower-case SHA-256');
  return join(store.photosFolder, sha256.slice(0, 2), `${sha256}.${PHOTO_EXTENSIONS[mediaType]}`);
}

/**
 * Keeps a photo. When the promise is fulfilled it survives a power cut.
 * @throws DurableWriteError; with step `verify` when the bytes are not those of the hash given
 */
export async function storePhoto(
  store: PhotoStore,
  source: PhotoSource,
  mediaType: PhotoMediaType,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<StoredPhoto> {
  const sha256 = await hashOf(source);
  const path = photoPath(store, { sha256, mediaType });
  const found = await verifyPhoto(store, { sha256, mediaType });
  if (found.state === 'sound') {
    // Killed between the rename and the folder's fsync, an earlier run may have left a name that is not yet durable.
    await syncFolder(dirname(path));
    return { sha256, byteLength: found.byteLength, path, alreadyThere: true };
  }
  await ensureFolder(dirname(path));
  const prepared = await prepare(path, source, sha256, options.signal);
  try {
    if (found.state === 'damaged') await moveToQuarantine(store, path);
  } catch (error) {
    await prepared.file.discard();
    throw error;
  }
  await prepared.file.commit();
  return { sha256, byteLength: prepared.byteLength, path, alreadyThere: false };
}

/** Bytes in memory have been hashed there; what comes from elsewhere is held against its hash on the way. */
async function prepare(
  path: string,
  source: PhotoSource,
  sha256: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly file: DurableFile; readonly byteLength: number }> {
  if (source instanceof Uint8Array || 'bytes' in source) {
    signal?.throwIfAborted();
    const bytes = source instanceof Uint8Array ? source : source.bytes;
    const file = await openDurable(path);
    await file.write(bytes);
    return { file, byteLength: bytes.byteLength };
  }
  const from = 'path' in source ? source : source.chunks;
  return await prepareDurably(path, from, { expectedSha256: sha256, signal });
}

/** Hashes the file of a photo without holding it in memory. */
export async function verifyPhoto(store: PhotoStore, name: PhotoName): Promise<PhotoState> {
  const path = photoPath(store, name);
  try {
    const actualSha256 = await hashFile(path);
    if (actualSha256 !== name.sha256) return { state: 'damaged', actualSha256 };
    return { state: 'sound', byteLength: (await stat(path)).size };
  } catch (error) {
    return stateAfter(error);
  }
}

/**
 * Removes what interrupted runs left in the folders `ab/` below one, of photos or of their copies. At start, under the workspace's
 * lock. @returns how many there were
 */
export async function removeLeftoversBelow(folder: string): Promise<number> {
  let removed = 0;
  await ensureFolder(folder);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removed += (await removeLeftovers(join(folder, entry.name))).length;
  }
  return removed;
}

/** Lower-case SHA-256 of a file's bytes. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of readChunks(path)) hash.update(chunk);
  return hash.digest('hex');
}

async function hashOf(source: PhotoSource): Promise<string> {
  if (source instanceof Uint8Array) return createHash('sha256').update(source).digest('hex');
  return 'path' in source ? await hashFile(source.path) : source.sha256;
}

/** The disk cannot give the bytes, they may not be read, another program holds them, or no file lies there. */
const UNREADABLE: ReadonlySet<string> = new Set(['EIO', 'EACCES', 'EPERM', 'EBUSY', 'EISDIR']);

function stateAfter(error: unknown): Exclude<PhotoState, { state: 'sound' }> {
  const errno = errnoOf(error);
  if (errno === 'ENOENT' || errno === 'ENOTDIR') return { state: 'missing' };
  if (errno !== undefined && UNREADABLE.has(errno)) return { state: 'damaged', actualSha256: 'unreadable' };
  throw error;
}

/** Moves the file, never over another one that is there already. */
async function moveToQuarantine(store: PhotoStore, path: string): Promise<void> {
  await ensureFolder(store.quarantineFolder);
  for (let number = 1; ; number++) {
    const target = join(store.quarantineFolder, `damaged-${number}-${basename(path)}`);
    if (await exists(target)) continue;
    await renameWithPatience(path, target);
    await syncFolder(store.quarantineFolder);
    return;
  }
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
