/** Tiles by URL: the parcels, packed for drawing, and the pictures of base maps. */
import { parseTileName } from '#core/map/map-tiles.ts';
import { pictureTypeOf } from '#service/base-maps/tile-file.ts';
import { packedMapTile } from '#service/map-tiles.ts';
import type { Session } from '#service/session.ts';
import { FILE_SECURITY_POLICY } from './content-security.ts';

const PARCELS = '/map/';
const BASE_MAPS = '/base-maps/';
const ONLINE = '/online-maps/';
const VECTOR_TILE = 'application/vnd.mapbox-vector-tile';
const PREVIEW = /^([0-9a-f-]{36})\/preview$/;
const ONLINE_TILE = /^(\d{1,7})-(\d{1,2})\/(\d{1,2})\/(\d{1,10})\/(\d{1,10})$/;
const PICTURE = /^([0-9a-f-]{36})\/(\d{1,2})\/(\d{1,10})\/(\d{1,10})$/;

export function isTilePath(pathname: string): boolean {
  return [PARCELS, BASE_MAPS, ONLINE].some((folder) => pathname.startsWith(folder));
}

/** @returns undefined for a path that names no tile there could be */
export async function serveTile(session: Session, pathname: string): Promise<Response | undefined> {
  if (pathname.startsWith(PARCELS)) {
    const tile = parseTileName(pathname.slice(PARCELS.length));
    // What it holds changes with every parcel in it, and the page knows when: nothing is kept in between.
    return tile && answer(packedMapTile(session.workspace(), tile), 'application/octet-stream', 'no-store');
  }
  if (pathname.startsWith(ONLINE)) return await serveOnline(session, pathname.slice(ONLINE.length));
  const [, scan] = PREVIEW.exec(pathname.slice(BASE_MAPS.length)) ?? [];
  if (scan) {
    const preview = await session.baseMaps.preview(scan);
    return preview && answer(new Uint8Array(preview), 'image/webp', 'private, max-age=86400');
  }
  const [, id, zoom, x, y] = PICTURE.exec(pathname.slice(BASE_MAPS.length)) ?? [];
  if (!id) return undefined;
  const tile = await session.baseMaps.tile(id, Number(zoom), Number(x), Number(y));
  const type = tile && (tile.content === 'shapes' ? VECTOR_TILE : pictureTypeOf(tile.bytes));
  if (!tile || !type) return nothing();
  return answer(new Uint8Array(tile.bytes), type, 'private, max-age=86400');
}

/** A map of the office, by its edition and place in it. */
async function serveOnline(session: Session, name: string): Promise<Response | undefined> {
  const [, edition, place, zoom, x, y] = ONLINE_TILE.exec(name) ?? [];
  const { reference } = session.opened() ?? {};
  if (!edition || !reference || Number(edition) !== reference.edition.edition) return undefined;
  const map = reference.onlineMaps?.[Number(place)];
  const tile = map && { zoom: Number(zoom), x: Number(x), y: Number(y) };
  if (!map || !tile || tile.zoom > map.maxZoom || tile.x >= 2 ** tile.zoom || tile.y >= 2 ** tile.zoom)
    return nothing();
  const bytes = await session.onlineMaps.tile(map, tile);
  const type = bytes && pictureTypeOf(bytes);
  return bytes && type ? answer(new Uint8Array(bytes), type, 'private, max-age=86400') : nothing();
}

/** An area without a picture is no fault: a map ends somewhere. */
function nothing(): Response {
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}

function answer(bytes: Uint8Array<ArrayBuffer>, type: string, caching: string): Response {
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': FILE_SECURITY_POLICY,
      'cache-control': caching,
    },
  });
}
