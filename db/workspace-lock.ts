/**
 * One process at a time works on a workspace. The lock is an exclusive lock of the operating system on a file of its own,
 * taken through SQLite because Node has none: it is gone with the process however that ends, which a file holding a
 * process number is not. The database itself stays readable for a GIS.
 */
import Database from 'better-sqlite3';

export type WorkspaceLock = { release(): void };

/** Locks held by this process: a connection that nobody refers to is closed by the garbage collector, and its lock with it. */
const held = new Set<Database.Database>();

/** Takes the lock, or returns undefined when another process has it. */
export function tryLock(path: string): WorkspaceLock | undefined {
  const database = new Database(path, { timeout: 0 });
  try {
    // Nothing is ever written to the file, not even a journal: the lock has to be had on a full disk too.
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
  held.add(database);
  return {
    release: () => {
      held.delete(database);
      database.exec('ROLLBACK');
      database.close();
    },
  };
}
