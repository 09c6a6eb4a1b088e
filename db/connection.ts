/**
 * Opens the workspace's database the one way it may be opened: WAL, synchronous=FULL, foreign keys. better-sqlite3 is
 * compiled to NORMAL in WAL mode, under which a power cut loses commits that were already acknowledged, and the pragma
 * tells the truth only after a first write; so the connection writes once and then looks.
 */
import { closeSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Migration } from './migrations/migration.ts';
import { MIGRATIONS, NEWEST_VERSION } from './migrations/migrations.ts';

export type Db = Database.Database;

/** 'GPKG'; with user_version 10300 the marks of a GeoPackage 1.3. The schema's own version is in the table takan_schema. */
const GEOPACKAGE_APPLICATION_ID = 0x47504b47;
const GEOPACKAGE_VERSION = 10300;
const SYNCHRONOUS_FULL = 2;
/** An operation of a whole parcel takes three kilobytes: of the 4 KiB that SQLite starts with a third would stay empty, written for nothing. */
const PAGE_BYTES = 8192;
/**
 * Pages kept in memory, in KiB. With the 2 MB that SQLite starts with, an import of thousands of parcels writes the same pages of
 * its indexes to the log again and again before it commits; more than this makes neither that nor a search quicker.
 */
const CACHE_KIB = 32 * 1024;

export class DatabaseRefused extends Error {
  readonly reason: 'not-one' | 'newer' | StoreTrouble;
  readonly found: number;
  constructor(reason: DatabaseRefused['reason'], detail: string, found = 0) {
    super(detail);
    this.name = 'DatabaseRefused';
    this.reason = reason;
    this.found = found;
  }
}

export type OpenOptions = {
  readonly now: () => Date;
  readonly migrations?: readonly Migration[];
  /** Called before a database of an older version is changed, with the open database: the place to copy it. */
  readonly beforeMigration?: (database: Db, from: number) => void;
};

/**
 * Creates the database file with the newest schema.
 * @throws DatabaseRefused `cannot-write`
 */
export function createDatabase(path: string, options: OpenOptions): Db {
  const database = connect(path, false);
  try {
    database.pragma(`application_id = ${GEOPACKAGE_APPLICATION_ID}`);
    database.pragma(`user_version = ${GEOPACKAGE_VERSION}`);
    database.exec(
      'CREATE TABLE IF NOT EXISTS takan_schema (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
    );
    migrate(database, options);
    requireFullSync(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens an existing database, migrating it when it is older.
 * @throws DatabaseRefused when it is no workspace database, newer than this program, or damaged; it is then untouched.
 */
export function openDatabase(path: string, options: OpenOptions): Db {
  refuseUnknown(path, options.migrations ?? MIGRATIONS);
  const database = connect(path, true);
  try {
    const from = schemaVersion(database);
    const newest = (options.migrations ?? MIGRATIONS).at(-1)?.version ?? NEWEST_VERSION;
    if (from < newest) {
      options.beforeMigration?.(database, from);
      migrate(database, options);
    }
    requireFullSync(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Whether the file is what is left of a `createDatabase` that was interrupted: nothing in it, or ours without a workspace.
 * Creating it once more then completes it. Changes nothing.
 */
export function isUnbegunDatabase(path: string): boolean {
  try {
    const probe = new Database(path, { readonly: true, fileMustExist: true });
    try {
      const count = (name: string): number =>
        probe.prepare('SELECT count(*) FROM sqlite_schema WHERE name LIKE ?').pluck().get(name) as number;
      if (count('%') === 0) return true;
      if (count('takan_schema') === 0) return false;
      return count('workspace') === 0 || probe.prepare('SELECT count(*) FROM workspace').pluck().get() === 0;
    } finally {
      probe.close();
    }
  } catch {
    return false;
  }
}

/** A whole copy of the open database under a name that is not there yet, durable when this returns. */
export function copyDatabase(database: Db, target: string): void {
  // SQLite does not sync what VACUUM INTO writes.
  const unnamed = `${target}.part`;
  database.prepare('VACUUM INTO ?').run(unnamed);
  const file = openSync(unnamed, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unnamed, target);
}

export function schemaVersion(database: Db): number {
  return (database.prepare('SELECT max(version) FROM takan_schema').pluck().get() as number | null) ?? 0;
}

/**
 * Looks at the file before anything is written, so that what is refused keeps every byte. Read-only where a log or a journal
 * was left behind, for closing would otherwise bring it into the file; else not, for a read-only reader of a database in
 * WAL mode leaves an empty log behind.
 */
function refuseUnknown(path: string, migrations: readonly Migration[]): void {
  let probe: Db;
  try {
    const hasLeftovers = existsSync(`${path}-wal`) || existsSync(`${path}-journal`);
    probe = new Database(path, { readonly: hasLeftovers, fileMustExist: true });
    probe.pragma('query_only = ON');
  } catch (error) {
    throw new DatabaseRefused('not-one', String(error));
  }
  try {
    const ours = probe
      .prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'takan_schema'")
      .pluck()
      .get() as number;
    if (ours === 0) throw new DatabaseRefused('not-one', 'no table takan_schema');
    const found = schemaVersion(probe);
    const newest = migrations.at(-1)?.version ?? 0;
    if (found > newest) throw new DatabaseRefused('newer', `schema ${found}, known ${newest}`, found);
    const check = probe.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw new DatabaseRefused('damaged', String(check));
  } catch (error) {
    if (error instanceof DatabaseRefused) throw error;
    throw new DatabaseRefused(whyUnreadable(error), String(error));
  } finally {
    probe.close();
  }
}

/** Even reading takes some room, for the index of the log: a full disk is not to be told as damage. */
function whyUnreadable(error: unknown): DatabaseRefused['reason'] {
  if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB') return 'not-one';
  const trouble = storeTroubleOf(error);
  return trouble === 'full' || trouble === 'in-use' ? trouble : 'damaged';
}

function connect(path: string, mustExist: boolean): Db {
  let database: Db | undefined;
  try {
    database = new Database(path, { fileMustExist: mustExist });
    // Of a new database only.
    database.pragma(`page_size = ${PAGE_BYTES}`);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
    database.pragma(`cache_size = -${CACHE_KIB}`);
    return database;
  } catch (error) {
    database?.close();
    throw new DatabaseRefused(storeTroubleOf(error) === 'full' ? 'full' : 'cannot-write', String(error));
  }
}

/** What the system says no to when a statement fails; undefined for a mistake of ours. */
export type StoreTrouble = 'full' | 'damaged' | 'in-use' | 'cannot-write';

export function storeTroubleOf(error: unknown): StoreTrouble | undefined {
  if (!(error instanceof Database.SqliteError)) return undefined;
  const { code } = error;
  // Where the index of the log cannot be made longer, Linux tells of an input/output error.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') return 'full';
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'damaged';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'in-use';
  return /^SQLITE_(IOERR|READONLY|CANTOPEN|PERM)/.test(code) ? 'cannot-write' : undefined;
}

function requireFullSync(database: Db): void {
  database.exec('BEGIN IMMEDIATE; UPDATE takan_schema SET name = name; COMMIT');
  const journal = database.pragma('journal_mode', { simple: true });
  const synchronous = database.pragma('synchronous', { simple: true });
  if (journal !== 'wal' || synchronous !== SYNCHRONOUS_FULL) {
    throw new DatabaseRefused('cannot-write', `journal_mode ${journal}, synchronous ${synchronous}`);
  }
}

function migrate(database: Db, options: OpenOptions): void {
  for (const migration of options.migrations ?? MIGRATIONS) {
    database
      .transaction(() => {
        if (schemaVersion(database) >= migration.version) return;
        migration.up(database);
        database
          .prepare('INSERT INTO takan_schema (version, name, applied_at) VALUES (?, ?, ?)')
          .run(migration.version, migration.name, options.now().toISOString());
      })
      .immediate();
  }
}
