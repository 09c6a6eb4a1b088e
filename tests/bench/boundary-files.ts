/** Importing polygons of a Shapefile (read, checked, made records of, stored durably) against ogr2ogr, which converts the same file to GeoPackage. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importBoundaries, readBoundary } from '#service/boundaries.ts';
import { machineEnvironment } from '#service/host/machine-environment.ts';
import { createSession } from '#service/session.ts';
import { EAST, type Figure, geoJsonOf, NORTH } from '#tests/helpers/boundary-files.ts';
import { storeRowsBare } from './bare-rows.ts';
import { type Benchmark, millisecondsOf, PARCELS } from './benchmark.ts';

/** Corners of a parcel as the land office surveys them; every tenth has a hole. */
const CORNERS = 12;
const SPACING_M = 120;

export const boundaryFiles: Benchmark = {
  name: 'boundary-files',
  run: async (folder) => {
    const geojson = join(folder, 'source.geojson');
    const shp = join(folder, 'parcels.shp');
    writeFileSync(geojson, geoJsonOf(Array.from({ length: PARCELS }, (_, i) => aFigure(i))));
    const options = ['-f', 'ESRI Shapefile', '-t_srs', 'EPSG:4549', '-lco', 'ENCODING=GBK'];
    const { status, stderr } = spawnSync('ogr2ogr', [...options, shp, geojson], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`ogr2ogr of GDAL is needed: ${stderr}`);
    const peerMs = await millisecondsOf(() =>
      spawnSync('ogr2ogr', ['-f', 'GPKG', join(folder, 'peer.gpkg'), shp]),
    );
    const session = createSession(
      machineEnvironment({ programVersion: 'bench', dataFolder: join(folder, 'data') }),
    );
    const aWorkspace = (name: string) =>
      session.create({
        folder: join(folder, name),
        role: 'field',
        surveyor: 'bench',
        townshipCode: '330502100',
      });
    const source = { kind: 'path' as const, path: shp };
    const looking = await aWorkspace('looked-at');
    const previewMs = await millisecondsOf(() => readBoundary(looking, source));
    const lookedAtMs = await millisecondsOf(() => importBoundaries(looking, source));
    // Nothing of it has been read here before.
    const workspace = await aWorkspace('ws');
    const oursMs = await millisecondsOf(() => importBoundaries(workspace, source));
    const rowsMs = await storeRowsBare(workspace.database, join(folder, 'rows.gpkg'));
    const leastMs = await storeRowsBare(workspace.database, join(folder, 'least.gpkg'), { operations: true });
    await session.close();
    const peer = 'ogr2ogr to GeoPackage';
    return [
      { what: `import ${PARCELS} polygons of a Shapefile`, limit: '≤ 3 ×', peer, peerMs, oursMs },
      { what: 'the same once they were looked at', limit: '-', peer, peerMs, oursMs: lookedAtMs },
      { what: 'the preview of them', limit: '-', peer, peerMs, oursMs: previewMs },
      { what: 'their rows alone, by bare SQL', limit: '-', peer, peerMs, oursMs: rowsMs },
      { what: 'the least: rows and operations, by bare SQL', limit: '-', peer, peerMs, oursMs: leastMs },
    ];
  },
};

/** A rounded yard in a grid of them, about 80 m across. */
function aFigure(i: number): Figure {
  const [row, column] = [Math.floor(i / 100), i % 100];
  const [north, east] = [
    NORTH + (row % 100) * SPACING_M,
    EAST + column * SPACING_M + Math.floor(row / 100) * 12_000,
  ];
  const ring = (radius: number) => {
    const corners = Array.from({ length: CORNERS }, (_, k) => {
      const angle = (2 * Math.PI * k) / CORNERS;
      return [north + radius * Math.cos(angle), east + radius * Math.sin(angle)] as const;
    });
    return [...corners, ...corners.slice(0, 1)];
  };
  return {
    polygons: [i % 10 === 0 ? [ring(40), ring(10)] : [ring(40)]],
    properties: {
      DCDYBH: `330502100-${String(i + 1).padStart(5, '0')}`,
      CQR: `湖州某某织造有限公司第 ${i} 号`,
      XZYT: '工业厂房',
      SFDX: i % 3 === 0 ? '是' : '否',
      DJMJ: 4800 + (i % 17),
    },
  };
}
