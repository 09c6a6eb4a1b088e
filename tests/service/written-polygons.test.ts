/** Formats that say which ring is a shell and which is whose hole are taken at their word, or refused where their rings say otherwise. */
import { describe, expect, test } from 'vitest';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import { aWorkspace } from '#tests/helpers/a-workspace.ts';
import { type Corner, type Figure, geoJsonOf, rectangle } from '#tests/helpers/boundary-files.ts';
import { aGeoPackage, aShapefile } from '#tests/helpers/made-files.ts';
import { codesOf, fileOf, refusalOf } from '#tests/helpers/reading-boundaries.ts';

type Polygons = Figure['polygons'];

const kmlOf = (polygons: Polygons): string => {
  const ring = (corners: readonly Corner[]) =>
    `<LinearRing><coordinates>${corners.map(([north, east]) => `${toLonLat(gk120(north, east)).join(',')},0`).join(' ')}</coordinates></LinearRing>`;
  const polygon = ([shell = [], ...holes]: Polygons[number]) =>
    `<Polygon><outerBoundaryIs>${ring(shell)}</outerBoundaryIs>${holes.map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`).join('')}</Polygon>`;
  return `<kml><Placemark><MultiGeometry>${polygons.map(polygon).join('')}</MultiGeometry></Placemark></kml>`;
};
const wktOf = (polygons: Polygons): string => {
  const ring = (corners: readonly Corner[]) =>
    `(${corners.map(([north, east]) => `${east} ${north}`).join(', ')})`;
  return `MULTIPOLYGON (${polygons.map((rings) => `(${rings.map(ring).join(', ')})`).join(', ')})`;
};
const collectionOf = (polygons: Polygons): string => {
  const members = polygons.map(
    (rings) => JSON.parse(geoJsonOf([{ polygons: [rings] }])).features[0].geometry,
  );
  return JSON.stringify({ type: 'GeometryCollection', geometries: members });
};

const BIG = rectangle(0, 0, 100, 100);
const SMALL = rectangle(20, 20, 20, 20);
const APART = rectangle(0, 200, 20, 20);

describe.each([
  ['KML', 'a.kml', kmlOf],
  ['GeoJSON', 'a.geojson', (polygons: Polygons) => geoJsonOf([{ polygons }])],
  ['a collection in GeoJSON', 'a.geojson', collectionOf],
  ['WKT', 'a.wkt', wktOf],
  ['GeoPackage', 'a.gpkg', (polygons: Polygons) => aGeoPackage([{ polygons }])],
] as const)('%s', (_, name, contentOf) => {
  test.each([
    [
      'a polygon within another is no hole of it',
      [[BIG], [SMALL]],
      ['boundary.polygon-within-other'],
      [2, 1],
    ],
    ['the order of the two does not matter', [[SMALL], [BIG]], ['boundary.polygon-within-other'], [1, 2]],
    ['a hole beside its shell is no second plot', [[BIG, APART]], ['boundary.hole-outside-shell'], [2, 1]],
    ['a hole around its shell is no shell', [[SMALL, BIG]], ['boundary.hole-outside-shell'], [2, 1]],
    [
      'a hole of another polygon belongs to that',
      [[BIG], [APART, SMALL]],
      ['boundary.hole-outside-shell'],
      [3, 2],
    ],
  ])('%s', async (_case, polygons, codes, [ring, otherRing]) => {
    const { client } = await aWorkspace();
    const refused = await refusalOf(client, await fileOf(name, contentOf(polygons)));
    expect(codesOf(refused)).toEqual(codes);
    expect(refused[0]).toMatchObject({ feature: 1, params: { ring, otherRing } });
  });

  test('a hole, an island in it and a part beside it are read as they are written', async () => {
    const { client } = await aWorkspace();
    const island = rectangle(25, 25, 5, 5);
    const polygons = [[BIG, SMALL], [island], [APART]];
    const { plots, refused } = await client.boundary.read({
      source: await fileOf(name, contentOf(polygons)),
    });
    expect(refused).toEqual([]);
    expect(plots.map(({ holes, planarAreaSqM }) => [holes, Math.round(planarAreaSqM)])).toEqual([
      [1, 9600],
      [0, 25],
      [0, 400],
    ]);
  });
});

test('a shapefile does not say whose hole a ring is: what lies within is one', async () => {
  const { client } = await aWorkspace();
  const { '.shp': shp } = aShapefile([{ polygons: [[SMALL], [BIG]] }], {
    encoding: 'utf-8',
    system: 'EPSG:4549',
  });
  const { plots } = await client.boundary.read({ source: await fileOf('a.shp', shp) });
  expect(plots).toMatchObject([{ holes: 1, planarAreaSqM: expect.closeTo(9600, 3) }]);
});

test('closed lines of KML within each other are a hole, and that is said', async () => {
  const { client } = await aWorkspace();
  const lines = kmlOf([[BIG], [SMALL]])
    .replaceAll('<Polygon><outerBoundaryIs><LinearRing>', '<LineString>')
    .replaceAll('</LinearRing></outerBoundaryIs></Polygon>', '</LineString>');
  const { plots, warnings } = await client.boundary.read({ source: await fileOf('a.kml', lines) });
  expect(plots.map(({ holes }) => holes)).toEqual([1]);
  expect(codesOf(warnings)).toContain('boundary.inner-lines-taken-as-holes');
});
