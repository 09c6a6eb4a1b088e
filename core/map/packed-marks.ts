/**
 * The parcels of one tile as rectangles, for views in which a parcel is a few pixels: about eight bytes a parcel. Each parcel is
 * in one tile only, that of its middle.
 */
import { ByteReader, ByteWriter } from './bytes.ts';
import { readTraits, type TraitLists, writeTraits } from './parcel-traits.ts';
import { type TileAddress, tileSpan, WORLD, worldX, worldY } from './web-mercator.ts';

const FORMAT = 1;
/** Steps along a tile's side. At zoom 10 one is 4 m here, a fifth of a pixel of the nearest view that marks are for. */
export const MARK_STEPS = 8192;
const MAX_EXTENT = 0xffff;

export type MarkedParcel = {
  /** In degrees. */
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  /** As `toFlags` makes them. */
  readonly flags: number;
  readonly category: string | null;
};

export type MarkTile = TraitLists & {
  readonly count: number;
  /** Middles in steps from the tile's north-western corner, and extents in steps. */
  readonly x: Uint16Array;
  readonly y: Uint16Array;
  readonly width: Uint16Array;
  readonly height: Uint16Array;
};

/** @param parcels those whose middle lies in another tile are left out: the western and northern edges are the tile's own */
export function packMarks(tile: TileAddress, parcels: readonly MarkedParcel[]): Uint8Array<ArrayBuffer> {
  const step = tileSpan(tile.zoom) / MARK_STEPS;
  const mine: MarkedParcel[] = [];
  const places: number[] = [];
  for (const parcel of parcels) {
    const x = Math.floor(worldX((parcel.west + parcel.east) / 2) / step) - tile.x * MARK_STEPS;
    const y = Math.floor(worldY((parcel.south + parcel.north) / 2) / step) - tile.y * MARK_STEPS;
    if (x < 0 || y < 0 || x >= MARK_STEPS || y >= MARK_STEPS) continue;
    mine.push(parcel);
    places.push(x, y);
  }
  const writer = new ByteWriter();
  writer.byte(FORMAT);
  writer.count(mine.length);
  writeTraits(writer, mine);
  const stepsADegree = WORLD / 360 / step;
  let x = 0;
  let y = 0;
  for (let i = 0; i < mine.length; i++) {
    const { west, south, east, north } = mine[i] as MarkedParcel;
    const nextX = places[2 * i] as number;
    const nextY = places[2 * i + 1] as number;
    writer.signed(nextX - x);
    writer.signed(nextY - y);
    const stretch = Math.cos(((south + north) * Math.PI) / 360);
    writer.count(Math.min(MAX_EXTENT, Math.round((east - west) * stepsADegree)));
    writer.count(Math.min(MAX_EXTENT, Math.round(((north - south) * stepsADegree) / stretch)));
    x = nextX;
    y = nextY;
  }
  return writer.finish();
}

/** @throws RangeError for bytes of another format or that end too early */
export function unpackMarks(bytes: Uint8Array): MarkTile {
  const reader = new ByteReader(bytes);
  if (reader.byte() !== FORMAT) throw new RangeError('marks of another format');
  const count = reader.count();
  // Each takes a byte at least: a length that lies must not make room for itself.
  if (count > bytes.length) throw new RangeError('the bytes end too early');
  const traits = readTraits(reader, count);
  const lists = {
    x: new Uint16Array(count),
    y: new Uint16Array(count),
    width: new Uint16Array(count),
    height: new Uint16Array(count),
  };
  let [x, y] = [0, 0];
  for (let i = 0; i < count; i++) {
    x += reader.signed();
    y += reader.signed();
    lists.x[i] = x;
    lists.y[i] = y;
    lists.width[i] = reader.count();
    lists.height[i] = reader.count();
  }
  return { ...traits, ...lists, count };
}
