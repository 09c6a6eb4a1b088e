/**
 * What must always hold of the merge, one property for each promise, each with the merge as a parameter: they are held
 * against the real one, and against faulty ones to show that they can fail.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { OpHash } from '#core/ids.ts';
import { setsOf } from '#core/merge/beginning.ts';
import type { HashedOperation } from '#core/merge/operation.ts';
import type { RecordState } from '#core/merge/record-state.ts';
import { opsInAccount, type Received } from '#core/merge/withdrawal.ts';
import { knownAs, Machine, type Merge, packageId, replicaId, type Truth } from './machines.ts';
import { anOrder, delivered, inOrder, live, regrouped, someOf, steps } from './worlds.ts';

export type Property = (merge: Merge) => fc.IRawProperty<unknown>;

/** A state as plain data, to be compared. Operations are called by `nameOf`. */
function plain(states: ReadonlyMap<string, RecordState>, nameOf: (hash: OpHash) => unknown = (hash) => hash) {
  const names = (items: readonly HashedOperation[]) => items.map(({ hash }) => nameOf(hash));
  return [...states.values()].map(({ record, deleted, deletionConflict, deletions, groups, review }) => ({
    record,
    deleted,
    deletionConflict,
    deletions: names(deletions),
    groups: [...groups].map(([name, group]) => ({
      ...group,
      name,
      heads: names(group.heads),
      from: nameOf(group.from),
    })),
    review: review && { ...review, op: nameOf(review.op.hash), heads: names(review.heads) },
  }));
}

const opsOfGroup = (ops: readonly HashedOperation[], record: string, group: string) =>
  setsOf(ops).filter(({ op }) => op.record === record && op.group === group);

const hidden = (truth: Truth, { hash }: HashedOperation, by: readonly HashedOperation[]) =>
  by.some((other) => truth.past.get(other.hash)?.has(hash));

/** 1. Any order, repetition or regrouping of packages gives one state. */
export const orderDoesNotMatter: Property = (merge) =>
  fc.property(steps({ copies: true }), anOrder, anOrder, (story, first, second) => {
    const { packages } = live(story, merge);
    const arrived = someOf(packages, first);
    const one = merge.mergeAll(delivered(inOrder(arrived, first)));
    const other = merge.mergeAll(delivered(regrouped([...arrived, ...someOf(arrived, second)], second)));
    expect(plain(other)).toEqual(plain(one));
  });

/** 2. Importing again changes nothing. */
export const importingAgainChangesNothing: Property = (merge) =>
  fc.property(steps({ withdrawals: true, copies: true }), anOrder, (story, order) => {
    const { packages, machines } = live(story, merge);
    const [office] = machines;
    if (!office) return;
    const known = [...packages, ...inOrder(someOf(packages, order), order)];
    const once = merge.mergeAll(delivered(packages, office.own));
    expect(plain(merge.mergeAll(delivered(known, office.own)))).toEqual(plain(once));
  });

/**
 * 3. No operation is hidden unless its superseder had seen it: with part of the packages while no machine was copied, and with
 * forks as soon as all is there to notice them by, even after one of the histories was withdrawn again.
 */
export const nothingIsHiddenUnseen: Property = (merge) =>
  fc.property(steps({ withdrawals: true, copies: true }), anOrder, (story, order) => {
    const { packages, truth, machines } = live(story, merge);
    const copy = machines[3];
    if (!copy) {
      nothingHidden(merge, truth, delivered(someOf(packages, order), machines[0]?.own), true);
      return;
    }
    nothingHidden(merge, truth, delivered(packages), false);
    const office = new Machine(replicaId(9), truth, merge);
    const ofCopy = new Set(copy.own.filter(({ op }) => op.by === copy.holder));
    const spoilt = packages.filter(({ ops }) => ops.some((item) => ofCopy.has(item)));
    nothingHidden(
      merge,
      truth,
      delivered(
        packages,
        spoilt.map(({ id }) => office.withdraw(id)),
      ),
      false,
    );
  });

function nothingHidden(merge: Merge, truth: Truth, received: Received, exactly: boolean): void {
  const inAccount = opsInAccount(received, merge.factsOf(received).withdrawn);
  const states = merge.mergeAll(received);
  for (const { op } of setsOf(inAccount)) expect(states.get(op.record)?.groups.has(op.group)).toBe(true);
  for (const state of states.values()) {
    for (const [name, { heads, value, conflict }] of state.groups) {
      const ops = opsOfGroup(inAccount, state.record, name);
      const shown = new Set(heads.map(({ hash }) => hash));
      for (const item of ops) if (!shown.has(item.hash)) expect(hidden(truth, item, ops)).toBe(true);
      if (exactly) for (const head of heads) expect(hidden(truth, head, ops)).toBe(false);
      const values = new Set(heads.map(({ op }) => op.value));
      expect(values.has(value)).toBe(true);
      expect(conflict).toBe(values.size > 1);
    }
  }
}

/** 4. A record is deleted only if every head had been seen; work that had not been seen is shown, as a conflict. */
export const deletedOnlyIfSeen: Property = (merge) =>
  fc.property(steps({ withdrawals: true, copies: true }), anOrder, (story, order) => {
    const { packages, truth, machines } = live(story, merge);
    const forked = machines.length > 3;
    const received = delivered(forked ? packages : someOf(packages, order));
    for (const state of merge.mergeAll(received).values()) {
      const heads = [...state.groups.values()].flatMap((group) => group.heads);
      const deletions = state.deletions.filter(
        ({ op }) => op.kind === 'delete' && Object.keys(op.value.contexts).length > 0,
      );
      const restored = deletions.length < state.deletions.length;
      const seen = (head: HashedOperation) =>
        deletions.some((deletion) => truth.knewOf.get(deletion.hash)?.has(knownAs(head)));
      const allSeen = deletions.length > 0 && !restored && heads.every(seen);
      if (state.deleted) expect(allSeen).toBe(true);
      if (!forked) expect(state.deleted).toBe(allSeen);
      expect(state.deletionConflict).toBe(deletions.length > 0 && !state.deleted);
    }
  });

/** 5. A decision holds only while its author had seen everything there is of the record. */
export const acceptedOnlyAsSeen: Property = (merge) =>
  fc.property(steps({ copies: true }), anOrder, (story, order) => {
    const { packages, truth, machines } = live(story, merge);
    const received = delivered(machines.length > 3 ? packages : someOf(packages, order));
    for (const { record, review } of merge.mergeAll(received).values()) {
      if (!review || review.stale) continue;
      const knewOf = truth.knewOf.get(review.op.hash);
      const ofRecord = received.ops.filter(({ op }) => op.record === record);
      const deletions = ofRecord.filter(({ op }) => op.kind === 'delete');
      for (const item of [...setsOf(ofRecord), ...deletions]) expect(knewOf?.has(knownAs(item))).toBe(true);
    }
  });

/** 6. Withdrawing a package gives the state without it; twice is once; what a package says about withdrawing has no say. */
export const withdrawingIsNeverHavingReceived: Property = (merge) =>
  fc.property(steps({ withdrawals: true, copies: true }), anOrder, fc.nat(30), (story, order, choice) => {
    const { packages, machines, truth } = live(story, merge);
    const arrived = inOrder(someOf(packages, order), order);
    const target = arrived[choice % Math.max(1, arrived.length)];
    if (!target) return;
    const office = new Machine(replicaId(9), truth, merge);
    const withdrawals = [office.withdraw(target.id), office.withdraw(target.id)];
    const withdrawn = delivered(arrived, withdrawals.slice(0, 1));
    const rest = arrived.filter(({ id }) => id !== target.id);
    const facts = { withdrawn: new Set<never>(), forkZones: merge.factsOf(withdrawn).forkZones };
    const without = plain(merge.mergeAll(delivered(rest), facts));
    expect(plain(merge.mergeAll(withdrawn))).toEqual(without);
    expect(plain(merge.mergeAll(delivered(arrived, withdrawals)))).toEqual(without);
    if (machines.length === 3) expect(plain(merge.mergeAll(delivered(rest)))).toEqual(without);
  });

/** 7. Old packages do not reopen settled conflicts, not even one that brings a single old operation. */
export const settledStaysSettled: Property = (merge) =>
  fc.property(steps({ withdrawals: true }), anOrder, anOrder, (story, early, late) => {
    const { machines, truth } = live(story, merge);
    for (const machine of machines) {
      for (const { record, groups } of [...machine.states().values()]) {
        for (const name of groups.keys()) {
          const settlement = machine.set(record, name, 'settled');
          const ofGroup = opsOfGroup(truth.ops, record, name);
          const [old, others] = [true, false].map((isOld) =>
            ofGroup.filter((item) => item !== settlement && hidden(truth, item, [settlement]) === isOld),
          );
          const headsWith = (ops: readonly HashedOperation[]) =>
            merge
              .mergeAll(delivered([{ id: packageId(1), ops }]))
              .get(record)
              ?.groups.get(name)?.heads;
          const before = [...someOf(others ?? [], early), settlement];
          const heads = headsWith(before);
          for (const item of old ?? []) expect(headsWith([...before, item])).toEqual(heads);
          expect(headsWith([...inOrder(someOf(old ?? [], late), late), ...before])).toEqual(heads);
        }
      }
    }
  });

/** 8. Forks are noticed, and nothing else is taken for one; gaps are exactly what is missing. */
export const forksAreNoticed: Property = (merge) =>
  fc.property(steps({ copies: true }), anOrder, anOrder, (story, order, shuffle) => {
    const { packages, truth, machines } = live(story, merge);
    const follows = (a: HashedOperation, b: HashedOperation) =>
      truth.history.get(a.hash)?.has(b.hash) === true;
    const all = delivered(inOrder(packages, order)).ops;
    for (const received of [all, delivered(someOf(packages, order)).ops]) {
      const chains = merge.readChains(received.map(({ hash, op }) => ({ ...op, hash })));
      const shuffled = inOrder(received, shuffle).map(({ hash, op }) => ({ ...op, hash }));
      expect(merge.readChains(shuffled)).toEqual(chains);
      const replicas = new Set(received.map(({ op }) => op.replica));
      expect(new Set(chains.keys())).toEqual(replicas);
      for (const replica of replicas) {
        const ops = received.filter(({ op }) => op.replica === replica);
        const chain = chains.get(replica);
        const twoHistories = (list: readonly HashedOperation[]) =>
          list.some((a) => list.some((b) => a.hash !== b.hash && !follows(a, b) && !follows(b, a)));
        if (received === all) expect(chain?.forks.length !== 0).toBe(twoHistories(ops));
        else if (chain?.forks.length) {
          expect(machines.length > 3 && twoHistories(all.filter(({ op }) => op.replica === replica))).toBe(
            true,
          );
        }
        const numbers = new Set(ops.map(({ op }) => op.seq));
        const missing = Array.from({ length: Math.max(...numbers) }, (_, n) => n + 1).filter(
          (seq) => !numbers.has(seq),
        );
        expect(
          chain?.gaps.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n)),
        ).toEqual(missing);
        const safe = ops.filter(({ op }) => chain?.zone && op.seq < chain.zone.fromSeq);
        for (const early of safe) {
          for (const later of ops) if (later.op.seq > early.op.seq) expect(follows(later, early)).toBe(true);
        }
      }
    }
  });

/** 8b. Whoever has everything before him can settle a conflict, a forked one too, by one operation. */
export const everyConflictCanBeSettled: Property = (merge) =>
  fc.property(steps({ copies: true }), (story) => {
    const { packages, truth } = live(story, merge);
    const office = new Machine(replicaId(9), truth, merge);
    for (const one of packages) office.receive(one);
    for (const state of [...office.states().values()].filter(({ groups }) => groups.size > 0)) {
      for (const name of state.groups.keys()) {
        const settlement = office.set(state.record, name, 'settled');
        const group = office.state(state.record)?.groups.get(name);
        expect(group?.heads.map(({ hash }) => hash)).toEqual([settlement.hash]);
      }
      office.delete(state.record);
      expect(office.state(state.record)?.deleted).toBe(true);
      office.restore(state.record);
      const restored = office.state(state.record);
      expect([restored?.deleted, restored?.deletionConflict]).toEqual([false, false]);
      office.review(state.record, 'accepted');
      const review = office.state(state.record)?.review;
      expect([review?.decision, review?.stale, review?.conflict]).toEqual(['accepted', false, false]);
    }
  });

/** 11. Moving any clock changes nothing. */
export const clocksDecideNothing: Property = (merge) =>
  fc.property(
    steps({ withdrawals: true, copies: true }),
    fc.integer({ min: -300, max: 300 }),
    (story, days) => {
      const [right, wrong] = [live(story, merge), live(story, merge, days)].map(
        ({ packages, truth, machines }) => {
          const numbers = new Map(truth.ops.map(({ hash }, index) => [hash, index]));
          const received: Received = delivered(packages, machines[0]?.own ?? []);
          return plain(merge.mergeAll(received), (hash) => numbers.get(hash));
        },
      );
      expect(wrong).toEqual(right);
    },
  );
