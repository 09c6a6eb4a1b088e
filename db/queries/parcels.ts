/** Reading the projected parcels; the list is in parcel-list.ts. */
import type { RecordId } from '#core/ids.ts';
import type { ParcelState } from '#core/parcel/parcel-state.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';
import { CALLED } from './called.ts';

/** What others ask of a parcel's row, deleted or not. */
export type ParcelRow = {
  readonly deleted: number;
  readonly unit_no: string | null;
  readonly name: string | null;
  readonly error_count: number;
  readonly warning_count: number;
  readonly min_lon: number | null;
  readonly min_lat: number | null;
  readonly max_lon: number | null;
  readonly max_lat: number | null;
};

export function countConflicts(database: Db): number {
  return prepared(database, 'SELECT count(*) FROM parcel WHERE deleted = 0 AND conflict = 1')
    .pluck()
    .get() as number;
}

export function parcelRow(database: Db, id: RecordId): ParcelRow | undefined {
  return prepared(
    database,
    `SELECT deleted, unit_no, name, error_count, warning_count, min_lon, min_lat, max_lon, max_lat
     FROM parcel LEFT JOIN parcel_box USING (fid) WHERE id = ?`,
  ).get(id) as ParcelRow | undefined;
}

export type ParcelStanding = {
  readonly state: ParcelState;
  readonly photo_count: number;
  readonly deleted: number;
  /** The version of the code lists that the record remembers. */
  readonly list_version: string | null;
};

/** What stands of a parcel between "is it here" and "what may be done with it". */
export function parcelStanding(database: Db, id: RecordId): ParcelStanding | undefined {
  return prepared(database, 'SELECT state, deleted, photo_count, list_version FROM parcel WHERE id = ?').get(
    id,
  ) as ParcelStanding | undefined;
}

export function parcelsByUnitNo(database: Db, unitNo: string): RecordId[] {
  return prepared(
    database,
    "SELECT id FROM parcel WHERE deleted = 0 AND coalesce(unit_no, '') = ? AND unit_no IS NOT NULL ORDER BY fid",
  )
    .pluck()
    .all(unitNo) as RecordId[];
}

/** Which of these numbers parcels have that are not deleted: looked up together, for a file may bring thousands. */
export function unitNosInUse(database: Db, unitNos: Iterable<string>): ReadonlySet<string> {
  const found = prepared(
    database,
    `SELECT value FROM json_each(?) AS wanted WHERE EXISTS (
       SELECT 1 FROM parcel WHERE deleted = 0 AND coalesce(unit_no, '') = wanted.value AND unit_no IS NOT NULL)`,
  )
    .pluck()
    .all(JSON.stringify([...unitNos]));
  return new Set(found as string[]);
}

/** Whether any parcel, also a deleted one, has the number. */
export function isUnitNoTaken(database: Db, unitNo: string): boolean {
  return (
    prepared(
      database,
      "SELECT 1 FROM parcel WHERE deleted IN (0, 1) AND coalesce(unit_no, '') = ? AND unit_no IS NOT NULL LIMIT 1",
    ).get(unitNo) !== undefined
  );
}

/** Serial numbers of more digits are somebody's own numbering and are not counted on. */
const MAX_SERIAL_DIGITS = 9;

/** The highest serial number among unit numbers `<township>-<digits>`, deleted parcels included: a number is not given twice. */
export function highestSerial(database: Db, townshipCode: string): number {
  // Written with the expression of the index, which then has all that is asked for: numbers from `<township>-` to before `<township>.`.
  return (
    (prepared(
      database,
      `SELECT max(CAST(substr(coalesce(unit_no, ''), length(@prefix) + 1) AS INTEGER)) FROM parcel
       WHERE deleted IN (0, 1) AND coalesce(unit_no, '') > @prefix AND coalesce(unit_no, '') < @end
         AND substr(coalesce(unit_no, ''), length(@prefix) + 1) NOT GLOB '*[^0-9]*'
         AND length(coalesce(unit_no, '')) <= length(@prefix) + ${MAX_SERIAL_DIGITS}`,
    )
      .pluck()
      .get({ prefix: `${townshipCode}-`, end: `${townshipCode}.` }) as number | null) ?? 0
  );
}

/** What photos of a parcel are held against. */
export function parcelForPhotos(
  database: Db,
  id: RecordId,
): { readonly geometry: Buffer | null; readonly surveyed_on: string | null } | undefined {
  return prepared(database, 'SELECT geometry, surveyed_on FROM parcel WHERE id = ?').get(id) as
    | { geometry: Buffer | null; surveyed_on: string | null }
    | undefined;
}

export type OutlineRow = {
  readonly id: RecordId;
  readonly unit_no: string | null;
  readonly called: string | null;
  readonly state: ParcelState;
  readonly conflict: number;
  readonly geometry: Buffer;
};

/** @param box [west, south, east, north] in degrees */
export function outlinesIn(database: Db, box: readonly number[], limit: number): OutlineRow[] {
  return prepared(
    database,
    `SELECT id, unit_no, ${CALLED} AS called, state, conflict, geometry FROM parcel_box JOIN parcel USING (fid)
     WHERE max_lon >= ? AND max_lat >= ? AND min_lon <= ? AND min_lat <= ?
     ORDER BY planar_area_sq_m DESC LIMIT ?`,
  ).all(...box, limit) as OutlineRow[];
}

export function countIn(database: Db, box: readonly number[]): number {
  return prepared(
    database,
    'SELECT count(*) FROM parcel_box WHERE max_lon >= ? AND max_lat >= ? AND min_lon <= ? AND min_lat <= ?',
  )
    .pluck()
    .get(...box) as number;
}

export function extentOfParcels(database: Db): [number, number, number, number] | undefined {
  const row = prepared(
    database,
    'SELECT min(min_lon) AS w, min(min_lat) AS s, max(max_lon) AS e, max(max_lat) AS n FROM parcel_box',
  ).get() as { w: number | null; s: number; e: number; n: number };
  return row.w === null ? undefined : [row.w, row.s, row.e, row.n];
}
