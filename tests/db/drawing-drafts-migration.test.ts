import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDatabase, openDatabase, schemaVersion } from '#db/connection.ts';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import { drawingDraftRows, putDrawingDraft } from '#db/queries/drawing-drafts.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const now = () => new Date('2025-03-01T01:00:00.000Z');

test('a workspace from before can keep lines that are being drawn, one a parcel', async () => {
  const path = join(await temporaryFolder(), 'survey.gpkg');
  createDatabase(path, { now, migrations: MIGRATIONS.filter(({ version }) => version < 60) }).close();
  const database = openDatabase(path, { now });
  expect(schemaVersion(database)).toBeGreaterThanOrEqual(60);
  const row = { parcel: 'p', purpose: 'split', line: '[]', kept_at: '2025-03-01T01:00:00.000Z' };
  putDrawingDraft(database, row);
  putDrawingDraft(database, { ...row, line: '[1]' });
  expect(drawingDraftRows(database)).toEqual([{ ...row, line: '[1]' }]);
  database.close();
});
