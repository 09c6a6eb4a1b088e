import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Problem } from '#core/contract/failures.ts';
import { photoPath } from '#db/files/photo-store.ts';
import { LISTED_RECORDS } from '#service/findings.ts';
import { aCompletableParcel, aParcel, COMPLETE } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { finish } from '#tests/helpers/calls.ts';
import { allTables } from '#tests/helpers/store-contents.ts';

async function aFullWorkspace() {
  const workspace = await aWorkspace();
  const parcel = await aCompletableParcel(workspace.client);
  await aParcel(workspace.client, { attributes: COMPLETE });
  return { ...workspace, parcel };
}

/** What the check finds; it may change nothing. */
async function problemsIn({ client, opened }: TestWorkspace): Promise<readonly Problem[]> {
  const before = allTables(opened().database);
  const { healthy, problems } = await finish(client.workspace.check());
  expect(healthy).toBe(problems.length === 0);
  expect(allTables(opened().database)).toEqual(before);
  return problems;
}

test('a workspace as it should be is healthy, and the check says what it looked at', async () => {
  const { client, parcel } = await aFullWorkspace();
  const result = await finish(client.workspace.check());
  const { counts } = await client.workspace.info();
  expect(result).toMatchObject({
    healthy: true,
    problems: [],
    checked: { operations: counts.operations, records: 5, photos: 3 },
  });
  expect(result.records.map(({ record }) => record)).not.toContain(parcel.id);
  expect(result.records[0]?.errors).toBeGreaterThan(0);
});

test('a record of which only the address is known is called by it', async () => {
  const { client } = await aWorkspace();
  const { id } = await aParcel(client, { attributes: { identity: { address: '红丰路 1 号' } } });
  const { records } = await finish(client.workspace.check());
  expect(records).toMatchObject([{ record: id, name: '红丰路 1 号' }]);
});

test('it tells each record’s findings, those that were confirmed with their reason, and how many there are', async () => {
  const { client } = await aFullWorkspace();
  const { items } = await client.parcel.list({});
  const incomplete = items.find(({ errorCount }) => errorCount > 0);
  if (!incomplete) throw new Error('none is incomplete');
  const { issues } = await client.parcel.get({ id: incomplete.id });
  const warning = issues.find(({ severity }) => severity === 'warning');
  if (!warning) throw new Error('no warning');
  const { rule, params } = warning;
  await client.parcel.confirmIssue({
    id: incomplete.id,
    finding: { rule, params },
    reason: '厂区封闭',
    heads: [],
  });
  const { records, totals, next } = await finish(client.workspace.check());
  const detail = await client.parcel.get({ id: incomplete.id });
  expect(records).toEqual([
    {
      record: incomplete.id,
      unitNo: incomplete.unitNo,
      name: incomplete.name,
      errors: 1,
      warnings: 1,
      confirmed: 1,
      issues: detail.issues,
    },
  ]);
  expect(totals).toEqual({ records: 1, errors: 1, warnings: 1, confirmed: 1 });
  expect(next).toBeUndefined();
});

test('of many records the first are listed and the others can be read on, each once', async () => {
  const { client } = await aWorkspace();
  const records = Array.from({ length: LISTED_RECORDS + 150 }, (_, i) => ({ line: i + 1, record: {} }));
  await client.parcel.addMany({ fileName: '地块.jsonl', records });
  const check = await finish(client.workspace.check());
  expect(check.totals.records).toBe(records.length);
  expect(check.records.length).toBeLessThanOrEqual(LISTED_RECORDS);
  const listed = [...check.records];
  for (let after = check.next; after !== undefined; ) {
    const page = await client.parcel.findings({ after, limit: 100 });
    listed.push(...page.items);
    after = page.next;
  }
  const numbers = listed.map(({ unitNo }) => unitNo);
  expect(new Set(numbers).size).toBe(records.length);
  expect(numbers).toEqual(numbers.toSorted());
});

test('the findings are those of today, whatever was counted when the record was written', async () => {
  const workspace = await aFullWorkspace();
  const { values, groups } = workspace.parcel;
  const value = { ...values.process, surveyedOn: '2025-03-02' };
  const heads = groups.process?.heads ?? [];
  await workspace.client.parcel.writeGroup({ id: workspace.parcel.id, group: 'process', value, heads });
  const rulesNow = async () => {
    const { records } = await finish(workspace.client.workspace.check());
    return records.find(({ record }) => record === workspace.parcel.id)?.issues.map(({ rule }) => rule);
  };
  expect(await rulesNow()).toEqual(['date-range']);
  workspace.env.setClock('2025-03-03T00:00:00.000Z');
  expect(await rulesNow()).toBeUndefined();
});

test('it stays healthy when the years go by', async () => {
  const workspace = await aFullWorkspace();
  const { groups } = workspace.parcel;
  const value = { ...workspace.parcel.values.use, yearBuilt: 2026 };
  const heads = groups.use?.heads ?? [];
  await workspace.client.parcel.writeGroup({ id: workspace.parcel.id, group: 'use', value, heads });
  workspace.env.setClock('2031-01-01T00:00:00.000Z');
  expect(await problemsIn(workspace)).toEqual([]);
});

test.each([
  ['in a value', "replace(line, '湖州某某', '湖州某丄')"],
  ['so that it is no JSON any more', 'replace(line, \'"value":\', \'"value"&\')'],
  ['in its number', 'replace(line, \'"seq":1,\', \'"seq":3,\')'],
])('an operation with a flipped bit %s is found by replica and number', async (_, damaged) => {
  const workspace = await aFullWorkspace();
  const { database, row } = workspace.opened();
  const seq = database
    .prepare("SELECT seq FROM operation WHERE line LIKE '%湖州某某%' LIMIT 1")
    .pluck()
    .get();
  database.prepare(`UPDATE operation SET line = ${damaged} WHERE seq = ?`).run(seq);
  const expected = { code: 'check.operation-damaged', params: { replica: row.replica, seq } };
  expect(await problemsIn(workspace)).toEqual([expected]);
});

test.each([
  ["record = '01954f3a-7c00-7abc-8def-0123456789ad'"],
  ["group_name = 'parcel.process'"],
  ["kind = 'withdraw'"],
  ['prev = NULL'],
])('an operation that is kept under %s instead of its own is found', async (other) => {
  const workspace = await aFullWorkspace();
  const { database, row } = workspace.opened();
  database.exec(`UPDATE operation SET ${other} WHERE seq = 4`);
  expect(await problemsIn(workspace)).toContainEqual({
    code: 'check.operation-damaged',
    params: { replica: row.replica, seq: 4 },
  });
});

test('an operation that is gone is found as a gap', async () => {
  const workspace = await aFullWorkspace();
  const { database, row } = workspace.opened();
  database.exec('DELETE FROM operation WHERE seq = 3');
  expect(await problemsIn(workspace)).toContainEqual({
    code: 'check.chain-broken',
    params: { replica: row.replica, from: 3, to: 3 },
  });
});

test.each([
  ['is gone', 'DELETE FROM parcel WHERE id = ?'],
  ['has another value', "UPDATE parcel SET right_holder = 'somebody else' WHERE id = ?"],
  ['is drawn nowhere on the map', 'DELETE FROM parcel_box WHERE fid = (SELECT fid FROM parcel WHERE id = ?)'],
  ['has another boundary', 'UPDATE parcel SET geometry = zeroblob(99) WHERE id = ?'],
])('a row of the list that %s is found by its record', async (_, damage) => {
  const workspace = await aFullWorkspace();
  workspace.opened().database.prepare(damage).run(workspace.parcel.id);
  expect(await problemsIn(workspace)).toEqual([
    { code: 'check.projection-differs', params: { record: workspace.parcel.id } },
  ]);
});

test('a row that no operation speaks of is found', async () => {
  const workspace = await aFullWorkspace();
  const { database } = workspace.opened();
  database.exec("UPDATE parcel SET id = 'nobody''s' WHERE fid = 1");
  expect((await problemsIn(workspace)).map(({ params }) => params.record)).toContain("nobody's");
});

test.each<[string, string, (path: string) => void]>([
  ['altered by one bit', 'check.photo-damaged', (path) => writeFileSync(path, flipped(readFileSync(path)))],
  ['made longer', 'check.photo-damaged', (path) => appendFileSync(path, '\0')],
  ['emptied', 'check.photo-damaged', (path) => writeFileSync(path, '')],
  ['gone', 'check.photo-missing', (path) => rmSync(path)],
])('a photo that is %s is found by its hash', async (_, code, damage) => {
  const workspace = await aFullWorkspace();
  const [photo] = workspace.parcel.photos;
  if (!photo) throw new Error('no photo');
  damage(photoPath(workspace.opened().photoStore, { sha256: photo.sha256, mediaType: 'image/jpeg' }));
  expect(await problemsIn(workspace)).toEqual([{ code, params: { sha256: photo.sha256 } }]);
});

function flipped(bytes: Buffer): Buffer {
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}
