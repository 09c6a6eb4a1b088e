/** Divisions, key areas, reporting bodies and code lists of the workspace; of each list the newest version is in force. */
import type { CodeList, Division, KeyArea, ReferenceData, ReportingBody } from '#core/contract/reference.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';

export function writeReference(database: Db, data: ReferenceData, loadedAt: string): void {
  for (const row of data.divisions) {
    prepared(database, 'INSERT OR REPLACE INTO division VALUES (@code, @name, @level, @parent)').run(row);
  }
  data.reportingBodies.forEach((row, position) => {
    prepared(database, 'INSERT OR REPLACE INTO reporting_body VALUES (?, ?, ?, ?)').run(
      row.code,
      row.name,
      row.countyCode ?? null,
      position,
    );
  });
  for (const row of data.keyAreas) {
    prepared(
      database,
      'INSERT OR REPLACE INTO key_area VALUES (@no, @reportingBody, @category, @name, @location, @areaMu, @stage)',
    ).run(row);
  }
  for (const list of data.codeLists) writeCodeList(database, list, loadedAt);
}

export function writeCodeList(
  database: Db,
  { list, version, source, items }: CodeList,
  loadedAt: string,
): void {
  prepared(database, 'INSERT OR IGNORE INTO code_list VALUES (?, ?, ?, ?)').run(
    list,
    version,
    source,
    loadedAt,
  );
  items.forEach(({ code, name }, position) => {
    prepared(database, 'INSERT OR REPLACE INTO code_item VALUES (?, ?, ?, ?, ?)').run(
      list,
      version,
      code,
      name,
      position,
    );
  });
}

export function readReference(database: Db): ReferenceData {
  const lists = prepared(
    database,
    'SELECT list, version, source FROM code_list AS c WHERE version = (SELECT max(version) FROM code_list WHERE list = c.list) ORDER BY list',
  ).all() as Pick<CodeList, 'list' | 'version' | 'source'>[];
  const bodies = prepared(
    database,
    'SELECT code, name, county_code AS countyCode FROM reporting_body ORDER BY position',
  ).all() as { code: string; name: string; countyCode: string | null }[];
  return {
    divisions: prepared(
      database,
      'SELECT code, name, level, parent FROM division ORDER BY code',
    ).all() as Division[],
    reportingBodies: bodies.map(
      ({ code, name, countyCode }): ReportingBody => ({ code, name, ...(countyCode ? { countyCode } : {}) }),
    ),
    keyAreas: prepared(
      database,
      'SELECT no, reporting_body AS reportingBody, category, name, location, area_mu AS areaMu, stage FROM key_area ORDER BY no',
    ).all() as KeyArea[],
    codeLists: lists.map((list) => ({
      ...list,
      items: prepared(
        database,
        'SELECT code, name FROM code_item WHERE list = ? AND version = ? ORDER BY position',
      ).all(list.list, list.version) as { code: string; name: string }[],
    })),
  };
}
