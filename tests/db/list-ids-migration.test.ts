import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RecordId } from '#core/ids.ts';
import { createDatabase, openDatabase, schemaVersion } from '#db/connection.ts';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import { listRowOf } from '#db/queries/list-rows.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const now = () => new Date('2025-03-01T01:00:00.000Z');

test('in a workspace from before each row of the list knows its parcel, as new and returning ones do', async () => {
  const path = join(await temporaryFolder(), 'survey.gpkg');
  const old = createDatabase(path, { now, migrations: MIGRATIONS.filter(({ version }) => version < 110) });
  const insert = `INSERT INTO parcel (id, state, deleted, conflict, heads, error_count, warning_count, photo_count, changed_at, name)
    VALUES (?, 'draft', ?, 0, '{}', 2, 0, 0, '1', ?)`;
  for (const [id, deleted, name] of [
    ['a', 0, '织造厂'],
    ['b', 1, '删除的厂'],
  ]) {
    old.prepare(insert).run(id, deleted, name);
  }
  old.close();
  const database = openDatabase(path, { now });
  expect(schemaVersion(database)).toBeGreaterThanOrEqual(110);
  const listed = () => database.prepare('SELECT fid, id, name FROM parcel_list ORDER BY fid').all();
  expect(listed()).toEqual([{ fid: 1, id: 'a', name: '织造厂' }]);
  database.prepare(insert).run('c', 0, '新的厂');
  database.exec("UPDATE parcel SET deleted = 0 WHERE id = 'b'");
  expect(listed()).toEqual([
    { fid: 1, id: 'a', name: '织造厂' },
    { fid: 2, id: 'b', name: '删除的厂' },
    { fid: 3, id: 'c', name: '新的厂' },
  ]);
  expect(listRowOf(database, 'a' as RecordId)).toEqual({
    id: 'a',
    state: 'draft',
    conflict: false,
    name: '织造厂',
    photoCount: 0,
    photosMissing: 0,
    errorCount: 2,
    warningCount: 0,
    changedAt: '1',
  });
  expect(listRowOf(database, 'd' as RecordId)).toBeUndefined();
  database.close();
});
