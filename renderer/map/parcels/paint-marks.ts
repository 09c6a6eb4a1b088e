/**
 * Draws marks into the pixels of a picture: a parcel here is a dot, and setting its pixels takes a tenth of what it takes to tell a
 * canvas of it. Those that are more than a dot are left to `paintOutlines`.
 */
import { MARK_STEPS, type MarkTile, OUTLINED_FROM_PX } from '#core/map/packed-marks.ts';
import { type TileAddress, tileSpan } from '#core/map/web-mercator.ts';
import { type ParcelLook, stylesOf } from './colouring.ts';
import type { Piece } from './paint-outlines.ts';

/** So large that its colour is seen: five pixels of the page between two zooms, where a canvas is shown smaller. */
export const DOT_PX = OUTLINED_FROM_PX;
const ALPHA = 0xd8;
const FAINT_ALPHA = 0xa0;

export type Pixels = { readonly data: Uint32Array; readonly width: number };

/** Which parcels of the tile are larger than a dot; undefined where none is. */
export function moreThanDots(
  { firstRing, width, height, widest }: MarkTile,
  { zoom }: TileAddress,
  { scale }: Piece,
): ((i: number) => boolean) | undefined {
  const leastSteps = (OUTLINED_FROM_PX * MARK_STEPS) / (tileSpan(zoom) * scale);
  if (widest <= leastSteps) return undefined;
  return (i) =>
    Math.max(width[i] as number, height[i] as number) > leastSteps &&
    (firstRing[i + 1] as number) > (firstRing[i] as number);
}

/**
 * @param pixels of the piece, as wide as high
 * @param address of the tile of marks
 */
export function paintMarks(
  pixels: Pixels,
  piece: Piece,
  address: TileAddress,
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
  const isOutlined = moreThanDots(tile, address, piece);
  const insets = dotInsets(Math.round((DOT_PX * side) / piece.sizePx));
  const dot = insets.length;
  for (let i = 0; i < tile.count; i++) {
    const colour = colours[places[i] as number];
    if (colour === undefined || isOutlined?.(i)) continue;
    const left = Math.round(offsetX + ((tile.x[i] as number) + 0.5) * stepPx - dot / 2);
    const top = Math.round(offsetY + ((tile.y[i] as number) + 0.5) * stepPx - dot / 2);
    if (left >= side || left + dot <= 0) continue;
    const toY = Math.min(side, top + dot);
    for (let y = Math.max(0, top); y < toY; y++) {
      const inset = insets[y - top] as number;
      const [fromX, toX] = [Math.max(0, left + inset), Math.min(side, left + dot - inset)];
      // A handful of pixels are set sooner one by one than by a call.
      for (let at = y * side + fromX; at < y * side + toX; at++) data[at] = colour;
    }
  }
}

/** How far each row of a round dot stands in from its square. */
function dotInsets(dot: number): readonly number[] {
  const radius = dot / 2;
  return Array.from({ length: dot }, (_, row) =>
    Math.round(radius - Math.sqrt(radius ** 2 - (row + 0.5 - radius) ** 2)),
  );
}

/** `#rrggbb` as the bytes of a pixel: red, green, blue, alpha in memory, on machines whose numbers begin with their last byte. */
function toPixel(colour: string, alpha: number): number {
  const value = Number.parseInt(colour.slice(1), 16);
  return ((alpha << 24) | ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16)) >>> 0;
}
