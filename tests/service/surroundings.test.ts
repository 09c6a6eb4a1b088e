/** Findings that two parcels have together: either's counts follow what becomes of the other, in whatever order things come. */
import { describe, expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import type { ReferenceDraft } from '#core/reference/draft.ts';
import { MAX_CONTACTS } from '#db/projection/contacts.ts';
import { aParcel, removeParcel, squareText } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, reopen, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { finish } from '#tests/helpers/calls.ts';
import { publish } from '#tests/helpers/editions.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';

type Id = ParcelDetail['id'];

/** The square of `squareText(0)`, so many metres further east. */
const shifted = (eastM: number): string =>
  squareText(0).replace(/(500\d{3}\.\d{3})$/gm, (east) => (Number(east) + eastM).toFixed(3));

async function draw({ client }: TestWorkspace, id: Id, text: string): Promise<void> {
  const { groups } = await client.parcel.get({ id });
  const heads = groups.boundary?.heads ?? [];
  await client.boundary.write({ id, source: { kind: 'text', text }, heads });
}

async function rename({ client }: TestWorkspace, id: Id, changes: object): Promise<void> {
  const { groups, values } = await client.parcel.get({ id });
  const value = { ...values.identity, ...changes };
  await client.parcel.writeGroup({ id, group: 'identity', value, heads: groups.identity?.heads ?? [] });
}

/** The rules a parcel's findings with others are of; its counts in the list are held against all its findings. */
async function rulesOf({ client }: TestWorkspace, id: Id): Promise<string[]> {
  const { issues } = await client.parcel.get({ id });
  const row = (await client.parcel.list({ limit: 1000 })).items.find((item) => item.id === id);
  expect([row?.errorCount, row?.warningCount]).toEqual([
    issues.filter(({ severity }) => severity === 'error').length,
    issues.filter(({ severity }) => severity === 'warning').length,
  ]);
  const withOthers = ['parcel-overlap', 'same-land', 'neighbour-sliver', 'duplicate-unit-no'];
  return issues.map(({ rule }) => rule).filter((rule) => withOthers.includes(rule));
}

async function isHealthy({ client }: TestWorkspace): Promise<void> {
  expect((await finish(client.workspace.check())).problems).toEqual([]);
}

describe('two parcels that overlap', () => {
  async function twoOverlapping() {
    const workspace = await aWorkspace();
    const first = (await aParcel(workspace.client, { square: 0 })).id;
    const second = (await aParcel(workspace.client)).id;
    await draw(workspace, second, shifted(90));
    return { workspace, first, second };
  }

  test('both say so, with the same figure and each other’s number', async () => {
    const { workspace, first, second } = await twoOverlapping();
    const [a, b] = [
      await workspace.client.parcel.get({ id: first }),
      await workspace.client.parcel.get({ id: second }),
    ];
    const overlapOf = (detail: ParcelDetail) =>
      detail.issues.find(({ rule }) => rule === 'parcel-overlap')?.params;
    expect(overlapOf(a)).toEqual({ other: b.values.identity?.unitNo, otherId: second, overlapSqM: 600 });
    expect(overlapOf(b)).toEqual({ other: a.values.identity?.unitNo, otherId: first, overlapSqM: 600 });
    expect(await rulesOf(workspace, first)).toEqual(['parcel-overlap']);
    expect(await rulesOf(workspace, second)).toEqual(['parcel-overlap']);
    await isHealthy(workspace);
  });

  test.each<readonly [string, (workspace: TestWorkspace, second: Id) => Promise<unknown>, readonly string[]]>(
    [
      ['moves to its line', (workspace, id) => draw(workspace, id, shifted(100)), []],
      [
        'moves to a hand’s breadth from it',
        (workspace, id) => draw(workspace, id, shifted(100.1)),
        ['neighbour-sliver'],
      ],
      ['moves far away', (workspace, id) => draw(workspace, id, shifted(5000)), []],
      ['is deleted', ({ client }, id) => removeParcel(client, id), []],
      [
        'is called otherwise',
        (workspace, id) => rename(workspace, id, { unitNo: 'A-7' }),
        ['parcel-overlap'],
      ],
    ],
  )('when the other %s, the first knows', async (_, change, expected) => {
    const { workspace, first, second } = await twoOverlapping();
    await change(workspace, second);
    expect(await rulesOf(workspace, first)).toEqual(expected);
    await isHealthy(workspace);
  });

  test('a new name is the one that is shown', async () => {
    const { workspace, first, second } = await twoOverlapping();
    await rename(workspace, second, { unitNo: 'A-7' });
    const { issues } = await workspace.client.parcel.get({ id: first });
    expect(issues.find(({ rule }) => rule === 'parcel-overlap')?.params.other).toBe('A-7');
  });

  test('another surveyor’s name in the one may make it the same land for both', async () => {
    const { workspace, first, second } = await twoOverlapping();
    await draw(workspace, second, shifted(10));
    const { groups, values } = await workspace.client.parcel.get({ id: second });
    const value = { ...values.process, surveyor: '李明' };
    const heads = groups.process?.heads ?? [];
    await workspace.client.parcel.writeGroup({ id: second, group: 'process', value, heads });
    expect(await rulesOf(workspace, first)).toEqual(['parcel-overlap', 'same-land']);
    expect(await rulesOf(workspace, second)).toEqual(['parcel-overlap', 'same-land']);
  });

  test('a note in the one changes nothing for the other', async () => {
    const { workspace, first, second } = await twoOverlapping();
    const { groups } = await workspace.client.parcel.get({ id: second });
    const heads = groups.abuttals?.heads ?? [];
    await workspace.client.parcel.writeGroup({
      id: second,
      group: 'abuttals',
      value: { north: '路' },
      heads,
    });
    expect(await rulesOf(workspace, second)).toEqual(['parcel-overlap']);
    expect(await rulesOf(workspace, first)).toEqual(['parcel-overlap']);
  });

  test('a contact that was altered behind the program’s back is found', async () => {
    const { workspace, first, second } = await twoOverlapping();
    workspace.opened().database.exec('UPDATE parcel_contact SET overlap_sq_m = 1');
    const { problems } = await finish(workspace.client.workspace.check());
    expect(problems.map(({ params }) => params.record).toSorted()).toEqual([first, second].toSorted());
  });
});

test('a number used twice is told by both, until one has another', async () => {
  const workspace = await aWorkspace();
  const first = (await aParcel(workspace.client, { attributes: { identity: { unitNo: 'A-1', name: '甲' } } }))
    .id;
  const second = (
    await aParcel(workspace.client, { attributes: { identity: { unitNo: 'A-1', name: '乙' } } })
  ).id;
  expect(await rulesOf(workspace, first)).toEqual(['duplicate-unit-no']);
  expect(await rulesOf(workspace, second)).toEqual(['duplicate-unit-no']);
  await rename(workspace, first, { unitNo: 'A-2' });
  expect(await rulesOf(workspace, first)).toEqual([]);
  expect(await rulesOf(workspace, second)).toEqual([]);
});

test('two surveyors’ packages come to the same findings in either order', async () => {
  const packages: string[] = [];
  for (const [seed, surveyor, eastM] of [
    [1, '沈伟', 0],
    [2, '李明', 5],
    [3, '陆英', 100.05],
  ] as const) {
    const field = await aWorkspace({ seed, surveyor });
    await draw(field, (await aParcel(field.client)).id, shifted(eastM));
    packages.push(await exportFrom(field));
  }
  const findings: object[] = [];
  for (const [i, order] of [packages, packages.toReversed()].entries()) {
    const office = await aWorkspace({ role: 'office', seed: 90 + i });
    for (const path of order) await importInto(office, path);
    const { items } = await office.client.parcel.list({});
    const found: [string, string[]][] = [];
    for (const { id } of items) found.push([id, await rulesOf(office, id)]);
    findings.push(Object.fromEntries(found.toSorted()));
    await isHealthy(office);
  }
  expect(findings[1]).toEqual(findings[0]);
  expect(Object.values(findings[0] ?? {}).flat()).toEqual(
    expect.arrayContaining(['parcel-overlap', 'same-land', 'duplicate-unit-no']),
  );
});

test('a package tells how complete the parcels are that it brought, among those that were there', async () => {
  const office = await aWorkspace({ role: 'office', seed: 9 });
  const first = await aWorkspace();
  await draw(first, (await aParcel(first.client)).id, shifted(0));
  const second = await aWorkspace({ seed: 2, surveyor: '李明' });
  const { id } = await aParcel(second.client);
  await draw(second, id, shifted(50));
  await importInto(office, await exportFrom(first));
  const { findings } = await importInto(office, await exportFrom(second));
  const { issues } = await office.client.parcel.get({ id });
  expect(issues.map(({ rule }) => rule)).toContain('parcel-overlap');
  expect(findings).toMatchObject({
    withErrors: 1,
    withWarnings: 1,
    errors: issues.filter(({ severity }) => severity === 'error').length,
    first: [{ record: id, issues }],
  });
});

test('what counts as an overlap, a sliver and the same land is set by the office, and all are measured anew', async () => {
  const office = await aWorkspace({ role: 'office' });
  const [first, second] = [await aParcel(office.client, { square: 0 }), await aParcel(office.client)];
  await draw(office, second.id, shifted(99));
  expect(await rulesOf(office, first.id)).toEqual(['parcel-overlap']);
  const set = (changes: object) => (draft: ReferenceDraft) => ({
    ...draft,
    settings: { ...draft.settings, ...changes },
  });
  await publish(office.client, '2', set({ overlapSqM: 60, sliverWidthM: 0.2 }));
  expect(await rulesOf(office, first.id)).toEqual([]);
  await isHealthy(office);
  await publish(office.client, '3', set({ overlapSqM: 60, sliverWidthM: 1.1 }));
  expect(await rulesOf(office, first.id)).toEqual(['neighbour-sliver']);
  expect(await rulesOf(office, second.id)).toEqual(['neighbour-sliver']);
  await isHealthy(office);
  await publish(office.client, '4', set({ overlapSqM: 1 }));
  expect(await rulesOf(office, first.id)).toEqual(['parcel-overlap']);
  await isHealthy(office);
});

test('a heap of parcels on one spot is stored without end of measuring, and the workspace is sound', async () => {
  const workspace = await aWorkspace();
  const ring = [
    [0, 0],
    [60, 0],
    [60, 100],
    [0, 100],
  ].map(([north = 0, east = 0]) => [...toLonLat(gk120(3_416_500 + north, 500_000 + east))]);
  const records = Array.from({ length: MAX_CONTACTS + 20 }, (_, i) => ({
    line: i + 1,
    record: { rings: [ring] },
  }));
  await workspace.client.parcel.addMany({ fileName: '地块.jsonl', records });
  const { items } = await workspace.client.parcel.list({ limit: 1000 });
  expect(Math.min(...items.map(({ errorCount }) => errorCount))).toBeGreaterThanOrEqual(MAX_CONTACTS);
  await isHealthy(workspace);
});

test('a workspace of the version before has its findings when it is opened', async () => {
  const workspace = await aWorkspace();
  const first = (await aParcel(workspace.client, { square: 0 })).id;
  await draw(workspace, (await aParcel(workspace.client)).id, shifted(90));
  const { database } = workspace.opened();
  // As the migration leaves it.
  database.exec('DELETE FROM parcel_contact; INSERT INTO to_project SELECT id FROM parcel');
  await reopen(workspace);
  expect(await rulesOf(workspace, first)).toEqual(['parcel-overlap']);
  expect(workspace.opened().database.prepare('SELECT count(*) FROM to_project').pluck().get()).toBe(0);
  await isHealthy(workspace);
});
