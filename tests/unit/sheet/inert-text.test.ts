import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY, toInertLine, toInertText } from '#core/sheet/inert-text.ts';

describe('values made safe for the typesetter', () => {
  test.each([
    ['#panic() *x* $a$ \\ <l> @r', '#panic() *x* $a$ \\ <l> @r'],
    ['', EMPTY],
    ['  \u200b\u0000 ', EMPTY],
    ['甲\r\n乙\u2028丙\n\n\n丁', '甲\n乙\n丙\n丁'],
    ['a\u202ecba\u0007', 'acba'],
    ['甲\n\u0000\t乙', '甲\n乙'],
    ['\ud800织里', '织里'],
    ['\t厂房\t二', '厂房 二'],
    ['😀𠮷', '😀𠮷'],
  ])('%j is shown as %j', (value, expected) => {
    expect(toInertText(value)).toEqual({ text: expected, cut: false });
  });

  test('what was not recorded is a dash', () => {
    expect(toInertText(undefined)).toEqual({ text: EMPTY, cut: false });
  });

  test('a text of 10,000 characters is cut, and says so', () => {
    const { text, cut } = toInertText('𠮷'.repeat(10_000));
    expect(cut).toBe(true);
    expect(text).toBe('𠮷'.repeat(1500));
  });

  test.each(['甲\n乙', '甲\r\n乙', '甲\u2028乙'])('%j is one line', (value) => {
    expect(toInertLine(value)).toBe('甲 乙');
  });

  test('no control character survives, and doing it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (value) => {
        const { text } = toInertText(value);
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}]/u);
        expect(text.length).toBeGreaterThan(0);
        expect(toInertText(text).text).toBe(text);
      }),
    );
  });
});
