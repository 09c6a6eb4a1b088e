/** A scanned plan from its file to its tiles: read, shown for pointing at, placed, cut. */
import { dirname } from 'node:path';
import sharp from 'sharp';
import type { BaseMap, Scan, ScanPoint } from '#core/contract/base-map.ts';
import { isInHuzhou, lonLat } from '#core/geo/coordinates.ts';
import { toGk120 } from '#core/geo/projection.ts';
import {
  type Fitted,
  fitPlacement,
  isNearMeridian,
  lonLatOfPixel,
  type Placement,
} from '#core/geo/scan-placement.ts';
import { requireSpace } from '../../disk-space.ts';
import { AppError } from '../../failure.ts';
import type { JobControl } from '../../jobs.ts';
import { TileFileRefused } from '../tile-file.ts';
import { readScan, SCAN_OPTIONS } from './read-scan.ts';
import { cutScan } from './scan-tiles.ts';

/** Large enough to point at a line's end, small enough for a window. */
const PREVIEW_SIDE_PX = 5000;

/**
 * Reads a plan and writes a picture of it for pointing at.
 * @throws TileFileRefused
 */
export async function readPlan(
  path: string,
  preview: string,
): Promise<{ readonly scan: Scan; readonly placement: Placement | undefined }> {
  const { widthPx, heightPx, placement, otherSystem } = await readScan(path);
  try {
    await sharp(path, SCAN_OPTIONS)
      .toColourspace('srgb')
      .resize(PREVIEW_SIDE_PX, PREVIEW_SIDE_PX, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 85, effort: 2 })
      .toFile(preview);
  } catch (error) {
    throw new TileFileRefused('scan.damaged', { detail: String(error) }, { cause: error });
  }
  const scan: Scan = { widthPx, heightPx, points: [], residualsM: [] };
  if (otherSystem) return { scan: { ...scan, notTaken: 'other-system' }, placement: undefined };
  if (!placement) return { scan, placement };
  const middle = lonLatOfPixel(placement, { column: widthPx / 2, row: heightPx / 2 });
  return isNearMeridian(placement, scan) && isInHuzhou(toGk120(middle))
    ? { scan: { ...scan, placedBy: 'file' }, placement }
    : { scan: { ...scan, notTaken: 'outside-huzhou' }, placement: undefined };
}

type PlacedByPoints = Pick<Fitted, 'placement'> & Pick<Scan, 'placedBy' | 'residualsM' | 'errorM'>;

/** @throws AppError `base-map.not-placed` */
export function placeByPoints(points: readonly ScanPoint[], scan: Scan): PlacedByPoints {
  const pairs = points.map(({ column, row, lon, lat }) => ({ column, row, at: toGk120(lonLat(lon, lat)) }));
  const fitted = fitPlacement(pairs);
  const isFarOff = 'placement' in fitted && !isNearMeridian(fitted.placement, scan);
  const problems =
    pairs.every(({ at }) => isInHuzhou(at)) && !isFarOff ? [] : [{ code: 'scan.outside-huzhou', params: {} }];
  if ('refused' in fitted) problems.push({ code: fitted.refused.code, params: { ...fitted.refused.params } });
  if ('refused' in fitted || problems.length > 0) throw new AppError('base-map.not-placed', { problems });
  const { placement, residualsM, errorM } = fitted;
  return { placement, placedBy: 'points', residualsM: [...residualsM], errorM };
}

/** Tiles of a plan take about as much as the plan, compressed; a good guess above it. */
const BYTES_A_PIXEL = 1;

/**
 * The base map with its tiles.
 * @throws TileFileRefused; AppError `workspace.disk-full`, `job.cancelled`
 */
export async function toTiles<T extends Pick<BaseMap, 'name' | 'scan'>>(
  waiting: T,
  original: string,
  placement: Placement,
  target: string,
  control: JobControl,
): Promise<T & Pick<BaseMap, 'box' | 'minZoom' | 'maxZoom'> & { path: string }> {
  const { widthPx = 0, heightPx = 0 } = waiting.scan ?? {};
  await requireSpace(dirname(target), widthPx * heightPx * BYTES_A_PIXEL);
  const scan = { path: original, widthPx, heightPx, placement, name: waiting.name };
  return { ...waiting, ...(await cutScan(scan, target, control)), path: target };
}
