import { describe, expect, test } from 'vitest';
import { nextOperation, seenFor } from '#core/merge/authoring.ts';
import { readChains } from '#core/merge/chain.ts';
import { hashed, Machine, newTruth, packageId, recordId, replicaId } from './machines.ts';

const factory = recordId(1);
const draft = {
  replica: replicaId(1),
  at: '2026-05-01T08:00:00.000Z',
  by: '沈一',
  record: factory,
  kind: 'set',
  group: 'parcel.tenure',
  value: 'state',
  seen: {},
} as const;

describe('a new operation', () => {
  test('is the first of its replica, or follows the last one', () => {
    const first = hashed(nextOperation(undefined, draft));
    expect(first.op).toMatchObject({ seq: 1, prev: null });
    const second = hashed(nextOperation({ seq: 1, hash: first.hash }, draft));
    expect(second.op).toMatchObject({ seq: 2, prev: first.hash });
    const links = [first, second].map(({ hash, op }) => ({ ...op, hash }));
    expect(readChains(links).get(draft.replica)).toMatchObject({ lastSeq: 2, gaps: [], forks: [] });
  });

  test('has seen what its author knows of the group, and what the authors of that had seen', () => {
    const truth = newTruth();
    const [shen, li, wang] = [1, 2, 3].map((n) => new Machine(replicaId(n), truth)) as [
      Machine,
      Machine,
      Machine,
    ];
    shen.set(factory, 'parcel.geometry', 'not of this group');
    const first = shen.set(factory, 'parcel.tenure', 'state');
    li.receive({ id: packageId(1), ops: [first] });
    const second = li.set(factory, 'parcel.tenure', 'collective');
    wang.receive({ id: packageId(2), ops: [second] });
    const third = wang.set(factory, 'parcel.tenure', 'state');
    expect(third.op.seen).toEqual({ [replicaId(1)]: 2, [replicaId(2)]: 1 });
    expect(seenFor([])).toEqual({});
  });
});
