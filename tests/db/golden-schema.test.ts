import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDatabase } from '#db/connection.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

/**
 * The schema as it is after all migrations. A change of the migrations shows here first; the file is changed by hand, after
 * thinking of the databases that are already out there: a released migration is never altered, a new one is added.
 */
const GOLDEN = join(import.meta.dirname, 'golden-schema.sql');

test('the schema is the one that was agreed on', async () => {
  const database = createDatabase(join(await temporaryFolder(), 'survey.gpkg'), {
    now: () => new Date('2025-03-01T01:00:00.000Z'),
  });
  const statements = database
    .prepare(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'parcel_box_%' AND name NOT LIKE 'parcel_search_%' ORDER BY type, name",
    )
    .pluck()
    .all() as string[];
  database.close();
  const schema = statements.map((sql) => `${sql};\n`).join('\n');
  expect(schema).toBe(readFileSync(GOLDEN, 'utf8'));
});
