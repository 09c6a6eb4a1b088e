/**
 * What a search finds. One search is asked for several things, its count, its first page and the next, sums under further filters,
 * and whoever types a word and takes a letter back asks again what he asked before; so the finds of the last searches are kept until
 * something is written. They are kept as bits by row, for most pages and counts need nothing else, and only where a statement has to
 * join them as a temporary table.
 */
import { type Db, storeTroubleOf } from '../connection.ts';
import { prepared } from '../prepared.ts';
import { indexWaitingTexts } from '../projection/parcel-search.ts';

export type Finds = {
  readonly count: number;
  readonly has: (fid: number) => boolean;
  /** All of them, in order. */
  readonly rows: () => number[];
};

type Kept = {
  /** Of the database when these were found; after any write they are found anew. */
  changes: number;
  /** By query; the last asked for stands last. */
  readonly finds: Map<string, Finds>;
  /** The query whose finds stand in the temporary table. */
  inTable?: string | undefined;
};

/** Of 100,000 parcels one search takes 12.5 kB. */
const KEPT_SEARCHES = 100;

const kept = new WeakMap<Db, Kept>();

const changesOf = (database: Db): number =>
  prepared(database, 'SELECT total_changes()').pluck().get() as number;

/**
 * Searches. Not for a transaction that may be taken back.
 * @param match an FTS5 query as core/parcel/search-text.ts makes it
 */
export function findsOf(database: Db, match: string): Finds {
  return keptFindsOf(database, upToDate(database), match);
}

/** The same, and has them in `temp.parcel_finds (fid)`. */
export function findsInTable(database: Db, match: string): Finds {
  const now = upToDate(database);
  const finds = keptFindsOf(database, now, match);
  if (now.inTable === match) return finds;
  database.exec(`CREATE TABLE IF NOT EXISTS temp.parcel_finds (fid INTEGER PRIMARY KEY) STRICT;
    DELETE FROM temp.parcel_finds`);
  // Found once more inside of the database, which takes less than bringing so many numbers back into it.
  prepared(
    database,
    'INSERT INTO temp.parcel_finds SELECT rowid FROM parcel_search WHERE parcel_search MATCH ?',
  ).run(match);
  now.inTable = match;
  // The table is no change of the parcels.
  now.changes = changesOf(database);
  return finds;
}

function upToDate(database: Db): Kept {
  indexIfThereIsRoom(database);
  const changes = changesOf(database);
  const before = kept.get(database);
  if (before?.changes === changes) return before;
  const now: Kept = { changes, finds: new Map() };
  kept.set(database, now);
  return now;
}

/** A full disk keeps nobody from searching: what waits is then still found by the texts it had. */
function indexIfThereIsRoom(database: Db): void {
  try {
    indexWaitingTexts(database);
  } catch (error) {
    if (storeTroubleOf(error) !== 'full') throw error;
  }
}

function keptFindsOf(database: Db, { finds }: Kept, match: string): Finds {
  const before = finds.get(match);
  finds.delete(match);
  const found = before ?? search(database, match);
  finds.set(match, found);
  const [longestAgo] = finds.keys();
  if (finds.size > KEPT_SEARCHES && longestAgo !== undefined) finds.delete(longestAgo);
  return found;
}

const BITS = 8;
const COMMA = 44;
const DIGIT_0 = 48;

/**
 * Asked for as one text of numbers and nothing else: a list of a hundred thousand of them takes longer to make than to find, and leaves
 * megabytes behind at each typed letter, and to count them as well takes a quarter of the time again.
 */
function search(database: Db, match: string): Finds {
  const rows = prepared(
    database,
    "SELECT coalesce(group_concat(rowid), '') FROM parcel_search WHERE parcel_search MATCH ?",
  )
    .pluck()
    .get(match) as string;
  // Whatever is in the index has its hash beside it.
  const highest = prepared(database, 'SELECT coalesce(max(fid), 0) FROM parcel_texts')
    .pluck()
    .get() as number;
  const bits = new Uint8Array(Math.floor(highest / BITS) + 1);
  let count = 0;
  const add = (fid: number): void => {
    const at = Math.floor(fid / BITS);
    bits[at] = (bits[at] ?? 0) | (1 << (fid % BITS));
    count += 1;
  };
  let fid = 0;
  for (let at = 0; at < rows.length; at++) {
    const sign = rows.charCodeAt(at);
    if (sign === COMMA) {
      add(fid);
      fid = 0;
    } else fid = fid * 10 + sign - DIGIT_0;
  }
  if (rows !== '') add(fid);
  const has = (row: number): boolean => ((bits[Math.floor(row / BITS)] ?? 0) & (1 << (row % BITS))) !== 0;
  return { count, has, rows: () => rowsIn(bits) };
}

function rowsIn(bits: Uint8Array): number[] {
  const rows: number[] = [];
  for (let at = 0; at < bits.length; at++) {
    const byte = bits[at] ?? 0;
    for (let bit = 0; byte >> bit !== 0; bit++) if ((byte >> bit) & 1) rows.push(at * BITS + bit);
  }
  return rows;
}
