import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDatabase, openDatabase } from '#db/connection.ts';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import { indexTexts, takeTexts } from '#db/projection/parcel-search.ts';
import { countFound } from '#db/queries/parcel-list.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

test('a workspace from before keeps its list and its finds, and both follow later changes', async () => {
  const path = join(await temporaryFolder(), 'survey.gpkg');
  const now = () => new Date(0);
  const old = createDatabase(path, { now, migrations: MIGRATIONS.filter(({ version }) => version < 50) });
  old.exec(
    `INSERT INTO parcel (id, state, deleted, conflict, heads, error_count, warning_count, photo_count, changed_at, name)
     VALUES ('a', 'draft', 0, 0, '{}', 0, 0, 0, '1', '织造厂'), ('b', 'draft', 1, 0, '{}', 0, 0, 0, '2', '删除的厂')`,
  );
  indexTexts(old, new Map([[1, ['织造厂']]]));
  old.close();
  const database = openDatabase(path, { now });
  const list = () => database.prepare('SELECT fid, name, changed_at FROM parcel_list ORDER BY fid').all();
  expect(list()).toEqual([{ fid: 1, name: '织造厂', changed_at: '1' }]);
  expect(countFound(database, { search: '织造' })).toBe(1);
  database.exec("UPDATE parcel SET name = '童装厂', changed_at = '3', deleted = 0");
  takeTexts(database, new Map([1, 2].map((fid) => [fid, ['童装厂']])));
  expect(list()).toEqual([1, 2].map((fid) => ({ fid, name: '童装厂', changed_at: '3' })));
  expect([countFound(database, { search: '织造' }), countFound(database, { search: '童装' })]).toEqual([
    0, 2,
  ]);
  database.close();
});
