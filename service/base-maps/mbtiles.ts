/**
 * MBTiles 1.3, of pictures or vector tiles: a SQLite file with the tables (or views) `metadata` and `tiles`. Opened for reading only; its rows are
 * counted from the south. https://github.com/mapbox/mbtiles-spec
 */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import Database from 'better-sqlite3';
import { isCheap, isPlain } from './stored-rows.ts';
import {
  isGzipped,
  MAX_TILE_BYTES,
  pictureTypeOf,
  type TileFile,
  TileFileRefused,
  toBox,
  toPlainText,
  toZooms,
} from './tile-file.ts';

const unzip = promisify(gunzip);

const TILE = `SELECT CASE WHEN length(tile_data) <= ${MAX_TILE_BYTES} THEN tile_data END FROM tiles
  WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?`;
const METADATA = 'SELECT name, value FROM metadata LIMIT 100';

/** @throws TileFileRefused */
export function openMbtiles(path: string): TileFile {
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    return read(database);
  } catch (error) {
    database?.close();
    if (error instanceof TileFileRefused) throw error;
    throw new TileFileRefused('base-map.damaged', { detail: String(error) }, { cause: error });
  }
}

function read(database: Database.Database): TileFile {
  // What its views and triggers may call is decided here and not by whoever made it.
  database.pragma('trusted_schema = OFF');
  requireTilesTable(database);
  const metadata = readMetadata(database);
  const sample = database
    .prepare(`SELECT substr(tile_data, 1, 16) FROM tiles WHERE tile_data IS NOT NULL LIMIT 1`)
    .pluck()
    .get() as Buffer | undefined;
  if (!Buffer.isBuffer(sample)) throw new TileFileRefused('base-map.no-tiles');
  const format = metadata.get('format') ?? '';
  const content = pictureTypeOf(sample) ? 'pictures' : isVector(format, sample) ? 'shapes' : undefined;
  if (!content) throw new TileFileRefused('base-map.other-format', { format });
  const zooms = zoomsOf(database, metadata);
  const box = toBox((metadata.get('bounds') ?? '').split(',').map(Number));
  const name = toPlainText(metadata.get('name'));
  const attribution = toPlainText(metadata.get('attribution'));
  const statement = database.prepare(TILE).pluck();
  return {
    facts: {
      kind: 'mbtiles',
      content,
      ...zooms,
      ...(name === undefined ? {} : { name }),
      ...(box ? { box } : {}),
      ...(attribution === undefined ? {} : { attribution }),
    },
    tile: async (zoom, x, y) => {
      const found = statement.get(zoom, x, 2 ** zoom - 1 - y);
      if (!Buffer.isBuffer(found)) return undefined;
      return isGzipped(found) ? await unzip(found, { maxOutputLength: MAX_TILE_BYTES }) : found;
    },
    close: async () => {
      database.close();
    },
  };
}

function requireTilesTable(database: Database.Database): void {
  if (!hasTable(database, 'tiles')) throw new TileFileRefused('base-map.not-a-tile-file');
  if (!isPlain(database, 'tiles')) throw computed('tiles');
  const columns = database.prepare('SELECT * FROM tiles LIMIT 0').columns();
  const names = columns.map(({ name }) => name);
  if (!['zoom_level', 'tile_column', 'tile_row', 'tile_data'].every((name) => names.includes(name)))
    throw new TileFileRefused('base-map.not-a-tile-file');
  if (!isCheap(database, TILE)) throw computed('tiles');
}

function readMetadata(database: Database.Database): ReadonlyMap<string, string> {
  if (!hasTable(database, 'metadata')) return new Map();
  if (!isPlain(database, 'metadata') || !isCheap(database, METADATA)) throw computed('metadata');
  const rows = database.prepare(METADATA).raw().all() as [unknown, unknown][];
  return new Map(rows.map(([name, value]) => [String(name), String(value)]));
}

function hasTable(database: Database.Database, name: string): boolean {
  const found = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = ? AND type IN ('table', 'view')`);
  return found.get(name) !== undefined;
}

const computed = (table: string) => new TileFileRefused('base-map.computed', { table });

/** As said in the metadata; many programs leave it out. */
function zoomsOf(database: Database.Database, metadata: ReadonlyMap<string, string>) {
  const [min, max] = ['minzoom', 'maxzoom'].map((name) => Number.parseInt(metadata.get(name) ?? '', 10));
  if (min !== undefined && max !== undefined && !Number.isNaN(min) && !Number.isNaN(max))
    return toZooms(min, max);
  const found = database
    .prepare('SELECT min(zoom_level), max(zoom_level) FROM tiles')
    .raw()
    .get() as number[];
  return toZooms(found[0] ?? 0, found[1] ?? 0);
}

function isVector(format: string, sample: Buffer): boolean {
  return format === 'pbf' || format === 'mvt' || isGzipped(sample);
}
