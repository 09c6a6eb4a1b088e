import { expect, it } from 'vitest';
import { boundaryShape } from '#core/parcel/rules/boundary-shape.ts';
import { aBoundary, aContext, aParcel, aRectangle } from './a-parcel.ts';

it('finds nothing in a rectangle with a hole', () => {
  const hole = [
    [20, 20],
    [20, 40],
    [40, 40],
    [40, 20],
  ] as const;
  expect(boundaryShape(aParcel({ boundary: aBoundary(aRectangle, hole) }), aContext())).toEqual([]);
});

it('lets no bow tie through', () => {
  const bowTie = aBoundary([
    [0, 0],
    [100, 110],
    [100, 0],
    [0, 100],
  ]);
  expect(boundaryShape(aParcel({ boundary: bowTie }), aContext())).toMatchObject([
    { severity: 'error', group: 'boundary', params: { code: 'boundary.self-crossing' } },
  ]);
});

it('lets no point outside Huzhou through', () => {
  const far = aBoundary(aRectangle.map(([northM, eastM]) => [northM + 60_000, eastM] as const));
  expect(boundaryShape(aParcel({ boundary: far }), aContext())).toMatchObject([
    { params: { code: 'boundary.outside-huzhou' } },
  ]);
});
