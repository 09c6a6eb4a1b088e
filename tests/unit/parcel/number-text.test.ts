import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNumberText } from '#core/parcel/number-text.ts';

describe('numbers as people write them', () => {
  test.each([
    ['12345.6', 'm²', 12345.6],
    ['-3.5', '万元/亩', -3.5],
    ['12.', 'm²', 12],
    ['.5', undefined, 0.5],
    ['12,345.6 ㎡', 'm²', 12345.6],
    ['１２，３４５．６', 'm²', 12345.6],
    ['12 345', 'm²', 12345],
    ['30000 平方米', 'm²', 30000],
    ['1。24', undefined, 1.24],
    ['45％', '%', 45],
    ['30人', '人', 30],
    ['1998年', '年', 1998],
    ['−2', '万元/亩', -2],
    ['5.2 万元 / 亩', '万元/亩', 5.2],
  ] as const)('%j in %s is %d', (text, unit, value) => {
    expect(parseNumberText(text, unit)).toMatchObject({ kind: 'number', value, converted: false });
  });

  test.each([
    ['１２亩', 'm²', 8000],
    ['12.5 亩', 'm²', 8333.33],
    ['1.2公顷', 'm²', 12000],
    ['3 万㎡', 'm²', 30000],
    ['52000元/亩', '万元/亩', 5.2],
  ] as const)('%j in %s is converted to %d', (text, unit, value) => {
    expect(parseNumberText(text, unit)).toMatchObject({ kind: 'number', value, converted: true });
  });

  test.each([
    ['12,34', 'm²', 'record.not-a-number'],
    ['1,2345', 'm²', 'record.not-a-number'],
    ['0,020', '万元/亩', 'record.not-a-number'],
    ['12.5.6', 'm²', 'record.not-a-number'],
    ['约三十亩', 'm²', 'record.not-a-number'],
    ['.', 'm²', 'record.not-a-number'],
    ['12万', 'm²', 'record.unit-not-fitting'],
    ['5.2万元', '万元/亩', 'record.unit-not-fitting'],
    ['12亩', undefined, 'record.unit-not-fitting'],
    ['1e5', 'm²', 'record.unit-not-fitting'],
    ['12 constructor', 'm²', 'record.unit-not-fitting'],
  ] as const)('%j in %s is refused: %s', (text, unit, code) => {
    expect(parseNumberText(text, unit)).toMatchObject({ kind: 'refused', problem: { code } });
  });

  test('blanks are no number and no fault', () => {
    expect(parseNumberText(' \u3000', 'm²')).toEqual({ kind: 'empty' });
  });

  test('any number written out is read as itself, plain or with thousands separated', () => {
    const amount = fc.integer({ min: 0, max: 1e12 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(amount, (value) => {
        const grouped = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }).format(value);
        expect(parseNumberText(String(value), 'm²')).toMatchObject({ value, isPlain: true });
        expect(parseNumberText(`${grouped} ㎡`, 'm²')).toMatchObject({ value, isPlain: false });
      }),
    );
  });
});
