/**
 * What a search finds. One search is asked for several things, its count, its first page and the next, sums under further filters;
 * so its finds are kept until something is written or something else is searched for. They are kept as bits by row, for most
 * pages and counts need nothing else, and only where a statement has to join them as a temporary table.
 */
import { type Db, storeTroubleOf } from '../connection.ts';
import { prepared } from '../prepared.ts';
import { indexWaitingTexts } from '../projection/parcel-search.ts';

export type Finds = {
  readonly count: number;
  readonly has: (fid: number) => boolean;
};

type Kept = Finds & {
  readonly match: string;
  readonly changes: number;
  readonly fids: readonly number[];
  isInTable: boolean;
};

const kept = new WeakMap<Db, Kept>();

const changesOf = (database: Db): number =>
  prepared(database, 'SELECT total_changes()').pluck().get() as number;

/**
 * Searches. Not for a transaction that may be taken back.
 * @param match an FTS5 query as core/parcel/search-text.ts makes it
 */
export function findsOf(database: Db, match: string): Finds {
  return keepFinds(database, match);
}

/** The same, and has them in `temp.parcel_finds (fid)`. */
export function findsInTable(database: Db, match: string): Finds {
  const finds = keepFinds(database, match);
  if (finds.isInTable) return finds;
  database.exec(`CREATE TABLE IF NOT EXISTS temp.parcel_finds (fid INTEGER PRIMARY KEY) STRICT;
    DELETE FROM temp.parcel_finds`);
  prepared(database, 'INSERT INTO temp.parcel_finds SELECT value FROM json_each(?)').run(
    JSON.stringify(finds.fids),
  );
  kept.set(database, { ...finds, changes: changesOf(database), isInTable: true });
  return finds;
}

/** A full disk keeps nobody from searching: what waits is then still found by the texts it had. */
function indexIfThereIsRoom(database: Db): void {
  try {
    indexWaitingTexts(database);
  } catch (error) {
    if (storeTroubleOf(error) !== 'full') throw error;
  }
}

function keepFinds(database: Db, match: string): Kept {
  indexIfThereIsRoom(database);
  const changes = changesOf(database);
  const before = kept.get(database);
  if (before?.match === match && before.changes === changes) return before;
  const fids = prepared(database, 'SELECT rowid FROM parcel_search WHERE parcel_search MATCH ?')
    .pluck()
    .all(match) as number[];
  const found = toKept(match, changes, fids);
  kept.set(database, found);
  return found;
}

const BITS = 8;

function toKept(match: string, changes: number, fids: readonly number[]): Kept {
  // A full-text search gives rows in order, so the last is the highest.
  const bits = new Uint8Array(Math.floor((fids.at(-1) ?? 0) / BITS) + 1);
  for (const fid of fids) {
    const at = Math.floor(fid / BITS);
    bits[at] = (bits[at] ?? 0) | (1 << (fid % BITS));
  }
  return {
    match,
    changes,
    fids,
    isInTable: false,
    count: fids.length,
    has: (fid) => ((bits[Math.floor(fid / BITS)] ?? 0) & (1 << (fid % BITS))) !== 0,
  };
}
