/** Thumbnails and screen sizes of photos: made when first wanted, kept beside the originals, and free to be thrown away. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFolder, writeDurably } from '#db/files/durable-write.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { openUpright } from './open-picture.ts';

const LONG_SIDE_PX = { thumb: 360, large: 1600 } as const;
const JPEG_QUALITY = 80;

/** @returns the derivative's path, or undefined when the original cannot be decoded */
export async function derivedPhoto(
  workspace: OpenWorkspace,
  original: string,
  sha256: string,
  size: keyof typeof LONG_SIDE_PX,
): Promise<string | undefined> {
  const folder = join(workspace.folders.derived, size, sha256.slice(0, 2));
  const path = join(folder, `${sha256}.jpg`);
  if (existsSync(path)) return path;
  if (!existsSync(original)) return undefined;
  const bytes = await scaled(original, LONG_SIDE_PX[size]).catch(() => undefined);
  if (!bytes) return undefined;
  await ensureFolder(folder);
  await writeDurably(path, bytes);
  return path;
}

/**
 * The photo upright and no longer than `longSidePx`. Decoding it to the end is also how a truncated file is found.
 * @throws when the photo cannot be decoded completely
 */
export async function scaled(original: string | Buffer, longSidePx: number): Promise<Buffer> {
  const picture = await openUpright(original, { failOn: 'truncated' });
  return await picture
    .resize({ width: longSidePx, height: longSidePx, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
}
