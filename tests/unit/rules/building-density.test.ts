import { expect, it } from 'vitest';
import { buildingDensity } from '#core/parcel/rules/building-density.ts';
import { aContext, aParcel, SETTINGS } from './a-parcel.ts';

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

it('takes the tolerance that the office has set', () => {
  const record = aParcel({ use: { buildingDensityPercent: 43, footprintAreaSqM: 12_000 } });
  const find = (buildingDensityTolerancePercent: number) =>
    buildingDensity(record, aContext({ settings: { ...SETTINGS, buildingDensityTolerancePercent } }));
  expect(find(3)).toEqual([]);
  expect(find(3 - 0.01)).toHaveLength(1);
});
