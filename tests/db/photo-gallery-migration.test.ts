import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDatabase, openDatabase } from '#db/connection.ts';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

test('a workspace from before knows who took its photos in, and shows what newer programs said of them', async () => {
  const path = join(await temporaryFolder(), 'survey.gpkg');
  const now = () => new Date(0);
  const old = createDatabase(path, { now, migrations: MIGRATIONS.filter(({ version }) => version < 70) });
  const operation = old.prepare(
    "INSERT INTO operation (hash, replica, seq, kind, record, group_name, local, line) VALUES (?, 'r', ?, 'begin', ?, ?, 1, ?)",
  );
  operation.run('h1', 1, 'p1', 'photo.beginning', '{"by":"沈伟","value":{"groups":{"photo.file":{}}}}');
  operation.run('h2', 2, 'p2', 'photo.beginning', '{"by":"李娜","value":{"groups":{"photo.sketch":{}}}}');
  operation.run('h3', 3, 'p3', 'photo.rotation', '{"by":"李娜"}');
  operation.run(
    'h4',
    4,
    'a',
    'parcel.beginning',
    '{"by":"李娜","value":"a text, \\"photo.sketch\\": it says"}',
  );
  old.exec(
    `INSERT INTO photo (id, sha256, file_name, byte_length, media_type, width_px, height_px, kind, evidence, heads, deleted, conflict)
     VALUES ('p1', 's', 'a.jpg', 1, 'image/jpeg', 1, 1, 'other', '{}', '{"photo.file":["h1"]}', 0, 0)`,
  );
  old.close();
  const database = openDatabase(path, { now });
  expect(database.prepare('SELECT id, added_by, clockwise_deg, sketch_of FROM photo').all()).toEqual([
    { id: 'p1', added_by: '沈伟', clockwise_deg: 0, sketch_of: null },
  ]);
  expect(database.prepare('SELECT record FROM to_project ORDER BY record').pluck().all()).toEqual([
    'p2',
    'p3',
  ]);
  database.close();
});
