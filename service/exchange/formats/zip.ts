/** The files in a zip or KMZ, as far as they can hold boundaries. Sizes are limited as declared and again as unpacked. */
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { PlacedIssue } from '#core/geo/features/source-layer.ts';
import { decodeText } from '../decode-text.ts';
import type { SourceFile } from './source-file.ts';

export type Unpacked =
  | { readonly ok: true; readonly files: readonly Omit<SourceFile, 'origin'>[] }
  | { readonly ok: false; readonly issue: PlacedIssue };

const MAX_ENTRIES = 2000;
const WANTED = /\.(shp|dbf|prj|cpg|json|geojson|kml|gpx|gpkg|gpkg-wal|dxf|csv|txt)$/i;
const ENCRYPTED = 1;
const UTF8_NAME = 1 << 11;

export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === bytes[2] + 1
  );
}

/** @param limitBytes of everything taken out, together */
export async function unpackZip(bytes: Uint8Array, limitBytes: number): Promise<Unpacked> {
  const damaged = { ok: false, issue: { code: 'boundary.zip-damaged', params: {} } } as const;
  const tooLarge = {
    ok: false,
    issue: { code: 'boundary.unpacked-too-large', params: { limitMb: Math.round(limitBytes / 1024 / 1024) } },
  } as const;
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      decodeStrings: false,
    });
    if (zip.entryCount > MAX_ENTRIES)
      return {
        ok: false,
        issue: { code: 'boundary.zip-too-many-files', params: { files: zip.entryCount, limit: MAX_ENTRIES } },
      };
    const wanted: { readonly entry: Entry; readonly name: string }[] = [];
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      if (WANTED.test(name) && !/(^|\/)(__MACOSX\/|\._)/.test(name)) wanted.push({ entry, name });
    }
    if (wanted.some(({ entry }) => (entry.generalPurposeBitFlag & ENCRYPTED) !== 0))
      return { ok: false, issue: { code: 'boundary.zip-encrypted', params: {} } };
    let left = limitBytes;
    if (wanted.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0) > limitBytes) return tooLarge;
    const files: Omit<SourceFile, 'origin'>[] = [];
    for (const { entry, name } of wanted) {
      const content = await unpack(zip, entry, left);
      if (!content) return tooLarge;
      if (crc32(content) !== entry.crc32) return damaged;
      left -= content.byteLength;
      files.push({ name, bytes: content });
    }
    return { ok: true, files };
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
