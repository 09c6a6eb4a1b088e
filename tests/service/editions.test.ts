import { describe, expect, test } from 'vitest';
import { draftOf } from '#core/reference/draft.ts';
import { parcelRow } from '#db/queries/parcels.ts';
import {
  aCompletableParcel,
  aParcel,
  COMPLETE,
  completeParcel,
  removeParcel,
} from '#tests/helpers/a-parcel.ts';
import { aWorkspace, reopen } from '#tests/helpers/a-workspace.ts';
import { failureOf, failureWith, finish, problemsOf } from '#tests/helpers/calls.ts';
import { added, changed, publish, renamed, retired } from '#tests/helpers/editions.ts';
import { allTables } from '#tests/helpers/store-contents.ts';

const SEEDED = '踏勘自带 1';

describe('publishing', () => {
  test('puts the draft into force, keeps what was before, and says who, when and on what ground', async () => {
    const { client, opened } = await aWorkspace({ role: 'office' });
    const { edition } = await publish(client, '2026-03-01', renamed('category', 'mine', '矿山'));
    expect(edition).toMatchObject({
      edition: 2,
      version: '2026-03-01',
      source: '湖自然资〔2026〕2026-03-01',
      issuer: '市自然资源局',
    });
    const reference = await client.reference.all();
    expect(reference.edition).toEqual(edition);
    const category = reference.codeLists.find(({ list }) => list === 'category');
    expect(category).toMatchObject({ version: '2026-03-01', source: edition.source });
    expect(category?.items.find(({ code }) => code === 'mine')).toEqual({
      code: 'mine',
      name: '矿山',
      was: [{ until: 1, name: '矿地' }],
    });
    const rows = opened().database.prepare(
      "SELECT version, edition FROM code_list WHERE list = 'category' ORDER BY edition",
    );
    expect(rows.all()).toEqual([
      { version: '1', edition: 1 },
      { version: '2026-03-01', edition: 2 },
    ]);
    const { editions, recountPending } = await client.reference.editions();
    expect(editions.map(({ version }) => version)).toEqual(['2026-03-01', SEEDED]);
    expect(recountPending).toBe(false);
  });

  test('is in force by its number, whatever its name', async () => {
    const workspace = await aWorkspace({ role: 'office' });
    const { client } = workspace;
    await publish(client, '9', renamed('category', 'mine', '甲'));
    await publish(client, '10', renamed('category', 'mine', '乙'));
    await reopen(workspace);
    const { codeLists, edition } = await client.reference.all();
    expect(edition.version).toBe('10');
    const mine = codeLists.find(({ list }) => list === 'category')?.items.find(({ code }) => code === 'mine');
    expect(mine?.name).toBe('乙');
  });

  test('is for the office; the field is told so and nothing changes', async () => {
    const { client, opened } = await aWorkspace();
    const draft = changed(await client.reference.all(), renamed('category', 'mine', '矿山'));
    const before = allTables(opened().database);
    const asked = [
      finish(client.reference.publish({ draft, version: '2', source: '某文' })),
      client.reference.saveDraft({ draft }),
      client.reference.export({}),
    ];
    for (const call of asked) expect((await failureOf(call)).code).toBe('reference.office-only');
    expect(allTables(opened().database)).toEqual(before);
  });

  test('is refused with all that is wrong, and changes nothing', async () => {
    const { client, opened } = await aWorkspace({ role: 'office' });
    const reference = await client.reference.all();
    const before = allTables(opened().database);
    const codes = async (version: string, source: string, ...changes: Parameters<typeof changed>[1][]) =>
      (
        await problemsOf(
          'input.invalid',
          finish(client.reference.publish({ draft: changed(reference, ...changes), version, source })),
        )
      ).map(({ code }) => code);
    expect(await codes('2', '某文')).toEqual(['reference.nothing-changed']);
    expect(await codes(' ', ' ', added('tenure', 'x', '混合'))).toEqual([
      'reference.bad-version',
      'reference.bad-source',
    ]);
    expect(await codes(SEEDED, '某文', added('tenure', 'x', '混合'))).toEqual(['reference.version-used']);
    expect(await codes('2', '某文', added('tenure', 'state', '混合'))).toEqual(['reference.duplicate-code']);
    expect(await codes('2', '某文', added('tenure', 'x', '混\ud800合'))).toContain('record.wrong-form');
    expect(allTables(opened().database)).toEqual(before);
  });

  test('of a draft begun from an older edition is refused, and the draft stays', async () => {
    const { client } = await aWorkspace({ role: 'office' });
    const draft = changed(await client.reference.all(), added('tenure', 'x', '混合'));
    await publish(client, '2', renamed('category', 'mine', '矿山'));
    await client.reference.saveDraft({ draft });
    const params = await failureWith(
      'reference.changed-meanwhile',
      finish(client.reference.publish({ draft, version: '3', source: '某文' })),
    );
    expect(params).toEqual({ version: '2' });
    expect((await client.reference.draft()).draft).toEqual(draft);
  });
});

describe('the draft', () => {
  test('is kept as it was left, also half typed, until it is given up or published', async () => {
    const workspace = await aWorkspace({ role: 'office' });
    const { client } = workspace;
    expect(await client.reference.draft()).toEqual({});
    const draft = changed(await client.reference.all(), added('tenure', '', ''));
    await client.reference.saveDraft({ draft });
    await reopen(workspace);
    expect((await client.reference.draft()).draft).toEqual(draft);
    await client.reference.saveDraft({});
    expect(await client.reference.draft()).toEqual({});
    await client.reference.saveDraft({ draft });
    await publish(client, '2', added('tenure', 'x', '混合'));
    expect(await client.reference.draft()).toEqual({});
  });

  test('shows before it is published what it changes, in how many parcels, and what is wrong', async () => {
    const { client } = await aWorkspace({ role: 'office', startsAt: '2026-03-01T17:00:00.000Z' });
    for (const reasons of [['idle'], ['idle', 'dilapidated'], ['dilapidated', 'other'], ['planMismatch']])
      await aParcel(client, { attributes: { reasons: { reasons } } });
    const grades = (...all: string[]) => ({
      enterprises: all.map((performanceGrade) => ({ name: '甲', performanceGrade })),
    });
    await aParcel(client, { attributes: { economics: grades('D', 'D', 'A') } });
    const { id } = await aParcel(client, { attributes: { economics: grades('D') } });
    await aParcel(client, {
      attributes: { use: { currentLandClass: { scheme: 'third_national_survey_working', code: '0601' } } },
    });
    await aParcel(client, {
      attributes: { use: { plannedUse: { scheme: 'land_sea_use_2023', code: '0601' } } },
    });
    await removeParcel(client, id);
    const draft = changed(
      await client.reference.all(),
      retired('lowEfficiencyReason', 'idle'),
      retired('lowEfficiencyReason', 'dilapidated'),
      retired('lowEfficiencyReason', 'safetyHazard'),
      retired('performanceGrade', 'D'),
      retired('third_national_survey_working', '0601'),
      retired('category', 'mine'),
      added('tenure', '', '混合'),
    );
    const { inUse, problems, proposedVersion, changes } = await client.reference.preview({ draft });
    expect(inUse.map(({ list, code, parcels }) => [list, code, parcels])).toEqual([
      ['lowEfficiencyReason', 'idle', 2],
      ['lowEfficiencyReason', 'dilapidated', 2],
      ['performanceGrade', 'D', 1],
      ['third_national_survey_working', '0601', 1],
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['reference.bad-code']);
    expect(proposedVersion).toBe('2026-03-02');
    expect(changes.lists.map(({ list }) => list)).toContain('category');
    await publish(client, proposedVersion, retired('category', 'mine'));
    const again = draftOf(await client.reference.all());
    expect((await client.reference.preview({ draft: again })).proposedVersion).toBe('2026-03-02-2');
  });
});

describe('every parcel', () => {
  test('is checked against a new edition: counts and findings follow lists and settings', async () => {
    const { client, opened } = await aWorkspace({ role: 'office' });
    const { id } = await aParcel(client, { attributes: COMPLETE, square: 0 });
    const counts = () => {
      const row = parcelRow(opened().database, id);
      return [row?.error_count, row?.warning_count];
    };
    expect(counts()).toEqual([0, 2]);
    const { parcels } = await publish(client, '2', retired('category', 'village'), (draft) => ({
      ...draft,
      settings: { ...draft.settings, minimumPhotos: [], requiredFields: ['identity.villageCode'] },
    }));
    expect(parcels).toBe(1);
    expect(counts()).toEqual([1, 1]);
    const { issues } = await client.parcel.get({ id });
    expect(issues.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['required-field', 'error'],
      ['retired-code', 'warning'],
    ]);
    const { id: later } = await aParcel(client, { attributes: COMPLETE });
    expect((await client.parcel.get({ id: later })).issues).toContainEqual(
      expect.objectContaining({
        rule: 'retired-code',
        severity: 'error',
        params: expect.objectContaining({ name: '村庄' }),
      }),
    );
  });

  test('is checked later where that was interrupted', async () => {
    const { client, opened } = await aWorkspace({ role: 'office' });
    const { id } = await aParcel(client, { attributes: COMPLETE, square: 0 });
    const ending = new AbortController();
    const draft = changed(await client.reference.all(), (each) => ({
      ...each,
      settings: { ...each.settings, minimumPhotos: [] },
    }));
    const job = await client.reference.publish(
      { draft, version: '2', source: '某文' },
      { signal: ending.signal },
    );
    await job.next();
    ending.abort();
    await expect(job.next()).rejects.toMatchObject({ data: { code: 'job.cancelled' } });
    const before = await client.reference.editions();
    expect(before.editions[0]?.version).toBe('2');
    expect(before.recountPending).toBe(true);
    await finish(client.reference.recount());
    expect((await client.reference.editions()).recountPending).toBe(false);
    expect(parcelRow(opened().database, id)?.warning_count).toBe(0);
  });
});

describe('a record', () => {
  test('remembers the version it was begun under, and the one it was completed under', async () => {
    const { client } = await aWorkspace({ role: 'office' });
    const { id, values } = await aCompletableParcel(client);
    expect(values.process?.listVersion).toBe(SEEDED);
    await publish(client, '2', renamed('usageStatus', '2', '闲置空置'));
    const { groups } = await client.parcel.get({ id });
    const heads = groups.process?.heads ?? [];
    const written = await client.parcel.writeGroup({ id, group: 'process', value: { remarks: '补' }, heads });
    expect(written.values.process).toEqual({ remarks: '补', listVersion: SEEDED });
    const completed = await completeParcel(client, id);
    expect(completed.state).toBe('completed');
    expect(completed.values.process).toEqual({ remarks: '补', listVersion: '2' });
  });

  test('that holds codes which went out of use since stays a record of the version they are of', async () => {
    const { client } = await aWorkspace({ role: 'office' });
    const { id } = await aCompletableParcel(client);
    await publish(client, '2', retired('category', 'village'));
    const completed = await completeParcel(client, id);
    expect(completed.values.process?.listVersion).toBe(SEEDED);
    expect(completed.issues.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['retired-code', 'warning'],
    ]);
  });

  test('is not written to when it is completed under the version it was begun under', async () => {
    const { client } = await aWorkspace();
    const { id, groups } = await aCompletableParcel(client);
    const completed = await completeParcel(client, id);
    expect(completed.groups.process?.heads).toEqual(groups.process?.heads);
  });
});
