import { describe, expect, test } from 'vitest';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import type { Json } from '#core/json.ts';
import { COMPLETE } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type Client } from '#tests/helpers/a-workspace.ts';
import { problemsOf } from '#tests/helpers/calls.ts';

/** A closed ring of 100 m × 60 m in 吴兴, clockwise. */
const RING = [
  [0, 0],
  [60, 0],
  [60, 100],
  [0, 100],
  [0, 0],
].map(([north = 0, east = 0]) => [...toLonLat(gk120(3_416_500 + north, 500_000 + east))]);

const add = (client: Client, ...records: readonly Json[]) =>
  client.parcel.addMany({
    fileName: '地块.jsonl',
    records: records.map((record, i) => ({ line: i + 1, record })),
  });

const detailOf = async (client: Client, unitNo: string) =>
  (await client.parcel.details({})).items.find(({ values }) => values.identity?.unitNo === unitNo);

describe('many records at once', () => {
  test('nested by group, flat by field, and mixed, come to the same', async () => {
    const { client } = await aWorkspace();
    const { created } = await add(
      client,
      { identity: { unitNo: 'A-1', name: '甲' }, tenure: { tenure: 'state', rightHolder: '乙' } },
      { unitNo: 'A-2', name: '甲', tenure: 'state', rightHolder: '乙' },
      { identity: { unitNo: 'A-3' }, name: '甲', tenure: { tenure: 'state' }, rightHolder: '乙' },
    );
    expect(created.map(({ unitNo }) => unitNo)).toEqual(['A-1', 'A-2', 'A-3']);
    const { items } = await client.parcel.details({});
    for (const { values } of items) {
      expect(values.identity).toMatchObject({ name: '甲' });
      expect(values.tenure).toEqual({ tenure: 'state', rightHolder: '乙' });
    }
  });

  test('without a number are numbered on, in the order of the file', async () => {
    const { client } = await aWorkspace();
    const { created } = await add(client, {}, { unitNo: '330502001-0007' }, {}, {});
    const numbers = created.map(({ unitNo }) => unitNo);
    expect(new Set(numbers).size).toBe(4);
    expect(numbers[1]).toBe('330502001-0007');
  });

  test('are never numbered as another of the same file is', async () => {
    const { client } = await aWorkspace();
    const { created } = await add(client, {}, {}, { unitNo: '330502001-0001' }, { unitNo: '330502001-0003' });
    expect(new Set(created.map(({ unitNo }) => unitNo)).size).toBe(4);
  });

  test('with rings get their boundary, open or closed, the shell found whatever the order', async () => {
    const { client } = await aWorkspace();
    const hole = [
      [20, 20],
      [20, 40],
      [40, 40],
      [40, 20],
    ].map(([north = 0, east = 0]) => [...toLonLat(gk120(3_416_500 + north, 500_000 + east))]);
    await add(
      client,
      { unitNo: 'OPEN', rings: [RING.slice(0, 4)] },
      { unitNo: 'CLOSED', rings: [RING] },
      {
        unitNo: 'HOLED',
        rings: [hole, RING],
      },
    );
    const [open, closed, holed] = await Promise.all(
      ['OPEN', 'CLOSED', 'HOLED'].map((unitNo) => detailOf(client, unitNo)),
    );
    expect(open?.values.boundary).toEqual(closed?.values.boundary);
    expect(open?.values.boundary?.planarAreaSqM).toBeCloseTo(6000, 4);
    expect(holed?.values.boundary?.planarAreaSqM).toBeCloseTo(5600, 4);
    expect(holed?.values.boundary?.rings.map(({ points }) => points.length)).toEqual([4, 4]);
  });

  test('are taken all or none: one that is refused is named by its line and nothing is stored', async () => {
    const { client } = await aWorkspace();
    const problems = await problemsOf(
      'records.refused',
      add(client, { unitNo: 'good' }, { tenure: { registeredAreaSqM: 'much' } }, { nonsense: 1 }, 7, {
        address: '长'.repeat(501),
      }),
    );
    expect(problems).toMatchObject([
      { line: 2, code: 'record.not-a-number', field: 'tenure.registeredAreaSqM' },
      { line: 3, code: 'record.unknown-field', field: 'nonsense' },
      { line: 4, code: 'record.wrong-type' },
      { line: 5, code: 'record.too-long', field: 'identity.address', params: { limit: 500 } },
    ]);
    expect((await client.parcel.list({})).total).toBe(0);
    expect((await client.workspace.info()).counts.operations).toBe(0);
  });

  test('with a number that is taken, or stands twice in the file, are refused by line', async () => {
    const { client } = await aWorkspace();
    await add(client, { unitNo: 'taken' });
    const problems = await problemsOf(
      'records.refused',
      add(client, { unitNo: 'twice' }, { unitNo: 'taken' }, { unitNo: 'twice' }),
    );
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'record.duplicate-unit-no'],
      [3, 'record.duplicate-unit-no'],
    ]);
    expect((await client.parcel.list({})).total).toBe(1);
  });

  test.each<[string, Json]>([
    ['no ring', []],
    ['two points', [RING.slice(0, 2)]],
    ['the same point again and again', [[RING[0], RING[0], RING[0], RING[0]] as Json]],
    ['a line', [[RING[0], RING[1], RING[0]] as Json]],
    [
      'metres instead of degrees',
      [
        [
          [500_000, 3_416_500],
          [500_100, 3_416_500],
          [500_100, 3_416_560],
        ],
      ],
    ],
    [
      'a place outside of Huzhou',
      [
        [
          [116.3, 39.9],
          [116.4, 39.9],
          [116.4, 40],
        ],
      ],
    ],
    ['latitude first', [RING.map(([lon, lat]) => [lat, lon]) as Json]],
    [
      'texts',
      [
        [
          ['120', '30'],
          ['120.1', '30'],
          ['120.1', '30.1'],
        ],
      ],
    ],
    ['a number', 5],
    ['nothing', null],
    ['two parts', [RING, RING.map(([lon = 0, lat]) => [lon + 0.01, lat])] as Json],
  ])('with rings of %s are refused by line and field', async (_, rings) => {
    const { client } = await aWorkspace();
    const problems = await problemsOf('records.refused', add(client, {}, { rings }));
    expect(problems[0]).toMatchObject({ line: 2, field: 'rings' });
    expect((await client.parcel.list({})).total).toBe(0);
  });

  test('say which ring has too few points', async () => {
    const { client } = await aWorkspace();
    const [first = [], second = []] = RING;
    const rings = [RING, [first, second, first]];
    expect(await problemsOf('records.refused', add(client, {}, { rings }))).toEqual([
      { code: 'boundary.too-few-points', line: 2, field: 'rings', params: { ring: 2, points: 2 } },
    ]);
  });

  test('are made what the form would make of them: codes, numbers, dates, lines', async () => {
    const { client } = await aWorkspace();
    const { changed } = await add(client, {
      unitNo: '３３０５０２１００－００４２',
      parcelCodes: ['330502 100012 gb00042'],
      rightHolder: '湖州\r\n织造',
      registeredAreaSqM: '12,345.6 ㎡',
      approvedAreaSqM: '45亩',
      registeredOn: '2025年3月1日',
      enterprises: [{ name: '甲', creditCode: '９１３３０１００７９９６５５０５８b', jobs: '1,200人' }],
    });
    expect(changed).toContainEqual({
      code: 'record.unit-converted',
      line: 1,
      field: 'tenure.approvedAreaSqM',
      params: { to: '30000' },
    });
    expect(changed.map(({ field }) => field)).toEqual([
      'identity.unitNo',
      'identity.parcelCodes',
      'identity.parcelCodes',
      'tenure.rightHolder',
      'tenure.registeredOn',
      'tenure.registeredAreaSqM',
      'tenure.approvedAreaSqM',
      'economics.enterprises',
      'economics.enterprises',
      'economics.enterprises',
    ]);
    const { identity, tenure, economics } = (await detailOf(client, '330502100-0042'))?.values ?? {};
    expect(identity?.parcelCodes).toEqual(['330502100012GB00042']);
    expect(tenure).toEqual({
      rightHolder: '湖州 织造',
      registeredAreaSqM: 12345.6,
      approvedAreaSqM: 30_000,
      registeredOn: '2025-03-01',
    });
    expect(economics?.enterprises).toEqual([{ name: '甲', creditCode: '91330100799655058B', jobs: 1200 }]);
  });

  test('that could mean two things are refused with the reason, once', async () => {
    const { client } = await aWorkspace();
    const problems = await problemsOf(
      'records.refused',
      add(
        client,
        { registeredAreaSqM: '12,34' },
        { taxPaidPerMuWanYuan: '5万元' },
        { registeredOn: '2025-02-30' },
        { registeredOn: '2025' },
        { enterprises: [{ name: '甲', jobs: '很多' }] },
      ),
    );
    expect(problems.map(({ line, code, field }) => [line, code, field])).toEqual([
      [1, 'record.not-a-number', 'tenure.registeredAreaSqM'],
      [2, 'record.unit-not-fitting', 'economics.taxPaidPerMuWanYuan'],
      [3, 'record.no-such-day', 'tenure.registeredOn'],
      [4, 'record.date-form', 'tenure.registeredOn'],
      [5, 'record.not-a-number', 'economics.enterprises.0.jobs'],
    ]);
  });

  test('of no records make nothing and are no failure', async () => {
    const { client } = await aWorkspace();
    expect(await add(client)).toEqual({
      created: [],
      changed: [],
      findings: { withErrors: 0, withWarnings: 0, errors: 0, warnings: 0, first: [] },
    });
  });

  test('with keys that every object has are refused like any other unknown field', async () => {
    const { client } = await aWorkspace();
    for (const key of ['constructor', 'toString', 'hasOwnProperty']) {
      const problems = await problemsOf('records.refused', add(client, { [key]: 'x' }));
      expect(problems).toMatchObject([{ line: 1, code: 'record.unknown-field', field: key }]);
    }
  });

  test('cannot bring values in by way of a prototype', async () => {
    const { client } = await aWorkspace();
    const record = JSON.parse('{"__proto__":{"unitNo":"x","identity":{"unitNo":"x"}}}') as Json;
    const { created } = await add(client, record);
    expect(created.map(({ unitNo }) => unitNo)).toEqual(['330502001-0001']);
  });

  test('flat `tenure` is the field, nested `tenure` the group', async () => {
    const { client } = await aWorkspace();
    await add(client, { unitNo: 'FLAT', tenure: 'collective' });
    expect((await detailOf(client, 'FLAT'))?.values.tenure).toEqual({ tenure: 'collective' });
  });
});

describe('what the rules find in many records', () => {
  test('is told with the file’s lines: how many have errors and warnings, and the first of them', async () => {
    const { client } = await aWorkspace();
    const complete = { ...COMPLETE, rings: [RING] };
    const { created, findings } = await client.parcel.addMany({
      fileName: '地块.jsonl',
      records: [
        { line: 1, record: { unitNo: 'A-1' } },
        { line: 4, record: { ...complete, identity: { ...COMPLETE.identity, unitNo: 'A-2' } } as Json },
      ],
    });
    const details = await Promise.all(created.map(({ id }) => client.parcel.get({ id })));
    const [bare, full] = details.map(({ issues }) => issues);
    expect(findings).toMatchObject({
      withErrors: 1,
      withWarnings: 2,
      errors: bare?.filter(({ severity }) => severity === 'error').length,
    });
    expect(findings.first.map(({ line, unitNo, issues }) => ({ line, unitNo, issues }))).toEqual([
      { line: 1, unitNo: 'A-1', issues: bare },
      { line: 4, unitNo: 'A-2', issues: full },
    ]);
  });

  test('of one file about the same ground is found among themselves', async () => {
    const { client } = await aWorkspace();
    const { findings } = await client.parcel.addMany({
      fileName: '地块.jsonl',
      records: [1, 2].map((line) => ({ line, record: { rings: [RING] } as Json })),
    });
    expect(findings.first.map(({ issues }) => issues.some(({ rule }) => rule === 'parcel-overlap'))).toEqual([
      true,
      true,
    ]);
  });
});
