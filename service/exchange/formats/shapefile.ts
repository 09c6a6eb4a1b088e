/**
 * Shapefile, after ESRI's Technical Description of 1998: polygons, also with heights or measures, which are not read. A part of a few
 * thousand bytes may come alone from a mail: what is missing (.dbf, .prj) is said, what is broken refuses the file.
 */
import type {
  DeclaredSystem,
  PlacedIssue,
  SourceLayer,
  SourcePosition,
} from '#core/geo/features/source-layer.ts';
import { decodeText } from '../decode-text.ts';
import { type Dbf, openDbf } from './dbf.ts';
import {
  type LayerDraft,
  MAX_FEATURES,
  makeLayerDraft,
  refusedLayer,
  tooManyFeatures,
} from './source-file.ts';

export type ShapefileParts = {
  /** Name of the .shp. */
  readonly file: string;
  readonly shp: Uint8Array;
  readonly dbf?: Uint8Array | undefined;
  readonly prj?: Uint8Array | undefined;
  readonly cpg?: Uint8Array | undefined;
};

const FILE_CODE = 9994;
const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;
const NULL_SHAPE = 0;
const POLYGONS: ReadonlySet<number> = new Set([5, 15, 25]);
const KINDS: Readonly<Record<number, string>> = {
  1: 'Point',
  3: 'PolyLine',
  8: 'MultiPoint',
  11: 'PointZ',
  13: 'PolyLineZ',
  18: 'MultiPointZ',
  21: 'PointM',
  23: 'PolyLineM',
  28: 'MultiPointM',
  31: 'MultiPatch',
};

export function isShp(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset).getInt32(0) === FILE_CODE;
}

export function readShapefile(parts: ShapefileParts): SourceLayer {
  const { file } = parts;
  const shp = Buffer.from(parts.shp.buffer, parts.shp.byteOffset, parts.shp.byteLength);
  const broken = checkHeader(shp);
  if (broken) return refusedLayer(file, 'shapefile', broken);
  const cpg = parts.cpg && Buffer.from(parts.cpg).toString('latin1');
  const opened = parts.dbf && openDbf(parts.dbf, cpg);
  if (opened && !opened.ok) {
    const { expectedBytes } = opened;
    const dbfFile = file.replace(/\.shp$/i, '.dbf');
    return refusedLayer(
      dbfFile,
      'shapefile',
      expectedBytes === undefined
        ? { code: 'boundary.file-damaged', params: {} }
        : {
            code: 'boundary.file-truncated',
            params: { expectedBytes, actualBytes: parts.dbf?.byteLength ?? 0 },
          },
    );
  }
  const dbf = opened?.dbf;
  const draft = makeLayerDraft(file, 'shapefile');
  const records = readRecords(shp, dbf, draft);
  if (typeof records !== 'number') return refusedLayer(file, 'shapefile', records);
  if (dbf && dbf.records !== records) {
    const params = { records: dbf.records, features: records };
    return refusedLayer(file, 'shapefile', { code: 'boundary.dbf-count', params });
  }
  if (!dbf) draft.note({ code: 'boundary.dbf-missing', params: {} });
  else if (dbf.isGuessed)
    draft.note({
      code: 'boundary.encoding-guessed',
      params: { encoding: dbf.encoding === 'utf-8' ? 'UTF-8' : 'GBK' },
    });
  const garbled = dbf?.garbled() ?? 0;
  if (garbled > 0) draft.note({ code: 'boundary.text-garbled', params: { values: garbled } });
  return draft.finish({
    declared: declaredSystem(parts.prj),
    encoding: dbf?.encoding,
    columns: dbf?.columns ?? [],
  });
}

function checkHeader(shp: Buffer): PlacedIssue | undefined {
  if (shp.length < HEADER_BYTES)
    return {
      code: 'boundary.file-truncated',
      params: { expectedBytes: HEADER_BYTES, actualBytes: shp.length },
    };
  // Lengths are counted in words of two bytes.
  const expectedBytes = shp.readInt32BE(24) * 2;
  if (shp.readInt32BE(0) !== FILE_CODE || shp.readInt32LE(28) !== 1000 || expectedBytes < HEADER_BYTES)
    return { code: 'boundary.file-damaged', params: {} };
  if (shp.length < expectedBytes)
    return { code: 'boundary.file-truncated', params: { expectedBytes, actualBytes: shp.length } };
  // Some writers pad with zeros; anything else are records that the header does not count.
  if (shp.subarray(expectedBytes).some((byte) => byte !== 0))
    return { code: 'boundary.file-damaged', params: {} };
  const kind = shp.readInt32LE(32);
  if (POLYGONS.has(kind) || kind === NULL_SHAPE) return undefined;
  const value = KINDS[kind];
  return value
    ? { code: 'boundary.not-a-polygon', params: { value } }
    : { code: 'boundary.file-damaged', params: {} };
}

/** @returns the count of records, or why they cannot be read */
function readRecords(shp: Buffer, dbf: Dbf | undefined, draft: LayerDraft): number | PlacedIssue {
  const end = shp.readInt32BE(24) * 2;
  let count = 0;
  for (let at = HEADER_BYTES; at < end; ) {
    const feature = count + 1;
    if (at + RECORD_HEADER_BYTES > end) return damaged(feature);
    const bytes = shp.readInt32BE(at + 4) * 2;
    const start = at + RECORD_HEADER_BYTES;
    if (bytes < 4 || start + bytes > end) return damaged(feature);
    if (count >= MAX_FEATURES) return tooManyFeatures(count + 1);
    const rings = readPolygon(shp, start, bytes);
    if (rings === 'damaged') return damaged(feature);
    const attributes = dbf ? dbf.record(count) : {};
    if (rings === undefined || attributes === undefined) draft.skip();
    else draft.add({ rings, attributes });
    count++;
    at = start + bytes;
  }
  return count;
}

/** Undefined for a record without a shape. */
function readPolygon(shp: Buffer, start: number, bytes: number): SourcePosition[][] | 'damaged' | undefined {
  const kind = shp.readInt32LE(start);
  if (kind === NULL_SHAPE) return undefined;
  if (!POLYGONS.has(kind) || bytes < 44) return 'damaged';
  const parts = shp.readInt32LE(start + 36);
  const points = shp.readInt32LE(start + 40);
  const firstPoint = start + 44 + 4 * parts;
  if (parts < 1 || points < 1 || 44 + 4 * parts + 16 * points > bytes)
    return parts === 0 ? undefined : 'damaged';
  const rings: SourcePosition[][] = [];
  for (let part = 0; part < parts; part++) {
    const from = shp.readInt32LE(start + 44 + 4 * part);
    const to = part + 1 < parts ? shp.readInt32LE(start + 48 + 4 * part) : points;
    if ((part === 0 && from !== 0) || to <= from || to > points) return 'damaged';
    const ring: SourcePosition[] = [];
    for (let i = from; i < to; i++) {
      const at = firstPoint + 16 * i;
      ring.push([shp.readDoubleLE(at), shp.readDoubleLE(at + 8)]);
    }
    rings.push(ring);
  }
  return rings;
}

function declaredSystem(prj: Uint8Array | undefined): DeclaredSystem {
  const text = prj && decodeText(prj)?.text.trim();
  return text ? { kind: 'wkt', text } : { kind: 'none' };
}

function damaged(feature: number): PlacedIssue {
  return { code: 'boundary.file-damaged', params: {}, feature };
}
