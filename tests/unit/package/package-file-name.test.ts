import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packageIdSchema } from '#core/ids.ts';
import { toPackageFileName } from '#core/package/package-file-name.ts';

const packageId = packageIdSchema.parse('01954f3a-7c00-7abc-8def-0123456789ab');
const named = (township: string, surveyor: string): string =>
  toPackageFileName({ township, surveyor, localTime: '2025-03-01T09:08:30+08:00', packageId });

describe('file name of a package', () => {
  test('says township, surveyor, local time and the random end of the id', () => {
    expect(named('织里镇', '沈伟')).toBe('踏勘_织里镇_沈伟_20250301-0908_6789ab.takan');
  });

  test('characters that Windows refuses, blanks and underscores become hyphens', () => {
    expect(named('a/b\\c:d*e?f', '"王 <小>_明|')).toBe(
      '踏勘_a-b-c-d-e-f_王-小-明_20250301-0908_6789ab.takan',
    );
  });

  test('characters that turn the direction of writing around do not get in', () => {
    expect(named('镇', 'x\u202Egpj.exe')).toBe('踏勘_镇_x-gpj.exe_20250301-0908_6789ab.takan');
  });

  test('a part with nothing left is a hyphen', () => {
    expect(named('..', ' ')).toBe('踏勘_-_-_20250301-0908_6789ab.takan');
  });

  test('another form of time is refused', () => {
    expect(() =>
      toPackageFileName({ township: 'a', surveyor: 'b', localTime: '1.3.2025', packageId }),
    ).toThrow(RangeError);
  });

  test('whatever people are called, the name can be stored everywhere and has its five parts', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(text, text, (township, surveyor) => {
        const name = named(township, surveyor);
        expect(name.split('_')).toHaveLength(5);
        expect(name).not.toMatch(/[\p{C}<>:"/\\|?*\s]/u);
        expect(Buffer.byteLength(`${name}.age`)).toBeLessThanOrEqual(255);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });
});
