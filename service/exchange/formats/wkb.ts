/** Polygons in well-known binary, as GeoPackage and PostGIS store them; heights and measures are passed by. */
import type {
  SourceFeature,
  SourcePolygon,
  SourcePosition,
  SourceRing,
} from '#core/geo/features/source-layer.ts';
import { ringsOf } from './source-file.ts';

export type WkbResult = Pick<SourceFeature, 'rings' | 'ringCounts'> | 'other' | 'damaged';

const POINT = 1;
/** Also the arcs of CircularString, which are written like it. */
const LINES: ReadonlySet<number> = new Set([2, 8]);
const POLYGON = 3;
/** MultiPoint and MultiLineString among them: they hold no polygon, and have an end like any. */
const OF_MEMBERS: ReadonlySet<number> = new Set([4, 5, 6, 7]);
/** Kinds up to 17, with 1000, 2000 and 3000 for heights and measures. */
const MAX_KIND = 17;
const MAX_DEPTH = 8;

export function parseWkb(bytes: Buffer): WkbResult {
  const polygons: SourcePolygon[] = [];
  const cursor = { at: 0 };
  try {
    const kind = readGeometry(bytes, cursor, polygons, 0);
    if (kind !== 'sound') return kind;
  } catch {
    // The bytes end before the geometry does.
    return 'damaged';
  }
  const shape = ringsOf(polygons);
  return shape.rings.length > 0 ? shape : 'other';
}

function readGeometry(
  bytes: Buffer,
  cursor: { at: number },
  polygons: SourcePolygon[],
  depth: number,
): 'sound' | 'other' | 'damaged' {
  const order = bytes.readUInt8(cursor.at);
  if (order > 1 || depth > MAX_DEPTH) return 'damaged';
  const isLittle = order === 1;
  const int = (): number => {
    const value = isLittle ? bytes.readUInt32LE(cursor.at) : bytes.readUInt32BE(cursor.at);
    cursor.at += 4;
    return value;
  };
  cursor.at += 1;
  const raw = int();
  const plain = raw & 0x0fffffff;
  if ((raw & 0x20000000) !== 0) cursor.at += 4;
  const dimensions =
    2 +
    ((raw & 0x80000000) !== 0 || [1, 3].includes(Math.floor(plain / 1000)) ? 1 : 0) +
    ((raw & 0x40000000) !== 0 || [2, 3].includes(Math.floor(plain / 1000)) ? 1 : 0);
  const kind = plain % 1000;
  if (kind < 1 || kind > MAX_KIND) return 'damaged';
  if (kind === POLYGON) return readPolygon(bytes, cursor, int, isLittle, dimensions, polygons);
  if (kind === POINT || LINES.has(kind)) {
    const points = kind === POINT ? 1 : int();
    cursor.at += points * 8 * dimensions;
    return cursor.at > bytes.length ? 'damaged' : 'sound';
  }
  // Where the end of a curved surface is nobody knows without reading it: the whole is passed by, not only what is behind it.
  if (!OF_MEMBERS.has(kind)) return 'other';
  const members = int();
  for (let i = 0; i < members; i++) {
    const member = readGeometry(bytes, cursor, polygons, depth + 1);
    if (member !== 'sound') return member;
  }
  return 'sound';
}

function readPolygon(
  bytes: Buffer,
  cursor: { at: number },
  int: () => number,
  isLittle: boolean,
  dimensions: number,
  polygons: SourcePolygon[],
): 'sound' | 'damaged' {
  const count = int();
  const rings: SourceRing[] = [];
  for (let r = 0; r < count; r++) {
    const points = int();
    if (cursor.at + points * 8 * dimensions > bytes.length) return 'damaged';
    const ring: SourcePosition[] = [];
    for (let i = 0; i < points; i++) {
      ring.push(
        isLittle
          ? [bytes.readDoubleLE(cursor.at), bytes.readDoubleLE(cursor.at + 8)]
          : [bytes.readDoubleBE(cursor.at), bytes.readDoubleBE(cursor.at + 8)],
      );
      cursor.at += 8 * dimensions;
    }
    rings.push(ring);
  }
  polygons.push(rings);
  return 'sound';
}
