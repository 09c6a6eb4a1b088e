/**
 * Draws marks into the pixels of a picture: a parcel here is a handful of pixels, and setting them takes a tenth of what it takes to
 * tell a canvas of rectangles.
 */
import { MARK_STEPS, type MarkTile } from '#core/map/packed-marks.ts';
import { tileSpan } from '#core/map/web-mercator.ts';
import { type ParcelLook, stylesOf } from './colouring.ts';
import type { Piece } from './paint-outlines.ts';

/** A parcel is at least this large, or an overview would look empty. */
const MIN_MARK_PX = 2;
const ALPHA = 0xd8;
const FAINT_ALPHA = 0x60;

export type Pixels = { readonly data: Uint32Array; readonly width: number };

/**
 * @param pixels of the piece, as wide as high
 * @param address of the tile of marks
 */
export function paintMarks(
  pixels: Pixels,
  piece: Piece,
  address: { readonly zoom: number; readonly x: number; readonly y: number },
  tile: MarkTile,
  look: ParcelLook,
): void {
  const { data, width: side } = pixels;
  const scale = (piece.scale * side) / piece.sizePx;
  const span = tileSpan(address.zoom);
  const stepPx = (span / MARK_STEPS) * scale;
  const offsetX = (address.x * span - piece.left) * scale;
  const offsetY = (address.y * span - piece.top) * scale;
  const { styles, places } = stylesOf(tile, look);
  const colours = styles.map(({ colour, faint }) => toPixel(colour, faint ? FAINT_ALPHA : ALPHA));
  for (let i = 0; i < tile.count; i++) {
    const colour = colours[places[i] as number];
    if (colour === undefined) continue;
    const width = Math.max(MIN_MARK_PX, Math.round((tile.width[i] as number) * stepPx));
    const height = Math.max(MIN_MARK_PX, Math.round((tile.height[i] as number) * stepPx));
    const left = Math.round(offsetX + ((tile.x[i] as number) + 0.5) * stepPx - width / 2);
    const top = Math.round(offsetY + ((tile.y[i] as number) + 0.5) * stepPx - height / 2);
    const [fromX, toX] = [Math.max(0, left), Math.min(side, left + width)];
    const toY = Math.min(side, top + height);
    if (fromX >= toX) continue;
    for (let y = Math.max(0, top); y < toY; y++) data.fill(colour, y * side + fromX, y * side + toX);
  }
}

/** `#rrggbb` as the bytes of a pixel: red, green, blue, alpha in memory, on machines whose numbers begin with their last byte. */
function toPixel(colour: string, alpha: number): number {
  const value = Number.parseInt(colour.slice(1), 16);
  return ((alpha << 24) | ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16)) >>> 0;
}
