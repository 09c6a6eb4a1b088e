/** Tiles in the metres of EPSG:3857, as other programs are asked for them. */
import { tilesOfBox } from '#core/map/web-mercator.ts';

/** From the middle of the map to its edge. */
const EDGE_M = 20_037_508.342789244;

type MetreBox = readonly [west: number, south: number, east: number, north: number];

export function tileBoxM(
  box: readonly [number, number, number, number],
  zoom: number,
): { readonly x: number; readonly y: number; readonly box: MetreBox }[] {
  const span = (2 * EDGE_M) / 2 ** zoom;
  return tilesOfBox(box, zoom).map(({ x, y }) => ({
    x,
    y,
    box: [x * span - EDGE_M, EDGE_M - (y + 1) * span, (x + 1) * span - EDGE_M, EDGE_M - y * span],
  }));
}
