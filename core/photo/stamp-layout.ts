/** Where the stamp stands on a picture of any shape: within it, whatever its lines need. */
import type { PictureSize } from './picture-size.ts';
import type { StampTemplate } from './stamp-template.ts';

/** In this room a block of text may be set, at this height of its letters. */
export type StampRoom = {
  readonly fontPx: number;
  readonly maxWidthPx: number;
  readonly maxHeightPx: number;
};

export type StampPlacing = {
  /** How much the canvas grows at its right and its bottom. */
  readonly growRightPx: number;
  readonly growBottomPx: number;
  /** The panel behind the text, on the grown canvas. */
  readonly panel: PictureSize & { readonly leftPx: number; readonly topPx: number };
  readonly text: { readonly leftPx: number; readonly topPx: number };
};

/** Smaller letters cannot be read, whatever the template says. */
const LEAST_PX = 12;
/** In a picture too small for it, letters may become as small as this before the stamp goes below. */
const LAST_RESORT_PX = 9;
/** As much of a picture's height may lie under the stamp. */
const COVERED = 0.6;
/** A strip is at least so many letters wide, even below a picture that is a mere line. */
const STRIP_LETTERS = 16;

const paddingOf = (fontPx: number): number => Math.ceil(fontPx * 0.5);
const marginOf = (fontPx: number): number => Math.ceil(fontPx * 0.6);

/**
 * The rooms to try one after the other, the letters ever smaller; the first in which the text fits is taken, and `belowRoom` where none does.
 * Empty for a template that wants its stamp below.
 */
export function roomsWithin(
  { widthPx, heightPx }: PictureSize,
  { place, sizePercent }: StampTemplate,
): readonly StampRoom[] {
  if (place === 'below') return [];
  const rooms: StampRoom[] = [];
  for (let size = wishedPx({ widthPx, heightPx }, sizePercent); size >= LAST_RESORT_PX; size *= 0.88) {
    const fontPx = Math.floor(size);
    const frame = 2 * (marginOf(fontPx) + paddingOf(fontPx));
    const maxWidthPx = widthPx - frame;
    const maxHeightPx = Math.min(heightPx - frame, Math.floor(heightPx * COVERED));
    if (maxWidthPx >= fontPx * 2 && maxHeightPx >= fontPx * 1.5)
      rooms.push({ fontPx, maxWidthPx, maxHeightPx });
  }
  return rooms;
}

/** Below the picture there is room for any number of lines. */
export function belowRoom(picture: PictureSize, { sizePercent }: StampTemplate): StampRoom {
  const fontPx = Math.floor(wishedPx(picture, sizePercent));
  const stripPx = Math.max(picture.widthPx, STRIP_LETTERS * fontPx);
  return {
    fontPx,
    maxWidthPx: stripPx - 2 * paddingOf(fontPx),
    maxHeightPx: Number.POSITIVE_INFINITY,
  };
}

export function fits(text: PictureSize, { maxWidthPx, maxHeightPx }: StampRoom): boolean {
  return text.widthPx <= maxWidthPx && text.heightPx <= maxHeightPx;
}

/** @param text as it was set in a room that it fits */
export function placeWithin(
  picture: PictureSize,
  text: PictureSize,
  fontPx: number,
  place: Exclude<StampTemplate['place'], 'below'>,
): StampPlacing {
  const [margin, padding] = [marginOf(fontPx), paddingOf(fontPx)];
  const panel = { widthPx: text.widthPx + 2 * padding, heightPx: text.heightPx + 2 * padding };
  const leftPx = place.endsWith('Left') ? margin : picture.widthPx - margin - panel.widthPx;
  const topPx = place.startsWith('top') ? margin : picture.heightPx - margin - panel.heightPx;
  return {
    growRightPx: 0,
    growBottomPx: 0,
    panel: { ...panel, leftPx, topPx },
    text: { leftPx: leftPx + padding, topPx: topPx + padding },
  };
}

export function placeBelow(picture: PictureSize, text: PictureSize, fontPx: number): StampPlacing {
  const padding = paddingOf(fontPx);
  const widthPx = Math.max(picture.widthPx, text.widthPx + 2 * padding);
  const heightPx = text.heightPx + 2 * padding;
  return {
    growRightPx: widthPx - picture.widthPx,
    growBottomPx: heightPx,
    panel: { widthPx, heightPx, leftPx: 0, topPx: picture.heightPx },
    text: { leftPx: padding, topPx: picture.heightPx + padding },
  };
}

function wishedPx({ widthPx, heightPx }: PictureSize, sizePercent: number): number {
  return Math.max(LEAST_PX, (Math.min(widthPx, heightPx) * sizePercent) / 100);
}
