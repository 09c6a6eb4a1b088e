import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mediaTypeOf } from '#core/photo/media-type.ts';
import { reachesItsEnd } from '#core/photo/whole-file.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const ftyp = (...brands: string[]): Uint8Array =>
  bytes(
    `\0\0\0${String.fromCharCode(12 + 4 * brands.length)}ftyp${brands[0]}\0\0\0\0${brands.slice(1).join('')}`,
  );

describe('what a file is', () => {
  test.each([
    [bytes('\xff\xd8\xff\xe1'), 'image/jpeg'],
    [bytes('\x89PNG\r\n\x1a\n\0\0'), 'image/png'],
    [bytes('RIFF\x10\0\0\0WEBPVP8 '), 'image/webp'],
    [bytes('II*\0\x08\0\0\0'), 'image/tiff'],
    [bytes('MM\0*\0\0\0\x08'), 'image/tiff'],
    [ftyp('heic', 'mif1', 'heic'), 'image/heic'],
    [ftyp('mif1', 'mif1', 'heic'), 'image/heic'],
    [ftyp('heix', 'mif1'), 'image/heic'],
  ])('%o is told by its first bytes', (head, mediaType) => {
    expect(mediaTypeOf(head)).toBe(mediaType);
  });

  test.each([
    ['nothing', bytes('')],
    ['AVIF', ftyp('avif', 'avif', 'mif1')],
    ['a film', ftyp('isom', 'isom', 'mp42')],
    ['sound', bytes('RIFF\x10\0\0\0WAVEfmt ')],
    ['a raw file of Canon', bytes('II*\0\x10\0\0\0CR\x02\0')],
    ['a PDF', bytes('%PDF-1.7')],
    ['a GIF', bytes('GIF89a')],
  ])('%s is no photo', (_, head) => {
    expect(mediaTypeOf(head)).toBeUndefined();
  });

  test('is decided for any bytes, and so is whether they are all', () => {
    const magic = fc.constantFrom(
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      'RIFF\0\0\0\0WEBP',
      'II*\0',
      'MM\0*',
      '\0\0\0\x18ftypheic',
    );
    fc.assert(
      fc.property(magic, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        const file = Uint8Array.from([...bytes(start), ...rest]);
        const mediaType = mediaTypeOf(file);
        if (mediaType) expect(typeof reachesItsEnd(file, mediaType)).toBe('boolean');
      }),
    );
  });
});
