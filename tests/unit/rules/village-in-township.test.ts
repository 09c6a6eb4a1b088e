import { expect, it } from 'vitest';
import { villageInTownship } from '#core/parcel/rules/village-in-township.ts';
import { aContext, aParcel, placesOf } from './a-parcel.ts';

it.each([
  ['330502100201', '330502100', []],
  ['330502101201', '330502100', ['identity.villageCode']],
  ['330503100201', '330502100', ['identity.villageCode']],
  [undefined, '330502100', []],
  ['330502100201', undefined, []],
])('village %s in township %s', (villageCode, townshipCode, places) => {
  const identity = { ...(villageCode ? { villageCode } : {}), ...(townshipCode ? { townshipCode } : {}) };
  expect(placesOf(villageInTownship(aParcel({ identity }), aContext()))).toEqual(places);
});
