import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PhotoHash } from '#core/ids.ts';
import { createDatabase, openDatabase } from '#db/connection.ts';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import { countFound } from '#db/queries/parcel-list.ts';
import { damageOf, notePhotoCheck } from '#db/queries/photo-checks.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

test('a workspace from before keeps its list, counts its photos anew, and remembers checks', async () => {
  const path = join(await temporaryFolder(), 'survey.gpkg');
  const now = () => new Date(0);
  const old = createDatabase(path, { now, migrations: MIGRATIONS.filter(({ version }) => version < 90) });
  old.exec(
    `INSERT INTO parcel (id, state, deleted, conflict, heads, error_count, warning_count, photo_count, changed_at, name, category)
     VALUES ('a', 'draft', 0, 0, '{}', 0, 0, 0, '1', '织造厂', 'industrial'), ('b', 'draft', 1, 0, '{}', 0, 0, 0, '2', '删除的厂', NULL);
     INSERT INTO photo (id, parcel, sha256, file_name, byte_length, media_type, width_px, height_px, kind, evidence, heads, deleted, conflict)
     VALUES ('p', 'a', 'x', '1.jpg', 1, 'image/jpeg', 1, 1, 'panorama', '{}', '{}', 0, 0),
            ('q', 'a', 'y', '2.jpg', 1, 'image/jpeg', 1, 1, 'closeUp', '{}', '{}', 1, 0);
     INSERT INTO rule_settings VALUES (1, '1', 's', '{"minimumPhotos":[{"kind":"drone","needed":9}]}'),
       (2, '2', 's', '{"minimumPhotos":[{"kind":"panorama","needed":2},{"kind":"closeUp","needed":1},{"kind":"interior","needed":1,"categories":["industrial","commercial"]}]}')`,
  );
  old.close();
  const database = openDatabase(path, { now });
  expect(database.prepare('SELECT photos_missing FROM parcel ORDER BY id').pluck().all()).toEqual([3, 3]);
  const list = () => database.prepare('SELECT fid, name, photos_missing FROM parcel_list ORDER BY fid').all();
  expect(list()).toEqual([{ fid: 1, name: '织造厂', photos_missing: 3 }]);
  database.exec('UPDATE parcel SET photos_missing = 5');
  expect(list()).toEqual([{ fid: 1, name: '织造厂', photos_missing: 5 }]);
  database.exec("UPDATE parcel SET deleted = 0, changed_at = '3' WHERE id = 'b'");
  expect(list()).toEqual([
    { fid: 1, name: '织造厂', photos_missing: 5 },
    { fid: 2, name: '删除的厂', photos_missing: 5 },
  ]);
  database.exec("UPDATE parcel SET photos_missing = 0 WHERE id = 'b'");
  expect([countFound(database, { photos: 'missing' }), countFound(database, { photos: 'complete' })]).toEqual(
    [1, 1],
  );
  const sha256 = 'ab'.repeat(32) as PhotoHash;
  notePhotoCheck(database, sha256, 'missing', '2025-03-01T01:00:00.000Z');
  expect(damageOf(database, sha256)).toBe('missing');
  database.close();
});
