/**
 * The files in a zip or KMZ, and in archives within it, as far as they can hold boundaries. Sizes are limited as declared and again as
 * unpacked.
 */
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { PlacedIssue } from '#core/geo/features/source-layer.ts';
import { decodeText } from '../decode-text.ts';
import { SIDE_FILE, type SourceFile } from './source-file.ts';

/** Its name begins with that of the archive it came from, where that is one within another. */
type UnpackedFile = Omit<SourceFile, 'origin'>;

export type Unpacked =
  | {
      readonly ok: true;
      readonly files: readonly UnpackedFile[];
      /** Names of those that may hold boundaries in a format that is not read. */
      readonly skipped: readonly string[];
    }
  | { readonly ok: false; readonly issue: PlacedIssue };

const MAX_ENTRIES = 2000;
const WANTED = /\.(shp|dbf|prj|cpg|json|geojson|kml|ovkml|gpx|gpkg|gpkg-wal|dxf|csv|tsv|wkt|txt)$/i;
const ARCHIVE = /\.(zip|kmz|ovkmz)$/i;
/** Folders, what systems leave behind, and pictures. */
const NO_DATA =
  /\/$|(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)|\.(png|jpe?g|gif|bmp|webp|svg|html?|css|js)$/i;

const ENCRYPTED = 1;
const UTF8_NAME = 1 << 11;

export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === bytes[2] + 1
  );
}

/** @param limitBytes of everything taken out, together */
export function unpackZip(bytes: Uint8Array, limitBytes: number): Promise<Unpacked> {
  return unpackWithin({ limitBytes, leftBytes: limitBytes, leftEntries: MAX_ENTRIES }, bytes);
}

type Limits = { readonly limitBytes: number; leftBytes: number; leftEntries: number };

/** @param archive name of an archive within another: what is in that one is not unpacked further */
async function unpackWithin(limits: Limits, bytes: Uint8Array, archive?: string): Promise<Unpacked> {
  const { limitBytes } = limits;
  const damaged = { ok: false, issue: { code: 'boundary.zip-damaged', params: {} } } as const;
  const tooLarge = {
    ok: false,
    issue: { code: 'boundary.unpacked-too-large', params: { limitMb: Math.round(limitBytes / 1024 / 1024) } },
  } as const;
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      decodeStrings: false,
    });
    if (zip.entryCount > limits.leftEntries) {
      const params = { files: MAX_ENTRIES - limits.leftEntries + zip.entryCount, limit: MAX_ENTRIES };
      return { ok: false, issue: { code: 'boundary.zip-too-many-files', params } };
    }
    limits.leftEntries -= zip.entryCount;
    const wanted: { readonly entry: Entry; readonly name: string }[] = [];
    const skipped: string[] = [];
    const isArchive = (name: string): boolean => archive === undefined && ARCHIVE.test(name);
    for await (const entry of zip.eachEntry()) {
      const inner = nameOf(entry);
      const name = archive === undefined ? inner : `${archive}/${inner}`;
      if (NO_DATA.test(inner) || SIDE_FILE.test(inner)) continue;
      if (WANTED.test(inner) || isArchive(inner)) wanted.push({ entry, name });
      else skipped.push(name);
    }
    if (wanted.some(({ entry }) => (entry.generalPurposeBitFlag & ENCRYPTED) !== 0))
      return { ok: false, issue: { code: 'boundary.zip-encrypted', params: {} } };
    if (wanted.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0) > limits.leftBytes)
      return tooLarge;
    const files: UnpackedFile[] = [];
    for (const { entry, name } of wanted) {
      const content = await unpack(zip, entry, limits.leftBytes);
      if (!content) return tooLarge;
      if (crc32(content) !== entry.crc32) return damaged;
      limits.leftBytes -= content.byteLength;
      if (!isArchive(name)) {
        files.push({ name, bytes: content });
        continue;
      }
      const within = await unpackWithin(limits, content, name);
      if (!within.ok) return { ok: false, issue: { file: name, ...within.issue } };
      files.push(...within.files);
      skipped.push(...within.skipped);
    }
    return { ok: true, files, skipped };
  } catch {
    // Whatever yauzl or zlib objects to: the bytes are not those of a whole archive.
    return damaged;
  }
}

/** Undefined when there is more than declared and allowed. */
async function unpack(zip: ZipFile, entry: Entry, limitBytes: number): Promise<Buffer | undefined> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limitBytes) {
      stream.destroy();
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Programs on Windows write names in GBK and do not say so. */
function nameOf({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  if ((generalPurposeBitFlag & UTF8_NAME) !== 0) return fileNameRaw.toString('utf8');
  return (decodeText(fileNameRaw)?.text ?? fileNameRaw.toString('latin1')).replaceAll('\\', '/');
}
