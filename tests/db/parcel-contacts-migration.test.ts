import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDatabase, openDatabase } from '#db/connection.ts';
import { initial } from '#db/migrations/010-initial.ts';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const now = () => new Date('2025-03-01T01:00:00.000Z');

test('parcels that were there before contacts were measured are left to be projected, untouched', async () => {
  const path = join(await temporaryFolder(), 'survey.gpkg');
  const before = createDatabase(path, { now, migrations: [initial] });
  const insert = before.prepare(
    `INSERT INTO parcel (id, state, deleted, conflict, heads, error_count, warning_count, photo_count, changed_at, unit_no, geometry)
     VALUES (?, 'draft', ?, 0, '{}', 2, 1, 0, '', ?, x'00')`,
  );
  insert.run('a', 0, 'A-1');
  insert.run('b', 1, 'A-2');
  const rows = before.prepare('SELECT * FROM parcel').all();
  before.close();

  const upToThis = MIGRATIONS.filter(({ version }) => version <= 30);
  const after = openDatabase(path, { now, migrations: upToThis });
  expect(after.prepare('SELECT * FROM parcel').all()).toEqual(rows);
  expect(after.prepare('SELECT record FROM to_project').pluck().all()).toEqual(['a', 'b']);
  expect(after.prepare('SELECT * FROM parcel_contact').all()).toEqual([]);
  after.close();
});
