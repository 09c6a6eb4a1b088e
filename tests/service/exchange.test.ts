/** What a package changes at the office: no more and no less than it brings, and the preview says so before. */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { ImportReport, PackageInspection } from '#core/contract/package.ts';
import type { AttributeGroup } from '#core/parcel/field-groups.ts';
import { PARCEL_GROUP_NAMES } from '#core/parcel/field-groups.ts';
import {
  aCompletableParcel,
  addPhotos,
  aParcel,
  COMPLETE,
  completeParcel,
  removeParcel,
  removePhoto,
  squareText,
} from '#tests/helpers/a-parcel.ts';
import { plainValues } from '#tests/helpers/a-sheet.ts';
import { aWorkspace, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureOf, finish } from '#tests/helpers/calls.ts';
import { exportFrom, importInto, packageFile } from '#tests/helpers/packages.ts';
import { allTables, projectedRows } from '#tests/helpers/store-contents.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const anOffice = (seed = 90) => aWorkspace({ role: 'office', seed });

/** The copy of a workspace on another device; both are open afterwards. */
async function aCopyOf(first: TestWorkspace, seed: number, surveyor = '李明'): Promise<TestWorkspace> {
  const second = await aWorkspace({ seed, surveyor });
  const folder = `${second.folder} 副本`;
  await first.client.workspace.close();
  cpSync(first.folder, folder, { recursive: true });
  await second.client.workspace.open({ folder });
  await first.client.workspace.open({ folder: first.folder });
  return { ...second, folder };
}

/** Takes a package in after looking at it: looking changed nothing and told what then came. */
async function importAsPreviewed(office: TestWorkspace, path: string): Promise<ImportReport> {
  const before = allTables(office.opened().database);
  const { preview } = await office.client.package.inspect(packageFile(path));
  expect(allTables(office.opened().database)).toEqual(before);
  const report = await importInto(office, path);
  const expected: PackageInspection['preview'] = {
    newOperations: report.newOperations,
    knownOperations: report.knownOperations,
    newParcels: report.newParcels,
    changedParcels: report.changedParcels,
    conflicts: report.conflicts,
    newPhotos: report.photosArrived.length,
    missingPhotos: report.photosMissing.length,
    forks: report.forks.length,
    gaps: report.gaps.length,
  };
  expect(preview).toEqual(expected);
  return report;
}

const write = async (
  { client }: TestWorkspace,
  id: Awaited<ReturnType<typeof aParcel>>['id'],
  group: AttributeGroup,
  value: Parameters<typeof client.parcel.writeGroup>[0]['value'],
) => {
  const { groups } = await client.parcel.get({ id });
  return client.parcel.writeGroup({ id, group, value, heads: groups[group]?.heads ?? [] });
};

test('every group with every value arrives, and the rows are those of the laptop', async () => {
  const field = await aWorkspace();
  const { boundary: _, ...attributes } = plainValues;
  const { id, issues } = await aParcel(field.client, { attributes, square: 3 });
  const warned = issues.find(({ severity }) => severity === 'warning');
  const { rule, params } = warned ?? { rule: 'none', params: {} };
  const place = {
    ...(warned?.group ? { group: warned.group } : {}),
    ...(warned?.field ? { field: warned.field } : {}),
  };
  await field.client.parcel.confirmIssue({
    id,
    finding: { rule, params, ...place },
    reason: '已现场核实',
    heads: [],
  });
  const path = await exportFrom(field);
  const office = await anOffice();
  await importAsPreviewed(office, path);
  const [here, there] = [await office.client.parcel.get({ id }), await field.client.parcel.get({ id })];
  expect(Object.keys(here.values).toSorted()).toEqual(PARCEL_GROUP_NAMES.toSorted());
  expect(here.values).toEqual(there.values);
  expect(projectedRows(office.opened().database)).toEqual(projectedRows(field.opened().database));
});

describe('a later package', () => {
  test('brings what has changed since, and nothing else changes', async () => {
    const field = await aWorkspace();
    const first = await aCompletableParcel(field.client, 0);
    const second = await aParcel(field.client, { square: 1 });
    const office = await anOffice();
    await importAsPreviewed(office, await exportFrom(field));
    await write(field, first.id, 'abuttals', { north: '河' });
    const untouched = await office.client.parcel.get({ id: second.id });
    expect(await importAsPreviewed(office, await exportFrom(field))).toMatchObject({
      newOperations: 1,
      newParcels: 0,
      changedParcels: 1,
      photosArrived: [],
    });
    expect(await office.client.parcel.get({ id: second.id })).toEqual(untouched);
    expect((await office.client.parcel.get({ id: first.id })).values.abuttals).toEqual({ north: '河' });
  });

  test.each<
    [string, (field: TestWorkspace, id: Awaited<ReturnType<typeof aParcel>>['id']) => Promise<unknown>]
  >([
    ['completed', ({ client }, id) => completeParcel(client, id)],
    ['removed', ({ client }, id) => removeParcel(client, id)],
    ['given a photo', ({ client }, id) => addPhotos(client, id, 'sign', 'south-west.jpg')],
    [
      'deprived of a photo',
      async ({ client }, id) => {
        const [photo] = (await client.parcel.get({ id })).photos;
        if (photo) await removePhoto(client, photo.id);
      },
    ],
    [
      'given another boundary',
      async ({ client }, id) => {
        const heads = (await client.parcel.get({ id })).groups.boundary?.heads ?? [];
        await client.boundary.write({ id, source: { kind: 'text', text: squareText(9) }, heads });
      },
    ],
  ])('counts a parcel as changed that was only %s', async (_, change) => {
    const field = await aWorkspace();
    const { id } = await aCompletableParcel(field.client, 0);
    const office = await anOffice();
    await importAsPreviewed(office, await exportFrom(field));
    await change(field, id);
    const { newParcels, changedParcels } = await importAsPreviewed(office, await exportFrom(field));
    expect({ newParcels, changedParcels }).toEqual({ newParcels: 0, changedParcels: 1 });
  });

  test('of a completed parcel that was edited finds it a draft; completed and sent anew it is submitted again', async () => {
    const field = await aWorkspace();
    const { id } = await aCompletableParcel(field.client, 0);
    await completeParcel(field.client, id);
    const office = await anOffice();
    await importAsPreviewed(office, await exportFrom(field));
    const states = async () =>
      Promise.all([field, office].map(async ({ client }) => (await client.parcel.get({ id })).state));
    expect(await states()).toEqual(['submitted', 'submitted']);
    await write(field, id, 'abuttals', { north: '河' });
    expect(await states()).toEqual(['draft', 'submitted']);
    await importAsPreviewed(office, await exportFrom(field));
    expect(await states()).toEqual(['draft', 'draft']);
    await completeParcel(field.client, id);
    expect(await states()).toEqual(['completed', 'draft']);
    await importAsPreviewed(office, await exportFrom(field));
    expect(await states()).toEqual(['submitted', 'submitted']);
  });
});

test('three copies in conflict in several groups: one state in any order, settled once for all', async () => {
  const first = await aWorkspace({ seed: 1 });
  const { id } = await aParcel(first.client, { attributes: COMPLETE, square: 0 });
  const others = [await aCopyOf(first, 2), await aCopyOf(first, 3)];
  const machines = [first, ...others];
  for (const [i, machine] of machines.entries()) {
    await write(machine, id, 'abuttals', { north: `河 ${i}` });
    await write(machine, id, 'process', { surveyor: `人 ${i % 2}` });
    if (i > 0) await removeParcel(machine.client, id);
  }
  const paths = await Promise.all(machines.map(exportFrom));
  const orders = [paths, paths.toReversed(), [paths[1], paths[0], paths[2], paths[1]]];
  const offices: TestWorkspace[] = [];
  for (const [i, order] of orders.entries()) {
    const office = await anOffice(90 + i);
    for (const path of order) await importAsPreviewed(office, path ?? '');
    expect((await finish(office.client.workspace.check())).problems).toEqual([]);
    offices.push(office);
  }
  const [office, ...rest] = offices;
  if (!office) throw new Error('no office');
  for (const other of rest)
    expect(projectedRows(other.opened().database)).toEqual(projectedRows(office.opened().database));
  const found = await office.client.parcel.get({ id });
  expect(found.groups.abuttals?.alternatives).toHaveLength(3);
  await write(office, id, 'abuttals', { north: '河' });
  await write(office, id, 'process', { surveyor: '局' });
  for (const path of paths) expect((await importInto(office, path)).newOperations).toBe(0);
  const settled = await office.client.parcel.get({ id });
  expect(settled.values).toMatchObject({ abuttals: { north: '河' }, process: { surveyor: '局' } });
  expect(settled.groups.abuttals?.conflict).toBe(false);
  expect(settled.groups.process?.conflict).toBe(false);
});

describe('one replica with two histories, behind its back', () => {
  async function twoHistories() {
    const first = await aWorkspace({ seed: 1 });
    const { id } = await aParcel(first.client, { attributes: COMPLETE });
    const { replica } = await first.client.workspace.info();
    const second = await aCopyOf(first, 2);
    await second.client.workspace.close();
    const database = new Database(join(second.folder, 'survey.gpkg'));
    database.prepare('UPDATE workspace SET replica = ?').run(replica);
    database.close();
    expect((await second.client.workspace.open({ folder: second.folder })).replica).toBe(replica);
    await write(first, id, 'abuttals', { north: '河' });
    await write(second, id, 'abuttals', { north: '路' });
    await write(second, id, 'abuttals', { north: '大路' });
    return { first, second, id, replica, paths: [await exportFrom(first), await exportFrom(second)] };
  }

  test('shows both in any order, and settled by a person it stays so', async () => {
    const { id, replica, paths } = await twoHistories();
    const offices: TestWorkspace[] = [];
    for (const [i, order] of [paths, paths.toReversed()].entries()) {
      const office = await anOffice(90 + i);
      const reports: ImportReport[] = [];
      for (const path of order) reports.push(await importAsPreviewed(office, path));
      expect(reports.map(({ forks }) => forks.map((fork) => fork.replica))).toEqual([[], [replica]]);
      offices.push(office);
    }
    const [office, other] = offices;
    if (!office || !other) throw new Error('no office');
    expect(projectedRows(other.opened().database)).toEqual(projectedRows(office.opened().database));
    const { groups } = await office.client.parcel.get({ id });
    expect(new Set(groups.abuttals?.alternatives.map(({ value }) => JSON.stringify(value)))).toEqual(
      new Set(['{"north":"河"}', '{"north":"大路"}']),
    );
    await write(office, id, 'abuttals', { north: '河边' });
    for (const path of paths) await importInto(office, path);
    const settled = await office.client.parcel.get({ id });
    expect([settled.values.abuttals, settled.groups.abuttals?.conflict]).toEqual([{ north: '河边' }, false]);
    expect((await finish(office.client.workspace.check())).problems).toEqual([]);
  });
});

describe('a workspace copied to another device', () => {
  test.each([
    { order: 'first the copy', copyFirst: true },
    { order: 'first the original', copyFirst: false },
  ])('tells of each value the device it was written on: $order', async ({ copyFirst }) => {
    const first = await aWorkspace({ seed: 1 });
    const { id } = await aParcel(first.client, { attributes: COMPLETE });
    const second = await aCopyOf(first, 2);
    await write(second, id, 'abuttals', { north: '河' });
    const packages = [await exportFrom(first), await exportFrom(second)];
    const office = await anOffice();
    for (const path of copyFirst ? packages.toReversed() : packages) await importInto(office, path);
    const { groups } = await office.client.parcel.get({ id });
    expect(groups.identity?.source.deviceName).toBe(first.env.deviceName);
    expect(groups.abuttals?.source.deviceName).toBe(second.env.deviceName);
  });
});

test('a package that could not be noted as sent does not stay where it was written to', async () => {
  const field = await aWorkspace();
  await aParcel(field.client, { attributes: COMPLETE, square: 0 });
  const { database } = field.opened();
  database.exec("CREATE TRIGGER full BEFORE INSERT ON package BEGIN SELECT RAISE(ABORT, 'full'); END");
  const folder = await temporaryFolder();
  await failureOf(finish(field.client.package.export({ folder })));
  expect(readdirSync(folder)).toEqual([]);
  database.exec('DROP TRIGGER full');
  await finish(field.client.package.export({ folder }));
  expect(readdirSync(folder)).toHaveLength(1);
});
