/**
 * Looking closely at a picture: how far it is zoomed and what stands in the middle. In parts of the picture and not in pixels, so that
 * two pictures of different sizes go together, and a window that changes its size shows the same.
 */
import type { PictureSize } from './picture-size.ts';

export type PictureView = {
  /** 1 shows the whole picture; less only where that would make a small one larger than it is. */
  readonly zoom: number;
  /** Which place of the picture stands in the middle of the stage: parts of its width and height. */
  readonly centre: readonly [x: number, y: number];
};

export const WHOLE: PictureView = { zoom: 1, centre: [0.5, 0.5] };
const MAX_ZOOM = 40;
/** Screens of phones and tablets have two or three pixels where a page counts one: as small as an actual pixel of theirs. */
const LEAST_SCALE = 1 / 3;

/** Screen pixels for one of the picture at a zoom; 0 where either has no size yet. */
export function scaleOf(zoom: number, picture: PictureSize, stage: PictureSize): number {
  if (picture.widthPx <= 0 || picture.heightPx <= 0) return 0;
  return zoom * Math.min(stage.widthPx / picture.widthPx, stage.heightPx / picture.heightPx);
}

/** The furthest that can be zoomed out. */
export function leastZoom(picture: PictureSize, stage: PictureSize): number {
  const whole = scaleOf(1, picture, stage);
  return whole === 0 ? 1 : Math.min(1, LEAST_SCALE / whole);
}

/** The zoom at which a pixel of the picture is so many of the page. */
export function zoomForScale(scale: number, picture: PictureSize, stage: PictureSize): number {
  const whole = scaleOf(1, picture, stage);
  return whole === 0 ? 1 : clamp(scale / whole, leastZoom(picture, stage), MAX_ZOOM);
}

/**
 * Zooms about a place of the stage: what is under the finger stays under it, as far as the edges let it.
 * @param at in pixels from the middle of the stage
 */
export function zoomedTo(
  view: PictureView,
  zoom: number,
  at: readonly [x: number, y: number],
  picture: PictureSize,
  stage: PictureSize,
): PictureView {
  const wanted = clamp(zoom, leastZoom(picture, stage), MAX_ZOOM);
  const [before, after] = [scaleOf(view.zoom, picture, stage), scaleOf(wanted, picture, stage)];
  if (before === 0) return view;
  const stay = (centre: number, px: number, side: number): number =>
    centre + px / (side * before) - px / (side * after);
  return within(
    {
      zoom: wanted,
      centre: [stay(view.centre[0], at[0], picture.widthPx), stay(view.centre[1], at[1], picture.heightPx)],
    },
    picture,
    stage,
  );
}

/** @param by pixels that the picture is dragged to the right and down */
export function panned(
  view: PictureView,
  by: readonly [x: number, y: number],
  picture: PictureSize,
  stage: PictureSize,
): PictureView {
  const scale = scaleOf(view.zoom, picture, stage);
  if (scale === 0) return view;
  const [x, y] = view.centre;
  return within(
    {
      zoom: view.zoom,
      centre: [x - by[0] / (picture.widthPx * scale), y - by[1] / (picture.heightPx * scale)],
    },
    picture,
    stage,
  );
}

/** No edge comes into the stage where the picture could fill it; where it cannot it stands in the middle. */
export function within(view: PictureView, picture: PictureSize, stage: PictureSize): PictureView {
  const scale = scaleOf(view.zoom, picture, stage);
  if (scale === 0) return view;
  const held = (centre: number, pictureSide: number, stageSide: number): number => {
    const half = stageSide / (2 * pictureSide * scale);
    return half >= 0.5 ? 0.5 : clamp(centre, half, 1 - half);
  };
  const [x, y] = view.centre;
  return {
    zoom: view.zoom,
    centre: [held(x, picture.widthPx, stage.widthPx), held(y, picture.heightPx, stage.heightPx)],
  };
}

/** Where the picture's upper left corner stands in the stage, in pixels. */
export function cornerOf(
  view: PictureView,
  picture: PictureSize,
  stage: PictureSize,
): readonly [number, number] {
  const scale = scaleOf(view.zoom, picture, stage);
  return [
    stage.widthPx / 2 - view.centre[0] * picture.widthPx * scale,
    stage.heightPx / 2 - view.centre[1] * picture.heightPx * scale,
  ];
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
