import { expect, it } from 'vitest';
import { areaDifference } from '#core/parcel/rules/area-difference.ts';
import { aContext, aParcel, placesOf, SETTINGS } from './a-parcel.ts';

it.each([
  [30_000, 0],
  [31_578.94, 0],
  [31_579.5, 1],
  [28_571.43, 0],
  [28_571.4, 1],
  [0, 1],
])('a registered area of %d m² against 30,000 m² drawn gives %i warnings', (registeredAreaSqM, count) => {
  expect(areaDifference(aParcel({ tenure: { registeredAreaSqM } }), aContext())).toHaveLength(count);
});

it('says by how much, for the registered and the approved area', () => {
  const issues = areaDifference(
    aParcel({ tenure: { registeredAreaSqM: 26_785.71, approvedAreaSqM: 60_000 } }),
    aContext(),
  );
  expect(placesOf(issues)).toEqual(['tenure.registeredAreaSqM', 'tenure.approvedAreaSqM']);
  expect(issues.map(({ params }) => params.percent)).toEqual([12, 50]);
  expect(issues.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
});

it.each([
  [0, 30_000.01, 1],
  [0, 30_000, 0],
  [12, 34_000, 0],
  [100, 15_000, 0],
])(
  'with a tolerance of %d %% an area of %d m² gives %i warnings',
  (areaTolerancePercent, registeredAreaSqM, count) => {
    const context = aContext({ settings: { ...SETTINGS, areaTolerancePercent } });
    expect(areaDifference(aParcel({ tenure: { registeredAreaSqM } }), context)).toHaveLength(count);
  },
);
