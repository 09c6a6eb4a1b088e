import { describe, expect, test } from 'vitest';
import type { ReferenceData } from '#core/contract/reference.ts';
import { lonLat } from '#core/geo/coordinates.ts';
import { PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { FORM_LAYOUT } from '#core/sheet/form-layout.ts';
import { EMPTY } from '#core/sheet/inert-text.ts';
import { FORM, PAGE } from '#core/sheet/page-metrics.ts';
import { type SheetData, toSheetData } from '#core/sheet/sheet-data.ts';
import {
  aBoundary,
  aParcel,
  aPhoto,
  aSheetInput,
  aWavyRing,
  plainValues,
  seedReference,
} from '#tests/helpers/a-sheet.ts';
import { sheet as texts } from '#texts/zh-CN/sheet.ts';

/** The value cell right of a label. */
function textBeside({ form }: SheetData, label: string): string | undefined {
  const at = form.cells.findIndex((cell) => cell.kind === 'label' && cell.text === label);
  return at < 0 ? undefined : form.cells[at + 1]?.text;
}

const noteOf = ({ map }: SheetData, label: string): string | undefined =>
  map.notes.lines.find((note) => note.label === label)?.text;

describe('page 1', () => {
  const sheet = toSheetData(aSheetInput());

  test.each([
    ['地块类别', '工业'],
    ['填报主体', '吴兴区'],
    ['重点片区', '3 吴兴区工业有机更新片区（2+8 平台）'],
    ['四至', '北：大港路　东：湖州某某童装有限公司　南：北塘港　西：规划支路'],
    ['权利性质', '出让'],
    ['登记面积', '27,012.50 m²'],
    ['登记时间', '2020-06-18'],
    ['图上面积', '26,570.89 m²'],
    ['折合面积', '39.8563 亩 / 2.6571 公顷'],
    ['现状地类', '0601 工业用地'],
    ['使用状况', '空置'],
    ['建筑密度', '48.5 %'],
    ['建成年份', '2004'],
    ['低效原因', '厂房空置、容积率低、亩均税收低'],
    ['是否低效', '是'],
    ['是否三地', '否'],
    ['企业数', '2 家'],
    ['地均固定资产投资', '85.5 万元/亩'],
    ['过渡期截止', EMPTY],
  ])('%s is %s', (label, expected) => {
    expect(textBeside(sheet, label)).toBe(expected);
  });

  test('the head names county and township', () => {
    expect(sheet.form.head).toEqual([
      { label: '编号', text: '330502100-0042' },
      { label: '状态', text: '已完成' },
      { label: '区县', text: '吴兴区' },
      { label: '乡镇（街道）', text: '织里镇' },
      { label: '村（社区）', text: '330502100203' },
    ]);
  });

  test('a code that no list knows is shown as it is', () => {
    const values = { ...plainValues, use: { usageStatus: '77' } };
    expect(textBeside(toSheetData(aSheetInput({ parcel: aParcel({ values }) })), '使用状况')).toBe('77');
  });

  test('a conflict is said on paper', () => {
    const { form } = toSheetData(aSheetInput({ parcel: aParcel({ conflict: true, state: 'draft' }) }));
    expect(form.head[1]?.text).toBe('草稿（有未处理的冲突）');
  });

  test('enterprises that find no room are counted', () => {
    const enterprises = Array.from({ length: 7 }, (_, i) => ({ name: `企业${i + 1}` }));
    const data = toSheetData(
      aSheetInput({ parcel: aParcel({ values: { ...plainValues, economics: { enterprises } } }) }),
    );
    expect(textBeside(data, '企业数')).toBe('7 家（另 4 家见电子档）');
    expect(data.form.cells.map(({ text }) => text)).toContain('企业3');
    expect(data.form.cells.map(({ text }) => text)).not.toContain('企业4');
  });

  test('the code vouches for number, record and hash', () => {
    expect(sheet.form.qrText.split('\n')).toEqual([
      'TAKAN1',
      '330502100-0042',
      '0195a4d2-7c1e-7a44-9d3b-2f6c58a01b42',
      '4f1c9b7e0d3a5e62'.repeat(4),
    ]);
  });

  test('the cells fill the form without gaps or overlaps', () => {
    const area = sheet.form.cells.reduce((sum, { widthMm, heightMm }) => sum + widthMm * heightMm, 0);
    expect(area).toBeCloseTo(PAGE.widthInsideMm * (FORM.bandTopMm - FORM.topMm), 6);
    for (const { xMm, yMm, widthMm, heightMm } of sheet.form.cells) {
      expect(widthMm).toBeGreaterThan(5);
      expect(xMm).toBeGreaterThanOrEqual(PAGE.leftMm);
      expect(xMm + widthMm).toBeLessThanOrEqual(PAGE.rightMm + 1e-9);
      expect(yMm + heightMm).toBeLessThanOrEqual(FORM.bandTopMm + 1e-9);
    }
  });

  test('every field of the record has its place on the sheet', () => {
    const placed = new Set(
      FORM_LAYOUT.flatMap(({ rows }) =>
        rows.flatMap((row) => (row.kind === 'fields' ? row.cells.map(([field]) => field as string) : [])),
      ),
    );
    const elsewhere = [
      'identity.unitNo',
      'identity.townshipCode',
      'identity.villageCode',
      'economics.enterprises',
      'reasons.otherReason',
      'abuttals.north',
      'abuttals.east',
      'abuttals.south',
      'abuttals.west',
      'process.surveyor',
      'process.surveyedOn',
      'process.listVersion',
    ];
    const missing = PARCEL_FIELDS.map(({ group, field }) => `${group}.${field}`).filter(
      (field) => !placed.has(field) && !elsewhere.includes(field),
    );
    expect(missing).toEqual([]);
  });
});

test('codes are called what they were called when the record was filled in', () => {
  const reference: ReferenceData = {
    ...seedReference,
    edition: { ...seedReference.edition, edition: 2, version: '二' },
    earlier: [seedReference.edition],
    codeLists: seedReference.codeLists.map((list) =>
      list.list === 'usageStatus'
        ? { ...list, items: [{ code: '2', name: '闲置', retiredIn: 2, was: [{ until: 1, name: '空置' }] }] }
        : list,
    ),
  };
  const statusUnder = (listVersion: string) => {
    const values = { ...plainValues, process: { ...plainValues.process, listVersion } };
    return textBeside(toSheetData(aSheetInput({ reference, parcel: aParcel({ values }) })), '使用状况');
  };
  expect(statusUnder(seedReference.edition.version)).toBe('空置');
  expect(statusUnder('二')).toBe('闲置');
});

describe('page 2', () => {
  test('the notes say system, method, accuracy and areas', () => {
    const data = toSheetData(aSheetInput());
    expect(noteOf(data, '坐标系')).toBe('CGCS2000，3°带，中央子午线 120°');
    expect(noteOf(data, '界址点测量')).toBe('RTK 4 点');
    expect(noteOf(data, '点位精度')).toBe('0.02 m');
    expect(noteOf(data, '宗地面积')).toBe('26,570.89 m²（39.8563 亩，2.6571 公顷）');
    expect(noteOf(data, '制图日期')).toBe('2025-03-08');
    expect(data.map.band.map(({ text }) => text)).toEqual([
      '330502100203GB00042',
      'H51G028002',
      '湖州织里某某织造有限公司',
      '26,570.89 m²',
    ]);
    expect(data.map.scale).toBe('1:1500');
  });

  test('the table of four points is closed by the first', () => {
    const { table } = toSheetData(aSheetInput()).map;
    expect(table.columns).toHaveLength(1);
    expect(table.columns[0]?.map(([no]) => no)).toEqual(['J1', 'J2', 'J3', 'J4', 'J1']);
    expect(table.columns[0]?.[0]).toEqual(['J1', '3416620.360', '509600.000', '215.66']);
    expect(table.columns[0]?.[4]?.[3]).toBe('');
    expect(table.foot).toBe('共 4 个界址点　面积 26,570.89 m²');
  });

  test('500 points go on over further pages, each said to go on but the last', () => {
    const boundary = aBoundary(aWavyRing(500, 300, 40));
    const data = toSheetData(aSheetInput({ parcel: aParcel({ values: { ...plainValues, boundary } }) }));
    expect(data.pages).toBe(5);
    expect(data.footers.map(({ right }) => right)).toEqual(
      [1, 2, 3, 4, 5].map((page) => `第 ${page} 页 共 5 页`),
    );
    const parts = [data.map.table, ...data.pointPages.map(({ table }) => table)];
    expect(parts.flatMap(({ columns }) => columns.flat())).toHaveLength(501);
    expect(parts.map(({ foot }) => foot === texts.table.goesOn)).toEqual([true, true, true, false]);
  });

  test('view directions are those of the camera, and photos from beyond the frame are named', () => {
    const south = aPhoto(1, { evidence: { ...aPhoto(1).evidence, azimuthDeg: 180 } });
    const away = aPhoto(2, { evidence: { ...aPhoto(2).evidence, lat: 31 } });
    const data = toSheetData(aSheetInput({ parcel: aParcel({ photos: [south, away] }) }));
    expect(data.map.drawing?.views).toHaveLength(1);
    expect(Math.abs(data.map.drawing?.views[0]?.directionDeg ?? 0)).toBeCloseTo(180, 0);
    expect(noteOf(data, '照片拍摄点')).toBe('2 号在图外');
  });

  test('neighbours far away are left out', () => {
    const around = (lon: number) => ({
      unitNo: 'N',
      rings: [[lonLat(lon, 30.8695), lonLat(lon + 0.0005, 30.8695), lonLat(lon, 30.87)]],
    });
    const data = toSheetData(aSheetInput({ neighbours: [around(120.1), around(119.5)] }));
    expect(data.map.drawing?.neighbours).toHaveLength(1);
  });
});

test('a parcel of which nothing is recorded still makes a sheet', () => {
  const data = toSheetData(aSheetInput({ parcel: aParcel({ values: {}, state: 'draft' }) }));
  expect(data.map.drawing).toBeNull();
  expect(data.form.photos).toEqual([null, null, null, null]);
  expect(data.unitNo).toBe(EMPTY);
  expect(data.pages).toBe(2);
});

test('the data are plain JSON', () => {
  const data = toSheetData(aSheetInput({ parcel: aParcel({ photos: [aPhoto(1)] }) }));
  expect(JSON.parse(JSON.stringify(data))).toEqual(data);
});

test('a photo of a camera whose clock was put right has the corrected time and says so, and stands in its place', () => {
  const first = aPhoto(1);
  const clock = { shiftS: 86_400, reason: '日期错', source: first.source, conflict: false };
  const photos = [aPhoto(1, { kind: 'sign', clock }), aPhoto(2, { kind: 'sign' })];
  const shown = toSheetData(aSheetInput({ parcel: aParcel({ photos }) })).form.photos;
  expect(shown.map((photo) => photo?.detail.slice(0, 21))).toEqual([
    expect.stringMatching(/^2025-03-01 09:02　/),
    expect.stringMatching(/^2025-03-02 09:01（已校正）/),
    undefined,
    undefined,
  ]);
});
