import { expect, it } from 'vitest';
import { reasonsRequired } from '#core/parcel/rules/reasons-required.ts';
import { aContext, aParcel, placesOf } from './a-parcel.ts';

it('asks for a reason when the land is low-efficiency', () => {
  expect(placesOf(reasonsRequired(aParcel({ reasons: { reasons: [] } }), aContext()))).toEqual([
    'reasons.reasons',
  ]);
  expect(placesOf(reasonsRequired(aParcel({ reasons: {} }), aContext()))).toEqual(['reasons.reasons']);
});

it('asks which, when the reason is 其他', () => {
  const other = aParcel({ reasons: { reasons: ['idle', 'other'] } });
  expect(placesOf(reasonsRequired(other, aContext()))).toEqual(['reasons.otherReason']);
  const said = aParcel({ reasons: { reasons: ['other'], otherReason: '企业已外迁' } });
  expect(reasonsRequired(said, aContext())).toEqual([]);
});

it('asks for none when it is not, or nobody has said', () => {
  for (const isLowEfficiency of [false, undefined]) {
    const classification = {
      category: 'industrial',
      ...(isLowEfficiency === undefined ? {} : { isLowEfficiency }),
    };
    expect(reasonsRequired(aParcel({ classification, reasons: {} }), aContext())).toEqual([]);
  }
});
