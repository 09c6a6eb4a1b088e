import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { createDatabase, DatabaseRefused, openDatabase, schemaVersion } from '#db/connection.ts';
import type { Migration } from '#db/migrations/migration.ts';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const now = () => new Date('2025-03-01T01:00:00.000Z');

const first: Migration = {
  version: 10,
  name: 'notes',
  up: (database) => database.exec('CREATE TABLE note (text TEXT NOT NULL) STRICT'),
};
const second: Migration = {
  version: 20,
  name: 'length of notes',
  up: (database) =>
    database.exec('ALTER TABLE note ADD COLUMN length INTEGER; UPDATE note SET length = length(text)'),
};
const broken: Migration = {
  version: 30,
  name: 'broken half-way',
  up: (database) => database.exec('DELETE FROM note; INSERT INTO nowhere VALUES (1)'),
};

/** A database of the first version with one note. */
async function anOldDatabase(): Promise<string> {
  const path = join(await temporaryFolder(), 'survey.gpkg');
  const database = createDatabase(path, { now, migrations: [first] });
  database.exec("INSERT INTO note VALUES ('界址点')");
  database.close();
  return path;
}

describe('migrating', () => {
  test('brings an older database forward, with what was in it, and says when', async () => {
    const path = await anOldDatabase();
    const database = openDatabase(path, { now, migrations: [first, second] });
    expect(schemaVersion(database)).toBe(20);
    expect(database.prepare('SELECT * FROM note').all()).toEqual([{ text: '界址点', length: 3 }]);
    expect(database.prepare('SELECT * FROM takan_schema').all()).toEqual([
      { version: 10, name: 'notes', applied_at: '2025-03-01T01:00:00.000Z' },
      { version: 20, name: 'length of notes', applied_at: '2025-03-01T01:00:00.000Z' },
    ]);
    database.close();
  });

  test('leaves a database of the newest version alone and copies nothing', async () => {
    const path = await anOldDatabase();
    const copied: number[] = [];
    const database = openDatabase(path, {
      now,
      migrations: [first],
      beforeMigration: (_, from) => copied.push(from),
    });
    database.close();
    expect(copied).toEqual([]);
  });

  test('lets a copy be made before anything is changed', async () => {
    const path = await anOldDatabase();
    const copy = join(await temporaryFolder(), 'before.gpkg');
    const database = openDatabase(path, {
      now,
      migrations: [first, second],
      beforeMigration: (open, from) => {
        expect(from).toBe(10);
        open.prepare('VACUUM INTO ?').run(copy);
      },
    });
    database.close();
    const before = new Database(copy, { readonly: true });
    expect(schemaVersion(before)).toBe(10);
    expect(before.prepare('SELECT * FROM note').all()).toEqual([{ text: '界址点' }]);
    before.close();
  });

  test('changes nothing when the copy cannot be made', async () => {
    const path = await anOldDatabase();
    const before = readFileSync(path, 'hex');
    const opening = () =>
      openDatabase(path, {
        now,
        migrations: [first, second],
        beforeMigration: () => {
          throw new Error('the disk is full');
        },
      });
    expect(opening).toThrow('the disk is full');
    expect(readFileSync(path, 'hex')).toBe(before);
  });

  test('takes a step back whole when it fails half-way, and keeps the steps before it', async () => {
    const path = await anOldDatabase();
    expect(() => openDatabase(path, { now, migrations: [first, second, broken] })).toThrow('nowhere');
    const database = openDatabase(path, { now, migrations: [first, second] });
    expect(database.prepare('SELECT * FROM note').all()).toEqual([{ text: '界址点', length: 3 }]);
    database.close();
  });

  test('after it the older program refuses the database', async () => {
    const path = await anOldDatabase();
    openDatabase(path, { now, migrations: [first, second] }).close();
    expect(() => openDatabase(path, { now, migrations: [first] })).toThrow(DatabaseRefused);
  });

  test('is numbered by tens, upwards, each number once', () => {
    const versions = MIGRATIONS.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
    expect(versions.every((version) => version % 10 === 0)).toBe(true);
  });
});
