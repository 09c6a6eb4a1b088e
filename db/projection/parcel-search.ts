/**
 * The full-text index of the parcels, as part of the projection: what is searched for is cut by core/parcel/search-text.ts. The
 * index keeps no texts. Beside it stands a hash of what was cut, so that a parcel is cut anew only when its texts changed, and
 * a parcel without one is known to be missing from the index. An empty hash says that the texts are others since they were cut, if
 * they were: writing out the index costs as much as all else that one typed letter costs, so a few changes wait for the next search.
 */
import { hash as digestOf } from 'node:crypto';
import type { Enterprise } from '#core/parcel/groups/economics.ts';
import { searchedTextsOf, toSearchTokens } from '#core/parcel/search-text.ts';
import type { Db } from '../connection.ts';
import { inTransaction, prepared } from '../prepared.ts';

const HASH_BYTES = 8;

/** Texts of parcels by row, waiting to be indexed. */
export type TextsToIndex = Map<number, readonly string[]>;

/** So many are indexed at once; more would only take memory. */
export const TEXTS_AT_ONCE = 2000;
/** So few wait for the next search; of more, each would be read again for it. */
const MAY_WAIT = 16;

/** The columns of a parcel's row that hold the texts, and only they do. */
const TEXT_COLUMNS = [
  'unit_no',
  'name',
  'address',
  'parcel_codes',
  'real_estate_unit_nos',
  'right_holder',
  'current_user',
  'title_certificate_no',
  'approval_no',
  'enterprises',
  'remarks',
] as const;

/** Whether a parcel may be found by other texts when these columns of its row have changed. */
export function concernsTexts(changed: ReadonlySet<string>): boolean {
  return changed.has('deleted') || TEXT_COLUMNS.some((column) => changed.has(column));
}

/** At the end of a change: many are made findable at once, a few by the next search. Empties the map. */
export function takeTexts(database: Db, texts: TextsToIndex): void {
  if (texts.size > MAY_WAIT) {
    indexTexts(database, texts);
    return;
  }
  // One that waits already is not written again: that would be two more pages for each typed letter.
  const wait = prepared(
    database,
    "INSERT INTO parcel_texts VALUES (?, x'') ON CONFLICT DO UPDATE SET hash = x'' WHERE hash <> x''",
  );
  for (const fid of texts.keys()) wait.run(fid);
  texts.clear();
}

/** Makes findable what waits for it. Not for a transaction that may be taken back without its changes. */
export function indexWaitingTexts(database: Db): void {
  indexParcels(
    database,
    prepared(database, "SELECT fid FROM parcel_texts WHERE hash = x''").pluck().all() as number[],
  );
}

/**
 * Makes the parcels findable by these texts and by no others, and empties the map. Many at once, and after their rows: a statement
 * that may have to be undone, such as one with triggers, makes the index write out what it has gathered, and an index written out
 * after each parcel costs more than all the rest.
 */
export function indexTexts(database: Db, texts: TextsToIndex): void {
  const cut = Array.from(texts, ([fid, ofParcel]) => {
    const tokens = Buffer.from(toSearchTokens(ofParcel));
    return { fid, tokens, hash: hashOfTokens(tokens) };
  });
  const others = cut.filter(({ fid, hash }) => {
    const before = prepared(database, 'SELECT hash FROM parcel_texts WHERE fid = ?').pluck().get(fid) as
      | Buffer
      | undefined;
    if (before?.equals(hash)) return false;
    if (before && isIndexed(database, fid)) {
      prepared(database, 'DELETE FROM parcel_search WHERE rowid = ?').run(fid);
    }
    return true;
  });
  const index = prepared(database, 'INSERT INTO parcel_search (rowid, tokens) VALUES (?, CAST(? AS TEXT))');
  for (const { fid, tokens } of others) index.run(fid, tokens);
  const remember = prepared(database, 'INSERT OR REPLACE INTO parcel_texts VALUES (?, ?)');
  for (const { fid, hash } of others) remember.run(fid, hash);
  texts.clear();
}

const hashOfTokens = (tokens: string | Buffer): Buffer =>
  digestOf('sha256', tokens, 'buffer').subarray(0, HASH_BYTES);

/** The hash that will stand beside the index when a parcel that waits is cut. */
export const hashWhenCut = (row: SearchedRow): Buffer => hashOfTokens(toSearchTokens(textsOfRow(row)));

export function forgetParcelTexts(database: Db, fid: number): void {
  prepared(database, 'DELETE FROM parcel_texts WHERE fid = ?').run(fid);
  if (isIndexed(database, fid)) prepared(database, 'DELETE FROM parcel_search WHERE rowid = ?').run(fid);
}

const isIndexed = (database: Db, fid: number): boolean =>
  prepared(database, 'SELECT 1 FROM parcel_search WHERE rowid = ?').get(fid) !== undefined;

export function forgetAllTexts(database: Db): void {
  database.exec("DELETE FROM parcel_texts; INSERT INTO parcel_search (parcel_search) VALUES ('delete-all')");
}

/** The texts of a parcel's row. */
export type SearchedRow = Readonly<Record<(typeof TEXT_COLUMNS)[number], string | null>>;

/**
 * Indexes the parcels that are in the list and not in the index: all of them after the migration that made it.
 * @returns how many there were
 */
export function indexMissingTexts(database: Db): number {
  const missing = database
    .prepare('SELECT fid FROM parcel_list WHERE fid NOT IN (SELECT fid FROM parcel_texts)')
    .pluck()
    .all() as number[];
  indexParcels(database, missing);
  return missing.length;
}

function indexParcels(database: Db, fids: readonly number[]): void {
  if (fids.length === 0) return;
  const row = prepared(database, `SELECT ${TEXT_COLUMNS.join(', ')} FROM parcel WHERE fid = ?`);
  inTransaction(database, () => {
    const texts: TextsToIndex = new Map();
    for (const fid of fids) {
      texts.set(fid, textsOfRow(row.get(fid) as SearchedRow));
      if (texts.size >= TEXTS_AT_ONCE) indexTexts(database, texts);
    }
    indexTexts(database, texts);
  });
}

/** The texts as the projection has them in its columns, where a list is one text already. */
function textsOfRow(row: SearchedRow): string[] {
  const text = (column: keyof SearchedRow): string | undefined => row[column] ?? undefined;
  const list = (column: keyof SearchedRow): string[] | undefined => (row[column] ? [row[column]] : undefined);
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
