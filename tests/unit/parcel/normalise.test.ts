import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { normaliseField } from '#core/parcel/normalise.ts';

const fieldAt = (path: string) => {
  const found = PARCEL_FIELDS.find(({ group, field }) => `${group}.${field}` === path);
  if (!found) throw new Error(`${path} is no field`);
  return found;
};
const codesOf = (path: string, value: unknown) =>
  normaliseField(fieldAt(path), value).changes.map(({ code }) => code.replace('record.', ''));

describe('what is stored of what was typed', () => {
  test.each<[path: string, typed: unknown, stored: unknown, changes: readonly string[]]>([
    ['identity.unitNo', '３３０５０２１００－００４２', '330502100-0042', ['half-width']],
    ['identity.villageCode', ' 330502 100 201 ', '330502100201', ['spaces-removed']],
    ['identity.surveyAreaNo', 'dcq-01', 'DCQ-01', ['upper-cased']],
    [
      'identity.realEstateUnitNos',
      ['330502 100012 gb00042 Ｗ00000000'],
      ['330502100012GB00042W00000000'],
      ['half-width', 'spaces-removed', 'upper-cased'],
    ],
    ['identity.parcelCodes', ['330502100012GB00042'], ['330502100012GB00042'], []],
    [
      'tenure.titleCertificateNo',
      '浙（２０２０）湖州市不动产权第 0012345 号',
      '浙（2020）湖州市不动产权第0012345号',
      ['half-width', 'spaces-removed'],
    ],
    ['tenure.approvalNo', '湖政函〔2003〕45号', '湖政函〔2003〕45号', []],
    ['identity.address', '红丰路\r\n1 号', '红丰路 1 号', ['lines-joined']],
    ['identity.address', '红丰路１号 ', '红丰路１号 ', []],
    ['process.remarks', '第一行\n第二行', '第一行\n第二行', []],
    ['tenure.registeredAreaSqM', '12,345.6 ㎡', 12345.6, ['number-read']],
    ['tenure.registeredAreaSqM', '12亩', 8000, ['unit-converted']],
    ['tenure.registeredAreaSqM', '12345.6', 12345.6, []],
    ['tenure.registeredAreaSqM', 12345.6, 12345.6, []],
    ['tenure.registeredAreaSqM', '', undefined, []],
    ['tenure.registeredOn', '2025年3月1日', '2025-03-01', ['date-read']],
    ['tenure.registeredOn', '2025-03-01', '2025-03-01', []],
    ['use.usageStatus', '1', '1', []],
    ['classification.isLowEfficiency', false, false, []],
    [
      'economics.enterprises',
      [{ name: '湖州\n织造', creditCode: '９１３３０１００ 799655058b', jobs: '1,200 人' }],
      [{ name: '湖州 织造', creditCode: '91330100799655058B', jobs: 1200 }],
      ['lines-joined', 'half-width', 'spaces-removed', 'upper-cased', 'number-read'],
    ],
  ])('%s: %j is stored as %j', (path, typed, stored, changes) => {
    expect(normaliseField(fieldAt(path), typed).value).toEqual(stored);
    expect(codesOf(path, typed)).toEqual(changes);
  });

  test.each<[path: string, typed: unknown, code: string]>([
    ['tenure.registeredAreaSqM', '12,34', 'record.not-a-number'],
    ['use.floorAreaRatio', '1.2 亩', 'record.unit-not-fitting'],
    ['tenure.registeredOn', '2025-02-30', 'record.no-such-day'],
    ['legacy.landUseStartedOn', '上世纪', 'record.date-form'],
  ])('%s: %j stays as it is and is refused', (path, typed, code) => {
    const { value, changes, problem } = normaliseField(fieldAt(path), typed);
    expect({ value, changes, code: problem?.code }).toEqual({ value: typed, changes: [], code });
  });

  test('a cell that cannot be read is named by its place', () => {
    const rows = [{ name: '甲' }, { name: '乙', taxPerMuWanYuan: '很多' }];
    expect(normaliseField(fieldAt('economics.enterprises'), rows)).toMatchObject({
      value: rows,
      problem: { code: 'record.not-a-number', field: '1.taxPerMuWanYuan' },
    });
  });

  test('what has been stored is stored the same again, whatever it was', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.boolean(),
      fc.array(fc.string({ unit: 'grapheme' })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...PARCEL_FIELDS), anything, (description, typed) => {
        const once = normaliseField(description, typed);
        const twice = normaliseField(description, once.value);
        expect(twice.value).toEqual(once.value);
        if (!once.problem) expect(twice.changes).toEqual([]);
      }),
    );
  });

  test('texts for people keep every sign: emoji, rare characters, markup, commands', () => {
    for (const text of [
      '🏗️👩‍👩‍👧',
      '𠀀𪚥',
      '<script>alert(1)</script>',
      "x'); DROP TABLE parcel; --",
      'ＡＢＣ　１',
    ])
      for (const path of ['identity.address', 'tenure.rightHolder', 'process.remarks'])
        expect(normaliseField(fieldAt(path), text)).toEqual({ value: text, changes: [] });
  });
});
