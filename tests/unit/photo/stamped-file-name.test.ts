import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toldApart, toStampedFileName } from '#core/photo/stamped-file-name.ts';

const noUnit = '未归入地块';

test.each([
  [
    'all known',
    { unitNo: '330502100-0042', takenAt: '2025-03-01T09:08:07.5+08:00', azimuthDeg: 7.4 },
    '330502100-0042_全景_01_20250301090807_007.jpg',
  ],
  ['nothing known', {}, '未归入地块_全景_01.jpg'],
  ['a direction that rounds to north', { unitNo: 'A', azimuthDeg: 359.7 }, 'A_全景_01_000.jpg'],
  ['what Windows refuses', { unitNo: ' ..a/b\\c:d*e?"<>|_f. ' }, 'a-b-c-d-e-f_全景_01.jpg'],
])('%s', (_, known, name) => {
  expect(toStampedFileName({ noUnit, kind: '全景', number: 1, ...known })).toBe(name);
});

test('in any script every system takes it, and so it does once told apart', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('CON', 'nul', 'com1', '👨‍👩‍👧‍👦'.repeat(60), '湖'.repeat(300), '', '...', '-'),
  );
  const times = fc.option(fc.constant('2025-03-01T09:08:07+08:00'), { nil: undefined });
  fc.assert(
    fc.property(texts, texts, fc.integer({ min: 1, max: 99_999 }), times, (unitNo, kind, number, takenAt) => {
      const first = toStampedFileName({ unitNo, noUnit, kind, number, takenAt, azimuthDeg: 12 });
      const second = toldApart(first, (name) => name === first);
      expect(second).not.toBe(first);
      for (const name of [first, second]) {
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in it
        expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f]|^[. -]*\.jpg$|[. ]\.jpg$/);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
        expect(name.isWellFormed()).toBe(true);
        expect(name).toMatch(/\.jpg$/);
      }
    }),
  );
});
