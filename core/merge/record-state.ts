/**
 * From operations to records. `mergeRecord` needs only the operations of one record and the few facts that concern all of
 * them, so that a database can project record by record; `mergeAll` is the same for everything at once.
 */
import type { OpHash, PackageId, RecordId } from '#core/ids.ts';
import { canonicalText, type Json } from '#core/json.ts';
import { setsByGroup } from './beginning.ts';
import { type ForkZones, forkZonesOf, linkOf, readChains, zoneOf } from './chain.ts';
import { deletionOf } from './deletion.ts';
import { headsOf } from './heads.ts';
import type { DeleteOperation, Hashed, HashedOperation, ReviewOperation, SetOperation } from './operation.ts';
import { type HeadsByGroup, type ReviewState, reviewOf } from './review.ts';
import { opsInAccount, type Received, withdrawnPackages } from './withdrawal.ts';

/** What a record's state depends on besides its own operations. */
export type MergeFacts = {
  readonly withdrawn: ReadonlySet<PackageId>;
  /** From all operations ever received, withdrawn ones too: evidence of a fork is not forgotten. */
  readonly forkZones: ForkZones;
};

export type GroupState = {
  /** In provisional order; the value is that of the first. */
  readonly heads: readonly Hashed<SetOperation>[];
  readonly value: Json;
  /** The operation the value comes from. */
  readonly from: OpHash;
  /** The heads have different values: the value is provisional until a person settles it. */
  readonly conflict: boolean;
  /** A head lies in the fork zone of a replica with two histories. */
  readonly forked: boolean;
};

export type RecordState = {
  readonly record: RecordId;
  readonly deleted: boolean;
  readonly deletionConflict: boolean;
  /** The deletions and restorations in force. */
  readonly deletions: readonly Hashed<DeleteOperation>[];
  /** By name, in order of name. */
  readonly groups: ReadonlyMap<string, GroupState>;
  readonly review: ReviewState | undefined;
};

export function factsOf(received: Received): MergeFacts {
  return {
    withdrawn: withdrawnPackages(received),
    forkZones: forkZonesOf(readChains(received.ops.map(linkOf))),
  };
}

/** @param received the operations of this record, in any order, and at least their own origins */
export function mergeRecord(record: RecordId, received: Received, facts: MergeFacts): RecordState {
  const zones = facts.forkZones;
  const { sets, deletes, reviews } = byKind(opsInAccount(received, facts.withdrawn));
  const groups = new Map<string, GroupState>();
  for (const name of [...sets.keys()].sort()) {
    const state = groupOf(sets.get(name) ?? [], zones);
    if (state) groups.set(name, state);
  }
  const deletion = deletionOf(deletes, headsIn(groups), zones);
  return {
    record,
    deleted: deletion.deleted,
    deletionConflict: deletion.conflict,
    deletions: deletion.heads,
    groups,
    review:
      reviews.length === 0 ? undefined : reviewOf(reviews, headsToReview(groups, deletion.heads), zones),
  };
}

function* headsIn(groups: ReadonlyMap<string, GroupState>): Generator<HashedOperation> {
  for (const { heads } of groups.values()) yield* heads;
}

/** Every record of which an operation is in account, by id in order. Operations on packages are no records. */
export function mergeAll(
  received: Received,
  facts: MergeFacts = factsOf(received),
): ReadonlyMap<RecordId, RecordState> {
  const byRecord = Map.groupBy(
    opsInAccount(received, facts.withdrawn).filter(({ op }) => op.kind !== 'withdraw'),
    ({ op }) => op.record,
  );
  return new Map(
    [...byRecord]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([record, ops]) => [record, mergeRecord(record, { ops, broughtBy: received.broughtBy }, facts)]),
  );
}

/** The heads a decision on the record must name: of all groups, and of the deletion if there ever was one. */
export function headsToReview(
  groups: ReadonlyMap<string, GroupState>,
  deletions: readonly Hashed<DeleteOperation>[],
): HeadsByGroup {
  const heads = new Map<string, readonly HashedOperation[]>();
  for (const [name, group] of groups) heads.set(name, group.heads);
  if (deletions.length > 0) heads.set('record.deletion', deletions);
  return heads;
}

function groupOf(ops: readonly Hashed<SetOperation>[], zones: ForkZones): GroupState | undefined {
  const heads = headsOf(ops, zones);
  const [first] = heads;
  if (!first) return undefined;
  return {
    heads,
    value: first.op.value,
    from: first.hash,
    conflict: heads.length > 1 && haveDifferentValues(heads),
    forked: heads.some(({ op }) => zoneOf(zones, op) !== undefined),
  };
}

function haveDifferentValues(heads: readonly Hashed<SetOperation>[]): boolean {
  return new Set(heads.map(({ op }) => canonicalText(op.value))).size > 1;
}

function byKind(ops: readonly HashedOperation[]) {
  const sets = setsByGroup(ops);
  const deletes: Hashed<DeleteOperation>[] = [];
  const reviews: Hashed<ReviewOperation>[] = [];
  for (const { hash, op } of ops) {
    if (op.kind === 'delete') deletes.push({ hash, op });
    else if (op.kind === 'review') reviews.push({ hash, op });
  }
  return { sets, deletes, reviews };
}
