import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundarySchema } from '#core/geo/boundary.ts';
import { parseCoordinateList } from '#core/geo/boundary-text/parse-coordinate-list.ts';
import { parsedToBoundary } from '#core/geo/boundary-text/parsed-to-boundary.ts';
import { withZonePrefix } from '#core/geo/coordinates.ts';
import {
  areaOf,
  type Corner,
  degrees,
  dms,
  full,
  grouped,
  HOLE,
  list,
  SQUARE,
  xy,
} from './coordinate-lists.ts';
import { atLines, square } from './fixtures.ts';

describe('the writing of a coordinate list', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['X Y with zone prefix', list(full), []],
    ['tabs, as from a spreadsheet', list((c, i) => `J${i + 1}\t${full(c).replace(' ', '\t')}`), []],
    ['commas', list((c) => full(c).replace(' ', ',')), []],
    ['Chinese commas', list((c, i) => `${i + 1}，${full(c).replace(' ', '，')}`), []],
    ['、 between', list((c, i) => `J${i + 1}、${full(c).replace(' ', '、')}`), []],
    [
      'full-width digits',
      list((c) => full(c).replaceAll(/[\d.]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))),
      [],
    ],
    ['labels', list((c) => `X=${full(c).replace(' ', ' Y: ')}`), []],
    ['a closing point', [list(full), list(full, SQUARE.slice(0, 1))].join('\n'), []],
    ['rows of the exchange file', list((c, i) => `J${i + 1},1,${full(c).replace(' ', ',')}`), []],
    ['blank lines between all points', SQUARE.map(full).join('\n\n'), []],
    ['a heading', `点号 X坐标 Y坐标\n${list(full)}`, []],
    ['no zone prefix', list(xy), ['zone-prefix-missing@1']],
    ['east before north', list((c) => full(c).split(' ').reverse().join(' ')), ['axes-swapped@1']],
    ['both', list((c) => xy(c).split(' ').reverse().join(' ')), ['axes-swapped@1', 'zone-prefix-missing@1']],
    ['heights behind', list((c) => `${full(c)} 5.213`), ['extra-columns-ignored@1']],
    ['degrees, longitude first', list(degrees), ['degrees-converted@1']],
    [
      'degrees, latitude first',
      list((c) => degrees(c).split(',').reverse().join(' ')),
      ['degrees-converted@1'],
    ],
    ['degrees with signs', list((c) => degrees(c).replace(',', '° , ').concat('°')), ['degrees-converted@1']],
    [
      'degrees with numbers that look like latitudes',
      list((c, i) => `${i + 30} ${degrees(c)}`),
      ['degrees-converted@1'],
    ],
    ['degrees, minutes and seconds', list((c) => dms(c, '°', '′', '″')), ['degrees-converted@1']],
    ['度分秒', list((c) => dms(c, '度', '分', '秒')), ['degrees-converted@1']],
    [
      'degrees with blanks and typewriter signs',
      list((c) => dms(c, '° ', "' ", "''")),
      ['degrees-converted@1'],
    ],
    ['degrees with letters', list((c) => dms(c, '°', "'", '"E ')), ['degrees-converted@1']],
    ['degrees parted by strokes', list((c) => dms(c, '-', '-', '')), ['degrees-converted@1']],
    ['东经 and 北纬', list((c) => `东经${degrees(c).replace(',', '°，北纬')}°`), ['degrees-converted@1']],
    ['brackets of either width', list((c, i) => `J${i + 1}（${full(c).replace(' ', '，')}）`), []],
    ['a Chinese full stop for a point', list((c) => full(c).replaceAll('.', '。')), []],
    ['quotes about the numbers', list((c) => `“${full(c).replace(' ', '”，“')}”`), []],
    ['a number, a colon and labels', list((c, i) => `J${i + 1}：X=${full(c).replace(' ', '米，Y=')}米`), []],
    ['a bare number and a colon', list((c, i) => `${i + 1}：${full(c).replace(' ', '，')}`), []],
    [
      'numbers with colons in one line',
      SQUARE.map((c, i) => `J${i + 1}：${full(c).replace(' ', '，')}；`).join(''),
      [],
    ],
    ['cells in quotes', list((c, i) => `"J${i + 1}","${full(c).replace(' ', '","')}"`), []],
    ['thousands in quotes', list((c) => `"${grouped(full(c)).replace(' ', '","')}"`), []],
    ['thousands', list((c) => grouped(full(c))), []],
    ['thousands after a number', list((c, i) => `${i + 1}\t${grouped(full(c))}`), []],
    ['the number behind', list((c, i) => `${full(c)} J${i + 1}`), []],
    ['a bare number behind', list((c, i) => `${full(c)}\t${i + 1}`), []],
    ['columns between', list((c, i) => `J${i + 1}\t图根\t钢钉\t${full(c)}`), []],
    ['a column between X and Y', list((c, i) => `J${i + 1} ${full(c).replace(' ', ' 12.5 ')}`), []],
    [
      'degrees beside metres',
      list((c, i) => `J${i + 1} ${full(c)} ${degrees(c)}`),
      ['extra-columns-ignored@1'],
    ],
    [
      'metres with and without the zone',
      list((c, i) => `J${i + 1} ${full(c)} ${xy(c)}`),
      ['extra-columns-ignored@1'],
    ],
    ['a ring column with its title', `点号 圈号 X Y\n${list((c, i) => `J${i + 1} 1 ${full(c)}`)}`, []],
    [
      'a column of kinds of marks',
      `点号 界标类型 X Y\n${list((c, i) => `J${i + 1} ${i < 2 ? 1 : 2} ${full(c)}`)}`,
      [],
    ],
    ['a column of accuracies', list((c, i) => `J${i + 1} 0.0${i < 2 ? 2 : 3} ${full(c)}`), []],
    [
      'edges that may pass for latitudes',
      list((c, i) => `J${i + 1} ${i % 2 ? '30.95' : '12.02'} ${degrees(c)}`),
      ['degrees-converted@1'],
    ],
    [
      'a first point whose number looks like words',
      SQUARE.map(
        (c, i) => `${i === 0 ? 'JZD1' : `J${i + 1}`} ${dms(c, '-', '-', '').replace(', ', ' ')}`,
      ).join('\n'),
      ['degrees-converted@1'],
    ],
    [
      'all points in one line',
      SQUARE.map((c, i) => `J${i + 1}(${full(c).replace(' ', ',')})`).join('；'),
      [],
    ],
    ['pairs in one line', SQUARE.map((c) => full(c).replace(' ', ',')).join(' '), []],
    [
      'a line of KML',
      SQUARE.map((c) => `${degrees(c)},0`).join(' '),
      ['degrees-converted@1', 'extra-columns-ignored@1'],
    ],
    ...['2000国家大地坐标系', '3度带第40带', '中央子午线120°', '北京路80号地块', '西安路54号', 'J80坐标'].map(
      (heading) => [`a heading ${heading}`, `${heading}\n${list(full)}`, ['line-skipped@1']] as const,
    ),
    ['words with small numbers before', `坐标系：CGCS2000，3度带，单位米\n${list(full)}`, ['line-skipped@1']],
  ])('reads %s', (_name, text, changes) => {
    const result = parseCoordinateList(text);
    expect(atLines(result.refused)).toEqual([]);
    expect(atLines(result.changes)).toEqual(changes);
    expect(result.parcels).toHaveLength(1);
    expect(result.parcels[0]?.rings[0]?.points).toHaveLength(4);
    expect(areaOf(text)).toBeCloseTo(10_000, 1);
  });

  it.each(['北京路东侧地块界址点', '西安路12号', '百度路', '西安路80号', '火星村'])(
    'takes %s for a place and not for a datum',
    (heading) => {
      const { refused, parcels } = parseCoordinateList(`${heading}\n${list(full)}`);
      expect([refused, parcels.length]).toEqual([[], 1]);
    },
  );

  it.each([
    ...[
      '西安80',
      '西安 1980',
      '１９８０西安坐标系',
      "Xi'an 1980",
      '北京54',
      '1954年北京坐标系',
      'Beijing 1954',
    ],
    ...[
      '坐标系：北京',
      '百度坐标',
      'BD-09',
      'GCJ-02',
      'gcj02',
      '火星坐标',
      'Krassovsky 椭球',
      'Pulkovo 1942',
    ],
  ])('refuses a list headed %s', (heading) => {
    expect(atLines(parseCoordinateList(`${heading}\n${list(full)}`).refused)).toEqual(['wrong-datum@1']);
  });

  it('says of a list headed WGS84 that it is taken as CGCS2000, and not of one that was converted', () => {
    const headed = parseCoordinateList(`坐标系：WGS84\n${list(degrees)}`);
    expect(headed.refused).toEqual([]);
    expect(atLines(headed.changes)).toEqual(['other-datum-taken@1', 'degrees-converted@2']);
    expect(headed.datum).toBe('WGS84 taken as CGCS2000');
    const converted = parseCoordinateList(`由WGS84转换为CGCS2000\n${list(degrees)}`);
    expect(converted.datum).toBeUndefined();
  });

  it('takes heights behind whole metres for heights', () => {
    const whole = list(({ northM, eastM }) => `${northM.toFixed(0)},${withZonePrefix(eastM).toFixed(0)},118`);
    expect(parseCoordinateList(whole).refused).toEqual([]);
    expect(areaOf(whole)).toBeCloseTo(10_000, 1);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['nothing', '', ['no-points@1']],
    ['only words', '坐标如下\n谢谢', ['no-points@1']],
    ['two points', list(full, SQUARE.slice(0, 2)), ['too-few-points@1']],
    [
      'a word among the points',
      `${list(full)}\n谢谢\n${full(SQUARE[0] as Corner)}`,
      ['line-without-point@5'],
    ],
    ['a mistyped number', `${list(full)}\n3416552.I18 40509563.204`, ['not-a-number@5']],
    ['a lonely number', `${list(full)}\n3416552.118`, ['one-coordinate@5']],
    ['a number of a point with one coordinate', `${list(full)}\nJ5\t3416552.118`, ['one-coordinate@5']],
    ['6-degree zone 20', `${list(full)}\nJ5,3416552.118,20796000.5`, ['six-degree-zone@5']],
    ['6-degree zone 21', `${list(full)}\nJ5,3416552.118,21222000.5`, ['six-degree-zone@5']],
    ['zone 39', `${list(full)}\nJ5,3416552.118,39796000.5`, ['wrong-zone@5']],
    ['zone 41', `${list(full)}\n41222000.5 3416552.118`, ['wrong-zone@5']],
    ['a meridian of 117°', `${list(full)}\n3416552.118 796000.5`, ['wrong-central-meridian@5']],
    ['metres outside Huzhou', `${list(full)}\n3300000 40509563.204`, ['outside-huzhou@5']],
    ['degrees outside Huzhou', `${list(degrees)}\n121.47,31.23`, ['outside-huzhou@5']],
    ['degrees of another continent', `${list(degrees)}\n-0.1276,51.5072`, ['outside-huzhou@5']],
    ['a heading that names Xi’an 80', `坐标系：西安80\n${list(full)}`, ['wrong-datum@1']],
    ['a heading that names GCJ-02', `${list(degrees)}\n以上为火星坐标（GCJ-02）`, ['wrong-datum@5']],
    ...(
      [
        ['1980国家大地坐标系', 'wrong-datum'],
        ['1980年国家大地坐标系', 'wrong-datum'],
        ['80坐标系', 'wrong-datum'],
        ['国家80坐标', 'wrong-datum'],
        ['54坐标系', 'wrong-datum'],
        ['1954年坐标', 'wrong-datum'],
        ['BJ54', 'wrong-datum'],
        ['XA80 坐标', 'wrong-datum'],
        ['湖州城市坐标系', 'unknown-system'],
        ['地方独立坐标系', 'unknown-system'],
        ['UTM 50N', 'unknown-system'],
        ['3度带 带号39', 'wrong-zone'],
        ['中央子午线117 3度带', 'wrong-central-meridian'],
        ['6度带 中央子午线123', 'six-degree-zone'],
        ['高斯投影第20带', 'six-degree-zone'],
      ] as const
    ).map(([heading, code]) => [`a heading ${heading}`, `${heading}\n${list(full)}`, [`${code}@1`]] as const),
    [
      'a column that names Xi’an 80',
      list((c) => `${full(c)} 西安80`),
      [1, 2, 3, 4].map((n) => `wrong-datum@${n}`),
    ],
    ['a point of GCJ-02', `${list(degrees)}\nGCJ-02 坐标 120.00000,30.86000`, ['wrong-datum@5']],
    ['seconds beyond sixty', `${list(degrees)}\n120°5′61″, 30°46′12″`, ['not-a-number@5']],
    ['a line without end', `${list(full)}\n${' 1'.repeat(500)}`, ['line-too-long@5']],
    [
      'a table folded in two',
      `点号 X Y 点号 X Y\n${list((c, i) => `J${i + 1} ${full(c)} J${i + 5} ${full({ ...c, northM: c.northM + 200 })}`)}`,
      ['two-points-in-row@2', 'two-points-in-row@3', 'two-points-in-row@4', 'two-points-in-row@5'],
    ],
    [
      'an edge with both its ends',
      `${list(full)}\n${SQUARE.slice(0, 2).map(full).join(' ')}`,
      ['two-points-in-row@5'],
    ],
    ['commas for decimal points', `${list(full)}\nJ5 3416500,118 40500000,904`, ['decimal-comma@5']],
    ['a comma for one of them', `${list(full)}\nJ5 3416500.118 40500000,904`, ['decimal-comma@5']],
    ['nothing but commas', `${list(full)}\nJ5,3416500,118,40500000,904`, ['decimal-comma@5']],
    ['a comma within seconds', `${list(degrees)}\n120°00′10,22″ 30°52′12,33″`, ['decimal-comma@5']],
    ['rings that cross', `${list(full)}\n\n${list(full, square(50, 50, 100))}`, ['rings-crossing@6']],
  ])('refuses %s, with the line', (_name, text, refused) => {
    const result = parseCoordinateList(text);
    expect(atLines(result.refused)).toEqual(refused);
    expect(result.parcels).toEqual([]);
  });

  it('takes any square anywhere in Huzhou in any of its writings for the same square', () => {
    const writings = fc.constantFrom(xy, full, degrees, (c: Corner) => xy(c).split(' ').reverse().join('\t'));
    const offsets = fc.tuple(
      fc.integer({ min: -50_000, max: 30_000 }),
      fc.integer({ min: -80_000, max: 35_000 }),
    );
    fc.assert(
      fc.property(writings, offsets, fc.boolean(), (write, [north, east], withNumbers) => {
        const corners = square(north, east, 100);
        const { parcels, refused } = parseCoordinateList(
          list((corner, i) => (withNumbers ? `${i + 1} ` : '') + write(corner), corners),
        );
        expect(refused).toEqual([]);
        for (const [i, { at }] of parcels[0]?.rings[0]?.points.entries() ?? []) {
          expect(
            Math.hypot(at.northM - (corners[i]?.northM ?? 0), at.eastM - (corners[i]?.eastM ?? 0)),
          ).toBeLessThan(0.001);
        }
        expect(parcels[0]?.rings[0]?.points).toHaveLength(4);
      }),
    );
  });

  it('never throws, whatever is pasted', () => {
    const pieces = fc.oneof(
      fc.constantFrom(
        ...SQUARE.map(full),
        ...HOLE.map(xy),
        ...SQUARE.map(degrees),
        '',
        '内环',
        '孔',
        'X Y',
        '1,2,3,4',
        '\uFEFF',
        '= : =',
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (lines) => {
        const { parcels, refused } = parseCoordinateList(lines.join('\n'));
        expect(parcels.length === 1).toBe(refused.length === 0);
        for (const parcel of parcels)
          expect(boundarySchema.safeParse(parsedToBoundary(parcel)).success).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
