/** Any photo of the formats taken as something to scale and write: one way in for thumbnails, large sizes and print. */
import { open, readFile } from 'node:fs/promises';
import sharp, { type Sharp, type SharpOptions } from 'sharp';
import { mediaTypeOf, SNIFFED_BYTES } from '#core/photo/media-type.ts';
import type { ClockwiseDeg } from '#core/photo/sketch.ts';
import { decodeHeic } from './decode-heic.ts';

/**
 * The picture turned upright.
 * @throws when it is no HEIC that can be decoded; for the other formats whoever asks for the pixels meets the error
 */
export async function openUpright(
  original: string | Buffer,
  options: Pick<SharpOptions, 'failOn'>,
): Promise<Sharp> {
  if (mediaTypeOf(await headOf(original)) !== 'image/heic') return sharp(original, options).autoOrient();
  const bytes = typeof original === 'string' ? await readFile(original) : original;
  const { rgba, width, height } = await decodeHeic(bytes);
  return sharp(rgba, { raw: { width, height, channels: 4 } });
}

/** Turned as people said, after what its file says of which way is up. */
export async function turnedBy(upright: Sharp, clockwiseDeg: ClockwiseDeg): Promise<Sharp> {
  if (clockwiseDeg === 0) return upright;
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return sharp(data, { raw: { width, height, channels } }).rotate(clockwiseDeg);
}

async function headOf(original: string | Buffer): Promise<Uint8Array> {
  if (typeof original !== 'string') return original.subarray(0, SNIFFED_BYTES);
  const file = await open(original, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
