/** What kind of picture a file is, told by its first bytes and never by its name. */
import type { PhotoMediaType } from './photo-groups.ts';

/** So many bytes are enough to tell. */
export const SNIFFED_BYTES = 64;

/** Brands of ISO 14496-12 files that hold a still picture in HEVC, or in whatever the file says (`mif1`). */
const HEIF_BRANDS: ReadonlySet<string> = new Set(['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1']);

/** @returns undefined for everything that is none of the formats taken; AVIF, camera raw files and films are none. */
export function mediaTypeOf(head: Uint8Array): PhotoMediaType | undefined {
  const ascii = (from: number, to: number): string => String.fromCharCode(...head.subarray(from, to));
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg';
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp';
  // Canon's raw files begin as TIFF does and say at once that they are none.
  if ((ascii(0, 4) === 'II*\0' && ascii(8, 10) !== 'CR') || ascii(0, 4) === 'MM\0*') return 'image/tiff';
  if (ascii(4, 8) === 'ftyp') return isHeif(head, ascii) ? 'image/heic' : undefined;
  return undefined;
}

const CALLED_A_PHOTO = /\.(jpe?g|png|tiff?|webp|hei[cf])$/i;

/** By its name alone: what is called so and is none has to be told of, anything else is passed over. */
export function isCalledAPhoto(fileName: string): boolean {
  return CALLED_A_PHOTO.test(fileName);
}

function isHeif(head: Uint8Array, ascii: (from: number, to: number) => string): boolean {
  const boxEnd = Math.min(head.length, (head[2] ?? 0) * 256 + (head[3] ?? 0));
  const brands = [ascii(8, 12)];
  for (let at = 16; at + 4 <= boxEnd; at += 4) brands.push(ascii(at, at + 4));
  return brands.some((brand) => HEIF_BRANDS.has(brand)) && !brands.includes('avif');
}
