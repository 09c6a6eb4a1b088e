/**
 * Draws the outlines in a piece of the map onto a canvas. What that costs is not what the calls take: the canvas notes them and draws
 * later, for four to ten times as long. Measured for 2,700 polygons of twelve points: filling 6 ms, lines of a pixel 2, lines of
 * one and a half 21. Twenty polygons a path: one each takes longer to note, all in one ten times longer to fill.
 */
import type { Outlines } from '#core/map/packed-outlines.ts';
import { type ParcelLook, type ParcelStyle, stylesOf } from './colouring.ts';

const POLYGONS_A_PATH = 20;
/** A point nearer than this to the one before, in pixels, changes nothing that can be seen. */
const MIN_STEP_PX = 0.6;
/** From this zoom there are few enough parcels in view for lines of more than a pixel. */
const FULL_LINES_FROM_ZOOM = 15;
/** What a polygon costs with such lines, one of a pixel being 1. */
const FULL_LINE_COST = 3;

/** The piece of the map on the canvas: its north-western corner in world units, its extent, and pixels a unit. */
export type Piece = {
  readonly left: number;
  readonly top: number;
  readonly sizePx: number;
  readonly scale: number;
  readonly zoom: number;
  /** Pixels of the screen a pixel of the page has. */
  readonly ratio: number;
};

/**
 * Yields after each path what it costs, so that whoever draws can leave the rest to another frame.
 * @param context with the origin at the piece's corner
 * @param isDrawn of the parcel at a place of the tile
 */
export function* paintOutlines(
  context: CanvasRenderingContext2D,
  piece: Piece,
  tile: Outlines,
  look: ParcelLook,
  isDrawn: (i: number) => boolean = () => true,
): Generator<number, void, void> {
  const { scale } = piece;
  const hasFullLines = piece.zoom >= FULL_LINES_FROM_ZOOM;
  const cost = POLYGONS_A_PATH * (hasFullLines ? FULL_LINE_COST : 1);
  const hairline = 1 / piece.ratio;
  const offsetX = (tile.originX - piece.left) * scale;
  const offsetY = (tile.originY - piece.top) * scale;
  const seen = visibleParcels(piece, tile).filter(isDrawn);
  const { styles, places } = stylesOf(tile, look);
  for (const [place, style] of styles.entries()) {
    let inPath = 0;
    context.beginPath();
    for (const i of seen) {
      if (places[i] !== place) continue;
      addToPath(context, tile, i, offsetX, offsetY, scale);
      if (++inPath < POLYGONS_A_PATH) continue;
      finish(context, style, hasFullLines ? undefined : hairline);
      yield cost;
      context.beginPath();
      inPath = 0;
    }
    if (inPath === 0) continue;
    finish(context, style, hasFullLines ? undefined : hairline);
    yield cost;
  }
}

function addToPath(
  context: CanvasRenderingContext2D,
  { firstRing, firstPoint, points }: Outlines,
  parcel: number,
  offsetX: number,
  offsetY: number,
  scale: number,
): void {
  for (let ring = firstRing[parcel] as number; ring < (firstRing[parcel + 1] as number); ring++) {
    const end = 2 * (firstPoint[ring + 1] as number);
    let at = 2 * (firstPoint[ring] as number);
    let x = offsetX + (points[at] as number) * scale;
    let y = offsetY + (points[at + 1] as number) * scale;
    context.moveTo(x, y);
    for (at += 2; at < end; at += 2) {
      const nextX = offsetX + (points[at] as number) * scale;
      const nextY = offsetY + (points[at + 1] as number) * scale;
      if (Math.abs(nextX - x) < MIN_STEP_PX && Math.abs(nextY - y) < MIN_STEP_PX) continue;
      x = nextX;
      y = nextY;
      context.lineTo(x, y);
    }
    context.closePath();
  }
}

/** Places of the parcels that reach into the piece, and a line's width beyond it. */
function visibleParcels(
  { left, top, sizePx, scale }: Piece,
  { originX, originY, boxes, count }: Outlines,
): number[] {
  const around = 3 / scale;
  const west = left - originX - around;
  const north = top - originY - around;
  const east = west + sizePx / scale + 2 * around;
  const south = north + sizePx / scale + 2 * around;
  const seen: number[] = [];
  for (let i = 0, b = 0; i < count; i++, b += 4) {
    if (
      (boxes[b] as number) <= east &&
      (boxes[b + 1] as number) <= south &&
      (boxes[b + 2] as number) >= west &&
      (boxes[b + 3] as number) >= north
    )
      seen.push(i);
  }
  return seen;
}

function finish(
  context: CanvasRenderingContext2D,
  { colour, dashed, faint }: ParcelStyle,
  hairline: number | undefined,
): void {
  context.fillStyle = colour;
  context.globalAlpha = faint ? 0.06 : 0.18;
  context.fill('nonzero');
  context.strokeStyle = colour;
  context.lineWidth = hairline ?? (faint ? 1 : 1.5);
  context.lineJoin = 'round';
  context.setLineDash(dashed ? [6, 4] : faint ? [2, 2] : []);
  context.globalAlpha = faint ? 0.6 : 1;
  context.stroke();
}
