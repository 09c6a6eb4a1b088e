import { expect, it } from 'vitest';
import { areaLimit } from '#core/parcel/rules/area-limit.ts';
import { aBoundary, aContext, aParcel, aRectangle } from './a-parcel.ts';

const aField = (northM: number, eastM: number) =>
  aParcel({
    boundary: aBoundary([
      [northM, 0],
      [northM, eastM],
      [0, eastM],
      [0, 0],
    ]),
  });

it('says nothing of a parcel, and nothing of the largest there could be', () => {
  expect(areaLimit(aParcel({ boundary: aBoundary(aRectangle) }), aContext())).toEqual([]);
  expect(areaLimit(aField(1000, 3333), aContext())).toEqual([]);
});

it('warns of a boundary that was drawn around half a town', () => {
  expect(areaLimit(aField(1000, 3340), aContext())).toEqual([
    {
      rule: 'area-limit',
      severity: 'warning',
      group: 'boundary',
      params: { areaMu: 5010, limitMu: 5000 },
    },
  ]);
});
