/** What the map draws: outlines within a box, from the spatial index. */
import { fromGeometryBlob } from '#db/projection/geopackage-geometry.ts';
import { countIn, extentOfParcels, outlinesIn } from '#db/queries/parcels.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

export type Box = readonly [west: number, south: number, east: number, north: number];

export function outlines({ database }: OpenWorkspace, box: Box, limit: number) {
  return {
    outlines: outlinesIn(database, box, limit).map((row) => ({
      id: row.id,
      ...(row.unit_no === null ? {} : { unitNo: row.unit_no }),
      state: row.state,
      conflict: row.conflict === 1,
      rings: fromGeometryBlob(row.geometry),
    })),
    total: countIn(database, box),
  };
}

export function extent({ database }: OpenWorkspace) {
  const box = extentOfParcels(database);
  return box ? { box } : {};
}
