import { describe, expect, it } from 'vitest';
import { recogniseSystem } from '#core/geo/features/coordinate-system.ts';
import { parseWktTree } from '#core/geo/features/wkt-tree.ts';

const geogcs = (datum: string) =>
  `GEOGCS["GCS_${datum}",DATUM["D_${datum}",SPHEROID["S",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;
const projcs = (
  name: string,
  datum: string,
  easting: number,
  meridian: number,
  scale = 1,
  kind = 'Gauss_Kruger',
) =>
  `PROJCS["${name}",${geogcs(datum)},PROJECTION["${kind}"],PARAMETER["False_Easting",${easting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",${scale}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
const WKT2 = `PROJCRS["CGCS2000 / 3-degree Gauss-Kruger CM 120E",BASEGEOGCRS["China Geodetic Coordinate System 2000",DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101]]],CONVERSION["3-degree Gauss-Kruger CM 120E",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0],PARAMETER["Longitude of natural origin",120],PARAMETER["Scale factor at natural origin",1],PARAMETER["False easting",500000],PARAMETER["False northing",0]],CS[Cartesian,2],LENGTHUNIT["metre",1]]`;

describe('recogniseSystem', () => {
  it.each([
    [geogcs('China_2000'), 4490],
    [geogcs('WGS_1984'), 4326],
    [projcs('CGCS2000_3_Degree_GK_CM_120E', 'China_2000', 500_000, 120), 4549],
    [projcs('CGCS2000_3_Degree_GK_Zone_40', 'China_2000', 40_500_000, 120), 4528],
    [projcs('湖州', 'China_2000', 500_000, 120), 4549],
    [WKT2, 4549],
  ])('accepts %.60s', (text, system) => {
    expect(recogniseSystem({ kind: 'wkt', text })).toMatchObject({ ok: true, system });
  });

  it.each([
    [projcs('Xian_1980_3_Degree_GK_CM_120E', 'Xian_1980', 500_000, 120), 'wrong-datum'],
    [projcs('Beijing_1954_3_Degree_GK_CM_120E', 'Beijing_1954', 500_000, 120), 'wrong-datum'],
    [geogcs('Pulkovo_1942'), 'wrong-datum'],
    [projcs('CGCS2000_3_Degree_GK_CM_117E', 'China_2000', 500_000, 117), 'wrong-central-meridian'],
    [projcs('CGCS2000_3_Degree_GK_Zone_39', 'China_2000', 39_500_000, 117), 'wrong-zone'],
    [projcs('CGCS2000_GK_CM_123E', 'China_2000', 500_000, 123), 'six-degree-zone'],
    [projcs('CGCS2000_GK_Zone_21', 'China_2000', 21_500_000, 123), 'six-degree-zone'],
    // A city's own plane: another meridian, or the ground raised.
    [projcs('CGCS2000_Local', 'China_2000', 500_000, 120.1), 'wrong-central-meridian'],
    [projcs('CGCS2000_Local', 'China_2000', 500_000, 120, 0.9996), 'unknown-system'],
    [projcs('CGCS2000_Local', 'China_2000', 0, 120), 'unknown-system'],
    [projcs('CGCS2000_Mercator', 'China_2000', 500_000, 120, 1, 'Mercator'), 'unknown-system'],
    [
      projcs('WGS_1984_UTM_Zone_51N', 'WGS_1984', 500_000, 123, 0.9996, 'Transverse_Mercator'),
      'unknown-system',
    ],
    [geogcs('North_American_1983'), 'unknown-system'],
    ['LOCAL_CS["Nonearth",UNIT["Meter",1.0]]', 'unknown-system'],
    ['PROJCS["CGCS2000_3_Degree_GK_Zone_40",GEOGCS[', 'ok'],
    ['nothing at all', 'unknown-system'],
  ])('tells of %.60s why not', (text, code) => {
    const result = recogniseSystem({ kind: 'wkt', text });
    expect(result.ok ? 'ok' : result.issue.code.replace('boundary.', '')).toBe(code);
  });

  it.each([
    ['CGCS2000', 4490],
    ['2000国家大地坐标系', 4490],
    ['国家2000', 4490],
    ['2000', 4490],
    ['CGCS2000_3_Degree_GK_CM_120E', 4549],
    ['CGCS2000 3度带 中央子午线120°', 4549],
    ['CGCS2000_3_Degree_GK_Zone_40', 4528],
    ['国家2000，3度带，第40带', 4528],
    ['WGS 84', 4326],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 4326],
    ['EPSG:4549', 4549],
  ])('takes the name %s for EPSG:%i', (name, system) => {
    expect(recogniseSystem({ kind: 'name', name })).toMatchObject({ ok: true, system });
  });

  it.each([
    ['CGCS2000 中央子午线117°', 'wrong-central-meridian'],
    ['湖州2000坐标系', 'unknown-system'],
    ['WGS84 3度带 第40带', 'unknown-system'],
    ['西安', 'wrong-datum'],
  ])('does not take the name %s', (name, code) => {
    const result = recogniseSystem({ kind: 'name', name });
    expect(result.ok ? 'ok' : result.issue.code.replace('boundary.', '')).toBe(code);
  });

  it.each([
    ['UNIT["Foot_US",0.3048006096012192]', 'Foot_US'],
    ['UNIT["km",1000]', 'km'],
    ['UNIT["x",-1]', 'x'],
  ])('refuses a plane in %s for its unit', (unit, name) => {
    const inMetres = projcs('CGCS2000_3_Degree_GK_CM_120E', 'China_2000', 500_000, 120);
    const texts = [
      inMetres.replace('UNIT["Meter",1.0]', unit),
      WKT2.replace('LENGTHUNIT["metre",1]', `LENGTH${unit}`),
      WKT2.replace('LENGTHUNIT["metre",1]', `AXIS["x",north,LENGTH${unit}],AXIS["y",east,LENGTH${unit}]`),
    ];
    for (const text of texts)
      expect(recogniseSystem({ kind: 'wkt', text })).toMatchObject({
        ok: false,
        issue: { code: 'boundary.system-not-in-metres', params: { unit: name } },
      });
  });

  it('knows every run of the Chinese systems in the registry of EPSG', () => {
    const codeOf = (code: number) => {
      const result = recogniseSystem({ kind: 'epsg', code });
      return result.ok ? result.system : result.issue.code.replace('boundary.', '');
    };
    const all = (from: number, to: number) =>
      new Set(Array.from({ length: to - from + 1 }, (_, i) => codeOf(from + i)));
    expect(all(4491, 4512)).toEqual(new Set(['six-degree-zone']));
    expect(all(4513, 4533)).toEqual(new Set(['wrong-zone', 4528]));
    expect(all(4534, 4554)).toEqual(new Set(['wrong-central-meridian', 4549]));
    expect(all(2327, 2390)).toEqual(new Set(['wrong-datum']));
    expect(all(2401, 2442)).toEqual(new Set(['wrong-datum']));
    expect([4490, 4326, 4480, 4979, 4610, 4214, 3857, 32650, 32651].map(codeOf)).toEqual([
      4490,
      4326,
      4490,
      4326,
      'wrong-datum',
      'wrong-datum',
      'unknown-system',
      'unknown-system',
      'unknown-system',
    ]);
  });
});

describe('a name with a code of EPSG', () => {
  it.each([
    ['EPSG:4549', 4549],
    ['EPSG::4490', 4490],
    ['urn:ogc:def:crs:EPSG::4528', 4528],
    ['urn:ogc:def:crs:EPSG:6.9:4490', 4490],
    ['epsg:4326 ', 4326],
    ['4490', 4490],
  ])('%s is accepted', (name, system) => {
    expect(recogniseSystem({ kind: 'name', name })).toMatchObject({ ok: true, system });
  });

  it.each([
    ['EPSG:32650', 'unknown-system', 'EPSG:32650'],
    ['urn:ogc:def:crs:EPSG::32651', 'unknown-system', 'EPSG:32651'],
    ['EPSG::104490', 'unknown-system', 'EPSG:104490'],
    ['EPSG:104549', 'unknown-system', 'EPSG:104549'],
    ['urn:ogc:def:crs:EPSG:6.9:104490', 'unknown-system', 'EPSG:104490'],
    ['EPSG:1104490', 'unknown-system', 'EPSG:1104490'],
    ['EPSG::21420', 'wrong-datum', '北京54 (EPSG:21420)'],
    ['EPSG:2364', 'wrong-datum', '西安80 (EPSG:2364)'],
  ])('%s is refused by its whole code', (name, code, value) => {
    expect(recogniseSystem({ kind: 'name', name })).toMatchObject({
      ok: false,
      issue: { code: `boundary.${code}`, params: { value } },
    });
  });
});

describe('parseWktTree', () => {
  it.each(['', 'A', 'A[', 'A["b"', '[]', 'A]', 'A[B[C[', `${'A['.repeat(100)}`])(
    'gives nothing for %.20s',
    (text) => {
      expect(parseWktTree(text)).toBeUndefined();
    },
  );
});
