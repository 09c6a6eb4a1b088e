/** What a photo file is: its format by its bytes, its size, and what the camera wrote into it. */
import sharp, { type Metadata } from 'sharp';
import type { Problem } from '#core/contract/failures.ts';
import { leadingPart } from '#core/photo/leading-part.ts';
import { mediaTypeOf } from '#core/photo/media-type.ts';
import type { PhotoFile } from '#core/photo/photo-groups.ts';
import { reachesItsEnd } from '#core/photo/whole-file.ts';
import { smallCopy } from './derivatives.ts';
import { readEvidence } from './read-evidence.ts';

/** Phones make photos of 200 megapixels; what is larger was no phone. */
const MAX_PIXELS = 200_000_000;
const MAX_BYTES = 200 * 1024 * 1024;

export type PhotoFacts = Pick<PhotoFile, 'mediaType' | 'widthPx' | 'heightPx' | 'evidence'>;
type Refusal = { readonly ok: false; readonly problem: Problem };
type Facts = { readonly ok: true; readonly facts: PhotoFacts };

/** What a photo says of itself, without its pixels. */
async function readPhotoFacts(bytes: Buffer): Promise<Refusal | Facts> {
  if (bytes.length === 0) return refusal('photo.empty');
  if (bytes.length > MAX_BYTES) return refusal('photo.too-large', { limitBytes: MAX_BYTES });
  const mediaType = mediaTypeOf(bytes);
  if (!mediaType) return refusal('photo.not-a-photo');
  let header: Metadata;
  try {
    header = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return refusal('photo.truncated');
  }
  const { width: widthPx, height: heightPx } = header;
  if (widthPx * heightPx > MAX_PIXELS) return refusal('photo.too-many-pixels', { limit: MAX_PIXELS });
  const evidence = readEvidence(leadingPart(bytes), isLittleEndian(header.exif ?? bytes));
  return { ok: true, facts: { mediaType, widthPx, heightPx, evidence } };
}

/**
 * Reads a photo's bytes to the end, so that a file that is not a whole picture is refused before it is stored. The decoded pixels
 * become the small copy. HEIC is not decoded for this: a picture that libheif does not understand is evidence none the less, and
 * an import must not wait two seconds for each.
 */
export async function readPhotoFile(bytes: Buffer): Promise<Refusal | (Facts & { readonly small?: Buffer })> {
  const reading = await readPhotoFacts(bytes);
  if (!reading.ok) return reading;
  const { mediaType } = reading.facts;
  if (!reachesItsEnd(bytes, mediaType)) return refusal('photo.truncated');
  if (mediaType === 'image/heic') return reading;
  const small = await smallCopy(bytes).catch(() => undefined);
  return small ? { ...reading, small } : refusal('photo.truncated');
}

function refusal(code: string, params: Problem['params'] = {}): Refusal {
  return { ok: false, problem: { code, params } };
}

/** @param block EXIF with or without its name in front, or a TIFF file */
function isLittleEndian(block: Buffer): boolean {
  const start = block.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? 6 : 0;
  return block.subarray(start, start + 2).toString('latin1') === 'II';
}
