import { expect, it } from 'vitest';
import type { ParcelValues } from '#core/parcel/field-groups.ts';
import { unknownPlace } from '#core/parcel/rules/unknown-place.ts';
import { aContext, aParcel, placesOf } from './a-parcel.ts';

const NOWHERE = {
  counties: new Map(),
  townships: new Map(),
  reportingBodies: new Map(),
  keyAreas: new Map(),
};

it.each<readonly [NonNullable<ParcelValues['identity']>, readonly string[]]>([
  [{}, []],
  [{ townshipCode: '330502100', reportingBody: '330502', keyAreaNo: 1 }, []],
  [{ keyAreaNo: 66, reportingBody: 'ZONE-NTH' }, []],
  [{ keyAreaNo: 67 }, ['identity.keyAreaNo']],
  [{ townshipCode: '330106100' }, ['identity.townshipCode']],
  [{ townshipCode: '330502999' }, ['identity.townshipCode']],
  [{ reportingBody: '330106' }, ['identity.reportingBody']],
])('%j', (identity, places) => {
  const issues = unknownPlace(aParcel({ identity }), aContext());
  expect(placesOf(issues)).toEqual(places);
  expect(issues.every(({ severity }) => severity === 'error')).toBe(true);
});

it('finds nothing wrong while no lists are loaded', () => {
  const identity = { townshipCode: '330106100', reportingBody: '330106', keyAreaNo: 99 };
  expect(unknownPlace(aParcel({ identity }), aContext({ places: NOWHERE }))).toEqual([]);
});
