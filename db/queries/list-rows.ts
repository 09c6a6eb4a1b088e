/** Rows of the list as windows show them, read from the narrow table alone. */
import type { ParcelSummary } from '#core/contract/parcel-list.ts';
import type { RecordId } from '#core/ids.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';

/** Every member with its column. What is not filled in is left out, and so absent. */
const COLUMNS: Readonly<Record<keyof ParcelSummary, string>> = {
  id: 'id',
  unitNo: 'unit_no',
  name: 'name',
  rightHolder: 'right_holder',
  currentUser: 'current_user',
  address: 'address',
  townshipCode: 'township_code',
  keyAreaNo: 'key_area_no',
  category: 'category',
  usageStatus: 'usage_status',
  mode: 'mode',
  stage: 'stage',
  planYear: 'plan_year',
  surveyor: 'surveyor',
  surveyedOn: 'surveyed_on',
  state: 'state',
  conflict: 'conflict',
  planarAreaSqM: 'planar_area_sq_m',
  registeredAreaSqM: 'registered_area_sq_m',
  photoCount: 'photo_count',
  photosMissing: 'photos_missing',
  errorCount: 'error_count',
  warningCount: 'warning_count',
  changedAt: 'changed_at',
};
const MEMBERS = Object.keys(COLUMNS);
const SELECTED = Object.values(COLUMNS)
  .map((column) => `parcel_list.${column}`)
  .join(', ');

type Cell = string | number | null;

/** The rows with these numbers, in their order; asked for at once, which takes a tenth of asking one by one. */
export function listRows(database: Db, fids: readonly number[]): ParcelSummary[] {
  const rows = prepared(
    database,
    `SELECT ${SELECTED} FROM json_each(?) AS wanted CROSS JOIN parcel_list ON parcel_list.fid = wanted.value
     ORDER BY wanted.key`,
  ).raw();
  return (rows.all(JSON.stringify(fids)) as Cell[][]).map(toSummary);
}

/** Undefined for a parcel that is not there, or deleted. */
export function listRowOf(database: Db, id: RecordId): ParcelSummary | undefined {
  const row = prepared(
    database,
    `SELECT ${SELECTED} FROM parcel_list WHERE fid = (SELECT fid FROM parcel WHERE parcel.id = ?)`,
  )
    .raw()
    .get(id) as Cell[] | undefined;
  return row && toSummary(row);
}

/** From lists of cells, for objects of so many members, made twice a row, cost as much as reading the rows. */
function toSummary(cells: readonly Cell[]): ParcelSummary {
  const summary: Record<string, Cell | boolean> = {};
  for (let i = 0; i < cells.length; i++) {
    const [member, cell] = [MEMBERS[i] as string, cells[i] as Cell];
    if (cell !== null) summary[member] = member === 'conflict' ? cell === 1 : cell;
  }
  return summary as ParcelSummary;
}
