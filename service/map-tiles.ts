/** The parcels of a tile, packed for the map's page. Read from the spatial index each time: nothing is kept that could be stale. */
import { type MapTile, OUTLINE_MARGIN, toAddress } from '#core/map/map-tiles.ts';
import { packMarks } from '#core/map/packed-marks.ts';
import { packOutlines } from '#core/map/packed-outlines.ts';
import { boxOfTile, type TileAddress } from '#core/map/web-mercator.ts';
import { flatRingsOf } from '#db/projection/geopackage-geometry.ts';
import { marksIn, outlineRowsIn } from '#db/queries/map-tiles.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/** The spatial index keeps numbers of 24 bits: some metres beyond the tile are looked through as well. */
const INDEX_SLACK = 1 / 1024;

export function packedMapTile(workspace: OpenWorkspace, tile: MapTile): Uint8Array<ArrayBuffer> {
  const address = toAddress(tile);
  return tile.kind === 'marks' ? marks(workspace, address) : outlines(workspace, address);
}

function marks({ database, row }: OpenWorkspace, address: TileAddress): Uint8Array<ArrayBuffer> {
  const rows = marksIn(database, { box: boxOfTile(address, INDEX_SLACK), surveyor: ownSurveyor(row) });
  return packMarks(
    address,
    rows.map(([west, south, east, north, flags, category]) => ({
      west,
      south,
      east,
      north,
      flags,
      category,
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
