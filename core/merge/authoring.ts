/**
 * Writing operations: what a new one must carry so that the merge elsewhere comes to what its author meant. The operations
 * given are those of the record that are in account in the author's workspace (`opsInAccount`).
 */
import type { OpHash } from '#core/ids.ts';
import { setsByGroup } from './beginning.ts';
import { type ForkZones, zoneOf } from './chain.ts';
import { headsOf } from './heads.ts';
import type {
  DeleteOperation,
  Hashed,
  HashedOperation,
  Operation,
  ReviewOperation,
  VersionVector,
} from './operation.ts';
import { headsToReview, type RecordState } from './record-state.ts';
import { join } from './version-vector.ts';

/** What an author had before him in one group: `seen`, and by name what a vector cannot tell apart. */
export type Context = { readonly seen: VersionVector; readonly settles?: OpHash[] };

type DraftOf<O> = O extends Operation ? Omit<O, 'seq' | 'prev'> : never;
/** An operation without its place in the chain. */
export type Draft = DraftOf<Operation>;

/** Chains a new operation to the replica's last one. */
export function nextOperation(
  previous: { readonly seq: number; readonly hash: OpHash } | undefined,
  draft: Draft,
): Operation {
  return { ...draft, seq: (previous?.seq ?? 0) + 1, prev: previous?.hash ?? null };
}

/**
 * The vector of a new operation on one group of one record: the operations known, and what their authors had seen. The
 * latter, so that an operation speaks for its whole past and can travel without it.
 */
export function seenFor(ops: readonly HashedOperation[]): VersionVector {
  return join(ops.flatMap(({ op }) => [op.seen, { [op.replica]: op.seq }]));
}

/** For a `set` on the group: it supersedes everything known of it. */
export function contextOfSet(ops: readonly HashedOperation[], group: string, zones: ForkZones): Context {
  return contextOf(setsByGroup(ops).get(group) ?? [], zones);
}

/** For a `delete`. */
export function contextOfDeletion(
  ops: readonly HashedOperation[],
  zones: ForkZones,
): Context & { readonly contexts: DeleteOperation['value']['contexts'] } {
  const { seen, settles = [] } = contextOf(ops.filter(isDelete), zones);
  const byGroup = [...setsByGroup(ops).values()];
  const named = byGroup.flatMap((ofGroup) => contextOf(ofGroup, zones).settles ?? []);
  return { ...withNames(seen, [...settles, ...named]), contexts: deletionContexts(ops, zones) };
}

/** For a `delete` whose value names no group: it takes all deletions known back. */
export function contextOfRestoration(ops: readonly HashedOperation[], zones: ForkZones): Context {
  return contextOf(ops.filter(isDelete), zones);
}

/**
 * What the deleter has before him, group by group. It takes over what the deletions in force had seen, for it replaces them and
 * their authors may have known operations that have not arrived here.
 */
export function deletionContexts(
  ops: readonly HashedOperation[],
  zones: ForkZones,
): Record<string, VersionVector> {
  const contexts: Record<string, VersionVector> = {};
  for (const [group, ofGroup] of setsByGroup(ops)) {
    contexts[group] = seenFor(ofGroup);
  }
  for (const { op } of headsOf(ops.filter(isDelete), zones)) {
    for (const [group, seen] of Object.entries(op.value.contexts)) {
      contexts[group] = join([contexts[group] ?? {}, seen]);
    }
  }
  return contexts;
}

/** For a `review` of the record as it is shown. */
export function contextOfReview(
  ops: readonly HashedOperation[],
  state: RecordState,
  zones: ForkZones,
): Context & { readonly heads: ReviewOperation['value']['heads'] } {
  const heads: Record<string, OpHash[]> = {};
  for (const [group, ofGroup] of headsToReview(state.groups, state.deletions)) {
    heads[group] = ofGroup.map(({ hash }) => hash);
  }
  return { ...contextOf(ops.filter(isReview), zones), heads };
}

function contextOf(ops: readonly HashedOperation[], zones: ForkZones): Context {
  const forked = headsOf(ops, zones).filter(({ op }) => zoneOf(zones, op));
  return withNames(
    seenFor(ops),
    forked.map(({ hash }) => hash),
  );
}

function withNames(seen: VersionVector, names: readonly OpHash[]): Context {
  return names.length > 0 ? { seen, settles: [...names].sort() } : { seen };
}

function isDelete(item: HashedOperation): item is Hashed<DeleteOperation> {
  return item.op.kind === 'delete';
}

function isReview(item: HashedOperation): item is Hashed<ReviewOperation> {
  return item.op.kind === 'review';
}
