/** What the map asks: outlines within a box and the parcel under a point, from the spatial index. */
import { lonLat, METRES_A_DEGREE } from '#core/geo/coordinates.ts';
import { toGk120 } from '#core/geo/projection.ts';
import { distanceToPolygonM } from '#core/geo/rings.ts';
import type { RecordId } from '#core/ids.ts';
import { convexHull } from '#core/map/hull.ts';
import type { DegreeBox } from '#core/map/web-mercator.ts';
import { fromGeometryBlob, gkRingsFromBlob } from '#db/projection/geopackage-geometry.ts';
import { boxesByKeyArea } from '#db/queries/map-tiles.ts';
import { countIn, extentOfParcels, outlinesIn } from '#db/queries/parcels.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

export function outlines({ database }: OpenWorkspace, box: DegreeBox, limit: number) {
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

/** Parcels looked at around a point; of more than these, the larger ones come first and the answer may be none of them. */
const MAX_CANDIDATES = 2000;

/** The smallest parcel the point lies in, else the nearest whose edge is within reach. */
export function parcelAt(
  { database }: OpenWorkspace,
  { lon, lat, reachM }: { readonly lon: number; readonly lat: number; readonly reachM: number },
): { id?: RecordId } {
  const reachDeg = reachM / METRES_A_DEGREE;
  const box: DegreeBox = [lon - reachDeg, lat - reachDeg, lon + reachDeg, lat + reachDeg];
  const at = toGk120(lonLat(lon, lat));
  let nearest: { readonly id: RecordId; readonly distanceM: number } | undefined;
  // The smallest comes last, so that of those the point lies in it is found first.
  for (const { id, geometry } of outlinesIn(database, box, MAX_CANDIDATES).reverse()) {
    const distanceM = distanceToPolygonM(at, gkRingsFromBlob(geometry));
    if (distanceM === 0) return { id };
    if (distanceM <= (nearest?.distanceM ?? reachM)) nearest = { id, distanceM };
  }
  return nearest ? { id: nearest.id } : {};
}

/** A box has four corners, so that even a single parcel has a ring around it. */
export function keyAreas({ database, reference }: OpenWorkspace) {
  const corners = new Map<number, [number, number][]>();
  for (const [no, west, south, east, north] of boxesByKeyArea(database)) {
    const known = corners.get(no) ?? [];
    corners.set(no, known);
    known.push([west, south], [east, south], [east, north], [west, north]);
  }
  return reference.keyAreas.flatMap(({ no, name }) => {
    const points = corners.get(no);
    if (!points) return [];
    const ring = convexHull(points).map(([lon, lat]): [number, number] => [lon, lat]);
    return ring.length < 3 ? [] : [{ no, name, parcels: points.length / 4, ring }];
  });
}

export function extent({ database }: OpenWorkspace) {
  const box = extentOfParcels(database);
  return box ? { box } : {};
}
