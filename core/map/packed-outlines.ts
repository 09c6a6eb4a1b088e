/**
 * The parcels of one tile with all their points, in bytes and unpacked for drawing. Points are whole units from the tile's
 * north-western corner, each written as its step from the one before: two to six bytes a point. A ring is kept open; shells
 * run one way and holes the other, so that one fill rule draws any number of them at once.
 */
import type { RecordId } from '#core/ids.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { readTraits, type TraitLists, writeTraits } from './parcel-traits.ts';
import { type TileAddress, tileSpan, worldX, worldY } from './web-mercator.ts';

const FORMAT = 1;
const ID_BYTES = 16;

export type OutlinedParcel = {
  readonly id: RecordId;
  readonly unitNo: string | null;
  /** As `toFlags` makes them. */
  readonly flags: number;
  readonly category: string | null;
  /** Closed or open rings of lon, lat, lon, lat … in degrees, shell first. */
  readonly rings: readonly Float64Array[];
};

/** What is drawn of parcels. Parcel `i` has the rings from `firstRing[i]` to before `firstRing[i + 1]`, ring `r` the points from `firstPoint[r]`. */
export type Outlines = TraitLists & {
  readonly count: number;
  /** World units of the corner that the points are counted from. */
  readonly originX: number;
  readonly originY: number;
  readonly firstRing: Uint32Array;
  readonly firstPoint: Uint32Array;
  /** x, y, x, y … in units from the origin. */
  readonly points: Float64Array;
  /** min x, min y, max x, max y of each parcel. */
  readonly boxes: Float64Array;
};

export type OutlineTile = Outlines & {
  readonly unitNos: readonly string[];
  /** 16 bytes a parcel. */
  readonly idBytes: Uint8Array;
  /** Square units; only to be compared. */
  readonly sizes: Float64Array;
};

export function packOutlines(tile: TileAddress, parcels: readonly OutlinedParcel[]): Uint8Array<ArrayBuffer> {
  const [originX, originY] = originOf(tile);
  const writer = new ByteWriter();
  const shapes = parcels.map(({ rings }) => rings.map((ring, r) => toWorldRing(ring, r === 0)));
  writer.byte(FORMAT);
  writer.count(parcels.length);
  // The sums come first, so that the reader makes its lists once, at their size.
  writer.count(shapes.reduce((sum, rings) => sum + rings.length, 0));
  writer.count(
    shapes.reduce((sum, rings) => rings.reduce((points, ring) => points + ring.length / 2, sum), 0),
  );
  writeTraits(writer, parcels);
  for (const [i, { id, unitNo }] of parcels.entries()) {
    writeId(writer, id);
    writer.text(unitNo ?? '');
    const rings = shapes[i] ?? [];
    writer.count(rings.length);
    let [x, y] = [originX, originY];
    for (const ring of rings) {
      writer.count(ring.length / 2);
      for (let p = 0; p < ring.length; p += 2) {
        const nextX = ring[p] as number;
        const nextY = ring[p + 1] as number;
        writer.signed(nextX - x);
        writer.signed(nextY - y);
        x = nextX;
        y = nextY;
      }
    }
  }
  return writer.finish();
}

/** @throws RangeError for bytes of another format or that end too early */
export function unpackOutlines(tile: TileAddress, bytes: Uint8Array): OutlineTile {
  const [originX, originY] = originOf(tile);
  const reader = new ByteReader(bytes);
  if (reader.byte() !== FORMAT) throw new RangeError('outlines of another format');
  const [count, ringCount, pointCount] = [reader.count(), reader.count(), reader.count()];
  // Each takes a byte at least: a length that lies must not make room for itself.
  if (count + ringCount + pointCount > bytes.length) throw new RangeError('the bytes end too early');
  const traits = readTraits(reader, count);
  const idBytes = new Uint8Array(ID_BYTES * count);
  const unitNos: string[] = [];
  const firstRing = new Uint32Array(count + 1);
  const firstPoint = new Uint32Array(ringCount + 1);
  const points = new Float64Array(2 * pointCount);
  const boxes = new Float64Array(4 * count);
  const sizes = new Float64Array(count);
  let ring = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    idBytes.set(reader.bytes(ID_BYTES), ID_BYTES * i);
    unitNos.push(reader.text());
    const rings = reader.count();
    let [x, y] = [0, 0];
    let [minX, minY, maxX, maxY, size] = [Infinity, Infinity, -Infinity, -Infinity, 0];
    for (let r = 0; r < rings; r++) {
      const from = at;
      const end = at + 2 * reader.count();
      if (end > points.length || ring >= ringCount) throw new RangeError('more points than were told of');
      for (; at < end; at += 2) {
        x += reader.signed();
        y += reader.signed();
        points[at] = x;
        points[at + 1] = y;
        if (x < minX) minX = x;
        if (x > maxX) maxX = x;
        if (y < minY) minY = y;
        if (y > maxY) maxY = y;
      }
      const area = Math.abs(signedSize(points, from, end));
      size += r === 0 ? area : -area;
      firstPoint[++ring] = at / 2;
    }
    firstRing[i + 1] = ring;
    boxes[4 * i] = minX;
    boxes[4 * i + 1] = minY;
    boxes[4 * i + 2] = maxX;
    boxes[4 * i + 3] = maxY;
    sizes[i] = size;
  }
  return {
    ...traits,
    count,
    originX,
    originY,
    unitNos,
    idBytes,
    firstRing,
    firstPoint,
    points,
    boxes,
    sizes,
  };
}

export function idAt({ idBytes }: OutlineTile, i: number): RecordId {
  const bytes = idBytes.subarray(ID_BYTES * i, ID_BYTES * (i + 1));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as RecordId;
}

function writeId(writer: ByteWriter, id: RecordId): void {
  let high = -1;
  for (let i = 0; i < id.length; i++) {
    const code = id.charCodeAt(i);
    if (code === HYPHEN) continue;
    const digit = code < LETTER_A ? code - DIGIT_0 : code - LETTER_A + 10;
    if (high < 0) high = digit;
    else {
      writer.byte(high * 16 + digit);
      high = -1;
    }
  }
}
const [HYPHEN, DIGIT_0, LETTER_A] = [0x2d, 0x30, 0x61];

/** Open, in world units, without points that fall onto the one before; shells in the direction of positive size. */
export function toWorldRing(ring: Float64Array, isShell: boolean): Float64Array {
  const points = new Float64Array(ring.length);
  let length = 0;
  for (let p = 0; p + 1 < ring.length; p += 2) {
    const x = worldX(ring[p] as number);
    const y = worldY(ring[p + 1] as number);
    if (length > 0 && x === points[length - 2] && y === points[length - 1]) continue;
    points[length++] = x;
    points[length++] = y;
  }
  if (length > 2 && points[0] === points[length - 2] && points[1] === points[length - 1]) length -= 2;
  const open = points.subarray(0, length);
  return signedSize(open, 0, length) > 0 === isShell ? open : reversed(open);
}

function reversed(points: Float64Array): Float64Array {
  const turned = new Float64Array(points.length);
  for (let p = 0; p < points.length; p += 2) {
    turned[p] = points[points.length - 2 - p] as number;
    turned[p + 1] = points[points.length - 1 - p] as number;
  }
  return turned;
}

/** Shoelace over x, y pairs. */
function signedSize(points: Float64Array, from: number, end: number): number {
  const originX = points[from] ?? 0;
  const originY = points[from + 1] ?? 0;
  let doubled = 0;
  let previousX = 0;
  let previousY = 0;
  for (let p = from; p < end; p += 2) {
    const x = (points[p] as number) - originX;
    const y = (points[p + 1] as number) - originY;
    doubled += previousX * y - x * previousY;
    previousX = x;
    previousY = y;
  }
  return doubled / 2;
}

function originOf({ zoom, x, y }: TileAddress): [number, number] {
  return [x * tileSpan(zoom), y * tileSpan(zoom)];
}
