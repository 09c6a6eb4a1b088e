import { expect, it } from 'vitest';
import { parcelCodeCounty } from '#core/parcel/rules/parcel-code-county.ts';
import { aContext, aParcel, placesOf } from './a-parcel.ts';

it.each<readonly [string, readonly string[], readonly string[], readonly string[]]>([
  ['of the township’s county', ['330502100012GB00042'], ['330502100012GB00042W00000000'], []],
  ['of another county', ['330503100012GB00042'], [], ['identity.parcelCodes']],
  ['one of two of another', ['330502100012GB00042', '330521100012GB00042'], [], ['identity.parcelCodes']],
  ['unit number of another', [], ['330523100012GB00042W00000000'], ['identity.realEstateUnitNos']],
  ['of no county of Huzhou, which is another rule’s', ['330106100012GB00042'], [], []],
])('codes %s', (_, parcelCodes, realEstateUnitNos, places) => {
  const identity = {
    townshipCode: '330502100',
    parcelCodes: [...parcelCodes],
    realEstateUnitNos: [...realEstateUnitNos],
  };
  const issues = parcelCodeCounty(aParcel({ identity }), aContext());
  expect(placesOf(issues)).toEqual(places);
  expect(issues.every(({ severity }) => severity === 'warning')).toBe(true);
});
