/** A scanned plan as a file: whether it is one, how large, and where it lies if it says so. Nothing is decoded before its size is known. */
import { open, stat } from 'node:fs/promises';
import sharp from 'sharp';
import { type Placement, SCAN_SYSTEMS } from '#core/geo/scan-placement.ts';
import { TileFileRefused } from '../tile-file.ts';
import { readGeoTags } from './geotiff-tags.ts';

/** A plan of A0 at 150 dpi has 35 million. Of so many, 160 MB are in memory while tiles are cut. */
const MAX_SCAN_PIXELS = 40_000_000;
const MAX_SCAN_MB = 300;
const MIN_SIDE_PX = 16;
const BIG_TIFF = ['49492b00', '4d4d002b'];
const FORMATS: Readonly<Record<string, string>> = {
  '49492a00': 'tiff',
  '4d4d002a': 'tiff',
  '89504e47': 'png',
  ffd8ff: 'jpeg',
};

export type ReadScan = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly placement: Placement | undefined;
  /** The file names a system that cannot be taken: what it calls it. */
  readonly otherSystem: string | undefined;
};

/** How sharp opens it everywhere: what is damaged is no plan, and what is larger than said is not decoded. */
export const SCAN_OPTIONS = { limitInputPixels: MAX_SCAN_PIXELS, failOn: 'error' } as const;

/** @throws TileFileRefused; errors of the disk as they are */
export async function readScan(path: string): Promise<ReadScan> {
  const { size } = await stat(path);
  if (size > MAX_SCAN_MB * 1024 * 1024)
    throw new TileFileRefused('scan.file-too-large', { limitMb: MAX_SCAN_MB });
  const format = await formatOf(path);
  const { width, height } = await sizeOf(path);
  if (width * height > MAX_SCAN_PIXELS)
    throw new TileFileRefused('scan.too-many-pixels', {
      width,
      height,
      limitMillions: MAX_SCAN_PIXELS / 1e6,
    });
  if (Math.min(width, height) < MIN_SIDE_PX) throw new TileFileRefused('scan.not-a-picture');
  const tags = format === 'tiff' ? await readGeoTags(path) : undefined;
  const system = SCAN_SYSTEMS.find((each) => each === `EPSG:${tags?.epsg}`);
  return {
    widthPx: width,
    heightPx: height,
    placement: tags && system ? { system, affine: tags.affine } : undefined,
    otherSystem: tags && !system ? (tags.epsg === undefined ? '?' : `EPSG:${tags.epsg}`) : undefined,
  };
}

async function formatOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    const head = buffer.subarray(0, bytesRead).toString('hex');
    if (BIG_TIFF.includes(head)) throw new TileFileRefused('scan.big-tiff');
    const format = FORMATS[head] ?? FORMATS[head.slice(0, 6)];
    if (!format) throw new TileFileRefused('scan.not-a-picture');
    return format;
  } finally {
    await file.close();
  }
}

/** From the head alone. */
async function sizeOf(path: string): Promise<{ readonly width: number; readonly height: number }> {
  try {
    const { width, height } = await sharp(path, { ...SCAN_OPTIONS, limitInputPixels: false }).metadata();
    return { width, height };
  } catch (error) {
    throw new TileFileRefused('scan.damaged', { detail: String(error) }, { cause: error });
  }
}
