import { expect, it } from 'vitest';
import { landClassScheme } from '#core/parcel/rules/land-class-scheme.ts';
import { aContext, aParcel, placesOf } from './a-parcel.ts';

const survey = { scheme: 'third_national_survey_working', code: '0601' } as const;
const planning = { scheme: 'land_sea_use_2023', code: '0601' } as const;
const old = { scheme: 'gbt21010_2017', code: '0601' } as const;

it.each([
  ['each by its own', survey, planning, []],
  ['exchanged', planning, survey, ['use.currentLandClass', 'use.plannedUse']],
  ['the present use by the national standard', old, planning, ['use.currentLandClass']],
])('land classes %s', (_, currentLandClass, plannedUse, places) => {
  const issues = landClassScheme(aParcel({ use: { currentLandClass, plannedUse } }), aContext());
  expect(placesOf(issues)).toEqual(places);
});

it('has nothing to say of fields that are empty', () => {
  expect(landClassScheme(aParcel({ use: {} }), aContext())).toEqual([]);
});
