import { FILE_ROUTES } from '#core/contract/host.ts';
import { type MapTile, toTileName } from '#core/map/map-tiles.ts';

/** Reads a tile from the service, by URL as photos are. Throws where it does not answer with one. */
export async function readTile(tile: MapTile, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(FILE_ROUTES.mapTile(toTileName(tile)), { signal });
  if (!response.ok) throw new Error(`tile answered with ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
