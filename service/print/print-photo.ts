/**
 * The size of a photo that goes into a sheet. Derivatives live only as long as the batch that is being typeset; a photo
 * that cannot be had becomes a marked box on paper, because a sheet with three photos is worth more than no sheet.
 */
import { access, constants } from 'node:fs/promises';
import type { ClockwiseDeg } from '#core/photo/sketch.ts';
import { openUpright, turnedBy } from '../photos/open-picture.ts';

export type PrintPhoto =
  | { readonly state: 'ready'; readonly jpeg: Buffer }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable' };

/** 50 mm wide on paper: 1000 pixels are 500 dots per inch. */
const LONG_SIDE_PX = 1000;
const JPEG_QUALITY = 82;

/** Upright and turned as people said, at most 1000 pixels, sRGB, without the camera's metadata. Never throws for what is wrong with the file. */
export async function toPrintPhoto(
  path: string | undefined,
  clockwiseDeg: ClockwiseDeg = 0,
): Promise<PrintPhoto> {
  if (path === undefined || !(await isThere(path))) return { state: 'missing' };
  try {
    const picture = await openUpright(path, { failOn: 'error' });
    const upright = picture
      .resize(LONG_SIDE_PX, LONG_SIDE_PX, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb');
    const jpeg = await (await turnedBy(upright, clockwiseDeg)).jpeg({ quality: JPEG_QUALITY }).toBuffer();
    return { state: 'ready', jpeg };
  } catch {
    return { state: 'unreadable' };
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}
