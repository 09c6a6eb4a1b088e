/**
 * Opens a zip that a stranger may have made. yauzl reads the table of contents; everything it would let through (bombs,
 * links, duplicates, overlapping entries, `CON.txt`, wrong CRCs) is looked for here, before a single byte is unpacked, and
 * all findings are reported together. Bytes are read from the one open file, so that what was checked is what is read.
 */

import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { sameFileKey } from '#core/file-name.ts';
import type { PackageProblem } from '#core/package/package-problems.ts';
import { errnoOf } from '#db/files/errno.ts';
import { parseUtf8, problemOfName, shownName } from './entry-name.ts';
import { PackageProblemError, refusal, refuseIfAny } from './problem-error.ts';

export type ZipLimits = {
  readonly entries: number;
  readonly entryBytes: number;
  readonly totalBytes: number;
  /** Unpacked to packed, for entries of more than a megabyte. Text compresses about ten times. */
  readonly ratio: number;
};

/** What the caller expects of the file. */
export type ZipRules = {
  /** The names that such a file may contain. */
  readonly mayBeNamed: (name: string) => boolean;
  readonly limits: ZipLimits;
  /** The name by which people know an entry; the entry's own where nothing is said. */
  readonly shownName?: (name: string) => string;
};

export type ZipEntry = {
  readonly name: string;
  readonly byteLength: number;
  /** @throws PackageProblemError when the bytes are not those the table of contents promises: size, CRC, decodability */
  readonly chunks: () => AsyncGenerator<Uint8Array>;
};

export type ZipReader = {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly close: () => Promise<void>;
};

const RATIO_COUNTS_FROM_BYTES = 1024 * 1024;
/** Problems are told to people; a hostile file with a million of them shall not fill the memory. */
const MAX_PROBLEMS = 200;
const READ_BYTES = 256 * 1024;

/**
 * Looks through the whole table of contents.
 * @throws PackageProblemError with everything that is wrong with it
 */
export async function openZip(path: string, rules: ZipRules): Promise<ZipReader> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw refusal('package.unreadable', { errno: errnoOf(error) ?? 'unknown' });
  });
  try {
    const zip = await openDirectory(file);
    const listed = await listEntries(zip, rules);
    const entries = listed.map((found): [string, ZipEntry] => {
      const { name, entry } = found;
      const chunks = (): AsyncGenerator<Uint8Array> => readEntry({ ...found, file, zip });
      return [name, { name, byteLength: entry.uncompressedSize, chunks }];
    });
    return {
      entries: new Map(entries),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** `shown` is its name as people are told it. */
type Found = { readonly entry: Entry; readonly name: string; readonly shown: string };
type Listed = Found & { readonly end: number };

async function openDirectory(file: FileHandle): Promise<ZipFile> {
  const { size } = await file.stat();
  if (size === 0) throw refusal('package.empty-file', {});
  try {
    return await fromFdPromise(file.fd, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    });
  } catch (error) {
    const errno = errnoOf(error);
    if (errno !== undefined) throw refusal('package.unreadable', { errno });
    const head = Buffer.alloc(4);
    await file.read(head, 0, 4, 0);
    const beginsLikeZip = head.readUInt32LE(0) === 0x04034b50;
    throw refusal(beginsLikeZip ? 'package.truncated' : 'package.not-a-zip', {});
  }
}

async function listEntries(zip: ZipFile, rules: ZipRules): Promise<readonly Listed[]> {
  const { limits } = rules;
  if (zip.entryCount > limits.entries) {
    throw refusal('package.too-many-entries', { count: zip.entryCount, limit: limits.entries });
  }
  // yauzl has the place of the table of contents here before the first entry is asked for.
  const directoryOffset = Number(zip.readEntryCursor);
  const problems: PackageProblem[] = [];
  const byKey = new Map<string, string>();
  const found: Found[] = [];
  let totalBytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = parseUtf8(entry.fileNameRaw);
      totalBytes += entry.uncompressedSize;
      if (name === undefined) {
        const nameHex = entry.fileNameRaw.subarray(0, 400).toString('hex');
        problems.push({ code: 'package.name-not-utf8', params: { nameHex } });
      } else {
        const shown = shownName(rules.shownName?.(name) ?? name);
        const key = sameFileKey(name);
        const other = byKey.get(key);
        if (other !== undefined) {
          problems.push({ code: 'package.name-duplicate', params: { file: shown, other } });
        }
        byKey.set(key, shown);
        problems.push(...problemsOfEntry({ entry, name, shown }, rules));
        found.push({ entry, name, shown });
      }
      if (problems.length >= MAX_PROBLEMS) break;
    }
  } catch (error) {
    const errno = errnoOf(error);
    if (errno !== undefined) throw refusal('package.unreadable', { errno });
    const detail = error instanceof Error ? error.message.slice(0, 1000) : '';
    throw refusal('package.zip-damaged', { detail });
  }
  if (totalBytes > limits.totalBytes) {
    problems.push({
      code: 'package.total-too-large',
      params: { bytes: totalBytes, limitBytes: limits.totalBytes },
    });
  }
  const { listed, overlaps } = placeEntries(found, directoryOffset);
  refuseIfAny([...problems, ...overlaps].slice(0, MAX_PROBLEMS));
  return listed;
}

function problemsOfEntry(
  { entry, name, shown: file }: Found,
  { mayBeNamed, limits }: ZipRules,
): PackageProblem[] {
  const problems: PackageProblem[] = [];
  const kind = kindOf(entry, name);
  const nameProblem = problemOfName(name, file);
  if (nameProblem) problems.push(nameProblem);
  if (kind !== 'file') problems.push({ code: `package.${kind}-entry`, params: { file } });
  else if (!nameProblem && !mayBeNamed(name)) {
    problems.push({ code: 'package.name-not-allowed', params: { file } });
  }
  if (entry.isEncrypted()) problems.push({ code: 'package.entry-encrypted', params: { file } });
  const method = entry.compressionMethod;
  if (method !== 0 && method !== 8) problems.push({ code: 'package.entry-method', params: { file, method } });

  const bytes = entry.uncompressedSize;
  const packedBytes = entry.compressedSize;
  if (bytes > limits.entryBytes) {
    const params = { file, bytes, limitBytes: limits.entryBytes };
    problems.push({ code: 'package.entry-too-large', params });
  }
  if (method === 0 && bytes !== packedBytes) {
    const params = { file, declaredBytes: bytes, actualBytes: packedBytes };
    problems.push({ code: 'package.entry-size', params });
  }
  const ratio = Math.round(bytes / Math.max(packedBytes, 1));
  if (bytes > RATIO_COUNTS_FROM_BYTES && ratio > limits.ratio) {
    problems.push({ code: 'package.ratio-too-high', params: { file, ratio, limit: limits.ratio } });
  }
  return problems;
}

/** By the Unix mode, whatever system the entry says it was made on, and by the attributes of DOS. */
function kindOf(entry: Entry, name: string): 'file' | 'link' | 'directory' | 'special' {
  const attributes = entry.externalFileAttributes;
  const type = (attributes >>> 16) & 0o170000;
  const REPARSE_POINT = 0x400;
  const DIRECTORY = 0x10;
  if (type === 0o120000 || (attributes & REPARSE_POINT) !== 0) return 'link';
  if (type === 0o040000 || name.endsWith('/') || (attributes & DIRECTORY) !== 0) return 'directory';
  return type === 0 || type === 0o100000 ? 'file' : 'special';
}

/** Each entry's bytes end where the next one begins. Overlapping entries unpack to more than there is: a bomb without a ratio. */
function placeEntries(
  found: readonly Found[],
  directoryOffset: number,
): { readonly listed: readonly Listed[]; readonly overlaps: readonly PackageProblem[] } {
  const sorted = found.toSorted(
    (a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader,
  );
  const overlaps: PackageProblem[] = [];
  const listed = sorted.map(({ entry, name, shown }, index): Listed => {
    const next = sorted[index + 1];
    const end = next?.entry.relativeOffsetOfLocalHeader ?? directoryOffset;
    if (entry.relativeOffsetOfLocalHeader + 30 + entry.fileNameLength + entry.compressedSize > end) {
      const params = { file: shown, other: next?.shown ?? '' };
      overlaps.push({ code: 'package.entries-overlap', params });
    }
    return { entry, name, shown, end };
  });
  return { listed, overlaps };
}

type OpenEntry = Listed & { readonly file: FileHandle; readonly zip: ZipFile };

async function* readEntry({ file, zip, entry, shown, end }: OpenEntry): AsyncGenerator<Uint8Array> {
  const start = await dataStart(zip, entry, shown);
  if (start + entry.compressedSize > end) {
    throw refusal('package.entries-overlap', { file: shown, other: '' });
  }
  const packed = readRange(file, start, entry.compressedSize);
  const chunks = entry.compressionMethod === 0 ? packed : inflate(packed, entry, shown);
  let crc = 0;
  let byteLength = 0;
  const declaredBytes = entry.uncompressedSize;
  for await (const chunk of chunks) {
    byteLength += chunk.byteLength;
    if (byteLength > declaredBytes) break;
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (byteLength !== declaredBytes) {
    throw refusal('package.entry-size', { file: shown, declaredBytes, actualBytes: byteLength });
  }
  if (crc !== entry.crc32) throw refusal('package.entry-crc', { file: shown });
}

/** Where the bytes begin. The header before them has a name and a time too, which other programs go by. */
async function dataStart(zip: ZipFile, entry: Entry, shown: string): Promise<number> {
  try {
    const header = await zip.readLocalFileHeaderPromise(entry);
    const isSame =
      header.fileName.equals(entry.fileNameRaw) &&
      header.compressionMethod === entry.compressionMethod &&
      header.lastModFileTime === entry.lastModFileTime &&
      header.lastModFileDate === entry.lastModFileDate;
    if (isSame) return header.fileDataStart;
  } catch (error) {
    const errno = errnoOf(error);
    if (errno !== undefined) throw refusal('package.unreadable', { errno });
  }
  throw refusal('package.entry-header-differs', { file: shown });
}

async function* readRange(file: FileHandle, start: number, byteLength: number): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, Math.max(byteLength, 1)));
  for (let done = 0; done < byteLength; ) {
    const wanted = Math.min(buffer.length, byteLength - done);
    const { bytesRead } = await file.read(buffer, 0, wanted, start + done).catch((error: unknown) => {
      throw refusal('package.unreadable', { errno: errnoOf(error) ?? 'unknown' });
    });
    if (bytesRead === 0) throw refusal('package.truncated', {});
    done += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function* inflate(
  packed: AsyncGenerator<Uint8Array>,
  entry: Entry,
  shown: string,
): AsyncGenerator<Uint8Array> {
  const inflating = createInflateRaw();
  // The stream keeps several pieces on their way, so each has to be a copy.
  const copies = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of packed) yield Buffer.from(chunk);
  };
  const done = pipeline(Readable.from(copies()), inflating).catch(() => undefined);
  try {
    for await (const chunk of inflating) yield chunk as Uint8Array;
  } catch (error) {
    throw error instanceof PackageProblemError
      ? error
      : refusal('package.entry-undecodable', { file: shown });
  }
  await done;
  if (inflating.bytesWritten !== entry.compressedSize) {
    throw refusal('package.entry-undecodable', { file: shown });
  }
}
