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
};

type Kept = {
  /** Of the database when these were found; after any write they are found anew. */
  changes: number;
  /** By query; the last asked for stands last. */
  readonly finds: Map<string, Bits>;
  /** The query whose finds stand in the temporary table. */
  inTable?: string | undefined;
};
type Bits = Finds & { readonly bits: Uint8Array };

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
  return bitsOf(database, upToDate(database), match);
}

/** The same, and has them in `temp.parcel_finds (fid)`. */
export function findsInTable(database: Db, match: string): Finds {
  const now = upToDate(database);
  const finds = bitsOf(database, now, match);
  if (now.inTable === match) return finds;
  database.exec(`CREATE TABLE IF NOT EXISTS temp.parcel_finds (fid INTEGER PRIMARY KEY) STRICT;
    DELETE FROM temp.parcel_finds`);
  prepared(database, 'INSERT INTO temp.parcel_finds SELECT value FROM json_each(?)').run(
    JSON.stringify(rowsOf(finds.bits)),
  );
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

function bitsOf(database: Db, { finds }: Kept, match: string): Bits {
  const before = finds.get(match);
  finds.delete(match);
  const found = before ?? search(database, match);
  finds.set(match, found);
  const [longestAgo] = finds.keys();
  if (finds.size > KEPT_SEARCHES && longestAgo !== undefined) finds.delete(longestAgo);
  return found;
}

const BITS = 8;

function search(database: Db, match: string): Bits {
  // A full-text search gives rows in order, so the last is the highest.
  const fids = prepared(database, 'SELECT rowid FROM parcel_search WHERE parcel_search MATCH ?')
    .pluck()
    .all(match) as number[];
  const bits = new Uint8Array(Math.floor((fids.at(-1) ?? 0) / BITS) + 1);
  for (const fid of fids) {
    const at = Math.floor(fid / BITS);
    bits[at] = (bits[at] ?? 0) | (1 << (fid % BITS));
  }
  return {
    bits,
    count: fids.length,
    has: (fid) => ((bits[Math.floor(fid / BITS)] ?? 0) & (1 << (fid % BITS))) !== 0,
  };
}

function rowsOf(bits: Uint8Array): number[] {
  const rows: number[] = [];
  for (const [at, byte] of bits.entries()) {
    for (let bit = 0; bit < BITS; bit++) if (byte & (1 << bit)) rows.push(at * BITS + bit);
  }
  return rows;
}
