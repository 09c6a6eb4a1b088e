/** A parcel and the others that have to do with it: whose boundary meets its own, and who has its number. */
import type { Contact } from '#core/geo/contact.ts';
import type { RecordId } from '#core/ids.ts';
import type { Neighbour, OtherParcel } from '#core/parcel/surroundings.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';
import { CALLED } from './called.ts';

export type Surroundings = {
  readonly neighbours: readonly Neighbour[];
  readonly namesakes: readonly OtherParcel[];
};

export const NO_SURROUNDINGS: Surroundings = { neighbours: [], namesakes: [] };

/** What other parcels' findings depend on in a parcel's row. */
export type FootprintRow = {
  readonly deleted: number;
  readonly unit_no: string | null;
  /** What it is called where it has no number. */
  readonly called: string | null;
  readonly surveyor: string | null;
  readonly geometry: Buffer | null;
};

export function footprintRow(database: Db, id: RecordId): FootprintRow | undefined {
  return prepared(
    database,
    `SELECT deleted, unit_no, ${CALLED} AS called, surveyor, geometry FROM parcel WHERE id = ?`,
  ).get(id) as FootprintRow | undefined;
}

export type NearRow = { readonly id: RecordId; readonly geometry: Buffer };

/**
 * Other live parcels whose box meets this one, in degrees. Boxes are kept a little too large, never too small.
 * @param most so many at most, in no order
 */
export function parcelsNear(
  database: Db,
  id: RecordId,
  box: {
    readonly minLon: number;
    readonly maxLon: number;
    readonly minLat: number;
    readonly maxLat: number;
  },
  most = -1,
): NearRow[] {
  return prepared(
    database,
    `SELECT id, geometry FROM parcel_box JOIN parcel USING (fid)
     WHERE max_lon >= ? AND min_lon <= ? AND max_lat >= ? AND min_lat <= ? AND id <> ? AND geometry IS NOT NULL
     LIMIT ?`,
  ).all(box.minLon, box.maxLon, box.minLat, box.maxLat, id, most) as NearRow[];
}

/** Notes a contact for both parcels. */
export function insertContact(database: Db, a: RecordId, b: RecordId, contact: Contact): void {
  const insert = prepared(database, 'INSERT OR REPLACE INTO parcel_contact VALUES (?, ?, ?, ?, ?)');
  const { overlapSqM, sliverM, sliverWidthM } = contact;
  insert.run(a, b, overlapSqM, sliverM, sliverWidthM);
  insert.run(b, a, overlapSqM, sliverM, sliverWidthM);
}

export function contactsOf(database: Db, id: RecordId): RecordId[] {
  return prepared(database, 'SELECT other FROM parcel_contact WHERE parcel = ?')
    .pluck()
    .all(id) as RecordId[];
}

/** Takes all contacts of a parcel away, on both sides. @returns with whom they were */
export function removeContacts(database: Db, id: RecordId): RecordId[] {
  const others = contactsOf(database, id);
  const remove = prepared(database, 'DELETE FROM parcel_contact WHERE parcel = ? AND other = ?');
  for (const other of others) {
    remove.run(id, other);
    remove.run(other, id);
  }
  return others;
}

/** So many others of one number are looked at; a finding that names them all helps nobody. */
const MAX_NAMESAKES = 50;

/** Other live parcels with a unit number. */
export function namesakesOf(database: Db, id: RecordId, unitNo: string | null | undefined): OtherParcel[] {
  if (!unitNo) return [];
  const rows = prepared(
    database,
    `SELECT id, unit_no, ${CALLED} AS called, surveyor, planar_area_sq_m FROM parcel
     WHERE deleted = 0 AND coalesce(unit_no, '') = ? AND id <> ? LIMIT ${MAX_NAMESAKES}`,
  ).all(unitNo, id) as OtherRow[];
  return rows.map(toOther).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The parcels a record's findings concern, as they are now; the largest overlaps first. */
export function surroundingsOf(database: Db, id: RecordId, unitNo: string | null | undefined): Surroundings {
  const rows = prepared(
    database,
    `SELECT id, unit_no, ${CALLED} AS called, surveyor, planar_area_sq_m, overlap_sq_m, sliver_m, sliver_width_m
     FROM parcel_contact JOIN parcel ON id = other WHERE parcel = +?`,
  ).all(id) as (OtherRow & { overlap_sq_m: number; sliver_m: number; sliver_width_m: number })[];
  // Sorted here, for SQLite would set up a sorter for the many parcels that meet no other.
  rows.sort((a, b) => b.overlap_sq_m - a.overlap_sq_m || (a.id < b.id ? -1 : 1));
  return {
    neighbours: rows.map((row) => ({
      ...toOther(row),
      contact: {
        overlapSqM: row.overlap_sq_m,
        sliverM: row.sliver_m,
        sliverWidthM: row.sliver_width_m,
      },
    })),
    namesakes: namesakesOf(database, id, unitNo),
  };
}

type OtherRow = {
  readonly id: RecordId;
  readonly unit_no: string | null;
  readonly called: string | null;
  readonly surveyor: string | null;
  readonly planar_area_sq_m: number | null;
};

function toOther({ id, unit_no, called, surveyor, planar_area_sq_m }: OtherRow): OtherParcel {
  return {
    id,
    unitNo: unit_no ?? undefined,
    name: called ?? undefined,
    surveyor: surveyor ?? undefined,
    planarAreaSqM: planar_area_sq_m ?? undefined,
  };
}
