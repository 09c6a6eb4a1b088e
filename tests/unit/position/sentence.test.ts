import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSentence } from '#core/position/sentence.ts';
import { sentence } from '#tests/helpers/nmea.ts';

describe('a sentence', () => {
  test.each([
    // From the standard's own example, and one of a Chinese receiver.
    ['$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47', 'GP', 'GGA', 14],
    [`  rest,of,a,line*00${sentence('GBGSV,1,1,00')}\r`, 'GB', 'GSV', 3],
    // The digits of the checksum may be small letters.
    [
      sentence('GNTXT,01,01,02,ANTSTATUS=OK').replace(/..$/, (digits) => digits.toLowerCase()),
      'GN',
      'TXT',
      4,
    ],
  ])('%s', (line, talker, type, fields) => {
    const read = readSentence(line);
    expect('sentence' in read && { ...read.sentence, fields: read.sentence.fields.length }).toEqual({
      talker,
      type,
      fields,
    });
  });

  test.each([
    ['', 'not-a-sentence'],
    ['hello', 'not-a-sentence'],
    ['$', 'not-a-sentence'],
    ['$GPGGA,123519', 'no-checksum'],
    ['$GPGGA,123519*', 'not-a-sentence'],
    ['$GPGGA,123519*4', 'not-a-sentence'],
    ['$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*48', 'checksum-differs'],
    ['$GPGGA,123519,4807.039,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47', 'checksum-differs'],
    ['$GPGGA,织里*00', 'not-a-sentence'],
    [`$GPGGA,${'0'.repeat(200)}*00`, 'too-long'],
  ])('%s is refused: %s', (line, fault) => {
    expect(readSentence(line)).toEqual({ fault });
  });

  test.each(['$PUBX,00,1*03', '!AIVDM,1,1,,A,x,0*00'])('%s is nothing of ours', (line) => {
    expect('sentence' in readSentence(line)).toBe(false);
  });

  test('one changed character never passes for what was sent', () => {
    const body = 'GNGGA,061230.00,3052.12345678,N,12005.12345678,E,4,18,0.7,12.3,M,9.8,M,1,0042';
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.integer({ min: 0x20, max: 0x7e }), (at, code) => {
        const character = String.fromCharCode(code);
        const line = sentence(body);
        const changed = line.slice(0, at + 1) + character + line.slice(at + 2);
        if (changed !== line) expect('sentence' in readSentence(changed)).toBe(false);
      }),
    );
  });

  test('no noise makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (noise) => void readSentence(noise)),
    );
  });
});
