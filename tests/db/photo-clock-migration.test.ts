import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDatabase, openDatabase } from '#db/connection.ts';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const now = () => new Date('2025-03-01T01:00:00.000Z');

test('a workspace from before shows its photos uncorrected, and those whose correction had arrived are projected anew', async () => {
  const path = join(await temporaryFolder(), 'survey.gpkg');
  const before = createDatabase(path, { now, migrations: MIGRATIONS.filter(({ version }) => version < 80) });
  before.exec(`
    PRAGMA foreign_keys = OFF;
    INSERT INTO photo (id, parcel, sha256, file_name, byte_length, media_type, width_px, height_px, kind, caption, evidence, heads,
      deleted, conflict) VALUES ('p', NULL, 's', 'a.jpg', 1, 'image/jpeg', 1, 1, 'other', NULL, '{}', '{}', 0, 0);
    DELETE FROM to_project`);
  const columns = before.pragma('table_info(operation)') as { name: string; type: string }[];
  const values = columns.map(({ name, type }) =>
    name === 'record' ? "'p'" : name === 'group_name' ? "'photo.clock'" : type === 'INTEGER' ? '1' : "'x'",
  );
  before.exec(`INSERT INTO operation (${columns.map(({ name }) => name).join()}) VALUES (${values.join()})`);
  before.close();
  const database = openDatabase(path, { now });
  expect(database.prepare('SELECT id, clock FROM photo').all()).toEqual([{ id: 'p', clock: null }]);
  expect(database.prepare('SELECT record FROM to_project').pluck().all()).toEqual(['p']);
  database.close();
});
