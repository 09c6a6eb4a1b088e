/**
 * The parcels of one tile as middles and extents, for views in which most parcels are a few pixels: about nine bytes a parcel. Only
 * those that are more in the nearest of these views have their outline with them. Each parcel is in one tile only, that of its middle.
 */
import { ByteReader, ByteWriter } from './bytes.ts';
import { type Outlines, toWorldRing } from './packed-outlines.ts';
import { readTraits, writeTraits } from './parcel-traits.ts';
import { type TileAddress, tileSpan, WORLD, worldX, worldY } from './web-mercator.ts';

const FORMAT = 2;
/** Steps along a tile's side. At zoom 10 one is 4 m here, a fifth of a pixel of the nearest view that marks are for. */
export const MARK_STEPS = 8192;
const MAX_EXTENT = 0xffff;
/** A parcel of less on the screen is a dot, a larger one is drawn by its outline. */
export const OUTLINED_FROM_PX = 7;
/** What that is in the nearest view that marks are for. */
const OUTLINED_FROM_STEPS = OUTLINED_FROM_PX * 8;
/** Points of an outline that are nearer to the one before, in steps, are left out. */
const MIN_POINT_STEPS = 2;

export type MarkedParcel = {
  /** In degrees. */
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  /** As `toFlags` makes them. */
  readonly flags: number;
  readonly category: string | null;
  /** As outlines have them; those of a parcel that is only a dot are not asked for. */
  readonly rings?: readonly Float64Array[];
};

/** A parcel that is only a dot has no rings. */
export type MarkTile = Outlines & {
  /** Middles in steps from the tile's north-western corner, and extents in steps. */
  readonly x: Uint16Array;
  readonly y: Uint16Array;
  readonly width: Uint16Array;
  readonly height: Uint16Array;
  /** The largest extent in steps of those that have an outline. */
  readonly widest: number;
};

/** The extent in degrees from which a parcel's rings are packed. */
export function outlinedFromDeg(
  tile: TileAddress,
  lat: number,
): { readonly lon: number; readonly lat: number } {
  const lon = (OUTLINED_FROM_STEPS * stepOf(tile) * 360) / WORLD;
  return { lon, lat: lon * Math.cos((lat * Math.PI) / 180) };
}

const stepOf = ({ zoom }: TileAddress) => tileSpan(zoom) / MARK_STEPS;

/** @param parcels those whose middle lies in another tile are left out: the western and northern edges are the tile's own */
export function packMarks(tile: TileAddress, parcels: readonly MarkedParcel[]): Uint8Array<ArrayBuffer> {
  const step = stepOf(tile);
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
  const shapes = mine.map(({ rings = [] }) => toStepRings(tile, rings));
  writer.count(mine.length);
  // The sums come first, so that the reader makes its lists once, at their size.
  writer.count(shapes.reduce((sum, rings) => sum + rings.length, 0));
  writer.count(shapes.flat().reduce((sum, ring) => sum + ring.length / 2, 0));
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
    writeRings(writer, shapes[i] ?? [], nextX, nextY);
    x = nextX;
    y = nextY;
  }
  return writer.finish();
}

/** x, y, x, y … in whole steps from the tile's corner, without points that nobody would miss. */
function toStepRings(tile: TileAddress, rings: readonly Float64Array[]): number[][] {
  const step = stepOf(tile);
  const [originX, originY] = [tile.x * MARK_STEPS, tile.y * MARK_STEPS];
  const kept = rings.map((ring, r) => {
    const world = toWorldRing(ring, r === 0);
    const points: number[] = [];
    for (let p = 0; p < world.length; p += 2) {
      const x = Math.round((world[p] as number) / step) - originX;
      const y = Math.round((world[p + 1] as number) / step) - originY;
      const [beforeX = Infinity, beforeY = Infinity] = points.slice(-2);
      if (Math.abs(x - beforeX) >= MIN_POINT_STEPS || Math.abs(y - beforeY) >= MIN_POINT_STEPS)
        points.push(x, y);
    }
    return points;
  });
  const isShape = (ring: readonly number[] | undefined) => ring !== undefined && ring.length >= 6;
  return isShape(kept[0]) ? kept.filter(isShape) : [];
}

function writeRings(writer: ByteWriter, rings: readonly (readonly number[])[], x: number, y: number): void {
  writer.count(rings.length);
  for (const ring of rings) {
    writer.count(ring.length / 2);
    let [fromX, fromY] = [x, y];
    for (let p = 0; p < ring.length; p += 2) {
      writer.signed((ring[p] as number) - fromX);
      writer.signed((ring[p + 1] as number) - fromY);
      fromX = ring[p] as number;
      fromY = ring[p + 1] as number;
    }
  }
}

/** @throws RangeError for bytes of another format or that end too early */
export function unpackMarks(tile: TileAddress, bytes: Uint8Array): MarkTile {
  const reader = new ByteReader(bytes);
  if (reader.byte() !== FORMAT) throw new RangeError('marks of another format');
  const [count, ringCount, pointCount] = [reader.count(), reader.count(), reader.count()];
  // Each takes a byte at least: a length that lies must not make room for itself.
  if (count + ringCount + pointCount > bytes.length) throw new RangeError('the bytes end too early');
  const traits = readTraits(reader, count);
  const lists = {
    x: new Uint16Array(count),
    y: new Uint16Array(count),
    width: new Uint16Array(count),
    height: new Uint16Array(count),
    firstRing: new Uint32Array(count + 1),
    firstPoint: new Uint32Array(ringCount + 1),
    points: new Float64Array(2 * pointCount),
    boxes: new Float64Array(4 * count),
  };
  const step = stepOf(tile);
  let [x, y, ring, at, widest] = [0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    x += reader.signed();
    y += reader.signed();
    lists.x[i] = x;
    lists.y[i] = y;
    lists.width[i] = reader.count();
    lists.height[i] = reader.count();
    const [halfX, halfY] = [(lists.width[i] as number) / 2 + 1, (lists.height[i] as number) / 2 + 1];
    lists.boxes.set(
      [x - halfX, y - halfY, x + halfX, y + halfY].map((steps) => steps * step),
      4 * i,
    );
    for (let rings = reader.count(); rings > 0; rings--) {
      const end = at + 2 * reader.count();
      if (end > lists.points.length || ring >= ringCount)
        throw new RangeError('more points than were told of');
      let [pointX, pointY] = [x, y];
      for (; at < end; at += 2) {
        pointX += reader.signed();
        pointY += reader.signed();
        lists.points[at] = pointX * step;
        lists.points[at + 1] = pointY * step;
      }
      lists.firstPoint[++ring] = at / 2;
    }
    if (ring > (lists.firstRing[i] as number))
      widest = Math.max(widest, lists.width[i] as number, lists.height[i] as number);
    lists.firstRing[i + 1] = ring;
  }
  const span = tileSpan(tile.zoom);
  return { ...traits, ...lists, count, widest, originX: tile.x * span, originY: tile.y * span };
}
