/** The parcels of a piece of the map: found by the spatial index, with the little that is drawn of each. */
import type { RecordId } from '#core/ids.ts';
import { FLAG_FACTORS, ISSUE_GRADES } from '#core/map/parcel-traits.ts';
import { PARCEL_STATES } from '#core/parcel/parcel-state.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';

export type MarkRow = readonly [
  minLon: number,
  minLat: number,
  maxLon: number,
  maxLat: number,
  flags: number,
  category: string | null,
  /** Null where the parcel is only a dot. */
  geometry: Buffer | null,
];
export type OutlineTileRow = readonly [
  id: RecordId,
  unitNo: string | null,
  geometry: Buffer,
  planarAreaSqM: number,
  flags: number,
  category: string | null,
];

/** Of which piece, and whose parcels are one's own; null where all count alike. */
export type MapTileRequest = {
  /** [west, south, east, north] in degrees */
  readonly box: readonly number[];
  readonly surveyor: string | null;
};

/** `toFlags` of core/map, made by the store: a hundred thousand numbers come out of it faster than as many words. */
const FLAGS = `(
  CASE state ${PARCEL_STATES.map((state, place) => `WHEN '${state}' THEN ${place * FLAG_FACTORS.state}`).join(' ')} ELSE 0 END
  + conflict * ${FLAG_FACTORS.conflict}
  + CASE WHEN error_count > 0 THEN ${ISSUE_GRADES.indexOf('errors')}
      WHEN warning_count > 0 THEN ${ISSUE_GRADES.indexOf('warnings')} ELSE 0 END * ${FLAG_FACTORS.issues}
  + (@surveyor IS NOT NULL AND surveyor IS NOT NULL AND surveyor <> @surveyor) * ${FLAG_FACTORS.others}
)`;
const IN_BOX = 'max_lon >= @west AND max_lat >= @south AND min_lon <= @east AND min_lat <= @north';

/**
 * Reads the narrow table of the list: a view of all parcels reads few boundaries.
 * @param outlinedFrom extent in degrees from which a parcel's boundary is read as well
 */
export function marksIn(
  database: Db,
  request: MapTileRequest,
  outlinedFrom: { readonly lon: number; readonly lat: number },
): MarkRow[] {
  return prepared(
    database,
    `SELECT min_lon, min_lat, max_lon, max_lat, ${FLAGS}, category,
       CASE WHEN max_lon - min_lon > @outlinedLon OR max_lat - min_lat > @outlinedLat
         THEN (SELECT geometry FROM parcel WHERE parcel.fid = parcel_box.fid) END
     FROM parcel_box CROSS JOIN parcel_list USING (fid) WHERE ${IN_BOX}`,
  )
    .raw()
    .all({
      ...named(request),
      outlinedLon: outlinedFrom.lon,
      outlinedLat: outlinedFrom.lat,
    }) as MarkRow[];
}

/** The larger ones first, so that those within them are drawn above them. */
export function outlineRowsIn(database: Db, request: MapTileRequest): OutlineTileRow[] {
  const rows = prepared(
    database,
    `SELECT id, unit_no, geometry, planar_area_sq_m, ${FLAGS}, category
     FROM parcel_box CROSS JOIN parcel USING (fid) WHERE ${IN_BOX}`,
  )
    .raw()
    .all(named(request)) as OutlineTileRow[];
  // Sorted here: the sorter of the store would copy every boundary.
  return rows.sort((a, b) => b[3] - a[3]);
}

/** The boxes, in degrees, of all parcels recorded under a key area. */
export function boxesByKeyArea(
  database: Db,
): (readonly [keyAreaNo: number, west: number, south: number, east: number, north: number])[] {
  return prepared(
    database,
    `SELECT key_area_no, min_lon, min_lat, max_lon, max_lat FROM parcel_list CROSS JOIN parcel_box USING (fid)
     WHERE key_area_no IS NOT NULL`,
  )
    .raw()
    .all() as [number, number, number, number, number][];
}

function named({ box: [west, south, east, north], surveyor }: MapTileRequest) {
  return { west, south, east, north, surveyor };
}
