/** Polygons for files of other programs: made in metres about a place in Huzhou, written as GeoJSON in degrees of CGCS2000. */
import { writeFileSync } from 'node:fs';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';

export type Corner = readonly [northM: number, eastM: number];
export type Figure = {
  /** Polygons of closed rings, shell first. */
  readonly polygons: readonly (readonly (readonly Corner[])[])[];
  readonly properties?: Readonly<Record<string, unknown>>;
};

export const NORTH = 3_416_500;
export const EAST = 500_000;

/** A closed rectangle, its south-west corner given from the place above. */
export function rectangle(north: number, east: number, height: number, width: number): readonly Corner[] {
  const [n, e] = [NORTH + north, EAST + east];
  return [
    [n, e],
    [n + height, e],
    [n + height, e + width],
    [n, e + width],
    [n, e],
  ];
}

/** One plain, one with a hole, one of two parts. */
export const FIGURES: readonly Figure[] = [
  {
    polygons: [[rectangle(0, 0, 60, 100)]],
    properties: { DCDYBH: '330502001-0101', CQR: '湖州某某织造有限公司', DJMJ: 6000, SFDX: '是' },
  },
  {
    polygons: [[rectangle(0, 200, 60, 100), rectangle(20, 230, 10, 20)]],
    properties: { DCDYBH: '330502001-0102', CQR: '月河街道红丰村', DJMJ: 5800.5, SFDX: '否' },
  },
  {
    polygons: [[rectangle(100, 0, 50, 50)], [rectangle(100, 80, 50, 40)]],
    properties: { DCDYBH: '330502001-0103', CQR: '某某钢管厂', DJMJ: 4500, SFDX: '是' },
  },
];

/** Planar areas of the plots that `FIGURES` make, in their order. */
export const AREAS_SQM = [6000, 5800, 2500, 2000] as const;

export function geoJsonOf(
  figures: readonly Figure[],
  crs: string | undefined = 'urn:ogc:def:crs:EPSG::4490',
): string {
  const features = figures.map(({ polygons, properties = {} }) => {
    const coordinates = polygons.map((rings) =>
      rings.map((ring) => ring.map(([north, east]) => toLonLat(gk120(north, east)))),
    );
    const [first, ...others] = coordinates;
    const geometry =
      others.length === 0 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates };
    return { type: 'Feature', properties, geometry };
  });
  const named = crs === undefined ? {} : { crs: { type: 'name', properties: { name: crs } } };
  return JSON.stringify({ type: 'FeatureCollection', ...named, features });
}

export function writeGeoJson(path: string, figures: readonly Figure[] = FIGURES): string {
  writeFileSync(path, geoJsonOf(figures));
  return path;
}
