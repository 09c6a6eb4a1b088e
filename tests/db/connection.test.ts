import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { createDatabase, DatabaseRefused, openDatabase, schemaVersion } from '#db/connection.ts';
import { NEWEST_VERSION } from '#db/migrations/migrations.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const options = { now: () => new Date('2025-03-01T01:00:00.000Z') };

async function aDatabaseFile(): Promise<string> {
  const path = join(await temporaryFolder(), 'survey.gpkg');
  createDatabase(path, options).close();
  return path;
}

/** A database with enough pages that damage in the middle is damage of our tables. */
async function aFilledDatabaseFile(): Promise<string> {
  const path = join(await temporaryFolder(), 'survey.gpkg');
  const database = createDatabase(path, options);
  const insert = database.prepare(
    "INSERT INTO operation (hash, replica, seq, kind, record, group_name, local, line) VALUES (?, 'r', ?, 'set', 'x', 'g', 1, ?)",
  );
  database.transaction(() => {
    for (let seq = 1; seq <= 2000; seq++) insert.run(`hash ${seq}`, seq, `line ${seq} `.repeat(20));
  })();
  database.close();
  return path;
}

function refusalOf(path: string): DatabaseRefused {
  try {
    openDatabase(path, options).close();
  } catch (error) {
    if (error instanceof DatabaseRefused) return error;
    throw error;
  }
  throw new Error('it was opened');
}

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** A hash of every file in the folder of the database. */
const bytesAround = (path: string): Record<string, string> => {
  const folder = join(path, '..');
  return Object.fromEntries(readdirSync(folder).map((name) => [name, hashOf(join(folder, name))]));
};

describe('how the database is opened', () => {
  test.each(['created', 'opened again'])('with a log and full synchronisation when %s', async (when) => {
    const path = join(await temporaryFolder(), 'survey.gpkg');
    let database = createDatabase(path, options);
    if (when === 'opened again') {
      database.close();
      database = openDatabase(path, options);
    }
    database.exec("INSERT INTO forked_replica VALUES ('after a first write')");
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(database.pragma('trusted_schema', { simple: true })).toBe(0);
    database.close();
  });

  test('with the marks of a GeoPackage and the version of the schema in a table', async () => {
    const path = await aDatabaseFile();
    const database = openDatabase(path, options);
    expect(database.pragma('application_id', { simple: true })).toBe(0x47504b47);
    expect(database.pragma('user_version', { simple: true })).toBe(10300);
    expect(schemaVersion(database)).toBe(NEWEST_VERSION);
    database.close();
  });

  test('closed, it leaves one file, without a log beside it', async () => {
    const path = await aDatabaseFile();
    expect(Object.keys(bytesAround(path))).toEqual(['survey.gpkg']);
  });
});

describe('what is refused keeps every byte', () => {
  async function expectRefused(path: string, reason: DatabaseRefused['reason']): Promise<DatabaseRefused> {
    const before = bytesAround(path);
    const refusal = refusalOf(path);
    expect(refusal.reason).toBe(reason);
    expect(bytesAround(path)).toEqual(before);
    return refusal;
  }

  test('a database of a newer program', async () => {
    const path = await aDatabaseFile();
    const database = new Database(path);
    database.exec(
      `INSERT INTO takan_schema VALUES (${NEWEST_VERSION + 10}, 'later', '2031-01-01T00:00:00.000Z')`,
    );
    database.close();
    const { found } = await expectRefused(path, 'newer');
    expect(found).toBe(NEWEST_VERSION + 10);
  });

  test('a newer database with a log that was left behind', async () => {
    const path = await aDatabaseFile();
    const folder = await temporaryFolder();
    const copy = join(folder, 'survey.gpkg');
    const database = openDatabase(path, options);
    database.exec(
      `INSERT INTO takan_schema VALUES (${NEWEST_VERSION + 10}, 'later', '2031-01-01T00:00:00.000Z')`,
    );
    copyFileSync(path, copy);
    copyFileSync(`${path}-wal`, `${copy}-wal`);
    database.close();
    const bytes = () => [copy, `${copy}-wal`].map(hashOf);
    const before = bytes();
    expect(refusalOf(copy).reason).toBe('newer');
    expect(bytes()).toEqual(before);
  });

  test.each([
    ['a text', Buffer.from('界址点坐标\n')],
    ['an empty file', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(8192)],
    ['the beginning of a database and nothing more', Buffer.from('SQLite format 3\0')],
  ])('%s', async (_, bytes) => {
    const path = join(await temporaryFolder(), 'survey.gpkg');
    writeFileSync(path, bytes);
    await expectRefused(path, 'not-one');
  });

  test('a database of another program', async () => {
    const path = join(await temporaryFolder(), 'survey.gpkg');
    const database = new Database(path);
    database.exec("CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('not ours')");
    database.close();
    await expectRefused(path, 'not-one');
  });

  test('a database of another program that uses a log', async () => {
    const path = join(await temporaryFolder(), 'survey.gpkg');
    const database = new Database(path);
    database.pragma('journal_mode = WAL');
    database.exec("CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('not ours')");
    database.close();
    await expectRefused(path, 'not-one');
  });

  test.each([0.3, 0.5, 0.9])('a database cut off after %f of its length', async (part) => {
    const path = await aFilledDatabaseFile();
    truncateSync(path, Math.floor(readFileSync(path).length * part));
    await expectRefused(path, 'damaged');
  });

  test('a database with damaged pages', async () => {
    const path = await aFilledDatabaseFile();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096 * 60, 4096 * 70);
    writeFileSync(path, bytes);
    await expectRefused(path, 'damaged');
  });

  test('a file that is not there, which is not made by looking', async () => {
    const path = join(await temporaryFolder(), 'survey.gpkg');
    expect(refusalOf(path).reason).toBe('not-one');
    expect(existsSync(path)).toBe(false);
  });
});
