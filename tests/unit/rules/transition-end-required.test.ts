import { expect, it } from 'vitest';
import { transitionEndRequired } from '#core/parcel/rules/transition-end-required.ts';
import { aContext, aParcel, placesOf } from './a-parcel.ts';

it('asks for the end of the transition when the mode is 转型利用, and only then', () => {
  const find = (redevelopment: object) =>
    placesOf(transitionEndRequired(aParcel({ redevelopment }), aContext()));
  expect(find({ mode: 'adaptiveReuse' })).toEqual(['redevelopment.transitionEndsOn']);
  expect(find({ mode: 'adaptiveReuse', transitionEndsOn: '2030-06-30' })).toEqual([]);
  expect(find({ mode: 'upgradeInPlace' })).toEqual([]);
  expect(find({})).toEqual([]);
});
