/** Coordinates in files of other programs: which systems are taken, what is corrected, and shapes without a definite area or place. */
import { describe, expect, test } from 'vitest';
import { aWorkspace } from '#tests/helpers/a-workspace.ts';
import { type Corner, EAST, geoJsonOf, NORTH, rectangle } from '#tests/helpers/boundary-files.ts';
import { codesOf, one, pasted, refusalOf, wktOf } from '#tests/helpers/reading-boundaries.ts';

const bowTie: readonly Corner[] = [
  [NORTH, EAST],
  [NORTH + 50, EAST + 60],
  [NORTH + 50, EAST],
  [NORTH, EAST + 80],
  [NORTH, EAST],
];
const flat: readonly Corner[] = [
  [NORTH, EAST],
  [NORTH + 50, EAST],
  [NORTH + 25, EAST],
  [NORTH, EAST],
];
/** Ningbo: another corner of the province. */
const elsewhere: readonly Corner[] = rectangle(-110_000, 150_000, 50, 50);
describe('coordinates of a file', () => {
  const ring = rectangle(0, 0, 60, 100);
  const turned = (of: readonly Corner[]) =>
    `POLYGON((${of.map(([north, east]) => `${north} ${east}`).join(',')}))`;
  const prefixed = ring.map(([north, east]): Corner => [north, east + 40_000_000]);

  test.each([
    ['east first with 40', wktOf(prefixed), [], 'with', 'east-first'],
    ['east first without 40', wktOf(ring), ['boundary.zone-prefix-missing'], 'without', 'east-first'],
    ['north first with 40', turned(prefixed), ['boundary.north-first'], 'with', 'north-first'],
  ] as const)('%s are recognised, corrected and said', async (_, wkt, remarks, zonePrefix, axes) => {
    const { client } = await aWorkspace();
    const reading = await client.boundary.read({ source: pasted(wkt) });
    expect(reading.refused).toEqual([]);
    expect(codesOf(reading.warnings)).toEqual(['boundary.datum-missing', ...remarks]);
    expect(reading.recognised).toMatchObject({ zonePrefix, axes, writtenAs: 'metres' });
    expect(reading.plots[0]?.planarAreaSqM).toBeCloseTo(6000, 4);
  });

  test('degrees are kept to their last digit, whichever stands first', async () => {
    const { client } = await aWorkspace();
    const corners = [
      [120.0010000000123, 30.800000000001],
      [120.0020000000456, 30.800000000001],
      [120.0020000000456, 30.801000000007],
    ] as const;
    const texts = [corners, corners.map(([lon, lat]) => [lat, lon])].map((of) =>
      of.map((c) => c.join(' ')).join(','),
    );
    for (const text of texts) {
      const { plots } = await client.boundary.read({ source: pasted(`POLYGON((${text}))`) });
      const points = plots[0]?.boundary?.rings[0]?.points.map(({ lon, lat }) => [lon, lat]);
      expect(points?.toSorted()).toEqual(corners.toSorted());
    }
  });

  test('degrees of a phone are recorded as WGS 84 taken as CGCS2000', async () => {
    const { client } = await aWorkspace();
    const plain = geoJsonOf([one(ring)], undefined);
    const [wgs, ours] = await Promise.all(
      [plain.replace(/"crs".*?\}\},/, ''), geoJsonOf([one(ring)])].map(async (content) =>
        client.boundary.read({ source: pasted(content) }),
      ),
    );
    expect(wgs?.plots[0]?.boundary?.datum).toBe('WGS84 taken as CGCS2000');
    expect(codesOf(wgs?.warnings ?? [])).toEqual(['boundary.other-datum-taken']);
    expect(ours?.plots[0]?.boundary?.datum).toBe('CGCS2000');
    expect(ours?.warnings).toEqual([]);
  });

  test('under a heading of WGS 84 are recorded so, pasted as they are', async () => {
    const { client } = await aWorkspace();
    const source = pasted('WGS84\n120.001,30.8\n120.002,30.8\n120.002,30.801');
    const { plots, warnings, recognised } = await client.boundary.read({ source });
    expect([plots[0]?.boundary?.datum, recognised?.datum]).toEqual([
      'WGS84 taken as CGCS2000',
      'WGS84 taken as CGCS2000',
    ]);
    expect(codesOf(warnings)).toContain('boundary.other-datum-taken');
  });

  test('in metres under the name of their plane are what the file names', async () => {
    const { client } = await aWorkspace();
    for (const name of ['CGCS2000_3_Degree_GK_CM_120E', 'CGCS2000_3_Degree_GK_Zone_40']) {
      const shift = name.endsWith('40') ? 40_000_000 : 0;
      const coordinates = [ring.map(([north, east]) => [east + shift, north])];
      const crs = { type: 'name', properties: { name } };
      const source = pasted(JSON.stringify({ type: 'Polygon', crs, coordinates }));
      const { refused, warnings } = await client.boundary.read({ source });
      expect([refused, warnings]).toEqual([[], []]);
    }
  });

  test('that are not what the file names are taken by themselves, and said', async () => {
    const { client } = await aWorkspace();
    const content = geoJsonOf([one(ring)], 'urn:ogc:def:crs:EPSG::4528');
    const reading = await client.boundary.read({ source: pasted(content) });
    expect(reading.refused).toEqual([]);
    expect(codesOf(reading.warnings)).toEqual(['boundary.system-differs']);
  });

  test.each([
    ['urn:ogc:def:crs:EPSG::2385', 'boundary.wrong-datum'],
    ['Xian_1980_3_Degree_GK_CM_120E', 'boundary.wrong-datum'],
    ['北京54坐标系', 'boundary.wrong-datum'],
    ['GCJ-02', 'boundary.wrong-datum'],
    ['BD09', 'boundary.wrong-datum'],
    ['EPSG:4527', 'boundary.wrong-zone'],
    ['CGCS2000_3_Degree_GK_Zone_39', 'boundary.wrong-zone'],
    ['CGCS2000_3_Degree_GK_CM_117E', 'boundary.wrong-central-meridian'],
    ['CGCS2000_GK_Zone_20', 'boundary.six-degree-zone'],
    ['EPSG:4508', 'boundary.six-degree-zone'],
    ['EPSG:3857', 'boundary.unknown-system'],
    ['火星文', 'boundary.wrong-datum'],
    ['my own', 'boundary.unknown-system'],
  ])('in %s are refused with the reason', async (system, code) => {
    const { client } = await aWorkspace();
    expect(codesOf(await refusalOf(client, pasted(geoJsonOf([one(ring)], system))))).toEqual([code]);
  });
});

describe('shapes that have no definite area or place', () => {
  test.each([
    ['a bow-tie', [one(rectangle(0, 0, 60, 100)), one(bowTie)], 'boundary.feature-crosses-itself', 2],
    ['no area', [one(flat)], 'boundary.zero-area', 1],
    ['two points', [one(flat.slice(0, 2))], 'boundary.too-few-points', 1],
    [
      'another corner of the province',
      [one(rectangle(0, 0, 9, 9)), one(elsewhere)],
      'boundary.outside-huzhou',
      2,
    ],
    [
      'rings that cross',
      [one(rectangle(0, 0, 60, 100), rectangle(30, 50, 60, 100))],
      'boundary.rings-crossing',
      1,
    ],
  ] as const)('%s refuses the file and names the figure', async (_, figures, code, feature) => {
    const { client } = await aWorkspace();
    const refused = await refusalOf(client, pasted(geoJsonOf(figures)));
    expect(refused[0]).toMatchObject({ code, feature });
  });

  test.each(['nan', 'inf', '1e999'])('%s is no coordinate', async (value) => {
    const { client } = await aWorkspace();
    const table = `名称,wkt\n甲,"${wktOf(rectangle(0, 0, 9, 9))}"\n乙,"POLYGON((${value} 1,2 3,4 5,${value} 1))"\n`;
    expect((await refusalOf(client, pasted(table)))[0]).toMatchObject({
      code: 'boundary.not-finite',
      line: 3,
      feature: 2,
    });
  });
});
