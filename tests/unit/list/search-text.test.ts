import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchedTextsOf, toSearchForm, toSearchQuery, toSearchTokens } from '#core/parcel/search-text.ts';

describe('cutting', () => {
  test.each([
    ['织造厂', '织造 造厂 厂'],
    ['厂', '厂'],
    ['A1', 'a1 1'],
    ['ＡＢ', 'ab b'],
    ['织造 厂', '织造 造 厂'],
    ['织造　厂', '织造 造 厂'],
    ['织\n造', '织 造'],
    ['', ''],
    ['  ', ''],
  ])('%j gives the tokens %j', (text, tokens) => {
    expect(toSearchTokens([text])).toBe(tokens);
  });

  test('takes a text that stands twice once', () => {
    expect(toSearchTokens(['织造厂', '织造厂'])).toBe('织造 造厂 厂');
  });

  test('takes a rare character of two code units as one', () => {
    expect(toSearchTokens(['𠀀厂']).split(' ')).toHaveLength(2);
    expect(toSearchQuery('𠀀')).toMatch(/^"[^ ]+"\*$/);
  });

  test('leaves nothing that a tokenizer drops, folds or obeys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toSearchTokens([text])).toMatch(/^[0-9a-z\u3400-\u9fff\ue000-\uf8ff ]*$/);
      }),
    );
  });

  test('never gives two characters the same sign, nor a sign that begins another', () => {
    const seen = new Map<string, number>();
    for (let code = 0x21; code < 0x2ffff; code++) {
      const text = String.fromCodePoint(code);
      if (toSearchForm(text) !== text || /\s/u.test(text)) continue;
      const sign = toSearchTokens([text]);
      expect(seen.get(sign), `${code} and ${seen.get(sign)}`).toBeUndefined();
      seen.set(sign, code);
      if (sign.length > 1) expect(seen.has(sign.slice(0, 1))).toBe(false);
    }
    expect(seen.size).toBeGreaterThan(100_000);
  });
});

describe('what was typed', () => {
  test.each([
    ['造', '"造"*'],
    ['织造', '"织造"'],
    ['织造厂', '"织造 造厂"'],
    ['织造  厂', '"织造" AND "厂"*'],
    ['织造 织造', '"织造"'],
    [' \t\n　', undefined],
  ])('%j becomes %j', (typed, query) => {
    expect(toSearchQuery(typed)).toBe(query);
  });
});

test('every text that people search for is searched', () => {
  expect(
    searchedTextsOf({
      identity: {
        unitNo: '1',
        name: '2',
        address: '3',
        parcelCodes: ['4', '5'],
        realEstateUnitNos: ['6'],
      },
      tenure: { rightHolder: '7', currentUser: '8', titleCertificateNo: '9', approvalNo: '10' },
      economics: { enterprises: [{ name: '11' }, { name: '12' }] },
      process: { remarks: '13' },
    }),
  ).toEqual(['1', '2', '3', '4、5', '6', '7', '8', '9', '10', '11', '12', '13']);
});
