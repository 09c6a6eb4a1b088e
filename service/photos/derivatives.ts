/** Thumbnails and screen sizes of photos: made when first wanted, kept beside the originals, and free to be thrown away. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DurableWriteError, ensureFolder, writeDurably } from '#db/files/durable-write.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { DERIVED_SIZES, type DerivedSize, SIZES } from './derived-sizes.ts';
import { latestFirst } from './latest-first.ts';
import { openUpright } from './open-picture.ts';

/** Two keep two processors busy. */
const AT_A_TIME = 2;
const making = latestFirst(AT_A_TIME);

/** @returns the derivative's path, or undefined when the original cannot be decoded */
export async function derivedPhoto(
  workspace: OpenWorkspace,
  original: string,
  sha256: string,
  size: DerivedSize,
): Promise<string | undefined> {
  const path = derivedPath(workspace, sha256, size);
  if (existsSync(path)) return path;
  if (!existsSync(original)) return undefined;
  return await making(path, async () => {
    const { longSidePx, quality } = SIZES[size];
    const bytes = await scaled(original, longSidePx, quality).catch(() => undefined);
    if (!bytes) return undefined;
    await keep(path, bytes);
    return path;
  });
}

/** The small copy of a photo in memory. Decoding it to the end is also how a truncated file is found. @throws when it cannot be */
export async function smallCopy(bytes: Buffer): Promise<Buffer> {
  return await scaled(bytes, SIZES.thumb.longSidePx, SIZES.thumb.quality);
}

/** Keeps the small copy that was made while the photo was taken in. Where the disk is full there is none for now. */
export async function keepSmallCopy(workspace: OpenWorkspace, sha256: string, bytes: Buffer): Promise<void> {
  try {
    await keep(derivedPath(workspace, sha256, 'thumb'), bytes);
  } catch (error) {
    if (!(error instanceof DurableWriteError)) throw error;
  }
}

/** Throws the copies of a photo away; they are made anew when they are wanted. */
export async function discardCopies(workspace: OpenWorkspace, sha256: string): Promise<void> {
  for (const size of DERIVED_SIZES) await rm(derivedPath(workspace, sha256, size), { force: true });
}

function derivedPath({ folders }: OpenWorkspace, sha256: string, size: DerivedSize): string {
  return join(folders.derived, size, sha256.slice(0, 2), `${sha256}.jpg`);
}

async function keep(path: string, bytes: Buffer): Promise<void> {
  await ensureFolder(dirname(path));
  await writeDurably(path, bytes);
}

/**
 * The photo upright and no longer than `longSidePx`.
 * @throws when the photo cannot be decoded completely
 */
async function scaled(original: string | Buffer, longSidePx: number, quality: number): Promise<Buffer> {
  const picture = await openUpright(original, { failOn: 'truncated' });
  return await picture
    .resize({ width: longSidePx, height: longSidePx, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .jpeg({ quality })
    .toBuffer();
}
