/**
 * Where things lie on the map of the screen: spherical Web Mercator, as map libraries and tile files have it. Positions are
 * whole "world units", 2^32 of them around the earth: one is 9.3 mm at the equator and 8 mm in Huzhou, finer than a
 * pixel at any zoom. For drawing and pointing only; lengths and areas of the survey are taken in EPSG:4549.
 */

/** Units around the earth, and from the map's northern edge to its southern. */
export const WORLD = 2 ** 32;

/** A tile of the usual pyramid: `x` east from 180° W, `y` south from 85.05° N, both below 2^zoom. */
export type TileAddress = { readonly zoom: number; readonly x: number; readonly y: number };

/** [west, south, east, north] in degrees. */
export type DegreeBox = readonly [west: number, south: number, east: number, north: number];

const MAX_LATITUDE_DEG = 85.051128779806;

/** Longitude in degrees to units from the western edge. */
export function worldX(lonDeg: number): number {
  return Math.round((lonDeg / 360 + 0.5) * WORLD);
}

/** Latitude in degrees to units from the northern edge; what lies beyond the map's edges is put on them. */
export function worldY(latDeg: number): number {
  const kept = Math.max(-MAX_LATITUDE_DEG, Math.min(MAX_LATITUDE_DEG, latDeg));
  const sine = Math.sin((kept * Math.PI) / 180);
  return Math.round((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD);
}

export function lonOf(x: number): number {
  return (x / WORLD - 0.5) * 360;
}

export function latOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD))) * 180) / Math.PI;
}

/** Units along one side of a tile of this zoom. */
export function tileSpan(zoom: number): number {
  return WORLD / 2 ** zoom;
}

/** Pixels a unit has at this zoom, where a tile is 256 pixels wide. May be a fraction of a zoom. */
export function pixelsAUnit(zoom: number): number {
  return (256 * 2 ** zoom) / WORLD;
}

/** The tile's box in degrees, wider on each side by a share of its span. */
export function boxOfTile({ zoom, x, y }: TileAddress, margin = 0): DegreeBox {
  const span = tileSpan(zoom);
  return [
    lonOf((x - margin) * span),
    latOf((y + 1 + margin) * span),
    lonOf((x + 1 + margin) * span),
    latOf((y - margin) * span),
  ];
}

/** The tiles of a zoom that a box touches; none where the box is empty. */
export function tilesOfBox([west, south, east, north]: DegreeBox, zoom: number): TileAddress[] {
  const span = tileSpan(zoom);
  const last = 2 ** zoom - 1;
  const within = (tile: number) => Math.max(0, Math.min(last, tile));
  const tiles: TileAddress[] = [];
  const [fromX, toX] = [within(Math.floor(worldX(west) / span)), within(Math.floor(worldX(east) / span))];
  const [fromY, toY] = [within(Math.floor(worldY(north) / span)), within(Math.floor(worldY(south) / span))];
  for (let y = fromY; y <= toY; y++) for (let x = fromX; x <= toX; x++) tiles.push({ zoom, x, y });
  return tiles;
}
