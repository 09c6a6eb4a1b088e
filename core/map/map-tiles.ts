/**
 * The two kinds of tiles in which the parcels come to the map, and what they are called. Tiles for drawing are cut by the page
 * from these, at any zoom, so that only what has changed is read again.
 *
 *   zoom of the map   8 ……………… 12.5 │ 13 …………………………… 21
 *   read in tiles of        10  marks │ 12  outlines
 */
import type { TileAddress } from './web-mercator.ts';

/** `marks`: a dot a parcel, and the outline of a large one, for views in which most parcels are a few pixels; `outlines`: every point of it, and its names. */
const MAP_TILE_KINDS = ['marks', 'outlines'] as const;
export type MapTileKind = (typeof MAP_TILE_KINDS)[number];

/** Zoom of the tiles the service packs. A tile of outlines is 4 km wide and holds up to some thousands of parcels. */
export const MAP_TILE_ZOOM: Readonly<Record<MapTileKind, number>> = { marks: 10, outlines: 12 };

/** From this zoom of the map the outlines are drawn, below it the marks. A parcel of 100 m is 6 pixels wide here. */
export const OUTLINES_FROM_ZOOM = 13;

/** Tiles of outlines hold what reaches into them, and a little beyond: half a line's width must not be cut off. */
export const OUTLINE_MARGIN = 1 / 64;

export type MapTile = { readonly kind: MapTileKind; readonly x: number; readonly y: number };

export const toAddress = ({ kind, x, y }: MapTile): TileAddress => ({ zoom: MAP_TILE_ZOOM[kind], x, y });

/** `outlines/3413/1686`: part of its URL, and its name on both sides. */
export const toTileName = ({ kind, x, y }: MapTile): string => `${kind}/${x}/${y}`;

const NAME = /^(marks|outlines)\/(\d{1,7})\/(\d{1,7})$/;

/** @returns undefined for what names no tile there could be */
export function parseTileName(name: string): MapTile | undefined {
  const [, kindName, x, y] = NAME.exec(name) ?? [];
  const kind = MAP_TILE_KINDS.find((known) => known === kindName);
  if (!kind) return undefined;
  const count = 2 ** MAP_TILE_ZOOM[kind];
  const tile = { kind, x: Number(x), y: Number(y) };
  return tile.x < count && tile.y < count ? tile : undefined;
}

/** The tile of marks over a tile of outlines. */
export function marksOver({ x, y }: Pick<MapTile, 'x' | 'y'>): MapTile {
  const factor = 2 ** (MAP_TILE_ZOOM.outlines - MAP_TILE_ZOOM.marks);
  return { kind: 'marks', x: Math.floor(x / factor), y: Math.floor(y / factor) };
}
