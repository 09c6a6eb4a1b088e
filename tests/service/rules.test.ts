/** Each rule on a real record: broken it is found and counted, mended it is gone. A rule without a case here fails. */
import { expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Json } from '#core/json.ts';
import type { AttributeGroup } from '#core/parcel/field-groups.ts';
import { RULES } from '#core/parcel/rules/rules.ts';
import {
  aCompletableParcel,
  addPhotos,
  aParcel,
  COMPLETE,
  removeParcel,
  removePhoto,
  squareText,
} from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { publish, retired } from '#tests/helpers/editions.ts';

type Rule = keyof typeof RULES;
type Id = ParcelDetail['id'];

type Bench = {
  readonly client: TestWorkspace['client'];
  readonly id: Id;
  /** Writes fields of a group over what stands there; null empties one. */
  readonly write: (group: AttributeGroup, changes: Readonly<Record<string, Json>>) => Promise<void>;
  readonly draw: (id: Id, text: string) => Promise<void>;
  /** Another parcel, on the ground of the first or `eastM` away. */
  readonly another: (wish: { unitNo?: string; surveyor?: string; eastM?: number }) => Promise<Id>;
};

type Case = {
  /** @returns the parcel to look at, where it is not the bench's own */
  readonly breaks: (bench: Bench) => Promise<Id | undefined>;
  readonly mends: (bench: Bench, id: Id) => Promise<unknown>;
};

/** A rule on the fields of one group. */
const fields = (
  group: AttributeGroup,
  wrong: Readonly<Record<string, Json>>,
  right: Readonly<Record<string, Json>>,
): Case => ({
  breaks: async ({ write }) => {
    await write(group, wrong);
    return undefined;
  },
  mends: ({ write }) => write(group, right),
});

/** A rule on two parcels, mended by taking the other away. */
const twoParcels = (wish: Parameters<Bench['another']>[0]): Case => {
  let other: Id | undefined;
  return {
    breaks: async ({ another }) => {
      other = await another(wish);
      return undefined;
    },
    mends: async ({ client }) => other && removeParcel(client, other),
  };
};

const CASES: Readonly<Record<Rule, Case>> = {
  'required-field': fields('tenure', { rightHolder: null }, { rightHolder: '红丰村' }),
  'unknown-code': fields('classification', { category: 'castle' }, { category: 'village' }),
  'retired-code': {
    breaks: async ({ client }) => {
      await publish(client, '2', retired('category', 'village'));
      return undefined;
    },
    mends: ({ write }) => write('classification', { category: 'residential' }),
  },
  'unknown-place': fields('identity', { keyAreaNo: 67 }, { keyAreaNo: 66 }),
  'village-in-township': fields('identity', { villageCode: '330503103201' }, { villageCode: '330502001201' }),
  'reporting-body-county': fields('identity', { reportingBody: '330503' }, { reportingBody: 'ZONE-NTH' }),
  'duplicate-unit-no': twoParcels({ unitNo: '330502001-0001', eastM: 2000 }),
  'parcel-code': fields(
    'identity',
    { parcelCodes: ['330502100012GA00042'] },
    { parcelCodes: ['330502100012JA00042'] },
  ),
  'parcel-code-county': fields('identity', { parcelCodes: ['330503100012GB00042'] }, { parcelCodes: [] }),
  'date-order': fields(
    'tenure',
    { approvedOn: '2020-05-01', registeredOn: '2020-04-30' },
    { registeredOn: '2020-05-01' },
  ),
  'date-range': fields('process', { surveyedOn: '2025-03-02' }, { surveyedOn: '2025-03-01' }),
  'land-class-scheme': fields(
    'use',
    { plannedUse: { scheme: 'gbt21010_2017', code: '0601' } },
    { plannedUse: null },
  ),
  'area-difference': fields('tenure', { registeredAreaSqM: 6400 }, { registeredAreaSqM: 6100 }),
  'idle-reason-required': fields('use', { idleReason: null }, { idleReason: '企业停产' }),
  'normal-use-needs-figures': fields('use', { usageStatus: '1' }, { currentUse: '晒场' }),
  'floor-area-ratio': fields('use', { floorAreaSqM: 6000, floorAreaRatio: 1.1 }, { floorAreaRatio: 1.01 }),
  'building-density': fields(
    'use',
    { footprintAreaSqM: 3000, buildingDensityPercent: 51 },
    { buildingDensityPercent: 50 },
  ),
  'building-density-range': fields('use', { buildingDensityPercent: 120 }, { buildingDensityPercent: 100 }),
  'year-range': fields('use', { yearBuilt: 2026 }, { yearBuilt: 2025 }),
  'credit-code': fields(
    'economics',
    { enterprises: [{ name: '甲', creditCode: '91330100799655058A' }] },
    { enterprises: [{ name: '甲', creditCode: '91330100799655058B' }] },
  ),
  'reasons-required': fields('classification', { isLowEfficiency: true }, { isLowEfficiency: false }),
  'legacy-flags-required': fields(
    'legacy',
    { legacyAreaSqM: 10, builtUpInSecondSurvey: true },
    { builtUpInThirdSurvey: false },
  ),
  'legacy-area': fields('legacy', { legacyAreaSqM: 6000.02 }, { legacyAreaSqM: 6000 }),
  'transition-end-required': fields(
    'redevelopment',
    { mode: 'adaptiveReuse' },
    { transitionEndsOn: '2030-01-01' },
  ),
  'boundary-required': {
    breaks: async ({ client }) => (await aParcel(client, { attributes: COMPLETE })).id,
    mends: ({ draw }, id) => draw(id, squareText(9)),
  },
  'boundary-shape': {
    breaks: async ({ id, draw }) => {
      const [a = '', b = '', c = '', d = ''] = squareText(0).split('\n');
      // Not as wide on one side as on the other, or the two loops would have no area together.
      await draw(id, [a, c.replace('500100', '500140'), b, d].join('\n'));
      return undefined;
    },
    mends: ({ id, draw }) => draw(id, squareText(0)),
  },
  'area-limit': {
    breaks: async ({ id, draw }) => {
      const [a = '', b = '', c = '', d = ''] = squareText(0).split('\n');
      const far = (line: string) => line.replace('500100', '504000');
      const high = (line: string) => line.replace('3416560', '3417500');
      await draw(id, [a, high(b), high(far(c)), far(d)].join('\n'));
      return undefined;
    },
    mends: ({ id, draw }) => draw(id, squareText(0)),
  },
  'parcel-overlap': twoParcels({ eastM: 99 }),
  'same-land': twoParcels({ eastM: 10, surveyor: '李四' }),
  'neighbour-sliver': twoParcels({ eastM: 100.05 }),
  'minimum-photos': {
    breaks: async ({ client, id }) => {
      const [photo] = (await client.parcel.get({ id })).photos;
      await removePhoto(client, photo?.id as Id);
      return undefined;
    },
    mends: ({ client, id }) => addPhotos(client, id, 'panorama', 'south-west.jpg'),
  },
};

async function aBench(): Promise<Bench> {
  // Of the office, for only there codes are put out of use.
  const { client } = await aWorkspace({ role: 'office' });
  const { id } = await aCompletableParcel(client);
  const draw = async (parcel: Id, text: string): Promise<void> => {
    const { groups } = await client.parcel.get({ id: parcel });
    await client.boundary.write({
      id: parcel,
      source: { kind: 'text', text },
      heads: groups.boundary?.heads ?? [],
    });
  };
  return {
    client,
    id,
    draw,
    write: async (group, changes) => {
      const { values, groups } = await client.parcel.get({ id });
      const merged = Object.entries({ ...(values[group] as object | undefined), ...changes });
      const value = Object.fromEntries(merged.filter(([, each]) => each !== null)) as Json;
      await client.parcel.writeGroup({ id, group, value, heads: groups[group]?.heads ?? [] });
    },
    another: async ({ unitNo, surveyor, eastM = 0 }) => {
      const other = await aParcel(client, {
        attributes: {
          identity: { ...(unitNo ? { unitNo } : {}), name: '另一地块' },
          ...(surveyor ? { process: { surveyor } } : {}),
        },
      });
      await draw(
        other.id,
        squareText(0).replace(/(500\d{3}\.\d{3})$/gm, (east) => (Number(east) + eastM).toFixed(3)),
      );
      return other.id;
    },
  };
}

/** Whether the rule finds something, with the record's counts in the list held against its findings. */
async function isFound({ client }: Bench, id: Id, rule: string): Promise<boolean> {
  const { issues } = await client.parcel.get({ id });
  const row = (await client.parcel.list({})).items.find((item) => item.id === id);
  expect(row).toMatchObject({
    errorCount: issues.filter(({ severity }) => severity === 'error').length,
    warningCount: issues.filter(({ severity }) => severity === 'warning').length,
  });
  return issues.some((issue) => issue.rule === rule);
}

test.each(Object.keys(RULES) as Rule[])('%s fires and clears', async (rule) => {
  const bench = await aBench();
  expect(await isFound(bench, bench.id, rule)).toBe(false);
  const { breaks, mends } = CASES[rule];
  const id = (await breaks(bench)) ?? bench.id;
  expect(await isFound(bench, id, rule)).toBe(true);
  await mends(bench, id);
  expect(await isFound(bench, id, rule)).toBe(false);
});
