/**
 * What a package says of itself, held against what is in it: the set of names, the signature, every hash. Problems are gathered,
 * not thrown, so that one look tells everything.
 */
import { createHash } from 'node:crypto';
import { packageIdSchema } from '#core/ids.ts';
import { type Json, jsonSchema } from '#core/json.ts';
import {
  BAG_DECLARATION_FILE,
  BAG_INFO_FILE,
  DEVICE_KEY_FILE,
  isPackageFileName,
  MANIFEST_FILE,
  META_FILE,
  OPERATIONS_FILE,
  parsePhotoName,
  SIGNATURE_FILE,
  TAG_MANIFEST_FILE,
} from '#core/package/package-layout.ts';
import type { PackageProblem, PackageProblemParams } from '#core/package/package-problems.ts';
import { type HashedFile, isBagDeclaration, parseManifestText } from './bag.ts';
import { parseUtf8 } from './entry-name.ts';
import type { PackageLimits } from './package-limits.ts';
import { PackageProblemError, refusal } from './problem-error.ts';
import { fingerprintOf, parseOpenSshPublicKey, verifySshsig } from './sshsig.ts';
import { openZip, type ZipEntry, type ZipReader } from './zip-reader.ts';

/** `valid` says that the holder of this key sealed the bytes; whose key it is, is another question. */
export type PackageSignature =
  | { readonly state: 'valid'; readonly publicKey: string; readonly fingerprint: string }
  | { readonly state: 'missing' }
  | {
      readonly state: 'invalid';
      readonly reason: PackageProblemParams<'package.signature-invalid'>['reason'];
    };

export type OpenPackage = {
  readonly zip: ZipReader;
  readonly packageId: string;
  /** By name below the top folder. */
  readonly entries: ReadonlyMap<string, ZipEntry>;
};

export type PackageTags = {
  readonly meta: Json;
  readonly signature: PackageSignature;
  /** What each file below the top folder has to hash to. */
  readonly expected: ReadonlyMap<string, string>;
  readonly tagManifestSha256: string;
};

export type ReadProgress = { readonly bytesDone: number; readonly bytesTotal: number };

export type ReadOptions = {
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

const MANDATORY = [BAG_DECLARATION_FILE, MANIFEST_FILE, TAG_MANIFEST_FILE, META_FILE, OPERATIONS_FILE];
const TEXT_FILES = [
  BAG_DECLARATION_FILE,
  BAG_INFO_FILE,
  META_FILE,
  DEVICE_KEY_FILE,
  SIGNATURE_FILE,
  MANIFEST_FILE,
  TAG_MANIFEST_FILE,
];

/** Opens the zip and finds its one top folder. @throws PackageProblemError */
export async function openPackage(path: string, limits: PackageLimits): Promise<OpenPackage> {
  const zip = await openZip(path, {
    mayBeNamed: (name) => isPackageFileName(splitRoot(name)?.inside ?? ''),
    limits,
    shownName: (name) => (/^[0-9a-f-]{36}\/./.test(name) ? name.slice(37) : name),
  });
  const entries = new Map<string, ZipEntry>();
  const roots = new Set<string>();
  for (const [name, entry] of zip.entries) {
    const split = splitRoot(name);
    if (!split) continue;
    roots.add(split.root);
    entries.set(split.inside, entry);
  }
  const [packageId, ...others] = roots;
  if (packageId === undefined || others.length > 0 || !packageIdSchema.safeParse(packageId).success) {
    await zip.close();
    throw refusal('package.root-folder', {});
  }
  return { zip, packageId, entries };
}

function splitRoot(name: string): { readonly root: string; readonly inside: string } | undefined {
  const slash = name.indexOf('/');
  return slash < 0 ? undefined : { root: name.slice(0, slash), inside: name.slice(slash + 1) };
}

/** Reads manifests, signature and meta, and compares the names. */
export async function inspectTags(
  { entries }: OpenPackage,
  limits: PackageLimits,
): Promise<PackageTags & { readonly problems: readonly PackageProblem[] }> {
  const problems: PackageProblem[] = [];
  const texts = new Map<string, Buffer>();
  for (const name of TEXT_FILES) {
    const entry = entries.get(name);
    if (!entry) continue;
    const isManifest = name === MANIFEST_FILE || name === TAG_MANIFEST_FILE;
    const limitBytes = isManifest ? limits.manifestBytes : limits.tagFileBytes;
    try {
      texts.set(name, await readSmall(entry, name, limitBytes));
    } catch (error) {
      problems.push(...problemsOf(error));
    }
  }
  const textOf = (file: string): string | undefined => {
    const bytes = texts.get(file);
    const text = bytes && parseUtf8(bytes);
    if (bytes && text === undefined) problems.push({ code: 'package.text-not-utf8', params: { file } });
    return text;
  };

  const declaration = textOf(BAG_DECLARATION_FILE);
  if (declaration !== undefined && !isBagDeclaration(declaration)) {
    problems.push({ code: 'package.bag-declaration', params: { file: BAG_DECLARATION_FILE } });
  }
  const payload = parseManifestText(textOf(MANIFEST_FILE) ?? '', MANIFEST_FILE, true);
  const tags = parseManifestText(textOf(TAG_MANIFEST_FILE) ?? '', TAG_MANIFEST_FILE, false);
  const listed = [...payload.files, ...tags.files];
  problems.push(...payload.problems, ...tags.problems, ...problemsOfNames(listed, entries));

  const meta = parseJson(textOf(META_FILE));
  if (texts.has(META_FILE) && meta === undefined) {
    problems.push({ code: 'package.meta-unreadable', params: { file: META_FILE } });
  }
  const tagManifest = texts.get(TAG_MANIFEST_FILE) ?? Buffer.alloc(0);
  return {
    meta: meta ?? null,
    signature: signatureOver(tagManifest, textOf(SIGNATURE_FILE), textOf(DEVICE_KEY_FILE)),
    expected: new Map(listed.map(({ name, sha256 }) => [name, sha256])),
    tagManifestSha256: createHash('sha256').update(tagManifest).digest('hex'),
    problems,
  };
}

/** The set of names equals the manifests', and each photo lies under its hash. */
function problemsOfNames(
  listed: readonly HashedFile[],
  entries: ReadonlyMap<string, ZipEntry>,
): PackageProblem[] {
  const problems: PackageProblem[] = [];
  const names = new Set(listed.map(({ name }) => name));
  // These two cannot be listed: a manifest does not contain its own hash, nor that of what is made from it.
  const unlisted = new Set([TAG_MANIFEST_FILE, SIGNATURE_FILE]);
  for (const file of new Set([...MANDATORY, ...names])) {
    if (!entries.has(file)) problems.push({ code: 'package.file-missing', params: { file } });
  }
  for (const file of entries.keys()) {
    if (names.has(file) === unlisted.has(file))
      problems.push({ code: 'package.file-extra', params: { file } });
  }
  for (const { name: file, sha256 } of listed) {
    const photo = parsePhotoName(file);
    if (photo && photo.sha256 !== sha256) {
      problems.push({ code: 'package.photo-name-differs', params: { file, sha256 } });
    }
  }
  return problems;
}

function signatureOver(
  tagManifest: Buffer,
  armoured: string | undefined,
  deviceKey: string | undefined,
): PackageSignature {
  if (armoured === undefined) return { state: 'missing' };
  const key = deviceKey === undefined ? undefined : parseOpenSshPublicKey(deviceKey);
  if (!key) return { state: 'invalid', reason: 'no-key' };
  const checked = verifySshsig(tagManifest, armoured);
  if (!checked.ok) return { state: 'invalid', reason: checked.reason };
  const fingerprint = fingerprintOf(key);
  const signer = parseOpenSshPublicKey(checked.publicKey);
  if (!signer || fingerprintOf(signer) !== fingerprint) return { state: 'invalid', reason: 'other-key' };
  return { state: 'valid', publicKey: checked.publicKey, fingerprint };
}

/** Hashes every file that is both there and listed. @throws only what is no problem of the package, e.g. the signal's reason */
export async function inspectHashes(
  { entries }: OpenPackage,
  expected: ReadonlyMap<string, string>,
  { onProgress, signal }: ReadOptions,
): Promise<readonly PackageProblem[]> {
  const problems: PackageProblem[] = [];
  let bytesDone = 0;
  let bytesTotal = 0;
  for (const [name, entry] of entries) if (expected.has(name)) bytesTotal += entry.byteLength;
  for (const [name, entry] of entries) {
    const expectedSha256 = expected.get(name);
    if (expectedSha256 === undefined) continue;
    try {
      for await (const chunk of verifiedChunks(entry, name, expectedSha256)) {
        signal?.throwIfAborted();
        bytesDone += chunk.byteLength;
        onProgress?.({ bytesDone, bytesTotal });
      }
    } catch (error) {
      problems.push(...problemsOf(error));
    }
  }
  return problems;
}

/** The bytes of a file. @throws PackageProblemError at the end when they are not those of the manifest */
export async function* verifiedChunks(
  entry: ZipEntry,
  file: string,
  expectedSha256: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of entry.chunks()) {
    hash.update(chunk);
    yield chunk;
  }
  const actualSha256 = hash.digest('hex');
  if (actualSha256 !== expectedSha256) {
    throw refusal('package.file-altered', { file, expectedSha256, actualSha256 });
  }
}

/** A whole small file. @throws PackageProblemError when it is larger than the limit, or damaged */
export async function readSmall(
  entry: ZipEntry,
  file: string,
  limitBytes: number,
  bytes: AsyncGenerator<Uint8Array> = entry.chunks(),
): Promise<Buffer> {
  if (entry.byteLength > limitBytes) {
    throw refusal('package.entry-too-large', { file, bytes: entry.byteLength, limitBytes });
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The problems that an error carries. @throws the error when it is of another kind */
export function problemsOf(error: unknown): readonly PackageProblem[] {
  if (error instanceof PackageProblemError) return error.problems;
  throw error;
}

function parseJson(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : jsonSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
