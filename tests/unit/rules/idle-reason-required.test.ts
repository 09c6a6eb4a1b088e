import { expect, it } from 'vitest';
import { idleReasonRequired } from '#core/parcel/rules/idle-reason-required.ts';
import { aContext, aParcel } from './a-parcel.ts';

it.each([
  ['1', undefined, 0],
  ['2', undefined, 1],
  ['2', ' ', 1],
  ['2', '企业停产', 0],
  ['3', undefined, 1],
  ['3', '厂房倒塌', 0],
])('status %s with the reason %s gives %i findings', (usageStatus, idleReason, count) => {
  const use = { usageStatus, ...(idleReason === undefined ? {} : { idleReason }) };
  expect(idleReasonRequired(aParcel({ use }), aContext())).toHaveLength(count);
});
