import { expect, it } from 'vitest';
import { legacyArea } from '#core/parcel/rules/legacy-area.ts';
import { aContext, aParcel } from './a-parcel.ts';

it('lets the legacy area be all of the parcel and no more', () => {
  expect(legacyArea(aParcel({ legacy: { legacyAreaSqM: 30_000 } }), aContext())).toEqual([]);
  expect(legacyArea(aParcel({ legacy: { legacyAreaSqM: 30_000.01 } }), aContext())).toMatchObject([
    { severity: 'error', field: 'legacyAreaSqM', params: { legacyAreaSqM: 30_000.01, areaSqM: 30_000 } },
  ]);
});

it('says nothing while there is no boundary', () => {
  const { boundary: _, ...record } = aParcel({ legacy: { legacyAreaSqM: 1e6 } });
  expect(legacyArea(record, aContext())).toEqual([]);
});
