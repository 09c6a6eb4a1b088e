/** Records that were deleted: their rows stay, out of every list and of the map. */
import type { RecordId } from '#core/ids.ts';
import type { ParcelState } from '#core/parcel/parcel-state.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';
import { ofNoDeletedParcel, type PhotoRow } from './photos.ts';

export type RemovedParcelRow = {
  readonly id: RecordId;
  readonly state: ParcelState;
  readonly unit_no: string | null;
  readonly name: string | null;
  readonly right_holder: string | null;
  readonly planar_area_sq_m: number | null;
  readonly photo_count: number;
  /** Number of the operation. */
  readonly removal: number;
  /** Its deletions by their hashes, as JSON. */
  readonly removals: string;
};

/**
 * The deletion that was written here or arrived last; by its place they are ordered, for no clock has a say in that. One without
 * contexts takes deletions back.
 */
const DELETIONS = `FROM operation WHERE record = removed.id AND kind = 'delete'
  AND json_extract(line, '$.value.contexts') <> '{}'`;
const REMOVAL = `(SELECT max(op) ${DELETIONS}) AS removal, (SELECT json_group_array(hash) ${DELETIONS}) AS removals`;

export function removedParcelRows(database: Db, limit: number): RemovedParcelRow[] {
  return prepared(
    database,
    `SELECT id, state, unit_no, name, right_holder, planar_area_sq_m, photo_count, ${REMOVAL}
     FROM parcel AS removed
     WHERE deleted = 1 ORDER BY removal DESC LIMIT ?`,
  ).all(limit) as RemovedParcelRow[];
}

export function countRemovedParcels(database: Db): number {
  return prepared(database, 'SELECT count(*) FROM parcel WHERE deleted = 1').pluck().get() as number;
}

export type RemovedPhotoRow = Pick<
  PhotoRow,
  'id' | 'sha256' | 'file_name' | 'kind' | 'present' | 'parcel'
> & {
  readonly unit_no: string | null;
  readonly parcel_deleted: number | null;
  readonly removal: number;
  readonly removals: string;
};

/** One that was added once more is not missed, as `knownPhoto` sees it. */
const IS_REMOVED_PHOTO = `removed.deleted = 1 AND NOT EXISTS (
  SELECT 1 FROM photo AS again WHERE again.sha256 = removed.sha256 AND again.deleted = 0
    AND (again.parcel = removed.parcel OR (removed.parcel IS NULL AND ${ofNoDeletedParcel('again')})))`;

export function removedPhotoRows(database: Db, limit: number): RemovedPhotoRow[] {
  return prepared(
    database,
    `SELECT removed.id, removed.sha256, removed.file_name, removed.kind, removed.parcel,
       parcel.unit_no, parcel.deleted AS parcel_deleted,
       EXISTS (SELECT 1 FROM photo_file AS f WHERE f.sha256 = removed.sha256) AS present, ${REMOVAL}
     FROM photo AS removed LEFT JOIN parcel ON parcel.id = removed.parcel
     WHERE ${IS_REMOVED_PHOTO} ORDER BY removal DESC LIMIT ?`,
  ).all(limit) as RemovedPhotoRow[];
}

export function countRemovedPhotos(database: Db): number {
  return prepared(database, `SELECT count(*) FROM photo AS removed WHERE ${IS_REMOVED_PHOTO}`)
    .pluck()
    .get() as number;
}
