/**
 * Writes the row of a parcel, and of a known one only the columns that have changed: what a column's indexes and the box of the
 * boundary cost is then paid when they change, not at each letter of a remark.
 */
import type { RecordId } from '#core/ids.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';
import type { LonLatBox } from './geopackage-geometry.ts';
import { type Column, FIELD_COLUMNS } from './parcel-columns.ts';

const COMPUTED_COLUMNS = [
  'state',
  'deleted',
  'conflict',
  'heads',
  'error_count',
  'warning_count',
  'photo_count',
  'photos_missing',
  'changed_at',
  'planar_area_sq_m',
  'ellipsoidal_area_sq_m',
  'geometry',
] as const;
type Cell = Column | Buffer;
export type ComputedCells = Readonly<Record<(typeof COMPUTED_COLUMNS)[number], Cell>>;

const COLUMNS: readonly string[] = [...COMPUTED_COLUMNS, ...FIELD_COLUMNS.map(({ column }) => column)];
const ALL_COLUMNS: ReadonlySet<string> = new Set(COLUMNS);
const SELECT_ROW = `SELECT ${COLUMNS.join(', ')}, fid FROM parcel WHERE id = ?`;
const INSERT_ROW = `INSERT INTO parcel (id, ${COLUMNS.join(', ')}) VALUES (?, ${COLUMNS.map(() => '?').join(', ')})`;

export type WrittenRow = {
  readonly fid: number;
  readonly isNew: boolean;
  readonly changed: ReadonlySet<string>;
};

/**
 * @param fields the plain fields in the order of FIELD_COLUMNS
 * @param mayBeKnown false for a record that was begun in this transaction, which has no row yet
 * @returns the columns that hold something else than before; all of them for a new row
 */
export function writeParcelRow(
  database: Db,
  id: RecordId,
  computed: ComputedCells,
  fields: readonly Column[],
  mayBeKnown: boolean,
): WrittenRow {
  const cells: Cell[] = [...COMPUTED_COLUMNS.map((name) => computed[name]), ...fields];
  const before = mayBeKnown
    ? (prepared(database, SELECT_ROW).raw().get(id) as Cell[] | undefined)
    : undefined;
  if (!before) {
    const { lastInsertRowid } = prepared(database, INSERT_ROW).run(id, ...cells);
    return { fid: Number(lastInsertRowid), isNew: true, changed: ALL_COLUMNS };
  }
  const fid = before[COLUMNS.length] as number;
  const names: string[] = [];
  const changed: Cell[] = [];
  for (const [i, name] of COLUMNS.entries()) {
    if (isSame(before[i], cells[i])) continue;
    names.push(name);
    changed.push(cells[i] ?? null);
  }
  if (names.length > 0) {
    const sql = `UPDATE parcel SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE fid = ?`;
    prepared(database, sql).run(...changed, fid);
  }
  return { fid, isNew: false, changed: new Set(names) };
}

/** @param box undefined takes the parcel off the map */
export function writeParcelBox(database: Db, fid: number, box: LonLatBox | undefined): void {
  if (!box) {
    prepared(database, 'DELETE FROM parcel_box WHERE fid = ?').run(fid);
    return;
  }
  prepared(database, 'INSERT OR REPLACE INTO parcel_box VALUES (?, ?, ?, ?, ?)').run(
    fid,
    box.minLon,
    box.maxLon,
    box.minLat,
    box.maxLat,
  );
}

function isSame(a: Cell | undefined, b: Cell | undefined): boolean {
  if (Buffer.isBuffer(a)) return Buffer.isBuffer(b) && a.equals(b);
  return (a ?? null) === (b ?? null);
}
