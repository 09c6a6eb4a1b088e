import { expect, it } from 'vitest';
import { boundaryRequired } from '#core/parcel/rules/boundary-required.ts';
import { aContext, aParcel } from './a-parcel.ts';

it('finds a parcel without boundary, and none with one', () => {
  const { boundary: _, ...without } = aParcel();
  expect(boundaryRequired(without, aContext())).toMatchObject([{ severity: 'error', group: 'boundary' }]);
  expect(boundaryRequired(aParcel(), aContext())).toEqual([]);
});
