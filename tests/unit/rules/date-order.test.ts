import { expect, it } from 'vitest';
import { dateOrder } from '#core/parcel/rules/date-order.ts';
import { aContext, aParcel, placesOf } from './a-parcel.ts';

it('warns of an approval after the registration', () => {
  const record = aParcel({ tenure: { approvedOn: '2004-05-21', registeredOn: '2004-05-20' } });
  expect(dateOrder(record, aContext())).toMatchObject([
    {
      severity: 'warning',
      params: { earlierField: 'tenure.approvedOn', earlier: '2004-05-21', later: '2004-05-20' },
    },
  ]);
});

it('warns of a use that starts after the survey', () => {
  const record = aParcel({
    legacy: { landUseStartedOn: '2025-03-02' },
    process: { surveyedOn: '2025-03-01' },
  });
  expect(placesOf(dateOrder(record, aContext()))).toEqual(['legacy.landUseStartedOn']);
});

it('accepts the same day, and a date that stands alone', () => {
  const tenure = { approvedOn: '2004-05-20', registeredOn: '2004-05-20' };
  expect(dateOrder(aParcel({ tenure, process: { surveyedOn: '2025-03-01' } }), aContext())).toEqual([]);
});
