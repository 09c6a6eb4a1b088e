import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seenOf } from '#core/contract/seen.ts';
import type { RecordId } from '#core/ids.ts';
import {
  addPhotos,
  aParcel,
  COMPLETE,
  completeParcel,
  removeParcel,
  restoreParcel,
  sayOfPhoto,
  squareText,
} from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type Client, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureOf, finish } from '#tests/helpers/calls.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const anOffice = (seed = 90) => aWorkspace({ role: 'office', seed, surveyor: '市局' });

describe('what was edited on two machines', () => {
  /** Two laptops with the same parcel: the second is a copy of the first and goes on as a replica of its own. */
  async function twoSurveyorsOfOneParcel({ withPhoto = false } = {}) {
    const first = await aWorkspace({ seed: 1, surveyor: '沈伟' });
    const parcel = await aParcel(first.client, { attributes: COMPLETE, square: 0 });
    const photo = withPhoto
      ? (await addPhotos(first.client, parcel.id, 'panorama', 'north-east.jpg')).added[0]
      : undefined;
    await first.client.workspace.close();
    const second = await aWorkspace({ seed: 2, surveyor: '李明' });
    const copy = `${second.folder} 副本`;
    cpSync(first.folder, copy, { recursive: true });
    await second.client.workspace.open({ folder: copy });
    await first.client.workspace.open({ folder: first.folder });
    return { first, second: { ...second, folder: copy }, parcel, photo };
  }

  test('differently is a conflict that shows both with their sources, whichever came first', async () => {
    const { first, second, parcel } = await twoSurveyorsOfOneParcel();
    const heads = parcel.groups.boundary?.heads ?? [];
    const write = (one: TestWorkspace, square: number) =>
      one.client.boundary.write({ id: parcel.id, source: { kind: 'text', text: squareText(square) }, heads });
    const [mine, theirs] = [await write(first, 1), await write(second, 2)];
    const paths = [await exportFrom(first), await exportFrom(second)];
    const shown = await Promise.all(
      [paths, paths.toReversed()].map(async (order, i) => {
        const office = await anOffice(90 + i);
        await importInto(office, order[0] ?? '');
        expect((await office.client.workspace.info()).counts.conflicts).toBe(0);
        expect((await importInto(office, order[1] ?? '')).conflicts).toBe(1);
        expect((await finish(office.client.workspace.check())).problems).toEqual([]);
        return { office, detail: await office.client.parcel.get({ id: parcel.id }) };
      }),
    );
    const [one, other] = shown;
    expect(one?.detail.values).toEqual(other?.detail.values);
    expect(one?.detail.conflict).toBe(true);
    const boundary = one?.detail.groups.boundary;
    expect(boundary?.conflict).toBe(true);
    expect(boundary?.alternatives.map(({ value }) => value)).toEqual(
      expect.arrayContaining([mine.values.boundary, theirs.values.boundary]),
    );
    expect(new Set(boundary?.alternatives.map(({ source }) => source.package?.id)).size).toBe(2);
    expect(one?.detail.groups.tenure?.conflict).toBe(false);
    expect((await one?.office.client.parcel.list({}))?.items[0]?.conflict).toBe(true);
  });

  test('is settled by taking one boundary as it was written, for whoever saw both, and once', async () => {
    const { first, second, parcel } = await twoSurveyorsOfOneParcel();
    const { id } = parcel;
    const heads = parcel.groups.boundary?.heads ?? [];
    const write = (one: TestWorkspace, square: number) =>
      one.client.boundary.write({ id, source: { kind: 'text', text: squareText(square) }, heads });
    const theirs = [await write(first, 1), await write(second, 2)].map(({ values }) => values.boundary);
    const office = await anOffice();
    for (const each of [first, second]) await importInto(office, await exportFrom(each));
    const { boundary } = (await office.client.parcel.get({ id })).groups;
    for (const { value, source } of boundary?.alternatives ?? []) {
      const wish = { id, group: 'boundary' as const, operation: source.operation };
      expect((await failureOf(office.client.parcel.takeVersion({ ...wish, heads }))).code).toBe(
        'record.changed-meanwhile',
      );
      expect(theirs).toContainEqual(value);
    }
    const [, other] = boundary?.alternatives ?? [];
    if (!boundary || !other) throw new Error('no conflict');
    const wish = {
      id,
      group: 'boundary' as const,
      operation: other.source.operation,
      heads: [...boundary.heads],
    };
    const settled = await office.client.parcel.takeVersion(wish);
    expect([settled.conflict, settled.values.boundary]).toEqual([false, other.value]);
    // The reply was lost, and the window asks again.
    const again = await office.client.parcel.takeVersion(wish);
    expect(again.groups.boundary?.heads).toEqual(settled.groups.boundary?.heads);
    const elsewhere = { ...wish, group: 'tenure' as const };
    expect((await failureOf(office.client.parcel.takeVersion(elsewhere))).code).toBe('record.not-found');
  });

  test('the same way is none', async () => {
    const { first, second, parcel } = await twoSurveyorsOfOneParcel();
    const heads = parcel.groups.boundary?.heads ?? [];
    for (const { client } of [first, second])
      await client.boundary.write({ id: parcel.id, source: { kind: 'text', text: squareText(3) }, heads });
    const office = await anOffice();
    for (const path of [await exportFrom(first), await exportFrom(second)])
      expect((await importInto(office, path)).conflicts).toBe(0);
    expect((await office.client.parcel.get({ id: parcel.id })).groups.boundary?.heads).toHaveLength(2);
  });

  test('in different groups is none, and both are there', async () => {
    const { first, second, parcel } = await twoSurveyorsOfOneParcel();
    const { id } = parcel;
    await first.client.parcel.writeGroup({ id, group: 'abuttals', value: { north: '河' }, heads: [] });
    const heads = parcel.groups.tenure?.heads ?? [];
    await second.client.parcel.writeGroup({ id, group: 'tenure', value: { rightHolder: '新' }, heads });
    const office = await anOffice();
    for (const path of [await exportFrom(first), await exportFrom(second)]) await importInto(office, path);
    const { values, conflict } = await office.client.parcel.get({ id });
    expect([values.abuttals, values.tenure, conflict]).toEqual([
      { north: '河' },
      { rightHolder: '新' },
      false,
    ]);
  });

  test('settled at the office stays settled when an old package comes once more', async () => {
    const { first, second, parcel } = await twoSurveyorsOfOneParcel();
    const { id } = parcel;
    const early = await exportFrom(second);
    for (const [one, north] of [
      [first, '河'],
      [second, '路'],
    ] as const)
      await one.client.parcel.writeGroup({ id, group: 'abuttals', value: { north }, heads: [] });
    const office = await anOffice();
    const paths = [await exportFrom(first), await exportFrom(second)];
    for (const path of paths) await importInto(office, path);
    const { groups } = await office.client.parcel.get({ id });
    const heads = groups.abuttals?.heads ?? [];
    expect(heads).toHaveLength(2);
    await office.client.parcel.writeGroup({ id, group: 'abuttals', value: { north: '路' }, heads });
    for (const path of [early, ...paths]) expect((await importInto(office, path)).conflicts).toBe(0);
    expect((await office.client.parcel.get({ id })).values.abuttals).toEqual({ north: '路' });
  });

  test('of a photo differently is told beside it with who said so, until somebody says which', async () => {
    const { first, second, photo } = await twoSurveyorsOfOneParcel({ withPhoto: true });
    const id = photo?.id as RecordId;
    const say = async ({ client }: TestWorkspace, kind: 'closeUp' | 'sign', text: string, deg: 90 | 180) => {
      await sayOfPhoto(client, id, { kind });
      await sayOfPhoto(client, id, { text });
      await sayOfPhoto(client, id, { clockwiseDeg: deg });
    };
    await say(first, 'closeUp', '东门', 90);
    await say(second, 'sign', '西门', 180);
    const office = await anOffice();
    for (const each of [first, second]) await importInto(office, await exportFrom(each));
    const { client } = office;
    const differing = async () =>
      ((await client.photo.views({ ids: [id] })).photos[0]?.warnings ?? [])
        .filter(({ code }) => code.startsWith('differs'))
        .map(({ code, params }) => [code, params.by]);
    const by = '沈伟';
    expect(await differing()).toEqual([
      ['differs-assignment', by],
      ['differs-caption', by],
      ['differs-rotation', by],
    ]);
    // What is shown already is a word all the same.
    const [shown] = (await client.photo.views({ ids: [id] })).photos;
    if (!shown?.clockwiseDeg) throw new Error('it is turned');
    await sayOfPhoto(client, id, { clockwiseDeg: shown.clockwiseDeg });
    await sayOfPhoto(client, id, { text: shown.caption ?? '' });
    expect(await differing()).toEqual([['differs-assignment', by]]);
    await sayOfPhoto(client, id, { kind: 'sign' });
    expect(await differing()).toEqual([]);
  });

  test('removed on one and changed on the other stays, as a conflict', async () => {
    const { first, second, parcel } = await twoSurveyorsOfOneParcel();
    const { id } = parcel;
    await removeParcel(first.client, id);
    await second.client.parcel.writeGroup({ id, group: 'abuttals', value: { north: '河' }, heads: [] });
    const office = await anOffice();
    await importInto(office, await exportFrom(first));
    expect((await failureOf(office.client.parcel.get({ id }))).code).toBe('record.not-found');
    expect((await importInto(office, await exportFrom(second))).conflicts).toBe(1);
    const detail = await office.client.parcel.get({ id });
    expect(detail.conflict).toBe(true);
    expect(detail.deletedBy?.map(({ by }) => by)).toEqual(['沈伟']);
    expect((await office.client.map.extent()).box).toBeDefined();
  });

  test('removed on one and changed on the other is settled by keeping it, or by removing it once more', async () => {
    const { first, second, parcel } = await twoSurveyorsOfOneParcel();
    const { id } = parcel;
    await removeParcel(first.client, id);
    await second.client.parcel.writeGroup({ id, group: 'abuttals', value: { north: '河' }, heads: [] });
    const paths = [await exportFrom(first), await exportFrom(second)];
    const offices = [await anOffice(90), await anOffice(91)];
    for (const office of offices) for (const path of paths) await importInto(office, path);
    const [keeping, removing] = offices.map(({ client }) => client);
    const kept = await restoreParcel(keeping as Client, id);
    expect([kept?.conflict, kept?.deletedBy, kept?.values.abuttals]).toEqual([
      false,
      undefined,
      { north: '河' },
    ]);
    await removeParcel(removing as Client, id);
    expect((await removing?.workspace.info())?.counts.conflicts).toBe(0);
    expect((await removing?.parcel.list({}))?.total).toBe(0);
  });

  test('sent back by the office and completed elsewhere meanwhile is decided by the next word on it', async () => {
    const { first, second, parcel } = await twoSurveyorsOfOneParcel();
    const { id } = parcel;
    const office = await anOffice();
    const seen = async () => seenOf(await office.client.parcel.get({ id }));
    await completeParcel(first.client, id);
    await importInto(office, await exportFrom(first));
    await office.client.parcel.return({ id, seen: await seen(), reason: '缺照片' });
    await completeParcel(second.client, id);
    await importInto(office, await exportFrom(second));
    const disputed = await office.client.parcel.get({ id });
    expect([disputed.state, disputed.conflict]).toEqual(['returned', true]);
    const accepted = await office.client.parcel.accept({ id, seen: await seen() });
    expect([accepted.state, accepted.conflict]).toEqual(['accepted', false]);
  });
});

describe('one replica with two histories', () => {
  test('made by putting a whole machine back is noticed, and both values are shown', async () => {
    const field = await aWorkspace({ seed: 1 });
    const { id } = await aParcel(field.client, { attributes: COMPLETE });
    const other = await aParcel(field.client, { attributes: COMPLETE });
    await field.client.workspace.close();
    const database = readFileSync(join(field.folder, 'survey.gpkg'));
    const image = await temporaryFolder();
    cpSync(field.env.dataFolder, image, { recursive: true });

    const { replica } = await field.client.workspace.open({ folder: field.folder });
    await field.client.parcel.writeGroup({ id, group: 'abuttals', value: { north: '河' }, heads: [] });
    await field.client.parcel.writeGroup({
      id: other.id,
      group: 'abuttals',
      value: { south: '山' },
      heads: [],
    });
    const office = await anOffice();
    await importInto(office, await exportFrom(field));
    const { groups: before } = await office.client.parcel.get({ id: other.id });
    const heads = before.abuttals?.heads ?? [];
    await office.client.parcel.writeGroup({ id: other.id, group: 'abuttals', value: { south: '塘' }, heads });
    await field.client.workspace.close();

    writeFileSync(join(field.folder, 'survey.gpkg'), database);
    rmSync(field.env.dataFolder, { recursive: true });
    cpSync(image, field.env.dataFolder, { recursive: true });
    field.env.setClock('2025-03-09T01:00:00.000Z');
    expect((await field.client.workspace.open({ folder: field.folder })).replica).toBe(replica);
    await field.client.parcel.writeGroup({ id, group: 'abuttals', value: { north: '路' }, heads: [] });
    const report = await importInto(office, await exportFrom(field));
    expect(report.forks.map((fork) => fork.replica)).toEqual([replica]);
    const { groups } = await office.client.parcel.get({ id });
    const shown = groups.abuttals?.alternatives.map(({ value }) => value);
    expect(shown).toHaveLength(2);
    expect(shown).toEqual(expect.arrayContaining([{ north: '路' }, { north: '河' }]));
    // The number the office had seen no longer says which of the two histories it meant: it is asked again.
    expect((await office.client.parcel.list({})).items.map(({ conflict }) => conflict)).toEqual([true, true]);
    expect((await finish(office.client.workspace.check())).problems).toEqual([]);
  });
});
