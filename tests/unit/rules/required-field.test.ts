import { expect, it } from 'vitest';
import { PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { requiredField } from '#core/parcel/rules/required-field.ts';
import { aContext, aParcel, placesOf, SETTINGS } from './a-parcel.ts';

const required = PARCEL_FIELDS.filter((field) => field.required).map(
  ({ group, field }) => `${group}.${field}`,
);

it('finds nothing when every required field is filled in', () => {
  expect(requiredField(aParcel(), aContext())).toEqual([]);
});

it('names every required field of an empty record, as errors', () => {
  const issues = requiredField({}, aContext());
  expect(placesOf(issues)).toEqual(required);
  expect(required).toContain('tenure.rightHolder');
  expect(issues.every(({ severity }) => severity === 'error')).toBe(true);
  expect(issues.map(({ params }) => params.field)).toEqual(required);
});

it('takes 否 as an answer and blanks as none', () => {
  const record = aParcel({ classification: { category: 'village', isLowEfficiency: false } });
  expect(requiredField(record, aContext())).toEqual([]);
  const blank = aParcel({ tenure: { tenure: 'state', rightHolder: '   ' } });
  expect(placesOf(requiredField(blank, aContext()))).toEqual(['tenure.rightHolder']);
});

it('requires what the office has set', () => {
  const requiredFields = ['identity.villageCode', 'reasons.reasons'];
  const context = aContext({ settings: { ...SETTINGS, requiredFields } });
  expect(placesOf(requiredField({}, context))).toEqual(requiredFields);
  expect(placesOf(requiredField({ reasons: { reasons: [] } }, context))).toEqual(requiredFields);
  expect(requiredField(aParcel({ identity: { villageCode: '330502100201' } }), context)).toEqual([]);
});
