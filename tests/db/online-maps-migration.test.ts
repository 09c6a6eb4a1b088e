import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDatabase, openDatabase, schemaVersion } from '#db/connection.ts';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const now = () => new Date('2025-03-01T01:00:00.000Z');

test('a workspace from before has no online maps, and can be given some', async () => {
  const path = join(await temporaryFolder(), 'survey.gpkg');
  createDatabase(path, { now, migrations: MIGRATIONS.filter(({ version }) => version < 100) }).close();
  const database = openDatabase(path, { now });
  expect(schemaVersion(database)).toBeGreaterThanOrEqual(100);
  expect(database.prepare('SELECT count(*) FROM online_map').pluck().get()).toBe(0);
  database.prepare('INSERT INTO online_map VALUES (0, ?)').run('{}');
  expect(database.prepare('SELECT map FROM online_map').pluck().all()).toEqual(['{}']);
  database.close();
});
