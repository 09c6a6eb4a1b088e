import { expect, it } from 'vitest';
import { buildingDensityRange } from '#core/parcel/rules/building-density-range.ts';
import { aContext, aParcel } from './a-parcel.ts';

it('lets no building cover more than the parcel', () => {
  const find = (buildingDensityPercent: number) =>
    buildingDensityRange(aParcel({ use: { buildingDensityPercent } }), aContext());
  expect(find(100)).toEqual([]);
  expect(find(100.1)).toMatchObject([{ severity: 'error', params: { stated: 100.1 } }]);
});
