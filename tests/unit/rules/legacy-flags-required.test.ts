import { expect, it } from 'vitest';
import { legacyFlagsRequired } from '#core/parcel/rules/legacy-flags-required.ts';
import { aContext, aParcel, placesOf } from './a-parcel.ts';

it('asks for both flags before a legacy area', () => {
  const record = aParcel({ legacy: { legacyAreaSqM: 500 } });
  expect(placesOf(legacyFlagsRequired(record, aContext()))).toEqual([
    'legacy.builtUpInSecondSurvey',
    'legacy.builtUpInThirdSurvey',
  ]);
});

it('asks for the one that is missing; 否 is an answer', () => {
  const record = aParcel({ legacy: { legacyAreaSqM: 500, builtUpInSecondSurvey: false } });
  expect(placesOf(legacyFlagsRequired(record, aContext()))).toEqual(['legacy.builtUpInThirdSurvey']);
});

it('asks for none without such land', () => {
  expect(legacyFlagsRequired(aParcel(), aContext())).toEqual([]);
  expect(legacyFlagsRequired(aParcel({ legacy: { legacyAreaSqM: 0 } }), aContext())).toEqual([]);
});
