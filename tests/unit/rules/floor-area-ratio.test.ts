import { expect, it } from 'vitest';
import { floorAreaRatio } from '#core/parcel/rules/floor-area-ratio.ts';
import { aContext, aParcel, SETTINGS } from './a-parcel.ts';

it.each([
  [0.8, 0],
  [0.81, 0],
  [0.79, 0],
  [0.811, 1],
  [0, 1],
])('a stated ratio of %d against 24,000 m² on 30,000 m² gives %i warnings', (floorAreaRatioStated, count) => {
  const record = aParcel({ use: { floorAreaRatio: floorAreaRatioStated, floorAreaSqM: 24_000 } });
  const issues = floorAreaRatio(record, aContext());
  expect(issues).toHaveLength(count);
  for (const issue of issues) expect(issue).toMatchObject({ severity: 'warning', params: { computed: 0.8 } });
});

it('says nothing while floor area or boundary are missing', () => {
  expect(floorAreaRatio(aParcel({ use: { floorAreaRatio: 9 } }), aContext())).toEqual([]);
  const { boundary: _, ...record } = aParcel({ use: { floorAreaRatio: 9, floorAreaSqM: 24_000 } });
  expect(floorAreaRatio(record, aContext())).toEqual([]);
});

it('takes the tolerance that the office has set', () => {
  const record = aParcel({ use: { floorAreaRatio: 1.3, floorAreaSqM: 24_000 } });
  const find = (floorAreaRatioTolerance: number) =>
    floorAreaRatio(record, aContext({ settings: { ...SETTINGS, floorAreaRatioTolerance } }));
  expect(find(0.5)).toEqual([]);
  expect(find(0.5 - 0.01)).toHaveLength(1);
});
