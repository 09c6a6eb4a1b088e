import { describe, expect, test } from 'vitest';
import {
  toAzimuthText,
  toGrouped,
  toHectaresText,
  toMinuteText,
  toMuText,
  toPlainNumber,
  toSqMText,
} from '#core/sheet/numbers.ts';

describe('numbers on the sheet', () => {
  test.each([
    [0, 2, '0.00'],
    [999, 0, '999'],
    [1000, 0, '1,000'],
    [1234567.5, 2, '1,234,567.50'],
    [-1234.5, 1, '−1,234.5'],
    [-0.001, 2, '0.00'],
    [1e12, 0, '1,000,000,000,000'],
  ])('%d with %i decimals is %s', (value, decimals, expected) => {
    expect(toGrouped(value, decimals)).toBe(expected);
  });

  test.each([
    [2.5, '2.5'],
    [1200, '1,200'],
    [1_000_000, '1,000,000'],
    [0, '0'],
    [-3.25, '−3.25'],
    [0.1234567, '0.123457'],
  ])('%d as it was recorded is %s', (value, expected) => {
    expect(toPlainNumber(value)).toBe(expected);
  });

  test('one area in three units', () => {
    expect([toSqMText(38_612.5), toMuText(38_612.5), toHectaresText(38_612.5)]).toEqual([
      '38,612.50',
      '57.9188',
      '3.8613',
    ]);
  });

  test('times are shown as they were written, whatever zone this machine is in', () => {
    expect(toMinuteText('2025-03-01T09:08:59+08:00')).toBe('2025-03-01 09:08');
  });

  test.each([
    [123.4, '123°'],
    [359.7, '0°'],
    [0, '0°'],
  ])('azimuth %d is %s', (azimuthDeg, expected) => {
    expect(toAzimuthText(azimuthDeg)).toBe(expected);
  });
});
