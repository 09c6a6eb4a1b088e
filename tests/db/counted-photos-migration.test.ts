import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDatabase, openDatabase } from '#db/connection.ts';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const now = () => new Date('2025-03-01T01:00:00.000Z');

test('a parcel of a workspace from before that has a file twice is counted anew, and no other one', async () => {
  const path = join(await temporaryFolder(), 'survey.gpkg');
  const before = createDatabase(path, { now, migrations: MIGRATIONS.filter(({ version }) => version < 120) });
  before.pragma('foreign_keys = OFF');
  const insert = before.prepare(
    `INSERT INTO photo (id, parcel, sha256, file_name, byte_length, media_type, width_px, height_px, kind, evidence, heads, deleted, conflict)
     VALUES (?, ?, ?, 'a.jpg', 1, 'image/jpeg', 1, 1, 'other', '{}', '{}', ?, 0)`,
  );
  for (const [id, parcel, sha256, deleted] of [
    ['1', 'twice', 'a', 0],
    ['2', 'twice', 'a', 0],
    ['3', 'once', 'a', 0],
    ['4', 'once', 'a', 1],
    ['5', null, 'b', 0],
    ['6', null, 'b', 0],
  ])
    insert.run(id, parcel, sha256, deleted);
  before.exec('DELETE FROM to_project');
  before.close();
  const database = openDatabase(path, { now });
  expect(database.prepare('SELECT record FROM to_project').pluck().all()).toEqual(['twice']);
  database.close();
});
