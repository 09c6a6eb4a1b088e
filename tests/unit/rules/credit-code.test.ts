import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCode } from '#core/parcel/rules/credit-code.ts';
import { creditCodeCheckCharacter, isCreditCode } from '#core/parcel/unified-credit-code.ts';
import { aContext, aParcel } from './a-parcel.ts';

describe('isCreditCode', () => {
  it.each(['91330100799655058B', '9144030071526726XG', '91110000802100433B'])(
    'takes %s, a real one',
    (code) => {
      expect(isCreditCode(code)).toBe(true);
    },
  );

  it.each([
    '91330100799655058b',
    '9133010079965505B',
    '91330100799655058B0',
    '9133010079965505OB',
    '',
    '913301007996550580',
  ])('refuses %s', (code) => {
    expect(isCreditCode(code)).toBe(false);
  });

  it('notices any single wrong character', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const character = fc.constantFrom(...alphabet);
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 6 });
    const body = fc
      .tuple(
        fc.array(character, { minLength: 2, maxLength: 2 }),
        digits,
        fc.array(character, { minLength: 9, maxLength: 9 }),
      )
      .map(([head, division, rest]) => head.join('') + division + rest.join(''));
    fc.assert(
      fc.property(body, fc.nat(16), character, (first17, at, replacement) => {
        const code = first17 + creditCodeCheckCharacter(first17);
        expect(isCreditCode(code)).toBe(true);
        const altered = code.slice(0, at) + replacement + code.slice(at + 1);
        expect(isCreditCode(altered)).toBe(altered === code);
      }),
    );
  });
});

it('names the enterprise whose code is wrong, and asks none for a code', () => {
  const enterprises = [
    { name: '甲厂', creditCode: '91330100799655058B' },
    { name: '乙厂', creditCode: '91330100799655058C' },
    { name: '丙厂' },
  ];
  expect(creditCode(aParcel({ economics: { enterprises } }), aContext())).toMatchObject([
    {
      severity: 'error',
      field: 'enterprises',
      cell: '1.creditCode',
      params: { company: '乙厂', creditCode: '91330100799655058C' },
    },
  ]);
});
