/** Whatever is done to parcels that lie together, in whatever order: counts are those of the findings, contacts those of the boundaries. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { countIssues } from '#core/parcel/issue.ts';
import { removeParcel, squareText } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { finish } from '#tests/helpers/calls.ts';

type Id = ParcelDetail['id'];

const EASTS_M = [0, 10, 90, 99.9, 100, 100.1, 5000] as const;
const NUMBERS = ['A-1', 'A-2'] as const;
const SURVEYORS = ['沈伟', '李明'] as const;

const step = fc.oneof(
  fc.record({ do: fc.constant('add' as const), unitNo: fc.constantFrom(...NUMBERS) }),
  fc.record({ do: fc.constant('draw' as const), which: fc.nat(3), eastM: fc.constantFrom(...EASTS_M) }),
  fc.record({ do: fc.constant('number' as const), which: fc.nat(3), unitNo: fc.constantFrom(...NUMBERS) }),
  fc.record({ do: fc.constant('survey' as const), which: fc.nat(3), by: fc.constantFrom(...SURVEYORS) }),
  fc.record({ do: fc.constant('remove' as const), which: fc.nat(3) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function take({ client }: TestWorkspace, live: readonly Id[], next: Step): Promise<readonly Id[]> {
  if (next.do === 'add') {
    const { id } = await client.parcel.create({ attributes: { identity: { unitNo: next.unitNo } } });
    return [...live, id];
  }
  const id = live[next.which % Math.max(1, live.length)];
  if (!id) return live;
  const { groups, values } = await client.parcel.get({ id });
  if (next.do === 'remove') {
    await removeParcel(client, id);
    return live.filter((each) => each !== id);
  }
  if (next.do === 'draw') {
    const text = squareText(0).replace(/(500\d{3}\.\d{3})$/gm, (east) =>
      (Number(east) + next.eastM).toFixed(3),
    );
    await client.boundary.write({ id, source: { kind: 'text', text }, heads: groups.boundary?.heads ?? [] });
    return live;
  }
  const [group, change] =
    next.do === 'number'
      ? (['identity', { unitNo: next.unitNo }] as const)
      : (['process', { surveyor: next.by }] as const);
  const value = { ...values[group], ...change };
  await client.parcel.writeGroup({ id, group, value, heads: groups[group]?.heads ?? [] });
  return live;
}

test('counts and contacts are those of what is there', async () => {
  let seed = 1;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
      const workspace = await aWorkspace({ seed: seed++ });
      let live: readonly Id[] = [];
      for (const next of [{ do: 'add', unitNo: 'A-1' }, { do: 'add', unitNo: 'A-2' }, ...steps] as const) {
        live = await take(workspace, live, next);
      }
      const { items } = await workspace.client.parcel.list({});
      expect(items.map(({ id }) => id).toSorted()).toEqual(live.toSorted());
      for (const { id, errorCount, warningCount } of items) {
        const { issues } = await workspace.client.parcel.get({ id });
        expect({ id, ...countIssues(issues) }).toEqual({
          id,
          errors: errorCount,
          warnings: warningCount,
          confirmed: 0,
        });
      }
      expect((await finish(workspace.client.workspace.check())).problems).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 60_000);
