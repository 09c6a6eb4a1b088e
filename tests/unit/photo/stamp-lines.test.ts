import { describe, expect, test } from 'vitest';
import { type StampFacts, stampLines } from '#core/photo/stamp-lines.ts';
import {
  DEFAULT_STAMP,
  STAMP_FIELDS,
  type StampTemplate,
  stampTemplateSchema,
} from '#core/photo/stamp-template.ts';
import { stamp } from '#texts/zh-CN/stamp.ts';

const ALL: StampTemplate = {
  ...DEFAULT_STAMP,
  lines: STAMP_FIELDS.map((field) => ({ field, sayUnknown: true })),
};
const sha256 = 'ab12cd34ef567890'.repeat(4);
const FULL: StampFacts = {
  evidence: {
    takenAt: '2025-03-01T09:08:07.5+08:00',
    lon: 120.099999178,
    lat: 30.87077929,
    positionAccuracyM: 3.24,
    azimuthDeg: 352.44,
    azimuthReference: 'true',
    artist: '张三',
  },
  sha256,
  unitNo: '330502100-0042',
  parcelName: '某某厂',
  kind: '全景',
  recordedBy: '李四',
};
const only = (field: (typeof STAMP_FIELDS)[number], facts: StampFacts, sayUnknown = true) =>
  stampLines({ ...ALL, lines: [{ field, sayUnknown }] }, facts, stamp);

describe('a stamp', () => {
  test('says what is known, in the order of its template', () => {
    expect(stampLines(ALL, FULL, stamp)).toEqual([
      '编号 330502100-0042',
      '地块 某某厂',
      '类别 全景',
      '时间 2025-03-01 09:08:07',
      '坐标 CGCS2000 120.099999°E 30.870779°N ±3.2 m',
      '平面 X 3416652.1 Y 509563.2（中央子午线120°）',
      '方位 352.4°（真北）',
      '拍摄人 张三',
      '录入人 李四',
      '原件校验码 ab12cd34ef56',
    ]);
  });

  test('says what is not known to be so, or leaves it out, and guesses nothing', () => {
    const nothing: StampFacts = { evidence: {}, sha256 };
    expect(stampLines(ALL, nothing, stamp).slice(0, -1)).toEqual(
      ['编号', '地块', '类别', '时间', '坐标', '平面', '方位', '拍摄人', '录入人'].map(
        (name) => `${name} 未知`,
      ),
    );
    const silent = { ...ALL, lines: STAMP_FIELDS.map((field) => ({ field, sayUnknown: false })) };
    expect(stampLines(silent, nothing, stamp)).toEqual(['原件校验码 ab12cd34ef56']);
    // Who recorded it need not have taken it, and a blank name is none.
    expect(only('photographer', { ...nothing, recordedBy: '李四' })).toEqual(['拍摄人 未知']);
    expect(only('unitNo', { ...nothing, unitNo: ' ' }, false)).toEqual([]);
  });

  test.each([
    ['corrected', { evidence: FULL.evidence, clock: { shiftS: -60 } }, '2025-03-01 09:07:07（已校正）'],
    ['taken back', { evidence: FULL.evidence, clock: { shiftS: 0 } }, '2025-03-01 09:08:07'],
    [
      'without a zone in the file',
      { evidence: { takenAt: '2025-03-01T09:08:00+08:00', offsetAssumed: true } },
      '2025-03-01 09:08:00（时区未记录）',
    ],
    ['of another zone', { evidence: { takenAt: '2025-03-01T10:08:00+09:00' } }, '2025-03-01 10:08:00 +09:00'],
  ])('tells a time %s', (_, facts, said) => {
    expect(only('time', { sha256, ...facts })).toEqual([`时间 ${said}`]);
  });

  test.each([
    ['magnetic', '方位 12.0°（磁北）'],
    [undefined, '方位 12.0°（未注明真北或磁北）'],
  ] as const)('tells a direction whose north is %s', (azimuthReference, said) => {
    const evidence = { azimuthDeg: 12, ...(azimuthReference ? { azimuthReference } : {}) };
    expect(only('azimuth', { evidence, sha256 })).toEqual([said]);
  });

  test('has no plane coordinates outside of the zone', () => {
    expect(only('plane', { evidence: { lon: 122, lat: 30.9 }, sha256 })).toEqual(['平面 未知']);
    expect(only('lonLat', { evidence: { lon: -0.5, lat: -33.25 }, sha256 })).toEqual([
      '坐标 CGCS2000 0.500000°W 33.250000°S',
    ]);
  });

  test('has the office’s own words, without what would turn the writing around', () => {
    const lines = [{ text: '湖州市\u202e自然资源局' }, { text: '  ' }];
    expect(stampLines({ ...ALL, lines }, FULL, stamp)).toEqual(['湖州市自然资源局']);
    expect(stampTemplateSchema.safeParse({ ...ALL, lines: [{ text: 'a\u0007' }] }).success).toBe(false);
    expect(stampTemplateSchema.parse(DEFAULT_STAMP)).toEqual(DEFAULT_STAMP);
  });
});
