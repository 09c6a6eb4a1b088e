/**
 * Which tiles of the map have changed since a window last read: kept in memory while a workspace is open. A mark is a moment
 * of this; one of an earlier opening is told that everything may have changed.
 */
import { randomUUID } from 'node:crypto';
import { MAP_TILE_ZOOM, type MapTile, marksOver, OUTLINE_MARGIN, toTileName } from '#core/map/map-tiles.ts';
import { tileSpan, tilesOfBox, WORLD, worldX, worldY } from '#core/map/web-mercator.ts';
import type { LonLatBox } from '#db/projection/geopackage-geometry.ts';

/** A boundary that reaches over more tiles than this is none of this survey; then everything is read again. */
const MAX_TILES = 64;

export type ChangedTiles = {
  readonly mark: string;
  /** `x/y` of tiles of outlines; absent when every tile may have changed. */
  readonly tiles?: string[];
};

export class MapChanges {
  readonly #opening = randomUUID();
  #moment = 0;
  #allChangedAt = 0;
  readonly #changedAt = new Map<string, number>();
  readonly #marksChangedAt = new Map<string, number>();

  note(...boxes: readonly (LonLatBox | undefined)[]): void {
    this.#moment += 1;
    for (const box of boxes) if (box) this.#noteBox(box);
  }

  since(mark: string | undefined): ChangedTiles {
    const now = { mark: `${this.#opening}/${this.#moment}` };
    const [opening, moment] = mark?.split('/') ?? [];
    const since = Number(moment);
    if (opening !== this.#opening || !(since >= this.#allChangedAt)) return now;
    return { ...now, tiles: [...this.#changedAt].flatMap(([tile, at]) => (at > since ? [tile] : [])) };
  }

  /** A number that grows with every change to a tile of marks. */
  momentOfMarks(tile: MapTile): number {
    return Math.max(this.#allChangedAt, this.#marksChangedAt.get(toTileName(tile)) ?? 0);
  }

  #noteBox({ minLon, minLat, maxLon, maxLat }: LonLatBox): void {
    const zoom = MAP_TILE_ZOOM.outlines;
    const span = tileSpan(zoom);
    const tilesWide = (worldX(maxLon) - worldX(minLon)) / span + 2;
    const tilesHigh = (worldY(minLat) - worldY(maxLat)) / span + 2;
    if (!(tilesWide * tilesHigh <= MAX_TILES)) {
      this.#allChangedAt = this.#moment;
      return;
    }
    const margin = (OUTLINE_MARGIN * span * 360) / WORLD;
    const wide = [minLon - margin, minLat - margin, maxLon + margin, maxLat + margin] as const;
    for (const tile of tilesOfBox(wide, zoom)) {
      this.#changedAt.set(`${tile.x}/${tile.y}`, this.#moment);
      this.#marksChangedAt.set(toTileName(marksOver(tile)), this.#moment);
    }
  }
}
