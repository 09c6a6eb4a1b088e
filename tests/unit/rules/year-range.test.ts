import { expect, it } from 'vitest';
import { yearRange } from '#core/parcel/rules/year-range.ts';
import { aContext, aParcel } from './a-parcel.ts';

it.each([
  [1899, 1],
  [1900, 0],
  [2025, 0],
  [2026, 1],
])('a building of %i gives %i findings in 2025', (yearBuilt, count) => {
  expect(yearRange(aParcel({ use: { yearBuilt } }), aContext({ today: '2025-03-01' }))).toHaveLength(count);
});
