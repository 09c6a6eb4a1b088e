import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundarySchema } from '#core/geo/boundary.ts';
import { isBoundaryText, parseBoundaryText } from '#core/geo/boundary-text/parse-boundary-text.ts';
import { parsedToBoundary } from '#core/geo/boundary-text/parsed-to-boundary.ts';
import { areaOf, atLines } from './fixtures.ts';

const HEADER = ['[属性描述]', '坐标系=2000国家大地坐标系', '几度分带=3', '带号=40'] as const;
const HEAD = '5,3.0000,P1,地块,面,,,,@';
const ROWS = [
  'J1,1,3416652.118,40509563.204',
  'J2,1,3416652.118,40509763.204',
  'J3,1,3416502.118,40509763.204',
  'J4,1,3416502.118,40509563.204',
  'J1,1,3416652.118,40509563.204',
] as const;

/** A good file with some of its lines put differently: lines 1–4 header, 5 section, 6 head, 7–11 rows. */
function aText(
  change: { header?: readonly string[]; section?: string; head?: string; rows?: readonly string[] } = {},
) {
  const { header = HEADER, section = '[地块坐标]', head = HEAD, rows = ROWS } = change;
  return [...header, section, head, ...rows].join('\n');
}

const withHeader = (index: number, line: string) => HEADER.map((old, i) => (i === index ? line : old));
const withRow = (index: number, line: string) => ROWS.map((old, i) => (i === index ? line : old));
const swap = (row: string) => row.replace(/([^,]+),([^,]+)$/, '$2,$1');

/** Rows of a closed square of a given side, its north-west corner at an offset from the first sample's. */
function squareRows(ringNo: number, south: number, east: number, side: number): readonly string[] {
  const corner = (down: number, right: number) =>
    `J,${ringNo},${(3_416_652.118 - south - down).toFixed(3)},${(40_509_563.204 + east + right).toFixed(3)}`;
  return [corner(0, 0), corner(0, side), corner(side, side), corner(side, 0), corner(0, 0)];
}

describe('refusals', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['an empty text', '', ['no-plot-section@1']],
    ['no [地块坐标]', HEADER.join('\n'), ['no-plot-section@1']],
    ['a section without plots', [...HEADER, '[地块坐标]', ''].join('\n'), ['no-points@6']],
    ['points before any head', aText({ head: '' }), ROWS.map((_, i) => `point-before-head@${i + 7}`)],
    [
      'a northing that is no number',
      aText({ rows: withRow(1, 'J2,1,34I6652.118,40509763.204') }),
      ['not-a-number@8'],
    ],
    [
      'a rounded easting of a spreadsheet',
      aText({ rows: withRow(1, 'J2,1,3416652.118,4.05E+07') }),
      ['not-a-number@8'],
    ],
    [
      'an empty ring number',
      aText({ rows: withRow(3, 'J4,,3416502.118,40509563.204') }),
      ['not-a-number@10'],
    ],
    ['a count that is no number', aText({ head: 'five,3.0000,P1,地块,面,,,,@' }), ['not-a-number@6']],
    ['an area that is no number', aText({ head: '5,3公顷,P1,地块,面,,,,@' }), ['not-a-number@6']],
    ['a row of three columns', aText({ rows: withRow(2, 'J3,3416502.118,40509763.204') }), ['row-columns@9']],
    [
      'a point number beyond all measure',
      aText({ rows: withRow(0, `${'J'.repeat(41)},1,3416652.118,40509563.204`) }),
      ['point-number-too-long@7'],
    ],
    [
      'two distinct points',
      aText({ head: '3,0,P1,,面,,,,@', rows: [ROWS[0], ROWS[1], ROWS[4]] }),
      ['too-few-points@7'],
    ],
    ['a head without points', aText({ rows: [] }), ['plot-without-points@6']],
    [
      'three points in a line',
      aText({ head: '3,0,P1,,面,,,,@', rows: [ROWS[0], ROWS[1], 'J3,1,3416652.118,40509663.204'] }),
      ['zero-area@7'],
    ],
    ['a count that fits nothing', aText({ head: '7,3.0000,P1,地块,面,,,,@' }), ['count-mismatch@6']],
    [
      'a row that was lost from a closed ring',
      aText({ head: '6,3.0000,P1,地块,面,,,,@' }),
      ['count-mismatch@6'],
    ],
    [
      'a second position in a row',
      aText({ rows: withRow(1, `${ROWS[1]},3416502.118,40509563.204`) }),
      ['two-points-in-row@8'],
    ],
    [
      'zone 39 before any section',
      ['带号=39', '坐标系=80国家大地坐标系', aText()].join('\n'),
      ['wrong-zone@1', 'wrong-datum@2'],
    ],
    ['Xi’an 80 in another section', ['[项目信息]', '坐标系=西安80', aText()].join('\n'), ['wrong-datum@2']],
    ['another meridian', aText({ header: withHeader(3, '中央经线=117') }), ['wrong-central-meridian@4']],
    ['no zone at all in the header', aText({ header: withHeader(3, '带号=未知') }), ['wrong-zone@4']],
    ['zone 39 in the header', aText({ header: withHeader(3, '带号=39') }), ['wrong-zone@4']],
    ['6-degree zone 20 in the header', aText({ header: withHeader(3, '带号=20') }), ['six-degree-zone@4']],
    ['6-degree data by its header', aText({ header: withHeader(2, '几度分带=6') }), ['six-degree-zone@3']],
    ['an easting of zone 41', aText({ rows: withRow(2, 'J3,1,3416502.118,41212763.204') }), ['wrong-zone@9']],
    [
      'an easting of 6-degree zone 20',
      aText({ rows: withRow(2, 'J3,1,3416502.118,20796000') }),
      ['six-degree-zone@9'],
    ],
    [
      'an easting about 117°E',
      aText({ rows: withRow(2, 'J3,1,3416502.118,796000') }),
      ['wrong-central-meridian@9'],
    ],
    [
      'an easting about 123°E',
      aText({ rows: withRow(2, 'J3,1,222000,3416502.118') }),
      ['wrong-central-meridian@9'],
    ],
    ['西安80', aText({ header: withHeader(1, '坐标系=1980西安坐标系') }), ['wrong-datum@2']],
    ['北京54', aText({ header: withHeader(1, '坐标系＝54北京坐标系') }), ['wrong-datum@2']],
    ['GCJ-02', aText({ header: withHeader(1, '坐标系=GCJ-02') }), ['wrong-datum@2']],
    ...(
      [
        ['CGCS2000_3_Degree_GK_CM_117E', 'wrong-central-meridian'],
        ['CGCS2000_3_Degree_GK_Zone_39', 'wrong-zone'],
        ['EPSG:4548', 'wrong-central-meridian'],
        ['北京', 'wrong-datum'],
        ['某某市独立坐标系', 'wrong-datum'],
      ] as const
    ).map(([system, code]) => {
      const text = aText({ header: withHeader(1, `坐标系=${system}`) });
      return [`${system} as datum`, text, [`${code}@2`]] as const;
    }),
    ['WGS84', aText({ header: withHeader(1, '坐标系=WGS84') }), ['wrong-datum@2']],
    [
      'a point outside Huzhou',
      aText({ rows: withRow(1, 'J2,1,3361999.999,40509763.204') }),
      ['outside-huzhou@8'],
    ],
    ['a head of too few columns', aText({ head: '5,3.0000,P1,地块,面,@' }), ['head-columns@6']],
    [
      'a head of too many columns',
      aText({ head: `5,3.0000,P1,地块,面${','.repeat(10)},@` }),
      ['head-columns@6'],
    ],
    ['a line instead of a polygon', aText({ head: '5,3.0000,P1,地块,线,,,,@' }), ['not-a-polygon@6']],
    [
      'rings that cross',
      aText({ head: ',,P1,,面,,,,@', rows: [...squareRows(1, 0, 0, 100), ...squareRows(2, 50, 50, 100)] }),
      ['rings-crossing@12'],
    ],
    [
      'a ring given twice',
      aText({ head: ',,P1,,面,,,,@', rows: [...squareRows(1, 0, 0, 100), ...squareRows(2, 0, 0, 100)] }),
      ['same-ring-twice@12'],
    ],
  ])('%s', (_name, text, refused) => {
    const result = parseBoundaryText(text);
    expect(atLines(result.refused)).toEqual(refused);
    expect(result.parcels).toEqual([]);
  });

  it('of one plot refuse the whole file, and every one is listed', () => {
    const text = [
      aText(),
      HEAD.replace('P1', 'P2'),
      ...withRow(0, 'J1,1,x,y'),
      '9,3,P3,,面,,,,@',
      ...ROWS,
    ].join('\n');
    const { parcels, refused } = parseBoundaryText(text);
    expect(parcels).toEqual([]);
    expect(atLines(refused)).toEqual(['not-a-number@13', 'not-a-number@13', 'count-mismatch@18']);
  });

  it('carry what stood there', () => {
    const { refused } = parseBoundaryText(aText({ rows: withRow(1, 'J2,1,34I6652.118,40509763.204') }));
    expect(refused[0]).toEqual({
      code: 'boundary.not-a-number',
      line: 8,
      params: { column: 3, value: '34I6652.118' },
    });
  });

  it('beyond a hundred are counted, not listed', () => {
    const rows = Array.from({ length: 250 }, (_, i) => `J${i},1,0,0`);
    const { refused, refusedCount } = parseBoundaryText(aText({ rows }));
    expect([refused.length, refusedCount]).toEqual([100, 250]);
  });

  it('of 100,001 points in one plot', () => {
    const rows = Array.from(
      { length: 100_001 },
      (_, i) => `J${i},1,${3_400_000 + (i % 300)},${40_500_000 + i / 1000}`,
    );
    expect(atLines(parseBoundaryText(aText({ head: ',,P1,,面,,,,@', rows })).refused)).toEqual([
      'too-many-points@6',
    ]);
  });
});

describe('tolerances', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['a text as it should be', aText(), []],
    ['CRLF', aText().replaceAll('\n', '\r\n'), []],
    ['brackets ［］', aText({ section: '［地块坐标］', header: withHeader(0, '［属性描述］') }), []],
    ['blank lines and spaces', aText().replaceAll('\n', '\n \u3000\n').replaceAll(',', ' , '), []],
    [
      'full-width commas and digits',
      aText({
        head: HEAD.replaceAll(',', '，'),
        rows: withRow(0, 'Ｊ１，１，３４１６６５２．１１８，４０５０９５６３．２０４'),
      }),
      [],
    ],
    ['numbers without J', aText({ rows: ROWS.map((row) => row.slice(1)) }), []],
    ['no numbers at all', aText({ rows: ROWS.map((row) => row.replace(/^J\d/, '')) }), []],
    ['eight columns with @', aText({ head: '5,3.0000,P1,地块,面,,,@' }), []],
    ['@ glued to the last column', aText({ head: '5,3.0000,P1,地块,面,,工业用地,0601@' }), []],
    ['a full-width ＠', aText({ head: HEAD.replace('@', '＠') }), []],
    ['an open ring declared as rows', aText({ head: HEAD.replace('5', '4'), rows: ROWS.slice(0, 4) }), []],
    ['an open ring declared as rows and rings', aText({ rows: ROWS.slice(0, 4) }), []],
    ['a closed ring declared without its closing row', aText({ head: HEAD.replace('5', '4') }), []],
    ['trailing commas', aText({ rows: ROWS.map((row) => `${row},`) }), []],
    [
      'a height behind the points',
      aText({ rows: ROWS.map((row) => `${row},5.21`) }),
      ['extra-columns-ignored@7'],
    ],
    ['a head that lost its @', aText({ head: '5,3.0000,P1,地块,面,,,' }), ['head-mark-missing@6']],
    ['an empty count', aText({ head: ',3.0000,P1,地块,面,,,,@' }), ['count-missing@6']],
    ['an empty area', aText({ head: '5,,P1,地块,面,,,,@' }), []],
    ['east before north', aText({ rows: ROWS.map(swap) }), ['axes-swapped@7']],
    ['one row of five the other way round', aText({ rows: withRow(2, swap(ROWS[2])) }), ['axes-swapped@9']],
    [
      'no zone prefix',
      aText({ rows: ROWS.map((row) => row.replace(',405', ',5')) }),
      ['zone-prefix-missing@7'],
    ],
    ['area in m²', aText({ head: HEAD.replace('3.0000', '30000') }), ['area-in-square-metres@6']],
    ['area in 亩', aText({ head: HEAD.replace('3.0000', '45') }), ['area-in-mu@6']],
    ['an area of something else', aText({ head: HEAD.replace('3.0000', '3.2') }), ['area-differs@6']],
    ['an area of 0', aText({ head: HEAD.replace('3.0000', '0') }), ['area-differs@6']],
    ['no header', aText({ header: [] }), ['datum-missing@1', 'zone-missing@1']],
    ['国家2000 as datum', aText({ header: withHeader(1, '坐标系=国家2000') }), []],
    ['2000 as datum', aText({ header: withHeader(1, '坐标系=２０００') }), []],
    ['a code as datum', aText({ header: withHeader(1, '坐标系=EPSG:4528') }), []],
    ['CGCS2000 as datum', aText({ header: withHeader(1, '坐标系=CGCS2000_3_Degree_GK_CM_120E') }), []],
    ['another projection', aText({ header: [...HEADER, '投影类型=兰勃特'] }), ['unknown-projection@5']],
    ['another unit', aText({ header: [...HEADER, '计量单位=尺'] }), ['unknown-unit@5']],
    [
      'a transformation',
      aText({ header: [...HEADER, '转换参数=1.5,0,0,0,0,0,0'] }),
      ['transform-not-applied@5'],
    ],
    ['a section behind the points', `${aText()}\n[备注]\n无`, ['section-ignored@12']],
    ['the same plot number twice', [aText(), HEAD, ...ROWS].join('\n'), ['duplicate-plot-no@12']],
    [
      'a point given twice',
      aText({ head: HEAD.replace('5', '6'), rows: [ROWS[0], ROWS[0], ...ROWS.slice(1)] }),
      ['duplicate-point@8'],
    ],
    [
      'a ring that crosses itself',
      aText({ head: ',,P1,,面,,,,@', rows: withRow(1, 'J2,1,3416452.118,40509763.204') }),
      ['count-missing@6', 'self-crossing@7'],
    ],
  ])('%s', (_name, text, changes) => {
    const result = parseBoundaryText(text);
    expect(atLines(result.refused)).toEqual([]);
    expect(atLines(result.changes).toSorted()).toEqual([...changes].sort());
    expect(result.parcels[0]?.rings[0]?.points[0]?.at).toEqual({ northM: 3_416_652.118, eastM: 509_563.204 });
  });

  it('says how many points were turned round', () => {
    const { changes } = parseBoundaryText(aText({ rows: ROWS.map(swap) }));
    expect(changes).toEqual([{ code: 'boundary.axes-swapped', line: 7, params: { points: 5 } }]);
  });

  it('reads several plots, each with its own points', () => {
    const text = [aText(), '5,1.0000,P2,二,面,,,,@', ...squareRows(1, 500, 500, 100)].join('\n');
    const { parcels, refused } = parseBoundaryText(text);
    expect(refused).toEqual([]);
    expect(parcels.map(({ plotNo, line }) => [plotNo, line])).toEqual([
      ['P1', 6],
      ['P2', 12],
    ]);
    expect(parcels.map(areaOf).map(Math.round)).toEqual([30_000, 10_000]);
  });
});

describe('shells and holes', () => {
  const read = (...rows: readonly (readonly string[])[]) =>
    parseBoundaryText(aText({ head: ',,P1,,面,,,,@', rows: rows.flat() }));

  it('are told by containment, not by ring numbers: the hole may come first or share a number', () => {
    const [shell, hole] = [squareRows(1, 0, 0, 100), squareRows(2, 20, 20, 20)];
    const expected = 10_000 - 400;
    expect(read(shell, hole).parcels.map(areaOf).map(Math.round)).toEqual([expected]);
    expect(read(hole, shell).parcels.map(areaOf).map(Math.round)).toEqual([expected]);
    expect(
      read(shell, squareRows(1, 20, 20, 20))
        .parcels.map(areaOf)
        .map(Math.round),
    ).toEqual([expected]);
  });

  it('several shells become several parcels, with a remark and without the common area', () => {
    const { parcels, changes } = parseBoundaryText(
      aText({
        head: '10,2.0000,P1,,面,,,,@',
        rows: [...squareRows(1, 0, 0, 100), ...squareRows(2, 0, 200, 100)],
      }),
    );
    expect(atLines(changes)).toContain('several-shells@6');
    expect(atLines(changes)).not.toContain('area-differs@6');
    expect(parcels.map(({ plotNo, part, parts }) => [plotNo, part, parts])).toEqual([
      ['P1', 1, 2],
      ['P1', 2, 2],
    ]);
    expect(parcels.every(({ declaredArea }) => declaredArea === undefined)).toBe(true);
  });

  it('an island in a hole becomes a further parcel', () => {
    const { parcels } = read(squareRows(1, 0, 0, 100), squareRows(2, 20, 20, 60), squareRows(3, 40, 40, 20));
    expect(parcels.map(areaOf).map(Math.round)).toEqual([10_000 - 3_600, 400]);
  });
});

describe('any text', () => {
  const pieces = fc.oneof(
    fc.constantFrom(
      ...HEADER,
      '[地块坐标]',
      '【地块坐标】',
      HEAD,
      ...ROWS,
      '@',
      ',,,',
      '[',
      '[]',
      '９９',
      '带号=',
      '',
      '\uFEFF',
      '1,1,NaN,Infinity',
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(fc.constantFrom('3416652.118', '40509563.204', '1', '-', 'J1', '面', ''), { maxLength: 16 })
      .map((row) => row.join(',')),
  );
  const texts = fc.array(pieces, { maxLength: 30 }).map((lines) => lines.join('\n'));

  it('never throws; it is refused with lines it has, or gives boundaries that can be stored', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { parcels, refused, changes } = parseBoundaryText(text);
        const lines = text.split(/\r\n|\n|\r/).length;
        for (const { line } of [...refused, ...changes]) expect(line >= 1 && line <= lines).toBe(true);
        expect(parcels.length > 0).toBe(refused.length === 0);
        for (const parcel of parcels)
          expect(boundarySchema.safeParse(parsedToBoundary(parcel)).success).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('with its rows shuffled, lost or doubled gives points of the file or none', () => {
    const rows = fc.array(fc.constantFrom(...ROWS, ...squareRows(2, 20, 20, 20)), { maxLength: 14 });
    fc.assert(
      fc.property(rows, (chosen) => {
        const { parcels } = parseBoundaryText(aText({ head: ',,P1,,面,,,,@', rows: chosen }));
        for (const { rings } of parcels) {
          for (const point of rings.flatMap(({ points }) => points)) {
            expect(chosen[point.line - 7]).toContain(point.at.northM.toFixed(3));
          }
        }
      }),
    );
  });

  it('knows an exchange file by its section', () => {
    expect([
      isBoundaryText(aText()),
      isBoundaryText('【 地块坐标 】'),
      isBoundaryText('3416652.118 509563.204'),
    ]).toEqual([true, true, false]);
  });
});

it('a long value is cut short in what is said of it, and no rare character is halved', () => {
  const said = `西安80${'某'.repeat(55)}𬭚坐标系`;
  const [first] = parseBoundaryText(aText({ header: withHeader(1, `坐标系=${said}`) })).refused;
  expect(first?.params).toEqual({ value: `西安80${'某'.repeat(55)}…` });
});
