/** Tile files as another program writes them. GDAL makes them where it is installed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { tilesOfBox, WORLD, worldX, worldY } from '#core/map/web-mercator.ts';
import { openTileFile } from '#service/base-maps/open-tile-file.ts';
import { isInstalled, run } from '#tests/helpers/command.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const hasGdal = isInstalled('gdal_translate', '--version');
const BOX = [120.09, 30.86, 120.11, 30.88] as const;
const EARTH_M = 40_075_016.685578488;

describe.skipIf(!hasGdal)(
  `base maps of GDAL${hasGdal ? '' : ' (GDAL is not installed here: not tried)'}`,
  () => {
    test('MBTiles of pictures show the colour that was burnt, where it was burnt', async () => {
      const folder = await temporaryFolder();
      const [west, south, east, north] = BOX;
      const metres = [worldX(west), -worldY(north), worldX(east), -worldY(south)].map(
        (units) => (units / WORLD) * EARTH_M,
      ) as [number, number, number, number];
      const corners = [
        metres[0] - EARTH_M / 2,
        metres[1] + EARTH_M / 2,
        metres[2] - EARTH_M / 2,
        metres[3] + EARTH_M / 2,
      ];
      run('gdal_create', [
        ...['-of', 'GTiff', '-outsize', '800', '900', '-bands', '3', '-ot', 'Byte'],
        ...[
          '-burn',
          '10',
          '-burn',
          '200',
          '-burn',
          '30',
          '-a_srs',
          'EPSG:3857',
          '-a_ullr',
          ...corners.map(String),
        ],
        join(folder, 'a.tif'),
      ]);
      run('gdal_translate', ['-of', 'MBTILES', join(folder, 'a.tif'), join(folder, 'a.mbtiles')]);
      const file = await openTileFile(join(folder, 'a.mbtiles'));
      expect(file.facts.content).toBe('pictures');
      expect(file.facts.box?.map((degrees) => degrees.toFixed(2))).toEqual(
        BOX.map((degrees) => degrees.toFixed(2)),
      );
      const zoom = file.facts.maxZoom;
      const [tile] = tilesOfBox([120.1, 30.87, 120.1, 30.87], zoom);
      const picture = await file.tile(zoom, tile?.x ?? 0, tile?.y ?? 0);
      const { data } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      // In the middle of a tile in the middle of the picture.
      const at = 3 * (128 * 256 + 128);
      expect([...data.subarray(at, at + 3)]).toEqual([10, 200, 30]);
      const [outside] = tilesOfBox([120.3, 30.87, 120.3, 30.87], zoom);
      expect(await file.tile(zoom, outside?.x ?? 0, outside?.y ?? 0)).toBeUndefined();
      await file.close();
    });

    test('MBTiles of vectors have the shape that went in', async () => {
      const folder = await temporaryFolder();
      const [west, south, east, north] = BOX;
      const ring = [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ];
      const water = {
        type: 'Feature',
        properties: { class: 'lake' },
        geometry: { type: 'Polygon', coordinates: [ring] },
      };
      writeFileSync(
        join(folder, 'water.geojson'),
        JSON.stringify({ type: 'FeatureCollection', features: [water] }),
      );
      run('ogr2ogr', [
        ...['-f', 'MBTILES', '-dsco', 'MINZOOM=8', '-dsco', 'MAXZOOM=12'],
        ...[join(folder, 'a.mbtiles'), join(folder, 'water.geojson')],
      ]);
      const file = await openTileFile(join(folder, 'a.mbtiles'));
      expect(file.facts).toMatchObject({ content: 'shapes', minZoom: 8, maxZoom: 12 });
      const [address] = tilesOfBox([120.1, 30.87, 120.1, 30.87], 10);
      if (!address) throw new Error('no tile');
      const bytes = await file.tile(10, address.x, address.y);
      if (!bytes) throw new Error('no bytes');
      const [layer] = Object.values(new VectorTile(new PbfReader(bytes)).layers);
      if (!layer) throw new Error('no layer');
      const { properties, geometry } = layer.feature(0).toGeoJSON(address.x, address.y, 10);
      expect(properties?.class).toBe('lake');
      const points = (geometry as unknown as { coordinates: [number, number][][] }).coordinates.flat();
      const lons = points.map(([lon]) => lon);
      const lats = points.map(([, lat]) => lat);
      // A step of a tile of 4096 at zoom 10 is 8 m.
      for (const [found, expected] of [
        [Math.min(...lons), west],
        [Math.max(...lons), east],
        [Math.min(...lats), south],
        [Math.max(...lats), north],
      ] as const)
        expect(Math.abs(found - expected)).toBeLessThan(0.0002);
      await file.close();
    });
  },
);
