import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyOrder } from '#core/merge/history.ts';
import { Machine, newTruth, packageId, recordId, replicaId, soundMerge } from './machines.ts';
import { anOrder, inOrder, live, steps } from './worlds.ts';

const factory = recordId(1);
const tenure = 'parcel.tenure';

describe('the story of a record', () => {
  test('goes by time between people who did not know of each other', () => {
    const truth = newTruth();
    const [shen, li] = [new Machine(replicaId(1), truth), new Machine(replicaId(2), truth)];
    li.clock = '2026-05-01T07:00:00.000Z';
    const early = li.set(factory, tenure, 'early');
    const late = shen.set(factory, tenure, 'late');
    expect(historyOrder([late, early])).toEqual([early, late]);
  });

  test('never tells an answer before what it answers, whatever the clocks said', () => {
    const truth = newTruth();
    const [shen, office] = [new Machine(replicaId(1), truth), new Machine(replicaId(2), truth)];
    const first = shen.set(factory, tenure, 'first');
    office.clock = '1999-01-01T00:00:00.000Z';
    office.receive({ id: packageId(1), ops: [...shen.ops.values()] });
    const answer = office.set(factory, tenure, 'answer');
    expect(historyOrder([answer, first])).toEqual([first, answer]);
  });

  test('holds each operation once, keeps each author in his order and what was seen before what saw it', () => {
    fc.assert(
      fc.property(steps({ copies: true }), anOrder, (story, order) => {
        const { packages, truth, machines } = live(story, soundMerge);
        const received = inOrder(
          packages.flatMap(({ ops }) => ops).filter(({ op }) => op.record === recordId(0)),
          order,
        );
        const told = historyOrder(received);
        expect(new Set(told.map(({ hash }) => hash))).toEqual(new Set(received.map(({ hash }) => hash)));
        expect(told).toHaveLength(new Set(told.map(({ hash }) => hash)).size);
        expect(historyOrder(received.toReversed())).toEqual(told);
        // Of one replica with two histories the numbers do not say which came first.
        if (machines.length > 3) return;
        const place = new Map(told.map(({ hash }, index) => [hash, index]));
        for (const { hash } of told) {
          for (const earlier of truth.past.get(hash) ?? []) {
            const at = place.get(earlier);
            if (at !== undefined) expect(at).toBeLessThan(place.get(hash) ?? -1);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
