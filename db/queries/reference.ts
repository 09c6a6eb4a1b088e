/**
 * The reference data of the workspace. Of every code list and of the settings all versions are kept, each under the edition that brought
 * it; in force is the one of the highest edition. Divisions, key areas and reporting bodies stand as they are in force.
 */

import { sameJson } from '#core/json.ts';
import type { OnlineMap } from '#core/reference/online-maps.ts';
import type {
  CodeItem,
  CodeList,
  Division,
  Edition,
  KeyArea,
  ReferenceData,
  ReportingBody,
} from '#core/reference/reference-data.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';

export type Loading = {
  readonly loadedAt: string;
  /** Public key of the device that signed what was taken in, in OpenSSH form. */
  readonly deviceKey?: string;
  /** False while the parcels are still to be checked against it. */
  readonly counted: boolean;
};

type EditionRow = Edition & { readonly loadedAt: string | null };

/** Puts an edition into force. What it does not change keeps the version it has. */
export function writeReference(database: Db, data: ReferenceData, loading: Loading): void {
  const { edition, earlier, divisions, reportingBodies, keyAreas, codeLists, ruleSettings } = data;
  for (const each of earlier) {
    prepared(
      database,
      `INSERT OR IGNORE INTO reference_edition (edition, version, source, issuer, issued_at)
       VALUES (@edition, @version, @source, @issuer, @issuedAt)`,
    ).run(each);
  }
  prepared(
    database,
    `INSERT OR REPLACE INTO reference_edition (edition, version, source, issuer, issued_at, loaded_at, device_key, counted)
     VALUES (@edition, @version, @source, @issuer, @issuedAt, @loadedAt, @deviceKey, @counted)`,
  ).run({
    ...edition,
    loadedAt: loading.loadedAt,
    deviceKey: loading.deviceKey ?? null,
    counted: loading.counted ? 1 : 0,
  });
  prepared(database, 'DELETE FROM division').run();
  for (const { code, name, level, parent, retiredIn, was } of divisions) {
    prepared(database, 'INSERT INTO division VALUES (?, ?, ?, ?, ?, ?)').run(
      code,
      name,
      level,
      parent,
      retiredIn ?? null,
      was ? JSON.stringify(was) : null,
    );
  }
  prepared(database, 'DELETE FROM reporting_body').run();
  reportingBodies.forEach(({ code, name, countyCode }, position) => {
    prepared(database, 'INSERT INTO reporting_body VALUES (?, ?, ?, ?)').run(
      code,
      name,
      countyCode ?? null,
      position,
    );
  });
  prepared(database, 'DELETE FROM key_area').run();
  for (const row of keyAreas) {
    prepared(
      database,
      'INSERT INTO key_area VALUES (@no, @reportingBody, @category, @name, @location, @areaMu, @stage)',
    ).run(row);
  }
  prepared(database, 'DELETE FROM online_map').run();
  (data.onlineMaps ?? []).forEach((map, position) => {
    prepared(database, 'INSERT INTO online_map VALUES (?, ?)').run(position, JSON.stringify(map));
  });
  for (const list of codeLists) writeCodeList(database, list, edition.edition, loading.loadedAt);
  const settings = settingsInForce(database);
  if (!settings || !sameJson(settings.settings, ruleSettings.settings)) {
    prepared(database, 'INSERT INTO rule_settings VALUES (?, ?, ?, ?)').run(
      edition.edition,
      ruleSettings.version,
      ruleSettings.source,
      JSON.stringify(ruleSettings.settings),
    );
  }
}

function writeCodeList(database: Db, list: CodeList, edition: number, loadedAt: string): void {
  const inForce = listInForce(database, list.list);
  if (inForce && sameJson(itemsOf(database, list.list, inForce.version), list.items)) return;
  const isTaken =
    prepared(database, 'SELECT 1 FROM code_list WHERE list = ? AND version = ?').get(
      list.list,
      list.version,
    ) !== undefined;
  // Another program's own version of the list may have the same name and other items.
  const version = isTaken ? `${list.version} (${edition})` : list.version;
  prepared(database, 'INSERT INTO code_list VALUES (?, ?, ?, ?, ?)').run(
    list.list,
    version,
    list.source,
    loadedAt,
    edition,
  );
  list.items.forEach(({ code, name, retiredIn, was }, position) => {
    prepared(database, 'INSERT INTO code_item VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      list.list,
      version,
      code,
      name,
      position,
      retiredIn ?? null,
      was ? JSON.stringify(was) : null,
    );
  });
}

/** What is in force. */
export function readReference(database: Db): ReferenceData {
  const [edition, ...earlier] = editionRows(database).map(({ loadedAt: _, ...each }): Edition => each);
  const ruleSettings = settingsInForce(database);
  if (!edition || !ruleSettings) throw new Error('the workspace has no edition of its reference data');
  const lists = prepared(database, 'SELECT DISTINCT list FROM code_list ORDER BY list')
    .pluck()
    .all() as string[];
  const bodies = prepared(
    database,
    'SELECT code, name, county_code AS countyCode FROM reporting_body ORDER BY position',
  ).all() as { code: string; name: string; countyCode: string | null }[];
  const divisions = prepared(
    database,
    'SELECT code, name, level, parent, retired_in, was FROM division ORDER BY code',
  ).all() as (ItemRow & Pick<Division, 'level' | 'parent'>)[];
  const onlineMaps = (
    prepared(database, 'SELECT map FROM online_map ORDER BY position').pluck().all() as string[]
  ).map((map) => JSON.parse(map) as OnlineMap);
  return {
    ...(onlineMaps.length > 0 ? { onlineMaps } : {}),
    edition,
    earlier,
    divisions: divisions.map(({ level, parent, ...row }): Division => ({ ...toItem(row), level, parent })),
    reportingBodies: bodies.map(
      ({ code, name, countyCode }): ReportingBody => ({ code, name, ...(countyCode ? { countyCode } : {}) }),
    ),
    keyAreas: prepared(
      database,
      'SELECT no, reporting_body AS reportingBody, category, name, location, area_mu AS areaMu, stage FROM key_area ORDER BY no',
    ).all() as KeyArea[],
    codeLists: lists.flatMap((list) => {
      const found = listInForce(database, list);
      return found ? [{ ...found, items: itemsOf(database, list, found.version) }] : [];
    }),
    ruleSettings,
  };
}

/** Newest first. */
export function editionRows(database: Db): EditionRow[] {
  return prepared(
    database,
    `SELECT edition, version, source, issuer, issued_at AS issuedAt, loaded_at AS loadedAt
     FROM reference_edition ORDER BY edition DESC`,
  ).all() as EditionRow[];
}

/** The key that signed the last edition that was taken in from a file. */
export function lastDeviceKey(database: Db): string | undefined {
  return prepared(
    database,
    'SELECT device_key FROM reference_edition WHERE device_key IS NOT NULL ORDER BY edition DESC LIMIT 1',
  )
    .pluck()
    .get() as string | undefined;
}

export function isVersionTaken(database: Db, version: string): boolean {
  return (
    prepared(
      database,
      `SELECT 1 FROM code_list WHERE version = @version
       UNION ALL SELECT 1 FROM rule_settings WHERE version = @version
       UNION ALL SELECT 1 FROM reference_edition WHERE version = @version LIMIT 1`,
    ).get({ version }) !== undefined
  );
}

export function isRecountPending(database: Db): boolean {
  return prepared(database, 'SELECT 1 FROM reference_edition WHERE counted = 0 LIMIT 1').get() !== undefined;
}

export function markRecounted(database: Db, edition: number): void {
  prepared(database, 'UPDATE reference_edition SET counted = 1 WHERE edition <= ?').run(edition);
}

export function readDraft(database: Db): string | undefined {
  return prepared(database, 'SELECT draft FROM reference_draft').pluck().get() as string | undefined;
}

export function writeDraft(database: Db, draft: string | undefined, changedAt: string): void {
  if (draft === undefined) prepared(database, 'DELETE FROM reference_draft').run();
  else prepared(database, 'INSERT OR REPLACE INTO reference_draft VALUES (1, ?, ?)').run(draft, changedAt);
}

function listInForce(database: Db, list: string): Omit<CodeList, 'items'> | undefined {
  return prepared(
    database,
    'SELECT list, version, source FROM code_list WHERE list = ? ORDER BY edition DESC LIMIT 1',
  ).get(list) as Omit<CodeList, 'items'> | undefined;
}

type ItemRow = {
  readonly code: string;
  readonly name: string;
  readonly retired_in: number | null;
  readonly was: string | null;
};

function itemsOf(database: Db, list: string, version: string): CodeItem[] {
  const rows = prepared(
    database,
    'SELECT code, name, retired_in, was FROM code_item WHERE list = ? AND version = ? ORDER BY position',
  ).all(list, version) as ItemRow[];
  return rows.map(toItem);
}

function toItem({ code, name, retired_in, was }: ItemRow): CodeItem {
  return {
    code,
    name,
    ...(retired_in === null ? {} : { retiredIn: retired_in }),
    ...(was === null ? {} : { was: JSON.parse(was) as NonNullable<CodeItem['was']> }),
  };
}

function settingsInForce(database: Db): ReferenceData['ruleSettings'] | undefined {
  const row = prepared(
    database,
    'SELECT version, source, settings FROM rule_settings ORDER BY edition DESC LIMIT 1',
  ).get() as { version: string; source: string; settings: string } | undefined;
  return row && { ...row, settings: JSON.parse(row.settings) as ReferenceData['ruleSettings']['settings'] };
}
