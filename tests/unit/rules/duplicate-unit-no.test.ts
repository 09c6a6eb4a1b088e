import { expect, it } from 'vitest';
import { duplicateUnitNo } from '#core/parcel/rules/duplicate-unit-no.ts';
import { anOther } from './a-neighbour.ts';
import { aContext, aParcel } from './a-parcel.ts';

it.each([
  ['one other', [anOther()], 1, '某某印染厂（李四）'],
  ['one without a surveyor', [anOther({ surveyor: undefined })], 1, '某某印染厂'],
  [
    'many, of which three are named',
    ['甲', '乙', '丙', '丁'].map((name) => anOther({ name })),
    4,
    '甲（李四）、乙（李四）、丙（李四）',
  ],
])('a number that has %s', (_, namesakes, count, others) => {
  expect(duplicateUnitNo(aParcel(), aContext({ namesakes }))).toEqual([
    {
      rule: 'duplicate-unit-no',
      severity: 'warning',
      group: 'identity',
      field: 'unitNo',
      params: { unitNo: '330502100-0042', count, others },
    },
  ]);
});

it('finds nothing where the number is the record’s alone', () => {
  expect(duplicateUnitNo(aParcel(), aContext())).toEqual([]);
});
