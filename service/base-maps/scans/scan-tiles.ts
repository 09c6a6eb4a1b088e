/**
 * Cuts a placed scan into tiles of the map, once: the result is an MBTiles file like any other, and nothing is warped while somebody looks.
 * For each zoom the scan is made smaller first, so that no pixel of it is left out between two of a tile.
 */
import { rename, rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import sharp from 'sharp';
import { lonLat } from '#core/geo/coordinates.ts';
import {
  invertAffine,
  lonLatOfPixel,
  type Placement,
  pixelOfLonLat,
  pixelSizeM,
} from '#core/geo/scan-placement.ts';
import { boxOfTile, tilesOfBox } from '#core/map/web-mercator.ts';
import { type JobControl, throwIfCancelled } from '../../jobs.ts';
import { type Box, TileFileRefused } from '../tile-file.ts';
import { SCAN_OPTIONS } from './read-scan.ts';

const TILE_PX = 256;
/** The places of so many pixels are computed, those in between by proportion: a hundredth of a pixel off at the most. */
const STEP_PX = 16;
const EQUATOR_M = 40_075_016.685578488;
const MIN_ZOOM = 8;
const MAX_ZOOM = 22;
const MAX_TILES = 8000;
/** Up to here the four pixels around a place are all that is near it, and making it smaller first would only blur lines. */
const NEARLY_ONE = 1.5;
/** Of plans: fine lines, and colours that end sharply. */
const QUALITY = 90;

export type ScanToCut = {
  readonly path: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly placement: Placement;
  readonly name: string;
};

/** @throws TileFileRefused `scan.too-many-tiles`; AppError `job.cancelled`, and then nothing is left */
export async function cutScan(
  scan: ScanToCut,
  target: string,
  { signal, progress }: JobControl,
): Promise<{ box: Box; minZoom: number; maxZoom: number }> {
  const box = boxOf(scan);
  const { minZoom, maxZoom } = zoomsOf(scan, box);
  const zooms = Array.from({ length: maxZoom - minZoom + 1 }, (_, i) => maxZoom - i);
  const total = zooms.reduce((sum, zoom) => sum + countOf(box, zoom), 0);
  if (total > MAX_TILES) throw new TileFileRefused('scan.too-many-tiles', { tiles: total, limit: MAX_TILES });
  const partial = `${target}.part`;
  await rm(partial, { force: true });
  const database = new Database(partial);
  try {
    database.pragma('journal_mode = OFF');
    database.exec(`CREATE TABLE metadata (name TEXT, value TEXT);
      CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB, PRIMARY KEY (zoom_level, tile_column, tile_row));`);
    const meta = database.prepare('INSERT INTO metadata VALUES (?, ?)');
    for (const [name, value] of Object.entries({
      name: scan.name,
      format: 'webp',
      minzoom: minZoom,
      maxzoom: maxZoom,
      bounds: box.join(','),
    }))
      meta.run(name, String(value));
    const insert = database.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)');
    let done = 0;
    for (const zoom of zooms) {
      const level = await levelFor(scan, zoom);
      for (const { x, y } of tilesOfBox(box, zoom)) {
        throwIfCancelled(signal);
        progress({ phase: 'scan.tiles', done: done++, total, unit: 'files' });
        const tile = drawTile(level, zoom, x, y);
        if (!tile) continue;
        const bytes = await sharp(tile, { raw: { width: TILE_PX, height: TILE_PX, channels: 4 } })
          .webp({ quality: QUALITY, effort: 2, smartSubsample: true })
          .toBuffer();
        insert.run(zoom, x, 2 ** zoom - 1 - y, bytes);
      }
    }
    database.close();
    await rename(partial, target);
    return { box, minZoom, maxZoom };
  } catch (error) {
    database.close();
    await rm(partial, { force: true });
    throw error;
  }
}

/** The box of its edges; a plan is small enough for these to bend by less than a pixel. */
function boxOf({ widthPx, heightPx, placement }: ScanToCut): Box {
  const corners = [0, 0.5, 1].flatMap((right) =>
    [0, 0.5, 1].map((down) => lonLatOfPixel(placement, { column: right * widthPx, row: down * heightPx })),
  );
  const [lons, lats] = [corners.map(([lon]) => lon), corners.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** From where the whole plan is about one tile, to where a pixel of it is about one of the map. */
function zoomsOf({ widthPx, heightPx, placement }: ScanToCut, [west, south, east, north]: Box) {
  const cos = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const sizeM = pixelSizeM(placement, { column: widthPx / 2, row: heightPx / 2 });
  const finest = Math.round(Math.log2((EQUATOR_M * cos) / (TILE_PX * sizeM)));
  const widest = Math.max(east - west, (north - south) / cos);
  const coarsest = Math.floor(Math.log2(360 / widest));
  const maxZoom = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, finest));
  return { minZoom: Math.max(MIN_ZOOM, Math.min(maxZoom, coarsest)), maxZoom };
}

function countOf(box: Box, zoom: number): number {
  const corner = (lon: number, lat: number) => tilesOfBox([lon, lat, lon, lat], zoom)[0] ?? { x: 0, y: 0 };
  const [from, to] = [corner(box[0], box[3]), corner(box[2], box[1])];
  return (to.x - from.x + 1) * (to.y - from.y + 1);
}

type Level = {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Where a place is in this level. */
  readonly pixelOf: (lon: number, lat: number) => readonly [number, number];
};

async function levelFor({ path, widthPx, heightPx, placement }: ScanToCut, zoom: number): Promise<Level> {
  const middle = { column: widthPx / 2, row: heightPx / 2 };
  const [, lat] = lonLatOfPixel(placement, middle);
  const tilePixelM = (EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** zoom);
  const ratio = tilePixelM / pixelSizeM(placement, middle);
  const shrink = ratio < NEARLY_ONE ? 1 : ratio;
  const [width, height] = [
    Math.max(1, Math.round(widthPx / shrink)),
    Math.max(1, Math.round(heightPx / shrink)),
  ];
  const pixels = await sharp(path, SCAN_OPTIONS)
    .toColourspace('srgb')
    .resize(width, height, { fit: 'fill', kernel: 'mitchell' })
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer();
  const inverse = invertAffine(placement.affine);
  const [right, down] = [width / widthPx, height / heightPx];
  return {
    pixels,
    width,
    height,
    pixelOf: (lon, lat) => {
      const [column, row] = pixelOfLonLat(placement.system, inverse, lonLat(lon, lat));
      return [column * right, row * down];
    },
  };
}

/** @returns the pixels of a tile, red, green, blue and alpha; undefined where the scan shows nothing of it */
function drawTile(level: Level, zoom: number, x: number, y: number): Uint8Array | undefined {
  const out = new Uint8Array(TILE_PX * TILE_PX * 4);
  const steps = TILE_PX / STEP_PX;
  const places = gridOf(level, zoom, x, y, steps);
  let isAny = false;
  for (let blockY = 0; blockY < steps; blockY++) {
    for (let blockX = 0; blockX < steps; blockX++) {
      const at = (dx: number, dy: number) => 2 * ((blockY + dy) * (steps + 1) + blockX + dx);
      const [nw, ne, sw, se] = [at(0, 0), at(1, 0), at(0, 1), at(1, 1)];
      for (let j = 0; j < STEP_PX; j++) {
        const v = (j + 0.5) / STEP_PX;
        for (let i = 0; i < STEP_PX; i++) {
          const u = (i + 0.5) / STEP_PX;
          const between = (k: number) =>
            (1 - v) * ((1 - u) * Number(places[nw + k]) + u * Number(places[ne + k])) +
            v * ((1 - u) * Number(places[sw + k]) + u * Number(places[se + k]));
          const pixel = (blockY * STEP_PX + j) * TILE_PX + blockX * STEP_PX + i;
          if (sample(level, between(0), between(1), out, pixel * 4)) isAny = true;
        }
      }
    }
  }
  return isAny ? out : undefined;
}

/** Columns and rows of the scan at the corners of the blocks of a tile, one after the other. */
function gridOf(level: Level, zoom: number, x: number, y: number, steps: number): Float64Array {
  const places = new Float64Array(2 * (steps + 1) ** 2);
  for (let j = 0; j <= steps; j++) {
    for (let i = 0; i <= steps; i++) {
      const [west, , , north] = boxOfTile({
        zoom: zoom + Math.log2(steps),
        x: x * steps + i,
        y: y * steps + j,
      });
      const [column, row] = level.pixelOf(west, north);
      places.set([column, row], 2 * (j * (steps + 1) + i));
    }
  }
  return places;
}

/** The colour between the four pixels around a place. @returns false outside of the scan */
function sample(
  { pixels, width, height }: Level,
  column: number,
  row: number,
  out: Uint8Array,
  to: number,
): boolean {
  if (!(column >= 0 && row >= 0 && column <= width && row <= height)) return false;
  const [cx, cy] = [
    Math.min(width - 1, Math.max(0, column - 0.5)),
    Math.min(height - 1, Math.max(0, row - 0.5)),
  ];
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const [x1, y1] = [Math.min(width - 1, x0 + 1), Math.min(height - 1, y0 + 1)];
  const [u, v] = [cx - x0, cy - y0];
  const [a, b, c, d] = [y0 * width + x0, y0 * width + x1, y1 * width + x0, y1 * width + x1];
  for (let k = 0; k < 4; k++) {
    const top = (1 - u) * Number(pixels[4 * a + k]) + u * Number(pixels[4 * b + k]);
    const bottom = (1 - u) * Number(pixels[4 * c + k]) + u * Number(pixels[4 * d + k]);
    out[to + k] = Math.round((1 - v) * top + v * bottom);
  }
  return Number(out[to + 3]) > 0;
}
