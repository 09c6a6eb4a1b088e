import { expect, it } from 'vitest';
import { unknownCode } from '#core/parcel/rules/unknown-code.ts';
import { aContext, aParcel } from './a-parcel.ts';

it('finds nothing among codes of the seeds', () => {
  expect(unknownCode(aParcel(), aContext())).toEqual([]);
});

it('finds a code in a field, among several, in a row, and in a land-use scheme', () => {
  const record = aParcel({
    classification: { category: 'factory', isLowEfficiency: true },
    reasons: { reasons: ['idle', 'boring'] },
    economics: { enterprises: [{ name: '甲厂', performanceGrade: 'E' }] },
    use: { usageStatus: '1', currentLandClass: { scheme: 'third_national_survey_working', code: '100101' } },
  });
  const issues = unknownCode(record, aContext());
  expect(issues.map(({ cell }) => cell)).toEqual([undefined, undefined, undefined, '0.performanceGrade']);
  expect(issues.map(({ params }) => params)).toEqual([
    { field: 'classification.category', code: 'factory', list: 'category' },
    { field: 'use.currentLandClass', code: '100101', list: 'third_national_survey_working' },
    { field: 'reasons.reasons', code: 'boring', list: 'lowEfficiencyReason' },
    { field: 'economics.enterprises', code: 'E', list: 'performanceGrade' },
  ]);
});

it('reads a land-use code in the scheme it names', () => {
  const plannedUse = { scheme: 'land_sea_use_2023', code: '100101' } as const;
  expect(unknownCode(aParcel({ use: { plannedUse } }), aContext())).toEqual([]);
});

it('objects to nothing when the workspace has not got the list', () => {
  const record = aParcel({ classification: { category: 'factory' } });
  expect(unknownCode(record, aContext({ codeLists: () => undefined }))).toEqual([]);
});
