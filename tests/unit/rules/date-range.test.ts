import { expect, it } from 'vitest';
import type { ParcelValues } from '#core/parcel/field-groups.ts';
import { dateRange } from '#core/parcel/rules/date-range.ts';
import { aContext, aParcel, placesOf } from './a-parcel.ts';

it.each<readonly [string, ParcelValues, readonly string[]]>([
  ['registered today', { tenure: { registeredOn: '2025-03-01' } }, []],
  ['registered tomorrow', { tenure: { registeredOn: '2025-03-02' } }, ['tenure.registeredOn']],
  ['approved in 2052', { tenure: { approvedOn: '2052-03-01' } }, ['tenure.approvedOn']],
  ['approved in 1899', { tenure: { approvedOn: '1899-12-31' } }, ['tenure.approvedOn']],
  ['used since 1900', { legacy: { landUseStartedOn: '1900-01-01' } }, []],
  ['used since tomorrow', { legacy: { landUseStartedOn: '2025-03-02' } }, ['legacy.landUseStartedOn']],
  ['surveyed tomorrow', { process: { surveyedOn: '2025-03-02' } }, ['process.surveyedOn']],
  ['a transition that ends in years', { redevelopment: { transitionEndsOn: '2030-01-01' } }, []],
])('%s', (_, changes, places) => {
  const issues = dateRange(aParcel(changes), aContext({ today: '2025-03-01' }));
  expect(placesOf(issues)).toEqual(places);
  expect(issues.every(({ severity }) => severity === 'warning')).toBe(true);
});
