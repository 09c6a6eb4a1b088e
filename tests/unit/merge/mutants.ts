/** Faulty merges, each with one mistake that a real program has made or could make, and the property that must find it. */
import { setsOf } from '#core/merge/beginning.ts';
import type { HashedOperation } from '#core/merge/operation.ts';
import type { GroupState, MergeFacts, RecordState } from '#core/merge/record-state.ts';
import { opsInAccount, type Received } from '#core/merge/withdrawal.ts';
import { type Merge, soundMerge } from './machines.ts';
import * as always from './properties.ts';

type Mutant = { readonly mistake: string; readonly foundBy: always.Property; readonly merge: Merge };

function withStates(change: (state: RecordState, received: Received) => RecordState): Merge {
  return {
    ...soundMerge,
    mergeAll: (received, facts) =>
      new Map(
        [...soundMerge.mergeAll(received, facts)].map(([record, state]) => [record, change(state, received)]),
      ),
  };
}

function withGroups(change: (group: GroupState, received: Received) => GroupState): Merge {
  return withStates((state, received) => ({
    ...state,
    groups: new Map([...state.groups].map(([name, group]) => [name, change(group, received)])),
  }));
}

function showing(group: GroupState, head: GroupState['heads'][number] | undefined): GroupState {
  return head ? { ...group, value: head.op.value, from: head.hash } : group;
}

function withFacts(change: (facts: MergeFacts, received: Received) => MergeFacts): Merge {
  const factsOf = (received: Received) => change(soundMerge.factsOf(received), received);
  return {
    ...soundMerge,
    factsOf,
    mergeAll: (received, facts) => soundMerge.mergeAll(received, facts ?? factsOf(received)),
  };
}

const lastArrived = (received: Received) => new Map(received.ops.map(({ hash }, index) => [hash, index]));
const newestByClock = (heads: GroupState['heads']) => heads.toSorted((a, b) => (a.op.at < b.op.at ? 1 : -1));

const lastToArriveWins = withGroups((group, received) => {
  const arrival = lastArrived(received);
  const heads = group.heads.toSorted((a, b) => (arrival.get(b.hash) ?? 0) - (arrival.get(a.hash) ?? 0));
  return showing(group, heads[0]);
});

const repetitionsAreConflicts = withGroups((group, { ops }) => {
  const heads = ops.filter(({ hash }) => group.heads.some((head) => head.hash === hash));
  return { ...group, conflict: heads.length > 1 };
});

const latestClockWins = withGroups((group) => {
  const heads = newestByClock(group.heads).slice(0, 1);
  return { ...showing(group, heads[0]), heads, conflict: false };
});

const latestClockIsProvisional = withGroups((group) => showing(group, newestByClock(group.heads)[0]));

const vectorOfWholeRecord: Merge = {
  ...soundMerge,
  contextOfSet: (ops, group, zones) => {
    const asOneGroup = setsOf(ops).map(({ hash, op }) => ({ hash, op: { ...op, group } }));
    return soundMerge.contextOfSet(asOneGroup, group, zones);
  },
};

const vectorWithoutThePast: Merge = {
  ...soundMerge,
  contextOfSet: (ops, group, zones) => {
    const withoutPast = setsOf(ops).map(({ hash, op }) => ({ hash, op: { ...op, seen: {} } }));
    return soundMerge.contextOfSet(withoutPast, group, zones);
  },
};

const forksIgnored = withFacts((facts) => ({ ...facts, forkZones: new Map() }));

const anyDeletionDeletes = withStates((state) => {
  const deleted = state.deletions.some(({ op }) => Object.keys(op.value.contexts).length > 0);
  return { ...state, deleted, deletionConflict: false };
});

const deletionOfHeadsNotSeen: Merge = {
  ...soundMerge,
  contextOfDeletion: (ops, zones) => {
    const context = soundMerge.contextOfDeletion(ops, zones);
    const far = Object.fromEntries(ops.map(({ op }) => [op.replica, 1000]));
    const contexts = Object.fromEntries(Object.keys(context.contexts).map((group) => [group, far]));
    return { ...context, contexts };
  },
};

const reviewForEver = withStates((state) => ({
  ...state,
  review: state.review && { ...state.review, stale: false },
}));

const reviewOfGroupsItNames = withStates((state) => {
  if (!state.review) return state;
  const named = Object.entries(state.review.op.op.value.heads);
  const stale = named.some(([group, hashes]) => {
    const heads = group === 'record.deletion' ? state.deletions : (state.groups.get(group)?.heads ?? []);
    return heads.length !== hashes.length || heads.some(({ hash }) => !hashes.includes(hash));
  });
  return { ...state, review: { ...state.review, stale } };
});

const withdrawnWhateverElseBroughtIt: Merge = {
  ...soundMerge,
  mergeAll: (received, facts = soundMerge.factsOf(received)) => {
    const ops = received.ops.filter(({ hash }) => {
      return ![...(received.broughtBy.get(hash) ?? [])].some(
        (origin) => origin !== 'local' && facts.withdrawn.has(origin),
      );
    });
    return soundMerge.mergeAll({ ...received, ops }, facts);
  },
};

const packagesMayWithdraw = withFacts((facts, { ops }) => ({
  ...facts,
  withdrawn: new Set([
    ...facts.withdrawn,
    ...ops.flatMap(({ op }) => (op.kind === 'withdraw' ? [op.value.package] : [])),
  ]),
}));

const withdrawnForgetsForks = withFacts((facts, received) => ({
  ...facts,
  forkZones: soundMerge.factsOf({ ...received, ops: opsInAccount(received, facts.withdrawn) }).forkZones,
}));

const oneOperationANumber: Merge = {
  ...soundMerge,
  readChains: (links) =>
    soundMerge.readChains(new Map([...links].map((link) => [`${link.replica} ${link.seq}`, link])).values()),
};

const gapsOverlooked: Merge = {
  ...soundMerge,
  readChains: (links) =>
    new Map([...soundMerge.readChains(links)].map(([replica, chain]) => [replica, { ...chain, gaps: [] }])),
};

const settlementWithoutNames: Merge = {
  ...soundMerge,
  contextOfSet: (ops, group, zones) => ({ seen: soundMerge.contextOfSet(ops, group, zones).seen }),
};

const beginningWithOneGroup: Merge = {
  ...soundMerge,
  mergeAll: (received, facts) =>
    soundMerge.mergeAll({ ...received, ops: received.ops.map(withFirstGroup) }, facts),
};

function withFirstGroup({ hash, op }: HashedOperation): HashedOperation {
  if (op.kind !== 'begin') return { hash, op };
  return {
    hash,
    op: { ...op, value: { groups: Object.fromEntries(Object.entries(op.value.groups).slice(0, 1)) } },
  };
}

/** An author who takes a beginning for a write to a group of that name, and so overlooks it. */
const beginningNotSeen: Merge = {
  ...soundMerge,
  contextOfSet: (ops, group, zones) =>
    soundMerge.contextOfSet(
      ops.filter(({ op }) => op.kind !== 'begin'),
      group,
      zones,
    ),
};

export const mutants: readonly Mutant[] = [
  { mistake: 'the last to arrive wins', foundBy: always.orderDoesNotMatter, merge: lastToArriveWins },
  {
    mistake: 'a repetition is taken for a conflict',
    foundBy: always.importingAgainChangesNothing,
    merge: repetitionsAreConflicts,
  },
  {
    mistake: 'one vector for the whole record',
    foundBy: always.nothingIsHiddenUnseen,
    merge: vectorOfWholeRecord,
  },
  { mistake: 'the latest clock wins', foundBy: always.nothingIsHiddenUnseen, merge: latestClockWins },
  { mistake: 'forks are ignored', foundBy: always.nothingIsHiddenUnseen, merge: forksIgnored },
  {
    mistake: 'the fork is forgotten with the withdrawn package',
    foundBy: always.nothingIsHiddenUnseen,
    merge: withdrawnForgetsForks,
  },
  {
    mistake: 'of a beginning only the first group counts',
    foundBy: always.nothingIsHiddenUnseen,
    merge: beginningWithOneGroup,
  },
  {
    mistake: 'a later write has not seen the beginning',
    foundBy: always.nothingIsHiddenUnseen,
    merge: beginningNotSeen,
  },
  { mistake: 'any deletion deletes', foundBy: always.deletedOnlyIfSeen, merge: anyDeletionDeletes },
  {
    mistake: 'a deletion covers later work',
    foundBy: always.deletedOnlyIfSeen,
    merge: deletionOfHeadsNotSeen,
  },
  { mistake: 'accepted once is accepted for ever', foundBy: always.acceptedOnlyAsSeen, merge: reviewForEver },
  {
    mistake: 'a group that is new since the review is overlooked',
    foundBy: always.acceptedOnlyAsSeen,
    merge: reviewOfGroupsItNames,
  },
  {
    mistake: 'withdrawing drops what another package brought too',
    foundBy: always.withdrawingIsNeverHavingReceived,
    merge: withdrawnWhateverElseBroughtIt,
  },
  {
    mistake: 'a package can withdraw another',
    foundBy: always.withdrawingIsNeverHavingReceived,
    merge: packagesMayWithdraw,
  },
  {
    mistake: 'a vector leaves out what others had seen',
    foundBy: always.settledStaysSettled,
    merge: vectorWithoutThePast,
  },
  {
    mistake: 'one operation is kept for each number',
    foundBy: always.forksAreNoticed,
    merge: oneOperationANumber,
  },
  { mistake: 'gaps are overlooked', foundBy: always.forksAreNoticed, merge: gapsOverlooked },
  {
    mistake: 'a settlement does not name the heads of a fork',
    foundBy: always.everyConflictCanBeSettled,
    merge: settlementWithoutNames,
  },
  {
    mistake: 'the clock chooses the provisional value',
    foundBy: always.clocksDecideNothing,
    merge: latestClockIsProvisional,
  },
];
