/** Holds the projection against the operations: every row as it is, and as it would be if it were made anew. */
import { createHash } from 'node:crypto';
import type { RecordId } from '#core/ids.ts';
import type { Db } from '../connection.ts';
import { forgetAllTexts, hashWhenCut, type SearchedRow } from './parcel-search.ts';
import { type ProjectionContext, projectRecords } from './project-records.ts';

/**
 * A hash of each projected row, a parcel's with its box on the map, its contacts and what it is found by, by record. Left out are row
 * ids, which depend on the order of projecting, and the counts of the rules' findings, which depend on the day and on the code
 * lists: they may change while no operation does.
 * @param withContacts only where they are settled, see contacts.ts
 */
export function fingerprintRows(database: Db, withContacts: boolean): Map<string, string> {
  const rows = new Map<string, string>();
  for (const rowsOf of [
    'parcel LEFT JOIN parcel_box USING (fid) LEFT JOIN parcel_texts USING (fid)',
    'photo',
  ]) {
    for (const row of database.prepare(`SELECT * FROM ${rowsOf}`).iterate() as IterableIterator<
      Record<string, unknown>
    >) {
      const { fid: _, error_count: __, warning_count: ___, hash, ...columns } = row;
      // What waits to be cut stands for what it will be.
      const cut = Buffer.isBuffer(hash) && hash.length === 0 ? hashWhenCut(row as SearchedRow) : hash;
      rows.set(String(row.id), hashOf({ ...columns, cut }));
    }
  }
  if (!withContacts) return rows;
  const contacts = database.prepare('SELECT * FROM parcel_contact ORDER BY parcel, other').iterate();
  for (const contact of contacts as IterableIterator<Record<string, unknown>>) {
    const parcel = String(contact.parcel);
    rows.set(parcel, hashOf([rows.get(parcel), contact]));
  }
  return rows;
}

/** The hashes of all rows after projecting every record anew; the store itself is as before. */
export function fingerprintReprojected(
  database: Db,
  records: readonly RecordId[],
  context: ProjectionContext,
  withContacts: boolean,
): Map<string, string> {
  const rollback = new Error('compared');
  let rows = new Map<string, string>();
  try {
    database.transaction(() => {
      database.exec(
        'DELETE FROM parcel_contact; DELETE FROM parcel_box; DELETE FROM parcel; DELETE FROM photo',
      );
      forgetAllTexts(database);
      projectRecords(database, records, context);
      rows = fingerprintRows(database, withContacts);
      throw rollback;
    })();
  } catch (error) {
    if (error !== rollback) throw error;
  }
  return rows;
}

function hashOf(value: object): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
