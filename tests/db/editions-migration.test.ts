import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDatabase, openDatabase, schemaVersion } from '#db/connection.ts';
import { MIGRATIONS } from '#db/migrations/migrations.ts';
import { readReference } from '#db/queries/reference.ts';
import { seededReference } from '#service/reference/seeded-reference.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const now = () => new Date('2025-03-01T01:00:00.000Z');

/** As it was before there were editions: a workspace with divisions and lists, of which one has two versions, and a parcel. */
async function anOldWorkspace(): Promise<string> {
  const path = join(await temporaryFolder(), 'survey.gpkg');
  const database = createDatabase(path, {
    now,
    migrations: MIGRATIONS.filter(({ version }) => version < 40),
  });
  database.exec(`
    INSERT INTO workspace VALUES (1, 'w', 'field', '沈伟', '330502100', 'd', 'r', 'h', 'm', '2025-01-01T00:00:00.000Z');
    INSERT INTO division VALUES ('330502', '吴兴区', 'county', '330500');
    INSERT INTO code_list VALUES ('tenure', '1', '踏勘', '2025-01-01T00:00:00.000Z'), ('tenure', '2', '市局', '2025-02-01T00:00:00.000Z');
    INSERT INTO code_item VALUES ('tenure', '1', 'state', '国有', 0), ('tenure', '2', 'state', '国有土地', 0);
    INSERT INTO parcel (id, state, deleted, conflict, heads, error_count, warning_count, photo_count, changed_at, unit_no)
      VALUES ('p', 'draft', 0, 0, '{}', 0, 0, 0, '2025-01-02T00:00:00.000Z', '330502100-0001');
  `);
  database.close();
  return path;
}

test('a workspace from before keeps its lists, both versions in their order, and gets the settings it was held against', async () => {
  const database = openDatabase(await anOldWorkspace(), { now });
  expect(schemaVersion(database)).toBeGreaterThanOrEqual(40);
  const reference = readReference(database);
  expect(reference).toMatchObject({
    edition: { edition: 2, version: '踏勘自带 1' },
    earlier: [],
    divisions: [{ code: '330502', name: '吴兴区', level: 'county', parent: '330500' }],
    codeLists: [
      { list: 'tenure', version: '2', source: '市局', items: [{ code: 'state', name: '国有土地' }] },
    ],
  });
  expect(reference.ruleSettings.settings).toEqual(seededReference.ruleSettings.settings);
  expect(database.prepare('SELECT version, edition FROM code_list ORDER BY edition').all()).toEqual([
    { version: '1', edition: 1 },
    { version: '2', edition: 2 },
  ]);
  expect(database.prepare('SELECT unit_no, list_version FROM parcel').all()).toEqual([
    { unit_no: '330502100-0001', list_version: null },
  ]);
  database.close();
});

test('a new workspace has no edition before it is given one', async () => {
  const database = createDatabase(join(await temporaryFolder(), 'survey.gpkg'), { now });
  expect(() => readReference(database)).toThrow('no edition');
  database.close();
});
