/**
 * The parcels of a tile, packed for the map's page. Outlines are read from the spatial index each time. Marks, of which a first view
 * needs all, are kept until one of them changes, and made while the window is still being drawn.
 */
import { setImmediate as others } from 'node:timers/promises';
import { MAP_TILE_ZOOM, type MapTile, OUTLINE_MARGIN, toAddress, toTileName } from '#core/map/map-tiles.ts';
import { outlinedFromDeg, packMarks } from '#core/map/packed-marks.ts';
import { packOutlines } from '#core/map/packed-outlines.ts';
import { boxOfTile, type TileAddress, tilesOfBox } from '#core/map/web-mercator.ts';
import { flatRingsOf } from '#db/projection/geopackage-geometry.ts';
import { marksIn, outlineRowsIn } from '#db/queries/map-tiles.ts';
import { extentOfParcels } from '#db/queries/parcels.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/** The spatial index keeps numbers of 24 bits: some metres beyond the tile are looked through as well. */
const INDEX_SLACK = 1 / 1024;

export function packedMapTile(workspace: OpenWorkspace, tile: MapTile): Uint8Array<ArrayBuffer> {
  return tile.kind === 'marks' ? keptMarks(workspace, tile) : outlines(workspace, toAddress(tile));
}

type Kept = { readonly moment: number; readonly bytes: Uint8Array<ArrayBuffer> };
const kept = new WeakMap<OpenWorkspace, Map<string, Kept>>();

function keptMarks(workspace: OpenWorkspace, tile: MapTile): Uint8Array<ArrayBuffer> {
  const tiles = kept.get(workspace) ?? new Map<string, Kept>();
  kept.set(workspace, tiles);
  const moment = workspace.mapChanges.momentOfMarks(tile);
  const known = tiles.get(toTileName(tile));
  if (known?.moment === moment) return known.bytes;
  const bytes = marks(workspace, toAddress(tile));
  tiles.set(toTileName(tile), { moment, bytes });
  return bytes;
}

/** Makes the marks of all parcels, a tile at a time and everybody else's calls in between. Ends early when the workspace is closed. */
export async function prepareMarks(workspace: OpenWorkspace): Promise<void> {
  const box = extentOfParcels(workspace.database);
  if (!box) return;
  for (const { x, y } of tilesOfBox(box, MAP_TILE_ZOOM.marks)) {
    await others();
    if (!workspace.database.open) return;
    keptMarks(workspace, { kind: 'marks', x, y });
  }
}

function marks({ database, row }: OpenWorkspace, address: TileAddress): Uint8Array<ArrayBuffer> {
  const box = boxOfTile(address, INDEX_SLACK);
  const rows = marksIn(database, { box, surveyor: ownSurveyor(row) }, outlinedFromDeg(address, box[1]));
  return packMarks(
    address,
    rows.map(([west, south, east, north, flags, category, geometry]) => ({
      west,
      south,
      east,
      north,
      flags,
      category,
      ...(geometry && { rings: flatRingsOf(geometry) }),
    })),
  );
}

function outlines({ database, row }: OpenWorkspace, address: TileAddress): Uint8Array<ArrayBuffer> {
  const rows = outlineRowsIn(database, {
    box: boxOfTile(address, OUTLINE_MARGIN),
    surveyor: ownSurveyor(row),
  });
  return packOutlines(
    address,
    rows.map(([id, unitNo, geometry, , flags, category]) => ({
      id,
      unitNo,
      flags,
      category,
      rings: flatRingsOf(geometry),
    })),
  );
}

/** Surveyors have their own parcels before others'; to the office all count alike. */
function ownSurveyor({ role, surveyor }: OpenWorkspace['row']): string | null {
  return role === 'field' ? surveyor : null;
}
