/** Going through all live parcels for their findings, a page at a time, in the order of unit numbers. */
import type { RecordId } from '#core/ids.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';
import { CALLED } from './called.ts';

export type CheckedRow = {
  readonly fid: number;
  readonly id: RecordId;
  readonly unit_no: string | null;
  readonly called: string | null;
};

export type CheckedKey = { readonly unitNo: string; readonly fid: number };

const COLUMNS = `fid, id, unit_no, ${CALLED} AS called`;

export function parcelsToCheck(database: Db, after: CheckedKey | undefined, limit: number): CheckedRow[] {
  const { unitNo, fid } = after ?? { unitNo: '', fid: 0 };
  return prepared(
    database,
    `SELECT ${COLUMNS} FROM parcel WHERE deleted = 0 AND (coalesce(unit_no, ''), fid) > (?, ?)
     ORDER BY coalesce(unit_no, ''), fid LIMIT ?`,
  ).all(unitNo, fid, limit) as CheckedRow[];
}

export type CountedRow = CheckedRow & { readonly error_count: number; readonly warning_count: number };

/** A live parcel with the counts of its findings. */
export function countedParcel(database: Db, id: RecordId): CountedRow | undefined {
  return prepared(
    database,
    `SELECT ${COLUMNS}, error_count, warning_count FROM parcel WHERE id = ? AND deleted = 0`,
  ).get(id) as CountedRow | undefined;
}

export function countLiveParcels(database: Db): number {
  return prepared(database, 'SELECT count(*) FROM parcel WHERE deleted = 0').pluck().get() as number;
}
