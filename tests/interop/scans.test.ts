/** Scanned plans against GDAL: where its points place one, where its GeoTIFFs lie, and what they look like on the map. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { gk120 } from '#core/geo/coordinates.ts';
import { applyAffine, fitPlacement } from '#core/geo/scan-placement.ts';
import { openTileFile } from '#service/base-maps/open-tile-file.ts';
import { readScan } from '#service/base-maps/scans/read-scan.ts';
import { cutScan } from '#service/base-maps/scans/scan-tiles.ts';
import { isInstalled, run } from '#tests/helpers/command.ts';
import { tileBoxM } from '#tests/helpers/mercator.ts';
import { aPlan, PLAN_PX } from '#tests/helpers/scans.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const hasGdal = isInstalled('gdal_translate', '--version');
const { width, height } = PLAN_PX;
/** Column, row, east, north: five points that do not quite agree. */
const POINTS = [
  [10, 12, 500_010.1, 3_416_990.2],
  [780, 20, 500_402.3, 3_416_970.4],
  [770, 590, 500_380.2, 3_416_681.1],
  [15, 580, 499_994.6, 3_416_703.3],
  [400, 300, 500_197.2, 3_416_835.9],
] as const;
const CONTROL = { progress: () => undefined, signal: new AbortController().signal };

describe.skipIf(!hasGdal)(
  `scans and GDAL${hasGdal ? '' : ' (GDAL is not installed here: not tried)'}`,
  () => {
    test('points place every pixel where GDAL puts it, by least squares of the first order', () => {
      const fitted = fitPlacement(
        POINTS.map(([column, row, east, north]) => ({ column, row, at: gk120(north, east) })),
      );
      if ('refused' in fitted) throw new Error(fitted.refused.code);
      const pixels = [
        [0, 0],
        [800, 600],
        [123.5, 456.25],
        [-50, 900],
      ] as const;
      const gcps = POINTS.flatMap((point) => ['-gcp', ...point.map(String)]);
      const { stdout } = spawnSync('gdaltransform', ['-order', '1', '-output_xy', ...gcps], {
        input: pixels.map((pixel) => pixel.join(' ')).join('\n'),
        encoding: 'utf8',
      });
      const theirs = stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ').map(Number));
      expect(theirs).toHaveLength(pixels.length);
      for (const [i, [column, row]] of pixels.entries()) {
        const [east, north] = applyAffine(fitted.placement.affine, column, row);
        expect(Math.abs(east - (theirs[i]?.[0] ?? 0))).toBeLessThan(1e-5);
        expect(Math.abs(north - (theirs[i]?.[1] ?? 0))).toBeLessThan(1e-5);
      }
    });

    test.each([
      ['EPSG:4549', [500_000, 3_417_000, 500_400, 3_416_700]],
      ['EPSG:4528', [40_500_000, 3_417_000, 40_500_400, 3_416_700]],
      ['EPSG:4490', [120, 30.876, 120.0042, 30.8733]],
      ['EPSG:4326', [120, 30.876, 120.0042, 30.8733]],
    ] as const)('a GeoTIFF in %s lies where GDAL says', async (system, [west, north, east, south]) => {
      const folder = await temporaryFolder();
      await aPlan(join(folder, 'a.png'));
      const ends = [west, north, east, south].map(String);
      run('gdal_translate', [
        '-q',
        '-of',
        'GTiff',
        '-a_srs',
        system,
        '-a_ullr',
        ...ends,
        join(folder, 'a.png'),
        join(folder, 'a.tif'),
      ]);
      const { placement, widthPx, heightPx } = await readScan(join(folder, 'a.tif'));
      expect([placement?.system, widthPx, heightPx]).toEqual([system, width, height]);
      const info = JSON.parse(run('gdalinfo', ['-json', join(folder, 'a.tif')]).output) as {
        geoTransform: number[];
      };
      const [c = 0, a = 0, b = 0, f = 0, d = 0, e = 0] = info.geoTransform;
      for (const [i, value] of [a, b, c, d, e, f].entries())
        expect(placement?.affine[i]).toBeCloseTo(value, 9);
    });

    test('a GeoTIFF turned by a matrix, with pixels that are points, or in another system is told for what it is', async () => {
      const folder = await temporaryFolder();
      await aPlan(join(folder, 'a.png'));
      const gcps = POINTS.slice(0, 3).flatMap((point) => ['-gcp', ...point.map(String)]);
      run('gdal_translate', [
        '-q',
        '-of',
        'GTiff',
        '-a_srs',
        'EPSG:4549',
        ...gcps,
        join(folder, 'a.png'),
        join(folder, 'turned.tif'),
      ]);
      const turned = await readScan(join(folder, 'turned.tif'));
      // Three points of GDAL are written as a matrix, or as points alone, which this program does not take.
      if (turned.placement) {
        const [east, north] = applyAffine(turned.placement.affine, 10, 12);
        expect([east, north]).toEqual([expect.closeTo(500_010.1, 3), expect.closeTo(3_416_990.2, 3)]);
      }
      const ends = ['500000', '3417000', '500400', '3416700'];
      run('gdal_translate', [
        ...['-q', '-of', 'GTiff', '-a_srs', 'EPSG:4549', '-a_ullr', ...ends, '-mo', 'AREA_OR_POINT=Point'],
        join(folder, 'a.png'),
        join(folder, 'point.tif'),
      ]);
      const [, , west, , , north] = (await readScan(join(folder, 'point.tif'))).placement?.affine ?? [];
      expect([west, north]).toEqual([expect.closeTo(500_000, 6), expect.closeTo(3_417_000, 6)]);
      run('gdal_translate', [
        '-q',
        '-of',
        'GTiff',
        '-a_srs',
        'EPSG:2437',
        '-a_ullr',
        ...ends,
        join(folder, 'a.png'),
        join(folder, 'old.tif'),
      ]);
      expect(await readScan(join(folder, 'old.tif'))).toMatchObject({
        placement: undefined,
        otherSystem: 'EPSG:2437',
      });
    });

    test('tiles show what gdalwarp shows, pixel by pixel but for the edges of the fields', async () => {
      const folder = await temporaryFolder();
      await aPlan(join(folder, 'a.png'));
      const fitted = fitPlacement(
        POINTS.map(([column, row, east, north]) => ({ column, row, at: gk120(north, east) })),
      );
      if ('refused' in fitted) throw new Error(fitted.refused.code);
      const { placement } = fitted;
      const target = join(folder, 'a.mbtiles');
      const scan = { path: join(folder, 'a.png'), widthPx: width, heightPx: height, placement, name: 'a' };
      const { maxZoom } = await cutScan(scan, target, CONTROL);
      const gcps = POINTS.flatMap((point) => ['-gcp', ...point.map(String)]);
      run('gdal_translate', [
        '-q',
        '-a_srs',
        'EPSG:4549',
        ...gcps,
        join(folder, 'a.png'),
        join(folder, 'gcp.tif'),
      ]);
      const file = await openTileFile(target);
      let compared = 0;
      let different = 0;
      for (const { x, y, box } of tileBoxM(file.facts.box ?? [0, 0, 0, 0], maxZoom)) {
        const tile = await file.tile(maxZoom, x, y);
        if (!tile) continue;
        const theirs = join(folder, `${x}-${y}.tif`);
        run('gdalwarp', [
          ...[
            '-q',
            '-order',
            '1',
            '-t_srs',
            'EPSG:3857',
            '-te',
            ...box.map((edge) => String(edge)),
            '-ts',
            '256',
            '256',
          ],
          ...['-r', 'bilinear', '-dstalpha', '-et', '0', join(folder, 'gcp.tif'), theirs],
        ]);
        const [ours, warped] = await Promise.all(
          [sharp(Buffer.from(tile)), sharp(theirs)].map((each) => each.ensureAlpha().raw().toBuffer()),
        );
        for (let at = 0; at < 256 * 256 * 4; at += 4) {
          // Where either is at the edge of the plan, a pixel more or less is no difference.
          if (ours?.[at + 3] !== 255 || warped?.[at + 3] !== 255) continue;
          compared += 1;
          if ([0, 1, 2].some((k) => Math.abs((ours[at + k] ?? 0) - (warped[at + k] ?? 0)) > 70))
            different += 1;
        }
      }
      await file.close();
      expect(compared).toBeGreaterThan(100_000);
      // The lines between the fields are 0.3 % of the pixels; half a pixel off, and most of these would differ by half of what parts two fields.
      expect(different / compared).toBeLessThan(0.0015);
    });
  },
);
