/** What a photo file is: its format by its bytes, its size, and what the camera wrote into it. */
import sharp, { type Metadata } from 'sharp';
import type { Problem } from '#core/contract/failures.ts';
import { mediaTypeOf } from '#core/photo/media-type.ts';
import type { PhotoFile } from '#core/photo/photo-groups.ts';
import { reachesItsEnd } from '#core/photo/whole-file.ts';
import { scaled } from './derivatives.ts';
import { readEvidence } from './read-evidence.ts';

/** Phones make photos of 200 megapixels; what is larger was no phone. */
const MAX_PIXELS = 200_000_000;
const MAX_BYTES = 200 * 1024 * 1024;

export type PhotoFacts = Pick<PhotoFile, 'mediaType' | 'widthPx' | 'heightPx' | 'evidence'>;
export type PhotoReading =
  | { readonly ok: true; readonly facts: PhotoFacts }
  | { readonly ok: false; readonly problem: Problem };

/** Reads a photo's bytes to the end, so that a file that is not a whole picture is refused before it is stored. */
export async function readPhotoFile(bytes: Buffer): Promise<PhotoReading> {
  const refuse = (code: string, params: Problem['params'] = {}): PhotoReading => ({
    ok: false,
    problem: { code, params },
  });
  if (bytes.length === 0) return refuse('photo.empty');
  if (bytes.length > MAX_BYTES) return refuse('photo.too-large', { limitBytes: MAX_BYTES });
  const mediaType = mediaTypeOf(bytes);
  if (!mediaType) return refuse('photo.not-a-photo');
  let header: Metadata;
  try {
    header = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return refuse('photo.truncated');
  }
  const { width: widthPx, height: heightPx } = header;
  if (widthPx * heightPx > MAX_PIXELS) return refuse('photo.too-many-pixels', { limit: MAX_PIXELS });
  if (!(await isWhole(bytes, mediaType))) return refuse('photo.truncated');
  const evidence = readEvidence(bytes, isLittleEndian(header.exif ?? bytes));
  return { ok: true, facts: { mediaType, widthPx, heightPx, evidence } };
}

/**
 * HEIC is not decoded for this: a picture that libheif does not understand is evidence none the less, and is kept without a
 * small copy to look at.
 */
async function isWhole(bytes: Buffer, mediaType: PhotoFile['mediaType']): Promise<boolean> {
  if (!reachesItsEnd(bytes, mediaType)) return false;
  if (mediaType === 'image/heic') return true;
  return await scaled(bytes, 64).then(
    () => true,
    () => false,
  );
}

/** @param block EXIF with or without its name in front, or a TIFF file */
function isLittleEndian(block: Buffer): boolean {
  const start = block.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? 6 : 0;
  return block.subarray(start, start + 2).toString('latin1') === 'II';
}
