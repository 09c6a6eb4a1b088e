import { describe, expect, it } from 'vitest';
import { parcelCode } from '#core/parcel/rules/parcel-code.ts';
import { aContext, aParcel, placesOf } from './a-parcel.ts';

const wrongCodes = (parcelCodes: string[]) =>
  parcelCode(aParcel({ identity: { parcelCodes } }), aContext()).map(({ params }) => params.code);
const wrongUnitNos = (realEstateUnitNos: string[]) =>
  parcelCode(aParcel({ identity: { realEstateUnitNos } }), aContext()).map(({ params }) => params.code);

describe('宗地代码', () => {
  it.each(['330502100012GB00042', '330523001001JC00001', '330521102003JA00001', '330503101002ZX00009'])(
    'takes %s',
    (code) => {
      expect(wrongCodes([code])).toEqual([]);
    },
  );

  it.each([
    ['another county', '330501100012GB00042'],
    ['a first letter that is none', '330502100012KB00042'],
    ['a second letter that is none', '330502100012GK00042'],
    ['A on state land', '330502100012GA00042'],
    ['C on land in dispute', '330502100012ZC00042'],
    ['a digit too few', '330502100012GB0042'],
    ['a real-estate unit number', '330502100012GB00042W00000000'],
    ['blanks', ' 330502100012GB00042'],
  ])('refuses %s', (_, code) => {
    expect(wrongCodes([code])).toEqual([code]);
  });
});

describe('不动产单元号', () => {
  it.each(['330502100012GB00042W00000000', '330502100012GB00042F00010001', '330522104001GB00001L00000001'])(
    'takes %s',
    (no) => {
      expect(wrongUnitNos([no])).toEqual([]);
    },
  );

  it.each([
    ['W without eight zeros', '330502100012GB00042W00000001'],
    ['a fixture that is none', '330502100012GB00042X00000000'],
    ['a bare parcel code', '330502100012GB00042'],
  ])('refuses %s', (_, no) => {
    expect(wrongUnitNos([no])).toEqual([no]);
  });
});

it('leads to the field, as an error', () => {
  const issues = parcelCode(
    aParcel({ identity: { parcelCodes: ['x'], realEstateUnitNos: ['y'] } }),
    aContext(),
  );
  expect(placesOf(issues)).toEqual(['identity.parcelCodes', 'identity.realEstateUnitNos']);
  expect(issues.map(({ severity }) => severity)).toEqual(['error', 'error']);
});
