/**
 * Reads a survey package that may come from anybody, in a fixed order: the zip's table of contents, the set of names against
 * the manifests, the signature, every hash. Nothing can be taken out before all that has ended well, and what is taken out
 * afterwards is hashed again as it goes by. The signature proves who sealed the bytes, not that this device is known: that
 * is for the importer to decide.
 */
import type { Json } from '#core/json.ts';
import { OPERATIONS_FILE, parsePhotoName } from '#core/package/package-layout.ts';
import type { PackageProblem } from '#core/package/package-problems.ts';
import type { PhotoMediaType } from '#core/photo/photo-groups.ts';
import { type WrittenFile, writeDurably } from '#db/files/durable-write.ts';
import { parseUtf8 } from './entry-name.ts';
import {
  inspectHashes,
  inspectTags,
  openPackage,
  type PackageSignature,
  problemsOf,
  type ReadOptions,
  readSmall,
  verifiedChunks,
} from './inspect-package.ts';
import { PACKAGE_LIMITS, type PackageLimits } from './package-limits.ts';
import { refusal, refuseIfAny } from './problem-error.ts';

export type PhotoInPackage = {
  readonly sha256: string;
  readonly mediaType: PhotoMediaType;
  readonly byteLength: number;
};

/** A package whose every byte has been verified. Close it when done. */
export type PackageContents = {
  readonly packageId: string;
  /** meta/package.json as it is; see parsePackageManifest. */
  readonly meta: Json;
  readonly signature: PackageSignature;
  readonly tagManifestSha256: string;
  readonly photos: readonly PhotoInPackage[];
  /** All names below the top folder. */
  readonly names: readonly string[];
  /** The operations line by line, read anew at each call. @throws PackageProblemError */
  readonly opLines: () => AsyncGenerator<string>;
  /** The bytes of a photo; each piece is valid until the next. @throws RangeError when it has no such photo */
  readonly photoChunks: (sha256: string) => AsyncGenerator<Uint8Array>;
  /** Writes a photo to `target`, durably and verified. */
  readonly extract: (sha256: string, target: string) => Promise<WrittenFile>;
  /** The bytes of any file of it; each piece is valid until the next. @throws RangeError when it has no such file */
  readonly chunksOf: (name: string) => AsyncGenerator<Uint8Array>;
  /** A small file (up to the limit for tag files), or undefined when it is not there. */
  readonly readFile: (name: string) => Promise<Buffer | undefined>;
  readonly close: () => Promise<void>;
};

/**
 * Opens and verifies a package.
 * @throws PackageProblemError with the problems of the first stage that found any. An invalid signature is not thrown but
 *   told in `signature`, for an import has to show whose package it pretends to be.
 */
export async function readPackage(
  path: string,
  limits: PackageLimits = PACKAGE_LIMITS,
  options: ReadOptions = {},
): Promise<PackageContents> {
  const opened = await openPackage(path, limits);
  const { entries, packageId, zip } = opened;
  try {
    const { problems, expected, ...tags } = await inspectTags(opened, limits);
    refuseIfAny(problems);
    refuseIfAny(await inspectHashes(opened, expected, options));

    const photos = new Map<string, PhotoInPackage & { readonly name: string }>();
    for (const [name, entry] of entries) {
      const photo = parsePhotoName(name);
      if (photo) photos.set(photo.sha256, { ...photo, name, byteLength: entry.byteLength });
    }
    const chunksOf = (name: string): AsyncGenerator<Uint8Array> => {
      const entry = entries.get(name);
      const sha256 = expected.get(name);
      if (!entry || sha256 === undefined) throw new RangeError(`the package has no ${name}`);
      return verifiedChunks(entry, name, sha256);
    };
    const photoChunks = (sha256: string): AsyncGenerator<Uint8Array> =>
      chunksOf(photos.get(sha256)?.name ?? sha256);
    return {
      ...tags,
      packageId,
      photos: Array.from(photos.values(), ({ sha256, mediaType, byteLength }) => ({
        sha256,
        mediaType,
        byteLength,
      })),
      names: [...entries.keys()],
      opLines: () => toLines(chunksOf(OPERATIONS_FILE), limits.operationLineBytes),
      photoChunks,
      extract: (sha256, target) =>
        writeDurably(target, photoChunks(sha256), { expectedSha256: sha256, signal: options.signal }),
      chunksOf,
      readFile: async (name) => {
        const entry = entries.get(name);
        const bytes = expected.has(name) ? chunksOf(name) : undefined;
        return entry && (await readSmall(entry, name, limits.tagFileBytes, bytes));
      },
      close: zip.close,
    };
  } catch (error) {
    await zip.close();
    throw error;
  }
}

export type PackageVerification = {
  /** Empty when everything is as it should be. A missing signature is no problem of the file. */
  readonly problems: readonly PackageProblem[];
  readonly files: number;
  readonly bytes: number;
  /** Absent when the file could not be opened as a package at all. */
  readonly packageId?: string;
  readonly signature?: PackageSignature;
};

/**
 * Looks for everything that is wrong with a package. A zip whose table of contents is hostile or broken is not looked into
 * any further; otherwise names, signature and every hash are gone through to the end.
 */
export async function verifyPackage(
  path: string,
  limits: PackageLimits = PACKAGE_LIMITS,
  options: ReadOptions = {},
): Promise<PackageVerification> {
  let opened: Awaited<ReturnType<typeof openPackage>>;
  try {
    opened = await openPackage(path, limits);
  } catch (error) {
    return { problems: problemsOf(error), files: 0, bytes: 0 };
  }
  try {
    const { problems, signature, expected } = await inspectTags(opened, limits);
    const ofSignature: readonly PackageProblem[] =
      signature.state === 'invalid'
        ? [{ code: 'package.signature-invalid', params: { reason: signature.reason } }]
        : [];
    const ofHashes = await inspectHashes(opened, expected, options);
    const sizes = Array.from(opened.entries.values(), (entry) => entry.byteLength);
    return {
      problems: withoutRepetition([...problems, ...ofSignature, ...ofHashes]),
      files: sizes.length,
      bytes: sizes.reduce((sum, size) => sum + size, 0),
      packageId: opened.packageId,
      signature,
    };
  } finally {
    await opened.zip.close();
  }
}

/** A damaged manifest is met twice, as text and as a file with a hash. */
function withoutRepetition(problems: readonly PackageProblem[]): readonly PackageProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

const LINE_FEED = 0x0a;

async function* toLines(chunks: AsyncGenerator<Uint8Array>, limitBytes: number): AsyncGenerator<string> {
  const file = OPERATIONS_FILE;
  let line = 1;
  let begun: Buffer = Buffer.alloc(0);
  const decode = (bytes: Uint8Array): string => {
    const text = parseUtf8(bytes);
    if (text === undefined) throw refusal('package.text-not-utf8', { file });
    return text;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      yield decode(Buffer.concat([begun, chunk.subarray(start, end)]));
      begun = Buffer.alloc(0);
      start = end + 1;
      line += 1;
    }
    begun = Buffer.concat([begun, chunk.subarray(start)]);
    if (begun.byteLength > limitBytes) {
      throw refusal('package.operation-line-too-long', { file, line, bytes: begun.byteLength, limitBytes });
    }
  }
  if (begun.byteLength > 0) yield decode(begun);
}
