import { expect, it } from 'vitest';
import { buildingDensity } from '#core/parcel/rules/building-density.ts';
import { aContext, aParcel } from './a-parcel.ts';

it.each([
  [40, 0],
  [40.1, 0],
  [39.9, 0],
  [40.2, 1],
  [0.4, 1],
])('a stated density of %d % against 12,000 m² on 30,000 m² gives %i warnings', (stated, count) => {
  const record = aParcel({ use: { buildingDensityPercent: stated, footprintAreaSqM: 12_000 } });
  expect(buildingDensity(record, aContext())).toHaveLength(count);
});
