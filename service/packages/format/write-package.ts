/**
 * Writes a survey package: a BagIt bag in a zip, signed, named only when it is whole and on the disk. One pass: operations and
 * photos go through once, and what they hash to becomes the manifests, which come last. A photo is held against its name on
 * the way, so that no package carries a damaged one: it is left out, and the package says so of itself.
 */
import { stat } from 'node:fs/promises';
import type { PhotoHash } from '#core/ids.ts';
import type { Json } from '#core/json.ts';
import {
  BAG_DECLARATION_FILE,
  BAG_INFO_FILE,
  DEVICE_KEY_FILE,
  isPackageFileName,
  MANIFEST_FILE,
  META_FILE,
  OPERATIONS_FILE,
  photoNameIn,
  SIGNATURE_FILE,
  TAG_MANIFEST_FILE,
} from '#core/package/package-layout.ts';
import {
  type LeftOutPhoto,
  type PackageManifest,
  parsePackageManifest,
} from '#core/package/package-manifest.ts';
import type { PhotoMediaType } from '#core/photo/photo-groups.ts';
import { type ByteSource, DurableWriteError } from '#db/files/durable-write.ts';
import { errnoOf } from '#db/files/errno.ts';
import { hashFile } from '#db/files/photo-store.ts';
import { BAG_DECLARATION, type HashedFile, toBagInfoText, toManifestText } from './bag.ts';
import { PackageProblemError } from './problem-error.ts';
import { HELD_BYTES, openZipWriter, type WrittenEntry, type ZipWriter } from './zip-writer.ts';

export type PackagePhoto = {
  readonly sha256: PhotoHash;
  readonly path: string;
  readonly mediaType: PhotoMediaType;
};

export type PackageProgress = {
  readonly filesDone: number;
  readonly filesTotal: number;
  readonly bytesDone: number;
};

export type PackageToWrite = {
  readonly packageId: string;
  /** Becomes meta/package.json; has to be what `packageManifestSchema` describes. */
  readonly meta: Json;
  /** One operation a line, without the line feed, exactly the text that was hashed. */
  readonly opLines: Iterable<string> | AsyncIterable<string>;
  readonly photos: readonly PackagePhoto[];
  /** Other files by their names in the package, e.g. `data/view.gpkg`, `meta/device-cert.json`. */
  readonly extraFiles?: readonly { readonly name: string; readonly source: ByteSource }[] | undefined;
  /** Signs the bytes of the tag manifest and returns an armoured SSHSIG; undefined leaves the package unsigned. */
  readonly sign: (bytes: Uint8Array) => string | undefined;
  /** `ssh-ed25519 AAAA…` */
  readonly devicePublicKey: string;
  /** Path of the file to be made; a file of that name is replaced. */
  readonly target: string;
  readonly now: Date;
  readonly onProgress?: ((progress: PackageProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

export type WrittenPackage = {
  readonly path: string;
  readonly sha256: string;
  readonly byteLength: number;
  /** As it stands in the package: without what was left out. */
  readonly manifest: PackageManifest;
};

const LINES_AT_ONCE_CHARACTERS = 256 * 1024;

/**
 * @returns where it is, with the hash and length of the whole file; photos that are damaged or missing are left out
 * @throws PackageProblemError for what is wrong with `meta`. DurableWriteError (e.g. ENOSPC). The signal's reason. In each case no file of that name was made.
 * @throws RangeError for a line with a line feed in it, or a name that a package may not have
 */
export async function writePackage(work: PackageToWrite): Promise<WrittenPackage> {
  const parsed = parsePackageManifest(work.meta, work.packageId);
  if (!parsed.ok) throw new PackageProblemError(parsed.problem);
  const { madeBy } = parsed.manifest;
  const photos = [...new Map(work.photos.map((photo) => [photo.sha256, photo])).values()];
  const extraFiles = work.extraFiles ?? [];

  let bytesDone = 0;
  let filesDone = 0;
  const filesTotal = 1 + photos.length + extraFiles.length;
  const report = (): void => work.onProgress?.({ filesDone, filesTotal, bytesDone });
  const zip = await openZipWriter(work.target, {
    modifiedAt: work.now,
    signal: work.signal,
    onProgress: (bytes) => {
      bytesDone = bytes;
      report();
    },
  });
  const bag = openBag(zip, work.packageId);
  const fileIsDone = (): void => {
    filesDone += 1;
    report();
  };
  try {
    await bag.add(OPERATIONS_FILE, toLineBytes(work.opLines));
    fileIsDone();
    const leftOut: LeftOutPhoto[] = [];
    let photoBytes = 0;
    for (const photo of photos) {
      work.signal?.throwIfAborted();
      const added = await addPhoto(bag, photo);
      if ('byteLength' in added) photoBytes += added.byteLength;
      else leftOut.push(added);
      fileIsDone();
    }
    const said = leftOut.length === 0 ? {} : { leftOut };
    const counts = { ...parsed.manifest.counts, photos: photos.length - leftOut.length, photoBytes };
    // What a later program says of itself besides is kept.
    const meta =
      leftOut.length === 0
        ? work.meta
        : { ...(work.meta as { readonly [member: string]: Json }), counts, ...said };
    for (const { name, source } of extraFiles) {
      await bag.add(name, source);
      fileIsDone();
    }
    await bag.add(META_FILE, Buffer.from(`${JSON.stringify(meta, null, 2)}\n`));
    await bag.add(DEVICE_KEY_FILE, Buffer.from(`${work.devicePublicKey.trim()}\n`));
    await bag.close(work, `${madeBy.program} ${madeBy.version}`);
    const manifest = leftOut.length === 0 ? parsed.manifest : { ...parsed.manifest, counts, ...said };
    return { path: work.target, manifest, ...(await zip.finish()) };
  } catch (error) {
    await zip.discard();
    throw error;
  }
}

type Bag = {
  /** A small file with another hash than wanted is not put in. */
  readonly add: (name: string, source: ByteSource, wanted?: string) => Promise<WrittenEntry>;
  readonly close: (work: Pick<PackageToWrite, 'now' | 'sign'>, softwareAgent: string) => Promise<void>;
};

/** Gathers what the manifests will say. */
function openBag(zip: ZipWriter, packageId: string): Bag {
  const payload: HashedFile[] = [];
  const tags: HashedFile[] = [];
  let payloadBytes = 0;

  const add: Bag['add'] = async (name, source, wanted) => {
    if (!isPackageFileName(name)) throw new RangeError(`a package has no file named ${name}`);
    const written = await zip.add(`${packageId}/${name}`, source, wanted);
    if (wanted !== undefined && written.sha256 !== wanted) return written;
    const file = { name, sha256: written.sha256 };
    if (name.startsWith('data/')) {
      payload.push(file);
      payloadBytes += written.byteLength;
    } else tags.push(file);
    return written;
  };
  const close: Bag['close'] = async ({ now, sign }, softwareAgent) => {
    const info = {
      externalIdentifier: packageId,
      baggingDate: now.toISOString().slice(0, 10),
      softwareAgent,
      payloadBytes,
      payloadFiles: payload.length,
    };
    await add(BAG_DECLARATION_FILE, Buffer.from(BAG_DECLARATION));
    await add(BAG_INFO_FILE, Buffer.from(toBagInfoText(info)));
    await add(MANIFEST_FILE, Buffer.from(toManifestText(payload)));
    const tagManifest = Buffer.from(toManifestText(tags));
    await add(TAG_MANIFEST_FILE, tagManifest);
    const signature = sign(tagManifest);
    if (signature !== undefined) await add(SIGNATURE_FILE, Buffer.from(signature));
  };
  return { add, close };
}

/** Puts a photo into the bag if it is sound. A large one cannot be taken back: it is looked at before. */
async function addPhoto(
  bag: Bag,
  { sha256, path, mediaType }: PackagePhoto,
): Promise<{ readonly byteLength: number } | LeftOutPhoto> {
  try {
    const isLarge = (await stat(path)).size > HELD_BYTES;
    if (isLarge && (await hashFile(path)) !== sha256) return { sha256, state: 'damaged' };
    const written = await bag.add(photoNameIn(sha256, mediaType), { path }, sha256);
    return written.sha256 === sha256 ? written : { sha256, state: 'damaged' };
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return { sha256, state: 'missing' };
    if (errnoOf(error) === 'EIO' && !(error instanceof DurableWriteError))
      return { sha256, state: 'damaged' };
    throw error;
  }
}

async function* toLineBytes(lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let text = '';
  for await (const line of lines) {
    if (/[\r\n]/.test(line)) throw new RangeError('an operation is one line');
    text += `${line}\n`;
    if (text.length < LINES_AT_ONCE_CHARACTERS) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}
