import { describe, expect, it } from 'vitest';
import { areaUnitOfColumn } from '#core/parcel/source-area-unit.ts';
import { FILLABLE_FIELDS, guessMapping, pathOf } from '#core/parcel/source-columns.ts';
import { makeRecordMaker } from '#core/parcel/source-values.ts';
import { fieldLabels } from '#service/exchange/field-labels.ts';
import { seedReference } from '#tests/helpers/a-sheet.ts';

const guess = (...columns: readonly string[]) => guessMapping(columns, fieldLabels());
const stored = (path: string, value: string | number | boolean) => {
  const { record, leftOut } = makeRecordMaker({ 列: path }, seedReference)({ 列: value });
  const [group = '', field = ''] = path.split('.');
  return leftOut.length > 0 ? 'left out' : (record[group] as Readonly<Record<string, unknown>>)?.[field];
};

describe('guessMapping', () => {
  it('knows every provincial column, in any case', () => {
    const named = FILLABLE_FIELDS.flatMap(({ dcdytb, ...rest }) => (dcdytb ? [{ dcdytb, ...rest }] : []));
    const mapping = guess(...named.map(({ dcdytb }) => dcdytb.toLowerCase()));
    for (const { dcdytb, ...rest } of named) expect(mapping[dcdytb.toLowerCase()]).toBe(pathOf(rest));
  });

  it('knows every field by the words of the form', () => {
    for (const each of FILLABLE_FIELDS) {
      const [label = ''] = fieldLabels()[pathOf(each)] ?? [];
      expect(guess(label)[label], label).toBe(pathOf(each));
    }
  });

  it.each([
    ['QLR', 'tenure.rightHolder'],
    ['权利人名称', 'tenure.rightHolder'],
    ['登记面积（㎡）', 'tenure.registeredAreaSqM'],
    ['权 利 人', 'tenure.rightHolder'],
    ['right_holder', 'tenure.rightHolder'],
    ['NAME', 'identity.name'],
    ['DKMC', 'identity.name'],
    ['DLBM', 'use.currentLandClass'],
    ['备注', 'process.remarks'],
  ])('knows %s', (column, path) => {
    expect(guess(column)).toEqual({ [column]: path });
  });

  it('fills no field twice, the more telling name first, and leaves what it does not know', () => {
    expect(guess('名称', '地块名称', 'OBJECTID', 'Shape_Area', 'constructor')).toEqual({
      地块名称: 'identity.name',
    });
  });
});

describe('makeRecordMaker', () => {
  it.each([
    ['classification.isLowEfficiency', '是', true],
    ['classification.isLowEfficiency', 'F', false],
    ['classification.isLowEfficiency', 1, true],
    ['classification.isLowEfficiency', '不详', '不详'],
    ['tenure.tenure', '集体', 'collective'],
    ['use.usageStatus', '2 空置', '2'],
    ['use.usageStatus', '空置（2）', '2'],
    ['use.usageStatus', '9', '9'],
    ['use.currentLandClass', '工业用地', { scheme: 'third_national_survey_working', code: '0601' }],
    ['use.plannedUse', '100101', { scheme: 'land_sea_use_2023', code: '100101' }],
    ['use.currentLandClass', '水田', 'left out'],
    ['identity.townshipCode', '330502001000', '330502001'],
    ['identity.townshipCode', '上海镇', 'left out'],
    ['identity.keyAreaNo', '12.0', 12],
    ['identity.parcelCodes', 'A，B、C', ['A', 'B', 'C']],
    ['tenure.rightHolder', 12, '12'],
  ])('makes of a %s of %s what the field stores', (path, value, expected) => {
    expect(stored(path, value)).toEqual(expected);
  });

  it('passes by what is no field, and what a program writes itself', () => {
    const make = makeRecordMaker(
      { a: 'process.listVersion', b: 'x.y', c: 'economics.enterprises' },
      seedReference,
    );
    expect(make({ a: '1', b: '2', c: '3' })).toEqual({ record: {}, leftOut: [] });
  });
});

describe('areaUnitOfColumn', () => {
  const rows = (factor: number, ...areas: readonly number[]) =>
    areas.map((areaSqM) => ({ value: (areaSqM * 1.03) / factor, areaSqM }));
  it.each([
    ['m²', rows(1, 6000, 500, 90_000), 'squareMetre'],
    ['亩', rows(2000 / 3, 6000, 500, 90_000), 'mu'],
    ['公顷', rows(10_000, 6000, 500, 90_000), 'hectare'],
    ['both', [...rows(1, 6000, 500), ...rows(2000 / 3, 6000, 500)], 'squareMetre'],
    ['nothing', [], 'squareMetre'],
  ] as const)('tells %s', (_, given, unit) => {
    expect(areaUnitOfColumn(given)).toBe(unit);
  });
});
