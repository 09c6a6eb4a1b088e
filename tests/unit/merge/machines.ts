/**
 * Machines that survey and exchange packages, for examples and for generated histories. Beside the operations, each machine
 * keeps the truth about who had seen what, as sets of hashes, which the merge itself has no access to.
 */
import { createHash } from 'node:crypto';
import type { OpHash, PackageId, RecordId, ReplicaId } from '#core/ids.ts';
import type { Json } from '#core/json.ts';
import {
  contextOfDeletion,
  contextOfRestoration,
  contextOfReview,
  contextOfSet,
  type Draft,
  nextOperation,
  seenFor,
} from '#core/merge/authoring.ts';
import { beginningOf, setsOf } from '#core/merge/beginning.ts';
import { readChains } from '#core/merge/chain.ts';
import {
  type HashedOperation,
  hashLine,
  type Operation,
  type ReviewDecision,
  toLine,
} from '#core/merge/operation.ts';
import { factsOf, mergeAll, mergeRecord } from '#core/merge/record-state.ts';
import { type Origin, opsInAccount, type Received } from '#core/merge/withdrawal.ts';

/** The merge as the machines and the properties use it, so that a faulty one can be put in its place. */
export type Merge = {
  readonly contextOfSet: typeof contextOfSet;
  readonly contextOfDeletion: typeof contextOfDeletion;
  readonly contextOfRestoration: typeof contextOfRestoration;
  readonly contextOfReview: typeof contextOfReview;
  readonly factsOf: typeof factsOf;
  readonly mergeAll: typeof mergeAll;
  readonly readChains: typeof readChains;
};

export const soundMerge: Merge = {
  contextOfSet,
  contextOfDeletion,
  contextOfRestoration,
  contextOfReview,
  factsOf,
  mergeAll,
  readChains,
};

export type Package = { readonly id: PackageId; readonly ops: readonly HashedOperation[] };

/** An operation in one of its groups: of a `begin` that came late, its author may know one group by later words and no other. */
export type Known = `${string} ${OpHash}`;

export function knownAs({ hash, op }: HashedOperation): Known {
  return `${op.group} ${hash}`;
}

/** What really happened, shared by all machines of one history. */
export type Truth = {
  readonly ops: HashedOperation[];
  /** For each operation those of its record and group that its author had before him, and what their authors had. */
  readonly past: Map<OpHash, ReadonlySet<OpHash>>;
  /** For each deletion and decision what its author knew of the record, each operation by the groups he had it in. */
  readonly knewOf: Map<OpHash, ReadonlySet<Known>>;
  /** For each operation the earlier ones of the same machine. */
  readonly history: Map<OpHash, ReadonlySet<OpHash>>;
};

export function newTruth(): Truth {
  return { ops: [], past: new Map(), knewOf: new Map(), history: new Map() };
}

export function sha256Text(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export function hashed(op: Operation): HashedOperation {
  return { hash: hashLine(toLine(op), sha256Text), op };
}

export const replicaId = (n: number) => numberedId('a', n) as ReplicaId;
export const recordId = (n: number) => numberedId('b', n) as RecordId;
export const packageId = (n: number) => numberedId('c', n) as PackageId;

function numberedId(kind: string, n: number): string {
  return `0198${kind}000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

export class Machine {
  readonly ops = new Map<OpHash, HashedOperation>();
  readonly broughtBy = new Map<OpHash, Set<Origin>>();
  readonly own: HashedOperation[] = [];
  readonly replica: ReplicaId;
  readonly truth: Truth;
  readonly merge: Merge;
  readonly holder: string;
  clock = '2026-05-01T08:00:00.000Z';

  constructor(replica: ReplicaId, truth: Truth = newTruth(), merge: Merge = soundMerge, holder = '沈一') {
    this.replica = replica;
    this.holder = holder;
    this.truth = truth;
    this.merge = merge;
  }

  get received(): Received {
    return { ops: [...this.ops.values()], broughtBy: this.broughtBy };
  }

  states() {
    return this.merge.mergeAll(this.received);
  }

  state(record: RecordId) {
    return this.states().get(record);
  }

  set(record: RecordId, group: string, value: Json): HashedOperation {
    const { ops, zones } = this.inAccount(record);
    const context = this.merge.contextOfSet(ops, group, zones);
    const before = setsOf(ops).filter(({ op }) => op.group === group);
    return this.write({ ...this.common(record), kind: 'set', group, value, ...context }, before);
  }

  /** Also of a record that others have begun, which only a faulty machine does: with nothing seen it hides nothing. */
  begin(record: RecordId, groups: Readonly<Record<string, Json>>): HashedOperation {
    const draft = { ...this.common(record), group: beginningOf('parcel'), value: { groups }, seen: {} };
    return this.write({ ...draft, kind: 'begin' }, []);
  }

  delete(record: RecordId): HashedOperation {
    const { ops, zones } = this.inAccount(record);
    const { contexts, ...context } = this.merge.contextOfDeletion(ops, zones);
    const deletes = ops.filter(({ op }) => op.kind === 'delete');
    const sets = setsOf(ops);
    const inForce = this.newest(deletes).filter(
      ({ op }) => op.kind === 'delete' && Object.keys(op.value.contexts).length > 0,
    );
    const knewOf = new Set([
      ...this.knownThrough(sets),
      ...inForce.flatMap(({ hash }) => [...(this.truth.knewOf.get(hash) ?? [])]),
    ]);
    return this.write(
      { ...this.common(record), kind: 'delete', group: 'record.deletion', value: { contexts }, ...context },
      deletes,
      knewOf,
    );
  }

  restore(record: RecordId): HashedOperation {
    const { ops, zones } = this.inAccount(record);
    const context = this.merge.contextOfRestoration(ops, zones);
    return this.write(
      {
        ...this.common(record),
        kind: 'delete',
        group: 'record.deletion',
        value: { contexts: {} },
        ...context,
      },
      ops.filter(({ op }) => op.kind === 'delete'),
    );
  }

  review(record: RecordId, decision: ReviewDecision): HashedOperation {
    const { ops, zones } = this.inAccount(record);
    const facts = this.merge.factsOf(this.received);
    const state = mergeRecord(record, { ops, broughtBy: this.broughtBy }, facts);
    const { heads, ...context } = this.merge.contextOfReview(ops, state, zones);
    return this.write(
      {
        ...this.common(record),
        kind: 'review',
        group: 'record.review',
        value: { decision, heads },
        ...context,
      },
      ops.filter(({ op }) => op.kind === 'review'),
      this.knownThrough([...setsOf(ops), ...ops.filter(({ op }) => op.kind === 'delete')]),
    );
  }

  withdraw(target: PackageId): HashedOperation {
    const record = target as string as RecordId;
    const before = [...this.ops.values()].filter(({ op }) => op.record === record);
    return this.write(
      {
        ...this.common(record),
        kind: 'withdraw',
        group: 'package.withdrawal',
        value: { package: target, reason: 'wrong stick' },
        seen: seenFor(before),
      },
      before,
    );
  }

  receive(received: Package): void {
    for (const item of received.ops) {
      this.ops.set(item.hash, item);
      const origins = this.broughtBy.get(item.hash) ?? new Set();
      this.broughtBy.set(item.hash, origins.add(received.id));
    }
  }

  /** The folder copied to a second computer behind the program's back: from now on one replica with two histories. */
  copy(): Machine {
    const copied = new Machine(this.replica, this.truth, this.merge, `${this.holder}二`);
    for (const [hash, item] of this.ops) copied.ops.set(hash, item);
    for (const [hash, origins] of this.broughtBy) copied.broughtBy.set(hash, new Set(origins));
    copied.own.push(...this.own);
    return copied;
  }

  private common(record: RecordId) {
    return { replica: this.replica, at: this.clock, by: this.holder, record };
  }

  private inAccount(record: RecordId) {
    const facts = this.merge.factsOf(this.received);
    const ops = opsInAccount(this.received, facts.withdrawn).filter(({ op }) => op.record === record);
    return { ops, zones: facts.forkZones };
  }

  private write(draft: Draft, before: readonly HashedOperation[], knewOf?: ReadonlySet<Known>) {
    const last = this.own.at(-1);
    const item = hashed(nextOperation(last && { seq: last.op.seq, hash: last.hash }, draft));
    if (this.truth.past.has(item.hash)) throw new Error('two operations with one identity');
    this.truth.ops.push(item);
    this.truth.past.set(item.hash, this.withPast(before));
    this.truth.history.set(item.hash, new Set(this.own.map(({ hash }) => hash)));
    if (knewOf) this.truth.knewOf.set(item.hash, knewOf);
    this.own.push(item);
    this.ops.set(item.hash, item);
    this.broughtBy.set(item.hash, new Set(['local']));
    return item;
  }

  private withPast(items: readonly HashedOperation[]): ReadonlySet<OpHash> {
    return new Set(items.flatMap(({ hash }) => [hash, ...(this.truth.past.get(hash) ?? [])]));
  }

  private knownThrough(items: readonly HashedOperation[]): ReadonlySet<Known> {
    return new Set(
      items.flatMap((item) => [
        knownAs(item),
        ...[...(this.truth.past.get(item.hash) ?? [])].map((hash) => knownAs({ hash, op: item.op })),
      ]),
    );
  }

  private newest(items: readonly HashedOperation[]): readonly HashedOperation[] {
    return items.filter(({ hash }) => !items.some((other) => this.truth.past.get(other.hash)?.has(hash)));
  }
}
