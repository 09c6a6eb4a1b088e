/** Draws a stamp on a copy of a picture. The original is read and never written. */
import sharp, { type Sharp } from 'sharp';
import type { PictureSize } from '#core/photo/picture-size.ts';
import type { ClockwiseDeg } from '#core/photo/sketch.ts';
import {
  belowRoom,
  fits,
  placeBelow,
  placeWithin,
  roomsWithin,
  type StampPlacing,
  type StampRoom,
} from '#core/photo/stamp-layout.ts';
import type { StampTemplate } from '#core/photo/stamp-template.ts';
import { openUpright, turnedBy } from './open-picture.ts';
import { type SetText, setText } from './set-text.ts';

const INK = '#ffffff';
const PANEL = { r: 0, g: 0, b: 0, alpha: 0.55 } as const;
const STRIP = { r: 24, g: 24, b: 24, alpha: 1 } as const;
const JPEG_QUALITY = 90;

export type StampWish = {
  /** From top to bottom; without any the copy has no stamp. */
  readonly lines: readonly string[];
  readonly template: StampTemplate;
  /** How people turned the photo; 0 without it. */
  readonly clockwiseDeg?: ClockwiseDeg | undefined;
  /** No longer than this; as large as the original without it. */
  readonly longSidePx?: number | undefined;
};

/**
 * A JPEG of the picture upright, with the stamp.
 * @throws when the picture cannot be decoded completely
 */
export async function stampPicture(
  original: string | Buffer,
  { lines, template, clockwiseDeg = 0, longSidePx }: StampWish,
): Promise<Buffer> {
  const upright = await openUpright(original, { failOn: 'truncated' });
  const { data, info } = await (await turnedBy(scaledTo(upright, longSidePx), clockwiseDeg))
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const picture = sharp(data, {
    raw: { width: info.width, height: info.height, channels: info.channels },
    limitInputPixels: false,
  });
  if (lines.length === 0) return await picture.jpeg({ quality: JPEG_QUALITY }).toBuffer();
  const size = { widthPx: info.width, heightPx: info.height };
  const { text, placing, isBelow } = await setStamp(lines, size, template);
  const { panel } = placing;
  return await picture
    .extend({ right: placing.growRightPx, bottom: placing.growBottomPx, background: STRIP })
    .composite([
      {
        input: {
          create: {
            width: panel.widthPx,
            height: panel.heightPx,
            channels: 4,
            background: isBelow ? STRIP : PANEL,
          },
        },
        left: panel.leftPx,
        top: panel.topPx,
      },
      { input: text.png, left: placing.text.leftPx, top: placing.text.topPx },
    ])
    .removeAlpha()
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
}

/** The text set in the largest room that it fits, and where it stands. */
export async function setStamp(
  lines: readonly string[],
  picture: PictureSize,
  template: StampTemplate,
): Promise<{ readonly text: SetText; readonly placing: StampPlacing; readonly isBelow: boolean }> {
  const { place } = template;
  const setIn = ({ fontPx, maxWidthPx }: StampRoom) =>
    setText(lines.join('\n'), { weight: 'regular', fontPx, colour: INK, maxWidthPx });
  if (place !== 'below') {
    for (const room of roomsWithin(picture, template)) {
      const text = await setIn(room);
      if (fits(text, room))
        return { text, placing: placeWithin(picture, text, room.fontPx, place), isBelow: false };
    }
  }
  const room = belowRoom(picture, template);
  const text = await setIn(room);
  return { text, placing: placeBelow(picture, text, room.fontPx), isBelow: true };
}

function scaledTo(picture: Sharp, longSidePx: number | undefined): Sharp {
  return longSidePx === undefined
    ? picture
    : picture.resize({ width: longSidePx, height: longSidePx, fit: 'inside', withoutEnlargement: true });
}
