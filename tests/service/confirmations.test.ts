import { describe, expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { seenOf } from '#core/contract/seen.ts';
import type { Issue } from '#core/parcel/issue.ts';
import { aCompletableParcel, completeParcel } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureWith, problemsOf } from '#tests/helpers/calls.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';

type Id = ParcelDetail['id'];

/** A complete record whose registered area is not the drawn one. */
async function aWarned(workspace: TestWorkspace): Promise<ParcelDetail> {
  const { id } = await aCompletableParcel(workspace.client);
  return register(workspace, id, 6400);
}

async function register({ client }: TestWorkspace, id: Id, registeredAreaSqM: number): Promise<ParcelDetail> {
  const { values, groups } = await client.parcel.get({ id });
  const value = { ...values.tenure, registeredAreaSqM };
  return client.parcel.writeGroup({ id, group: 'tenure', value, heads: groups.tenure?.heads ?? [] });
}

function warningOf(detail: ParcelDetail, rule = 'area-difference'): Issue {
  const found = detail.issues.find((issue) => issue.rule === rule);
  if (!found) throw new Error(`no ${rule}`);
  return found;
}

const toFinding = ({ rule, group, field, params }: Issue) => ({
  rule,
  ...(group ? { group } : {}),
  ...(field ? { field } : {}),
  params,
});

function confirm(
  { client }: TestWorkspace,
  detail: ParcelDetail,
  reason = '以登记为准',
  issue = warningOf(detail),
) {
  const heads = detail.groups.confirmations?.heads ?? [];
  return client.parcel.confirmIssue({ id: detail.id, finding: toFinding(issue), reason, heads });
}

const countsOf = async ({ client }: TestWorkspace, id: Id) => {
  const row = (await client.parcel.list({})).items.find((item) => item.id === id);
  return [row?.errorCount, row?.warningCount];
};

describe('a warning confirmed with a reason', () => {
  test('keeps who, when and why, and is counted no longer', async () => {
    const workspace = await aWorkspace();
    const warned = await aWarned(workspace);
    expect(await countsOf(workspace, warned.id)).toEqual([0, 1]);
    const confirmed = await confirm(workspace, warned, '  权证面积含代征道路  ');
    expect(warningOf(confirmed).confirmed).toEqual({
      reason: '权证面积含代征道路',
      by: '沈伟',
      at: expect.stringMatching(/^2025-03-01T/),
    });
    expect(await countsOf(workspace, warned.id)).toEqual([0, 0]);
    expect(confirmed.groups.confirmations?.source.by).toBe('沈伟');
  });

  test('is open again when the value changes, and closed when the very same value returns', async () => {
    const workspace = await aWorkspace();
    const warned = await aWarned(workspace);
    await confirm(workspace, warned);
    const changed = await register(workspace, warned.id, 6500);
    expect(warningOf(changed).confirmed).toBeUndefined();
    expect(await countsOf(workspace, warned.id)).toEqual([0, 1]);
    expect(warningOf(await register(workspace, warned.id, 6400)).confirmed).toBeDefined();
    expect(await countsOf(workspace, warned.id)).toEqual([0, 0]);
  });

  test('can be withdrawn, and confirmed anew with another reason', async () => {
    const workspace = await aWorkspace();
    const warned = await aWarned(workspace);
    const confirmed = await confirm(workspace, warned);
    const withdrawn = await workspace.client.parcel.withdrawConfirmation({
      id: warned.id,
      finding: toFinding(warningOf(confirmed)),
      heads: confirmed.groups.confirmations?.heads ?? [],
    });
    expect(warningOf(withdrawn).confirmed).toBeUndefined();
    expect(await countsOf(workspace, warned.id)).toEqual([0, 1]);
    expect(warningOf(await confirm(workspace, withdrawn, '已现场核实')).confirmed?.reason).toBe('已现场核实');
  });

  test('travels to the office with its reason', async () => {
    const workspace = await aWorkspace();
    const warned = await aWarned(workspace);
    const there = await confirm(workspace, warned);
    const office = await aWorkspace({ role: 'office', seed: 9 });
    await importInto(office, await exportFrom(workspace));
    const here = await office.client.parcel.get({ id: warned.id });
    expect(here.issues).toEqual(there.issues);
    expect(here.groups.confirmations?.source).toMatchObject({ by: '沈伟', package: expect.anything() });
    expect(await countsOf(office, warned.id)).toEqual([0, 0]);
  });

  test('makes a completed record a draft, as every change does', async () => {
    const workspace = await aWorkspace();
    const warned = await aWarned(workspace);
    await completeParcel(workspace.client, warned.id);
    const confirmed = await confirm(workspace, warned);
    expect(confirmed.state).toBe('draft');
    expect((await completeParcel(workspace.client, warned.id)).state).toBe('completed');
  });
});

describe('two people', () => {
  test('at one workspace do not overwrite each other: the second is told and reads again', async () => {
    const workspace = await aWorkspace();
    const warned = await aWarned(workspace);
    await confirm(workspace, warned, '甲的说明');
    const params = await failureWith('record.changed-meanwhile', confirm(workspace, warned, '乙的说明'));
    expect(params).toEqual({ record: warned.id, group: 'parcel.confirmations' });
    const { issues } = await workspace.client.parcel.get({ id: warned.id });
    expect(issues.map(({ confirmed }) => confirmed?.reason)).toEqual(['甲的说明']);
  });

  test('who confirm apart from each other both count, and it is no conflict', async () => {
    const field = await aWorkspace();
    const warned = await aWarned(field);
    const office = await aWorkspace({ role: 'office', seed: 9 });
    await importInto(office, await exportFrom(field));
    const there = await office.client.parcel.get({ id: warned.id });
    await confirm(office, there, '内业已核对权证');
    const more = await register(field, warned.id, 6400).then(() => approve(field, warned.id));
    await confirm(
      field,
      more,
      '批文含道路',
      more.issues.find(({ field: at }) => at === 'approvedAreaSqM'),
    );
    await importInto(office, await exportFrom(field));
    const both = await office.client.parcel.get({ id: warned.id });
    expect(both.conflict).toBe(false);
    expect(both.groups.confirmations).toMatchObject({ conflict: false, alternatives: [] });
    expect(both.issues.map(({ confirmed }) => confirmed?.reason).toSorted()).toEqual([
      '内业已核对权证',
      '批文含道路',
    ]);
    expect(await countsOf(office, warned.id)).toEqual([0, 0]);
    const withdrawn = await office.client.parcel.withdrawConfirmation({
      id: warned.id,
      finding: toFinding(warningOf(both)),
      heads: both.groups.confirmations?.heads ?? [],
    });
    expect(withdrawn.groups.confirmations?.heads).toHaveLength(1);
    expect(withdrawn.issues.filter(({ confirmed }) => confirmed)).toHaveLength(1);
  });
});

async function approve({ client }: TestWorkspace, id: Id): Promise<ParcelDetail> {
  const { values, groups } = await client.parcel.get({ id });
  const value = { ...values.tenure, approvedAreaSqM: 7000 };
  return client.parcel.writeGroup({ id, group: 'tenure', value, heads: groups.tenure?.heads ?? [] });
}

describe('is refused', () => {
  test('for an error', async () => {
    const workspace = await aWorkspace();
    const { id } = await workspace.client.parcel.create({ attributes: {} });
    const detail = await workspace.client.parcel.get({ id });
    const call = confirm(workspace, detail, '没有', warningOf(detail, 'boundary-required'));
    expect(await failureWith('issue.not-confirmable', call)).toEqual({
      record: id,
      rule: 'boundary-required',
    });
  });

  test('for a finding the record has not, or has no longer', async () => {
    const workspace = await aWorkspace();
    const warned = await aWarned(workspace);
    await register(workspace, warned.id, 6500);
    const params = await failureWith('issue.no-longer-there', confirm(workspace, warned));
    expect(params).toEqual({ record: warned.id, rule: 'area-difference' });
  });

  test.each([[''], ['   '], ['长'.repeat(501)]])('with the reason %j', async (reason) => {
    const workspace = await aWorkspace();
    const warned = await aWarned(workspace);
    const [problem] = await problemsOf('input.invalid', confirm(workspace, warned, reason));
    expect(problem?.field).toBe('reason');
  });

  test('in a record that the office has accepted', async () => {
    const workspace = await aWorkspace();
    const warned = await aWarned(workspace);
    await completeParcel(workspace.client, warned.id);
    const office = await aWorkspace({ role: 'office', seed: 9 });
    await importInto(office, await exportFrom(workspace));
    const here = await office.client.parcel.get({ id: warned.id });
    const seen = seenOf(here);
    const accepted = await office.client.parcel.accept({ id: warned.id, seen });
    const params = await failureWith('record.action-not-allowed', confirm(office, accepted));
    expect(params).toEqual({ record: warned.id, state: 'accepted' });
  });

  test('with a reason that is no Unicode', async () => {
    const workspace = await aWorkspace();
    const warned = await aWarned(workspace);
    expect(await problemsOf('input.invalid', confirm(workspace, warned, '\ud800'))).toHaveLength(1);
  });
});

test('withdrawing what was never confirmed writes nothing', async () => {
  const workspace = await aWorkspace();
  const warned = await aWarned(workspace);
  const { counts } = await workspace.client.workspace.info();
  await workspace.client.parcel.withdrawConfirmation({
    id: warned.id,
    finding: toFinding(warningOf(warned)),
    heads: [],
  });
  expect((await workspace.client.workspace.info()).counts.operations).toBe(counts.operations);
});
