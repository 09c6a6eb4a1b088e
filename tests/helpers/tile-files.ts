/** Tile files of coloured squares, made as other programs make them. */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { PbfWriter } from 'pbf';
import { zxyToTileId } from 'pmtiles';
import sharp from 'sharp';
import { boxOfTile, tilesOfBox } from '#core/map/web-mercator.ts';

type Box = readonly [west: number, south: number, east: number, north: number];

/** Around 织里. */
export const TILED_BOX: Box = [120.05, 30.83, 120.15, 30.9];
export const TILED_ZOOMS = [12, 13, 14] as const;

export type TileWish = {
  readonly box?: Box;
  readonly colour?: string;
  readonly format?: 'png' | 'jpeg' | 'webp';
  readonly metadata?: Readonly<Record<string, string>>;
};

export type MadeTile = {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
  readonly picture: Buffer;
};

/** A picture of one colour with a lighter edge, so that tiles can be told apart on a screenshot. */
async function aPicture(colour: string, format: 'png' | 'jpeg' | 'webp'): Promise<Buffer> {
  const inner = await sharp({ create: { width: 248, height: 248, channels: 3, background: colour } })
    .png()
    .toBuffer();
  return sharp({ create: { width: 256, height: 256, channels: 3, background: '#fafafa' } })
    .composite([{ input: inner, left: 4, top: 4 }])
    .toFormat(format)
    .toBuffer();
}

async function someTiles({
  box = TILED_BOX,
  colour = '#9fc2a8',
  format = 'png',
}: TileWish): Promise<MadeTile[]> {
  const picture = await aPicture(colour, format);
  return TILED_ZOOMS.flatMap((zoom) => tilesOfBox(box, zoom).map(({ x, y }) => ({ zoom, x, y, picture })));
}

export async function makeMbtiles(path: string, wish: TileWish = {}): Promise<MadeTile[]> {
  const tiles = await someTiles(wish);
  const { box = TILED_BOX, format = 'png' } = wish;
  const database = new Database(path);
  database.exec(`CREATE TABLE metadata (name TEXT, value TEXT);
    CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
    CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);`);
  const metadata = { name: '影像 2024', format, bounds: box.join(','), ...wish.metadata };
  for (const [name, value] of Object.entries(metadata))
    database.prepare('INSERT INTO metadata VALUES (?, ?)').run(name, value);
  const insert = database.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)');
  for (const { zoom, x, y, picture } of tiles) insert.run(zoom, x, 2 ** zoom - 1 - y, picture);
  database.close();
  return tiles;
}

/** Vector tiles with one square of water each, in their middle and half as wide. */
export function makeVectorMbtiles(path: string, box: Box = TILED_BOX): void {
  const database = new Database(path);
  database.exec(`CREATE TABLE metadata (name TEXT, value TEXT);
    CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);`);
  const facts = { name: '水系', format: 'pbf', bounds: box.join(',') };
  for (const [name, value] of Object.entries(facts))
    database.prepare('INSERT INTO metadata VALUES (?, ?)').run(name, value);
  const insert = database.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)');
  const bytes = gzipSync(aVectorTile());
  for (const zoom of TILED_ZOOMS)
    for (const { x, y } of tilesOfBox(box, zoom)) insert.run(zoom, x, 2 ** zoom - 1 - y, bytes);
  database.close();
}

/** https://github.com/mapbox/vector-tile-spec: a move, three lines and the closing, in steps, each number doubled for its sign. */
function aVectorTile(): Uint8Array {
  const square = [9, 2048, 2048, 26, 4096, 0, 0, 4096, 4095, 0, 15];
  const tile = new PbfWriter();
  tile.writeMessage(
    3,
    (_, layer) => {
      layer.writeVarintField(15, 2);
      layer.writeStringField(1, 'water');
      layer.writeMessage(
        2,
        (__, feature) => {
          feature.writeVarintField(3, 3);
          feature.writePackedVarint(4, square);
        },
        undefined,
      );
      layer.writeVarintField(5, 4096);
    },
    undefined,
  );
  return tile.finish();
}

const TYPES = { png: 2, jpeg: 3, webp: 4 } as const;

/** @param tileType as in the header: 1 would be vector tiles */
export async function makePmtiles(
  path: string,
  wish: TileWish & { readonly tileType?: number } = {},
): Promise<MadeTile[]> {
  const made = await someTiles(wish);
  const { box = TILED_BOX, format = 'png' } = wish;
  const tiles = made
    .map((tile) => ({ ...tile, id: zxyToTileId(tile.zoom, tile.x, tile.y) }))
    .toSorted((a, b) => a.id - b.id);
  const directory = gzipSync(
    Buffer.concat([
      varint(tiles.length),
      ...tiles.map(({ id }, i) => varint(id - (tiles[i - 1]?.id ?? 0))),
      ...tiles.map(() => varint(1)),
      ...tiles.map(({ picture }) => varint(picture.length)),
      // Zero says: directly behind the one before; the first begins at 0, written as 1.
      ...tiles.map((_, i) => varint(i === 0 ? 1 : 0)),
    ]),
  );
  const metadata = gzipSync(Buffer.from(JSON.stringify({ name: '地形图', ...wish.metadata })));
  const header = Buffer.alloc(127);
  header.write('PMTiles', 0, 'latin1');
  header.writeUInt8(3, 7);
  const data = Buffer.concat(tiles.map(({ picture }) => picture));
  const places = [127, directory.length, 127 + directory.length, metadata.length, 0, 0];
  places.push(
    127 + directory.length + metadata.length,
    data.length,
    tiles.length,
    tiles.length,
    tiles.length,
  );
  for (const [i, value] of places.entries()) header.writeBigUInt64LE(BigInt(value), 8 + 8 * i);
  header.writeUInt8(1, 96);
  header.writeUInt8(2, 97);
  header.writeUInt8(1, 98);
  header.writeUInt8(wish.tileType ?? TYPES[format], 99);
  header.writeUInt8(TILED_ZOOMS[0], 100);
  header.writeUInt8(TILED_ZOOMS.at(-1) ?? 0, 101);
  for (const [i, degrees] of box.entries()) header.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * i);
  writeFileSync(path, Buffer.concat([header, directory, metadata, data]));
  return made;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}

/** The middle of a tile, in degrees. */
export function middleOf({ zoom, x, y }: MadeTile): { readonly lon: number; readonly lat: number } {
  const [west, south, east, north] = boxOfTile({ zoom, x, y });
  return { lon: (west + east) / 2, lat: (south + north) / 2 };
}
