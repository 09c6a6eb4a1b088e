/**
 * The full-text index of the parcels, as part of the projection: what is searched for is cut by core/parcel/search-text.ts. The
 * index keeps no texts. Beside it stands a hash of what was cut, so that a parcel is cut anew only when its texts changed, and
 * a parcel without one is known to be missing from the index.
 */
import { hash as digestOf } from 'node:crypto';
import type { Enterprise } from '#core/parcel/groups/economics.ts';
import { searchedTextsOf, toSearchTokens } from '#core/parcel/search-text.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';

const HASH_BYTES = 8;

/** Texts of parcels by row, waiting to be indexed. */
export type TextsToIndex = Map<number, readonly string[]>;

/** So many are indexed at once; more would only take memory. */
export const TEXTS_AT_ONCE = 2000;

/**
 * Makes the parcels findable by these texts and by no others, and empties the map. Many at once, and after their rows: a statement
 * that may have to be undone, such as one with triggers, makes the index write out what it has gathered, and an index written out
 * after each parcel costs more than all the rest.
 */
export function indexTexts(database: Db, texts: TextsToIndex): void {
  const cut: [fid: number, hash: Buffer][] = [];
  for (const [fid, ofParcel] of texts) {
    const tokens = toSearchTokens(ofParcel);
    const hash = digestOf('sha256', tokens, 'buffer').subarray(0, HASH_BYTES);
    const before = prepared(database, 'SELECT hash FROM parcel_texts WHERE fid = ?').pluck().get(fid) as
      | Buffer
      | undefined;
    if (before?.equals(hash)) continue;
    if (before) prepared(database, 'DELETE FROM parcel_search WHERE rowid = ?').run(fid);
    prepared(database, 'INSERT INTO parcel_search (rowid, tokens) VALUES (?, ?)').run(fid, tokens);
    cut.push([fid, hash]);
  }
  for (const row of cut) prepared(database, 'INSERT OR REPLACE INTO parcel_texts VALUES (?, ?)').run(row);
  texts.clear();
}

export function forgetParcelTexts(database: Db, fid: number): void {
  const { changes } = prepared(database, 'DELETE FROM parcel_texts WHERE fid = ?').run(fid);
  if (changes > 0) prepared(database, 'DELETE FROM parcel_search WHERE rowid = ?').run(fid);
}

export function forgetAllTexts(database: Db): void {
  database.exec("DELETE FROM parcel_texts; INSERT INTO parcel_search (parcel_search) VALUES ('delete-all')");
}

type SearchedRow = { readonly [column: string]: string | null };

/**
 * Indexes the parcels that are in the list and not in the index: all of them after the migration that made it.
 * @returns how many there were
 */
export function indexMissingTexts(database: Db): number {
  const missing = database
    .prepare('SELECT fid FROM parcel_list WHERE fid NOT IN (SELECT fid FROM parcel_texts)')
    .pluck()
    .all() as number[];
  if (missing.length === 0) return 0;
  const row = database.prepare(
    `SELECT unit_no, name, address, parcel_codes, real_estate_unit_nos, right_holder, current_user, title_certificate_no,
       approval_no, enterprises, remarks FROM parcel WHERE fid = ?`,
  );
  database
    .transaction(() => {
      const texts: TextsToIndex = new Map();
      for (const fid of missing) {
        texts.set(fid, textsOfRow(row.get(fid) as SearchedRow));
        if (texts.size >= TEXTS_AT_ONCE) indexTexts(database, texts);
      }
      indexTexts(database, texts);
    })
    .immediate();
  return missing.length;
}

/** The texts as the projection has them in its columns, where a list is one text already. */
function textsOfRow(row: SearchedRow): string[] {
  const text = (column: string): string | undefined => row[column] ?? undefined;
  const list = (column: string): string[] | undefined => (row[column] ? [row[column]] : undefined);
  return searchedTextsOf({
    identity: {
      unitNo: text('unit_no'),
      name: text('name'),
      address: text('address'),
      parcelCodes: list('parcel_codes'),
      realEstateUnitNos: list('real_estate_unit_nos'),
    },
    tenure: {
      rightHolder: text('right_holder'),
      currentUser: text('current_user'),
      titleCertificateNo: text('title_certificate_no'),
      approvalNo: text('approval_no'),
    },
    economics: { enterprises: JSON.parse(text('enterprises') ?? '[]') as Enterprise[] },
    process: { remarks: text('remarks') },
  });
}
