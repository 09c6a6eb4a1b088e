import { expect, it } from 'vitest';
import { normalUseNeedsFigures } from '#core/parcel/rules/normal-use-needs-figures.ts';
import { aContext, aParcel, placesOf } from './a-parcel.ts';

const find = (changes: Parameters<typeof aParcel>[0]) =>
  placesOf(normalUseNeedsFigures(aParcel(changes), aContext()));

it('asks for use, tax and jobs of an enterprise in normal use', () => {
  expect(find({ use: { usageStatus: '1' } })).toEqual(['use.currentUse']);
  expect(find({ economics: {} })).toEqual(['economics.enterprises']);
  expect(find({ economics: { enterprises: [{ name: '甲厂', jobs: 3 }] } })).toEqual([
    'economics.enterprises',
  ]);
  expect(find({ economics: { enterprises: [{ name: '甲厂', taxPerMuWanYuan: 0 }] } })).toEqual([
    'economics.enterprises',
  ]);
});

it('leads to the first figure that is missing, where there is a row to write it in', () => {
  const cellOf = (changes: Parameters<typeof aParcel>[0]) =>
    normalUseNeedsFigures(aParcel(changes), aContext())[0]?.cell;
  expect(cellOf({ economics: {} })).toBeUndefined();
  expect(cellOf({ economics: { enterprises: [{ name: '甲厂', jobs: 3 }] } })).toBe('0.taxPerMuWanYuan');
  expect(cellOf({ economics: { taxPaidPerMuWanYuan: 4, enterprises: [{ name: '甲厂' }] } })).toBe('0.jobs');
});

it('takes the tax of the whole parcel too', () => {
  expect(find({ economics: { taxPaidPerMuWanYuan: 4, enterprises: [{ name: '甲厂', jobs: 3 }] } })).toEqual(
    [],
  );
});

it('asks nothing of vacant land, and no enterprise of a village', () => {
  expect(find({ use: { usageStatus: '2' }, economics: {} })).toEqual([]);
  expect(find({ classification: { category: 'village' }, economics: {} })).toEqual([]);
});
