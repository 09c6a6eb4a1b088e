import { describe, expect, test } from 'vitest';
import { seenOf } from '#core/contract/seen.ts';
import { recordIdSchema } from '#core/ids.ts';
import {
  aCompletableParcel,
  addPhotos,
  aParcel,
  COMPLETE,
  completeParcel,
  removeParcel,
  squareText,
} from '#tests/helpers/a-parcel.ts';
import { aWorkspace, reopen } from '#tests/helpers/a-workspace.ts';
import { failureOf, failureWith, problemsOf } from '#tests/helpers/calls.ts';

const NOBODY = recordIdSchema.parse('01954f3a-7c00-7abc-8def-0123456789ab');

describe('the villages of a township', () => {
  test('are those its parcels have, the most used first, without deleted ones', async () => {
    const { client } = await aWorkspace();
    const make = (townshipCode: string, villageCode: string) =>
      client.parcel.create({ attributes: { identity: { townshipCode, villageCode } } });
    await make('330502100', '330502100201');
    await make('330502100', '330502100202');
    await make('330502100', '330502100202');
    await make('330502001', '330502001001');
    const gone = await make('330502100', '330502100203');
    await removeParcel(client, gone.id);
    expect(await client.parcel.villages({ townshipCode: '330502100' })).toEqual([
      { code: '330502100202', parcels: 2 },
      { code: '330502100201', parcels: 1 },
    ]);
    expect(await client.parcel.villages({ townshipCode: '330521100' })).toEqual([]);
  });
});

describe('a new parcel', () => {
  test('has number, township, reporting body, surveyor and day filled in', async () => {
    const { client } = await aWorkspace({ startsAt: '2025-03-01T17:00:00.000Z' });
    const parcel = await client.parcel.create({});
    expect(parcel.values).toEqual({
      identity: { unitNo: '330502001-0001', townshipCode: '330502001', reportingBody: '330502' },
      process: { surveyor: '沈伟', surveyedOn: '2025-03-02', listVersion: '踏勘自带 1' },
    });
    expect(parcel.state).toBe('draft');
    expect(parcel.groups.identity).toMatchObject({
      conflict: false,
      alternatives: [],
      source: { by: '沈伟', deviceName: '外业平板 1', seq: 1 },
    });
  });

  test('keeps what was given instead', async () => {
    const { client } = await aWorkspace();
    const attributes = {
      identity: { unitNo: 'X-1', townshipCode: '330521100', reportingBody: '330521' },
      process: { surveyor: '李明', surveyedOn: '2024-12-31' },
    };
    const { values } = await client.parcel.create({ attributes });
    expect(values).toEqual({
      ...attributes,
      process: { ...attributes.process, listVersion: '踏勘自带 1' },
    });
  });

  test('is numbered on, never twice, also after the last one was removed and the program started anew', async () => {
    const workspace = await aWorkspace();
    const { client } = workspace;
    const number = async () => (await client.parcel.create({})).values.identity?.unitNo;
    expect([await number(), await number()]).toEqual(['330502001-0001', '330502001-0002']);
    const last = await client.parcel.create({});
    await removeParcel(client, last.id);
    await reopen(workspace);
    expect(await number()).toBe('330502001-0004');
  });

  test('is not given the number of another, whatever numbers people wrote', async () => {
    const { client } = await aWorkspace();
    for (const unitNo of ['330502001-99999999999999999999', '330502001-999999999', '330502001-1000000000'])
      await client.parcel.create({ attributes: { identity: { unitNo } } });
    const made = [await client.parcel.create({}), await client.parcel.create({})];
    const numbers = made.map(({ values }) => values.identity?.unitNo);
    expect(numbers).toEqual(['330502001-1000000001', '330502001-1000000002']);
  });

  test('that does not fit the schema is refused with its fields and not made', async () => {
    const { client } = await aWorkspace();
    const attributes = { tenure: { registeredAreaSqM: -1 }, identity: { townshipCode: '1' } };
    const problems = await problemsOf('input.invalid', client.parcel.create({ attributes }));
    expect(problems.map(({ field }) => field)).toEqual([
      'attributes.identity.townshipCode',
      'attributes.tenure.registeredAreaSqM',
    ]);
    expect((await client.parcel.list({})).total).toBe(0);
  });
});

describe('writing a group', () => {
  test('replaces it whole and leaves the others alone', async () => {
    const { client } = await aWorkspace();
    const parcel = await aParcel(client, { attributes: COMPLETE });
    const written = await client.parcel.writeGroup({
      id: parcel.id,
      group: 'tenure',
      value: { tenure: 'state' },
      heads: parcel.groups.tenure?.heads ?? [],
    });
    expect(written.values).toEqual({ ...parcel.values, tenure: { tenure: 'state' } });
    expect(written.groups.tenure?.heads).not.toEqual(parcel.groups.tenure?.heads);
    expect(written.groups.use).toEqual(parcel.groups.use);
  });

  test('that nobody has written yet takes no heads', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client);
    const written = await client.parcel.writeGroup({
      id,
      group: 'abuttals',
      value: { north: '大港路' },
      heads: [],
    });
    expect(written.values.abuttals).toEqual({ north: '大港路' });
  });

  test('on heads that are no longer those is refused, and nothing is written', async () => {
    const { client } = await aWorkspace();
    const { id, groups } = await aParcel(client, { attributes: COMPLETE });
    const heads = groups.tenure?.heads ?? [];
    const first = await client.parcel.writeGroup({ id, group: 'tenure', value: { tenure: 'state' }, heads });
    for (const stale of [heads, []]) {
      const params = await failureWith(
        'record.changed-meanwhile',
        client.parcel.writeGroup({ id, group: 'tenure', value: { tenure: 'collective' }, heads: stale }),
      );
      expect(params).toEqual({ record: id, group: 'parcel.tenure' });
    }
    expect(await client.parcel.get({ id })).toEqual(first);
  });

  test('with what stands there already writes nothing', async () => {
    const { client } = await aWorkspace();
    const { id, groups, values } = await aParcel(client, { attributes: COMPLETE });
    const { counts } = await client.workspace.info();
    const value = Object.fromEntries(Object.entries(values.tenure ?? {}).reverse());
    await client.parcel.writeGroup({ id, group: 'tenure', value, heads: groups.tenure?.heads ?? [] });
    expect((await client.workspace.info()).counts.operations).toBe(counts.operations);
  });

  test('with an empty value empties it', async () => {
    const { client } = await aWorkspace();
    const { id, groups } = await aParcel(client, { attributes: COMPLETE });
    const heads = groups.tenure?.heads ?? [];
    const emptied = await client.parcel.writeGroup({ id, group: 'tenure', value: {}, heads });
    expect(emptied.values.tenure).toEqual({});
    const [row] = (await client.parcel.list({})).items;
    expect(row?.rightHolder).toBeUndefined();
  });

  test.each([
    [{ rightHolder: 5 }, 'record.wrong-type', 'rightHolder'],
    [{ rightHolder: '' }, 'record.missing', 'rightHolder'],
    [{ rightHolder: 'a\nb' }, 'record.line-break', 'rightHolder'],
    [{ rightHolder: 'x'.repeat(501) }, 'record.too-long', 'rightHolder'],
    [{ registeredOn: '2025-02-30' }, 'record.wrong-form', 'registeredOn'],
    [{ registeredAreaSqM: -0.01 }, 'record.too-small', 'registeredAreaSqM'],
    [{ registeredAreaSqM: 1e13 }, 'record.too-large', 'registeredAreaSqM'],
    [{ rightHolders: 'x' }, 'record.unknown-field', 'rightHolders'],
    [null, 'record.wrong-type', undefined],
    ['tenure', 'record.wrong-type', undefined],
  ])('refuses %j by its field', async (value, code, field) => {
    const { client } = await aWorkspace();
    const before = await aParcel(client, { attributes: COMPLETE });
    const heads = before.groups.tenure?.heads ?? [];
    const problems = await problemsOf(
      'input.invalid',
      client.parcel.writeGroup({ id: before.id, group: 'tenure', value, heads }),
    );
    expect(problems).toMatchObject([{ code, ...(field ? { field } : {}) }]);
    expect(await client.parcel.get({ id: before.id })).toEqual(before);
  });

  test('of a parcel that is not there or was removed is refused', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client);
    await removeParcel(client, id);
    for (const record of [NOBODY, id]) {
      const call = client.parcel.writeGroup({ id: record, group: 'abuttals', value: {}, heads: [] });
      expect(await failureOf(call)).toEqual({ code: 'record.not-found', params: { record } });
    }
  });

  test('of a photo through the parcel procedures is refused', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client);
    const [photo] = (await addPhotos(client, id, 'panorama', 'no-exif.jpg')).added;
    const record = photo?.id ?? NOBODY;
    for (const call of [
      client.parcel.get({ id: record }),
      removeParcel(client, record),
      completeParcel(client, record),
      client.parcel.writeGroup({ id: record, group: 'abuttals', value: {}, heads: [] }),
    ])
      expect((await failureOf(call)).code).toBe('record.not-found');
  });
});

describe('completing', () => {
  test('is refused with the errors while there are any', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client);
    const { record, issues } = await failureWith('record.has-errors', completeParcel(client, id));
    expect(record).toBe(id);
    expect(issues.every(({ severity }) => severity === 'error')).toBe(true);
    const rules = issues.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(['required-field', 'boundary-required']));
    expect((await client.parcel.get({ id })).state).toBe('draft');
  });

  test('then reopening goes back and forth, and doing it twice is refused', async () => {
    const { client } = await aWorkspace();
    const { id, issues } = await aCompletableParcel(client);
    expect(issues).toEqual([]);
    expect((await completeParcel(client, id)).state).toBe('completed');
    expect(await failureOf(completeParcel(client, id))).toEqual({
      code: 'record.action-not-allowed',
      params: { record: id, state: 'completed' },
    });
    const reopen = { id, seen: seenOf(await client.parcel.get({ id })) };
    expect((await client.parcel.reopen(reopen)).state).toBe('draft');
    expect((await failureOf(client.parcel.reopen(reopen))).code).toBe('record.action-not-allowed');
    expect((await completeParcel(client, id)).state).toBe('completed');
  });

  test('no longer holds once a field is changed', async () => {
    const { client } = await aWorkspace();
    const { id } = await aCompletableParcel(client);
    const { groups } = await completeParcel(client, id);
    const changed = await client.parcel.writeGroup({
      id,
      group: 'abuttals',
      value: { north: '大港路' },
      heads: groups.abuttals?.heads ?? [],
    });
    expect(changed.state).toBe('draft');
    expect((await client.parcel.list({ states: ['draft'] })).items.map((item) => item.id)).toEqual([id]);
  });
});

describe('the list', () => {
  test('goes page by page to the end and has no page after the last', async () => {
    const { client } = await aWorkspace();
    for (let i = 0; i < 6; i++) await client.parcel.create({});
    await client.parcel.create({ attributes: { identity: { unitNo: '330502001-0003' } } });
    for (const [limit, sizes] of [
      [3, [3, 3, 1]],
      [7, [7]],
      [8, [7]],
    ] as const) {
      const pages: string[][] = [];
      let after: string | undefined;
      do {
        const page = await client.parcel.list({ limit, ...(after ? { after } : {}) });
        pages.push(page.items.map(({ id }) => id));
        expect(page.total).toBe(7);
        after = page.next;
      } while (after);
      expect(pages.map((page) => page.length)).toEqual(sizes);
      expect(new Set(pages.flat()).size).toBe(7);
    }
    const { items, next } = await client.parcel.details({ limit: 4 });
    const rest = await client.parcel.details({ limit: 4, ...(next ? { after: next } : {}) });
    expect([items.length, rest.items.length, rest.next]).toEqual([4, 3, undefined]);
  });

  test.each(['', '|', 'x|y', '12', "1' OR 1=1|x", '9007199254740993|x'])(
    'refuses the cursor %j by its field',
    async (after) => {
      const { client } = await aWorkspace();
      const [problem] = await problemsOf('input.invalid', client.parcel.list({ after }));
      expect(problem?.field).toBe('after');
    },
  );

  test('adds up areas, counts by state, and finds by text', async () => {
    const { client } = await aWorkspace();
    await aParcel(client, { attributes: { identity: { name: '织里童装厂' } }, square: 0 });
    await aParcel(client, { attributes: { tenure: { rightHolder: '50%_合作社' } }, square: 1 });
    const { id } = await aCompletableParcel(client, 2);
    await completeParcel(client, id);
    const all = await client.parcel.list({});
    expect(all.totalPlanarAreaSqM).toBeCloseTo(3 * 6000, 3);
    expect(all.byState).toEqual({ draft: 2, completed: 1 });
    expect((await client.parcel.list({ search: '童装' })).total).toBe(1);
    expect((await client.parcel.list({ search: ' %_ ' })).total).toBe(1);
    expect((await client.parcel.list({ search: '   ' })).total).toBe(3);
    expect((await client.parcel.list({ states: ['completed'] })).items[0]).toMatchObject({
      id,
      photoCount: 3,
      errorCount: 0,
    });
  });

  test('no longer shows a removed parcel, nor does the map', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client, { square: 0 });
    expect((await client.map.extent()).box).toBeDefined();
    await removeParcel(client, id);
    expect(await client.parcel.list({})).toMatchObject({
      items: [],
      total: 0,
      totalPlanarAreaSqM: 0,
      byState: {},
    });
    expect(await client.map.extent()).toEqual({});
    expect((await failureOf(client.parcel.get({ id }))).code).toBe('record.not-found');
    expect((await failureOf(removeParcel(client, id))).code).toBe('record.not-found');
  });
});

test('a text for the boundary makes the areas and the outline on the map', async () => {
  const { client } = await aWorkspace();
  const { id, values } = await aParcel(client, { square: 0 });
  expect(squareText(0)).toContain('J1,3416500.000,500000.000');
  expect(values.boundary?.planarAreaSqM).toBeCloseTo(6000, 3);
  const { box } = await client.map.extent();
  if (!box) throw new Error('no extent');
  const { outlines, total } = await client.map.outlines({ box });
  expect(total).toBe(1);
  const points = values.boundary?.rings[0]?.points.map(({ lon, lat }) => [lon, lat]) ?? [];
  expect(outlines).toEqual([
    { id, unitNo: '330502001-0001', state: 'draft', conflict: false, rings: [[...points, points[0]]] },
  ]);
  expect(await client.map.outlines({ box: [0, 0, 1, 1] })).toEqual({ outlines: [], total: 0 });
});
