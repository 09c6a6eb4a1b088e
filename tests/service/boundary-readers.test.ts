/** Single readers of other programs' files, on texts and bytes made for the purpose. */
import { describe, expect, test } from 'vitest';
import { openDbf } from '#service/exchange/formats/dbf.ts';
import { isDxf, readDxf } from '#service/exchange/formats/dxf.ts';
import { readGpx } from '#service/exchange/formats/gpx.ts';
import { readKml } from '#service/exchange/formats/kml.ts';
import { EAST, NORTH, rectangle } from '#tests/helpers/boundary-files.ts';
import { aShapefile } from '#tests/helpers/made-files.ts';

const drawing = (...entities: readonly (readonly (string | number)[])[]): string =>
  ['0', 'SECTION', '2', 'ENTITIES', ...entities.flat(), '0', 'ENDSEC', '0', 'EOF'].join('\r\n');
const codes = (issues: readonly { readonly code: string }[]) => issues.map(({ code }) => code);

describe('DXF', () => {
  const lwpolyline = (layer: string, isClosed: boolean, ...vertices: readonly (readonly number[])[]) => [
    '0',
    'LWPOLYLINE',
    '8',
    layer,
    '90',
    vertices.length,
    '70',
    isClosed ? 1 : 0,
    ...vertices.flatMap(([x, y, bulge]) => [10, x ?? 0, 20, y ?? 0, ...(bulge ? [42, bulge] : [])]),
  ];

  const polyline = (vertices: readonly (readonly [east: number, north: number, flags?: number])[]) => [
    ...['0', 'POLYLINE', '8', 'JZD', '66', 1, '10', 0, '20', 0, '70', 1],
    ...vertices.flatMap(([east, north, flags]) => [
      ...['0', 'VERTEX', '8', '0', '10', east, '20', north],
      ...(flags === undefined ? [] : ['70', flags]),
    ]),
    ...['0', 'SEQEND'],
  ];

  test('two arcs are a circle of chords, nowhere more than five millimetres off', () => {
    const text = drawing(lwpolyline('JZD', true, [EAST - 50, NORTH, 1], [EAST + 50, NORTH, 1]));
    expect(isDxf(text)).toBe(true);
    const { features, issues } = readDxf('a.dxf', text, 'utf-8');
    expect(issues).toEqual([{ code: 'boundary.arcs-approximated', params: { arcs: 2, deviationMm: 5 } }]);
    const ring = features[0]?.rings[0] ?? [];
    expect(ring.length).toBeGreaterThan(100);
    for (const [i, [x, y]] of ring.entries()) {
      expect(Math.hypot(x - EAST, y - NORTH)).toBeCloseTo(50, 6);
      const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
      expect(50 - Math.hypot((x + nextX) / 2 - EAST, (y + nextY) / 2 - NORTH)).toBeLessThan(0.005001);
    }
    // Counter-clockwise from the west means through the south.
    expect(ring[1]?.[1]).toBeLessThan(NORTH);
  });

  test('closed lines are taken by layer, open ones are counted, one that returns is closed', () => {
    const corners = [
      [EAST, NORTH],
      [EAST + 50, NORTH],
      [EAST + 50, NORTH + 50],
    ];
    const text = drawing(
      lwpolyline('甲', true, ...corners),
      lwpolyline('乙', false, ...corners),
      lwpolyline('乙', false, ...corners, corners[0] ?? []),
      ['0', 'TEXT', '8', '甲', '1', '某某厂'],
    );
    const { features, issues } = readDxf('a.dxf', text, 'utf-8');
    expect(features.map(({ attributes, rings }) => [attributes.Layer, rings.length])).toEqual([
      ['甲', 1],
      ['乙', 1],
    ]);
    expect(codes(issues)).toEqual(['boundary.open-lines-skipped']);
  });

  test('what else has a shape is counted by its kind: a hole drawn as a circle is told', () => {
    const corners = rectangle(0, 0, 60, 100).slice(1);
    const text = drawing(
      lwpolyline('甲', true, ...corners.map(([north, east]) => [east, north])),
      ['0', 'LINE', '8', '甲', '10', EAST, '20', NORTH, '11', EAST + 9, '21', NORTH],
      ['0', 'CIRCLE', '8', '甲', '10', EAST + 50, '20', NORTH + 30, '40', 10],
      ['0', 'TEXT', '8', '甲', '1', '某某厂'],
      ['0', 'INSERT', '8', '甲', '2', '块', '66', 1, '0', 'ATTRIB', '1', 'x', '0', 'SEQEND'],
      ['0', 'LINE', '8', '甲', '10', EAST, '20', NORTH, '11', EAST, '21', NORTH + 9],
    );
    const { features, issues } = readDxf('a.dxf', text, 'utf-8');
    expect(features.map(({ rings }) => rings.length)).toEqual([1]);
    expect(issues).toEqual([
      {
        code: 'boundary.drawing-objects-skipped',
        params: { objects: 4, kinds: 'LINE 2、CIRCLE 1、INSERT 1' },
      },
    ]);
  });

  test('the old POLYLINE with its vertices apart is the same line', () => {
    const corners = rectangle(0, 0, 60, 100).slice(1);
    const text = drawing(polyline(corners.map(([north, east]) => [east, north])));
    const { features } = readDxf('a.dxf', text, 'utf-8');
    expect(features[0]?.rings).toEqual([corners.map(([north, east]) => [east, north])]);
    expect(features[0]?.attributes).toEqual({ Layer: 'JZD' });
  });

  test('of a line fitted by a spline the frame is left out, and a point at 0,0 is a point like any', () => {
    const fitted = polyline([
      [EAST, NORTH, 16],
      [EAST, NORTH, 8],
      [EAST + 50, NORTH, 8],
      [EAST + 90, NORTH + 90, 16],
      [EAST + 50, NORTH + 50, 8],
    ]);
    const local = [
      [0, 0],
      [50, 0],
      [50, 50],
    ];
    const { features } = readDxf('a.dxf', drawing(fitted, lwpolyline('乙', true, ...local)), 'utf-8');
    expect(features.map(({ rings }) => rings)).toEqual([
      [
        [
          [EAST, NORTH],
          [EAST + 50, NORTH],
          [EAST + 50, NORTH + 50],
        ],
      ],
      [local],
    ]);
  });

  test('the frame of the printed sheet is counted and not read', () => {
    const parcel = lwpolyline('甲', true, [EAST, NORTH], [EAST + 50, NORTH], [EAST + 50, NORTH + 50]);
    const sheet = lwpolyline('甲', true, [0, 0], [420, 0], [420, 297], [0, 297]);
    sheet.splice(4, 0, '67', 1);
    const { features, issues } = readDxf('a.dxf', drawing(sheet, parcel), 'utf-8');
    expect(features.map(({ feature, rings }) => [feature, rings.length])).toEqual([[1, 1]]);
    expect(issues).toEqual([{ code: 'boundary.other-shapes-skipped', params: { features: 1 } }]);
    expect(codes(readDxf('a.dxf', drawing(sheet), 'utf-8').issues)).toEqual(['boundary.no-polygons']);
  });
});

describe('KML', () => {
  const ring = (lon: number) => `${lon},30.8,0 ${lon + 0.001},30.8,0\n ${lon + 0.001} , 30.801 ${lon},30.8`;
  const outer = (lon: number) =>
    `<Polygon><outerBoundaryIs><LinearRing><coordinates>${ring(lon)}</coordinates></LinearRing></outerBoundaryIs></Polygon>`;

  test('placemarks in folders, geometries of several, closed lines and both kinds of extended data are read', () => {
    const text = `<?xml version="1.0"?><kml:kml xmlns:kml="http://www.opengis.net/kml/2.2"><kml:Document><Folder><Placemark>
      <name>甲 &amp; 乙</name><ExtendedData><Data name="权利人"><value>某某厂</value></Data>
      <SchemaData><SimpleData name="DJMJ">6000</SimpleData></SchemaData></ExtendedData>
      <MultiGeometry>${outer(120)}${outer(120.01)}</MultiGeometry></Placemark></Folder>
      <Placemark><description>一句话</description><LineString><coordinates>${ring(120.02)}</coordinates></LineString></Placemark>
      <Placemark><Point><coordinates>120,30.8</coordinates></Point></Placemark></kml:Document></kml:kml>`;
    const { features, issues } = readKml('a.kml', text);
    expect(features.map(({ rings, attributes }) => [rings.length, attributes])).toEqual([
      [1, { description: '一句话' }],
      [2, { name: '甲 & 乙', 权利人: '某某厂', DJMJ: '6000' }],
    ]);
    expect(features[1]?.rings[0]).toEqual([
      [120, 30.8],
      [120.001, 30.8],
      [120.001, 30.801],
      [120, 30.8],
    ]);
    expect(codes(issues)).toEqual(['boundary.line-taken-as-area', 'boundary.other-shapes-skipped']);
  });

  test('a page within a description may name its document type, the file itself has none', () => {
    const placemark = (inner: string) => `<kml><Placemark>${inner}${outer(120)}</Placemark></kml>`;
    const page = '<!DOCTYPE html><p>某某厂</p>';
    for (const inner of [`<description><![CDATA[${page}]]></description>`, `<!-- ${page} -->`])
      expect(codes(readKml('a.kml', placemark(inner)).issues)).toEqual([]);
    for (const text of [
      `<!DOCTYPE a [<!ENTITY b "c">]>${placemark('')}`,
      placemark('<!-- -->\n<!DOCTYPE a>'),
      `<?a <!-- ?><!DOCTYPE a [<!ENTITY b "c">]>${placemark('')}`,
      `<kml a="<!--"><!DOCTYPE a [<!ENTITY b "c">]>${placemark('').slice('<kml>'.length)}`,
    ])
      expect(codes(readKml('a.kml', text).issues)).toEqual(['boundary.not-xml']);
  });

  test('characters that are written by their numbers are those characters, and CDATA is as it stands', () => {
    const names = [
      '&#26576;&#x5382; &amp;lt; &quot;A&quot;',
      '<![CDATA[&#26576; &amp;]]>',
      '&#0;&#1114112;&#xd800;&nbsp;',
    ];
    const placemarks = names.map((name) => `<Placemark><name>${name}</name>${outer(120)}</Placemark>`);
    const { features } = readKml('a.kml', `<kml>${placemarks.join('')}</kml>`);
    expect(features.map(({ attributes }) => attributes.name)).toEqual([
      '某厂 &lt; "A"',
      '&#26576; &amp;',
      '&#0;&#1114112;&#xd800;&nbsp;',
    ]);
  });

  test('more placemarks than a call takes arguments are too many features', () => {
    const { issues } = readKml('a.kml', `<kml>${'<Placemark/>'.repeat(150_000)}</kml>`);
    expect(issues).toEqual([
      { code: 'boundary.too-many-features', params: { features: 150_000, limit: 100_000 } },
    ]);
  });
});

describe('KML with positions that run into each other', () => {
  const polygon = (coordinates: string) =>
    `<kml><Placemark/><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>${coordinates}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`;
  const sound = '120,30.8,0 120.001,30.8,0 120.001,30.801,0 120,30.801,0 120,30.8,0';

  test.each([
    ['a blank lost', sound.replace(' ', '')],
    ['a comma for a blank', sound.replace(' ', ',')],
    ['a comment for a blank', sound.replace(' ', '<!-- 2 -->')],
    ['a comma for a blank, without heights', sound.replaceAll(',0', '').replace(' ', ',')],
    ['a number that is none', sound.replace('30.801', '30.8o1')],
    ['coordinates twice in a ring', `${sound}</coordinates><coordinates>${sound}`],
    [
      'two rings in an outer boundary',
      `${sound}</coordinates></LinearRing><LinearRing><coordinates>${sound}`,
    ],
    ['no position at all', ' '],
  ])('%s is refused with its figure', (_, coordinates) => {
    expect(readKml('a.kml', polygon(sound)).issues).toEqual([
      { code: 'boundary.other-shapes-skipped', params: { features: 1 } },
    ]);
    expect(readKml('a.kml', polygon(coordinates)).issues).toContainEqual({
      code: 'boundary.bad-geometry',
      params: {},
      feature: 2,
    });
  });

  test('in a line is refused as well: nobody knows whether it was closed', () => {
    const line = `<kml><Placemark><LineString><coordinates>${sound.replace(' ', '')}</coordinates></LineString></Placemark></kml>`;
    expect(codes(readKml('a.kml', line).issues)).toContain('boundary.bad-geometry');
  });
});

describe('GPX', () => {
  test('a route and every segment of a track is a ring; one that is not walked to its end is said with the gap', () => {
    const point = (name: string, lon: number, lat: number) => `<${name} lat="${lat}" lon="${lon}"></${name}>`;
    const walk = (name: string, last: number) =>
      [
        point(name, 120, 30.8),
        point(name, 120.001, 30.8),
        point(name, 120.001, 30.801),
        point(name, 120, last),
      ].join('');
    const text = `<gpx><trk><name>红丰村</name><trkseg>${walk('trkpt', 30.8)}</trkseg><trkseg>${walk('trkpt', 30.801)}</trkseg></trk><rte>${walk('rtept', 30.8)}</rte><wpt lat="1" lon="2"/></gpx>`;
    const { features, issues, method, declared } = readGpx('a.gpx', text);
    expect(features.map(({ attributes }) => attributes.name)).toEqual(['红丰村', '红丰村', undefined]);
    expect([method, declared.kind]).toEqual(['gnss', 'by-format']);
    expect(issues).toEqual([{ code: 'boundary.track-closed', feature: 2, params: { gapM: '110.9' } }]);
  });
});

describe('dBASE', () => {
  const figures = [{ polygons: [[rectangle(0, 0, 9, 9)]], properties: { 权利人: '湖州某某厂' } }];

  test.each([
    ['gbk', 'GBK', 'gb18030', false],
    ['gbk', 'CP936', 'gb18030', false],
    ['utf-8', 'UTF-8', 'utf-8', false],
    ['gbk', undefined, 'gb18030', true],
    ['utf-8', undefined, 'utf-8', true],
    // Said to be UTF-8 by a program that wrote GBK.
    ['gbk', 'UTF-8', 'gb18030', true],
  ] as const)('written as %s and said to be %s is read as %s', (written, cpg, encoding, isGuessed) => {
    const result = openDbf(aShapefile(figures, { encoding: written, system: 'EPSG:4549' })['.dbf'], cpg);
    if (!result.ok) throw new Error('not read');
    expect(result.dbf).toMatchObject({ encoding, isGuessed, columns: ['权利人'] });
    expect(result.dbf.record(0)).toEqual({ 权利人: '湖州某某厂' });
    expect(result.dbf.garbled()).toBe(0);
  });

  test('two columns whose names are cut to the same keep their values apart', () => {
    const properties = { 权利人证件号码: '91330500', 权利人证件种类: '营业执照' };
    const { '.dbf': bytes } = aShapefile([{ polygons: [], properties }], {
      encoding: 'gbk',
      system: 'EPSG:4549',
    });
    const result = openDbf(bytes, 'GBK');
    expect(result.ok && result.dbf.record(0)).toEqual({
      权利人证件: '91330500',
      '权利人证件 (2)': '营业执照',
    });
  });

  test('the length of a column is no letter that its encoding would matter for', () => {
    const { '.dbf': plain } = aShapefile([{ polygons: [], properties: { CQR: 'a' } }], {
      encoding: 'utf-8',
      system: 'EPSG:4549',
    });
    const wide = Buffer.concat([plain, Buffer.alloc(140, ' ')]);
    wide.writeUInt8(200, 32 + 16);
    wide.writeUInt16LE(201, 10);
    const result = openDbf(wide, undefined);
    expect(result).toMatchObject({ ok: true, dbf: { isGuessed: false } });
  });
});
