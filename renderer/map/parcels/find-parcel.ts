/** The parcel under a place of the map: out of the tiles the page has read, or, where a parcel is a pixel or two, by asking the service. */
import type L from 'leaflet';
import type { RecordId } from '#core/ids.ts';
import { hitParcel } from '#core/map/hit-test.ts';
import { MAP_TILE_ZOOM } from '#core/map/map-tiles.ts';
import { idAt, type OutlineTile } from '#core/map/packed-outlines.ts';
import { pixelsAUnit, tileSpan, worldX, worldY } from '#core/map/web-mercator.ts';
import type { Client } from '../../client/connect.ts';
import { kindAt } from './parcel-tiles.ts';
import type { TileStore } from './tile-store.ts';

/** How far beside a parcel a finger may land. */
const REACH_PX = 8;
const MAX_REACH_M = 5000;

export type FoundParcel = { readonly tile: OutlineTile; readonly i: number };

/** @returns undefined where there is none, and where the outlines have not been read or are not drawn */
export function findDrawnParcel(
  store: TileStore,
  map: L.Map,
  at: L.LatLng,
  reachPx: number,
): FoundParcel | undefined {
  if (kindAt(map.getZoom()) !== 'outlines') return undefined;
  const [x, y] = [worldX(at.lng), worldY(at.lat)];
  const span = tileSpan(MAP_TILE_ZOOM.outlines);
  const tile = store.get('outlines', Math.floor(x / span), Math.floor(y / span));
  const i = tile && hitParcel(tile, x, y, reachPx / pixelsAUnit(map.getZoom()));
  return tile && i !== undefined ? { tile, i } : undefined;
}

export async function findParcel(
  store: TileStore,
  client: Client,
  map: L.Map,
  at: L.LatLng,
): Promise<RecordId | undefined> {
  const found = findDrawnParcel(store, map, at, REACH_PX);
  if (found) return idAt(found.tile, found.i);
  if (kindAt(map.getZoom()) === 'outlines') return undefined;
  const beside = map.containerPointToLatLng(map.latLngToContainerPoint(at).add([REACH_PX, 0]));
  const reachM = Math.min(MAX_REACH_M, map.distance(at, beside));
  return (await client.map.parcelAt({ lon: at.lng, lat: at.lat, reachM })).id;
}
