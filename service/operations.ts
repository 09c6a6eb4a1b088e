/**
 * Writing: the only way survey data change. A transaction authors chained operations, stores them, and projects the records
 * they touch; when it returns, all of it is durable, or none of it happened.
 */
import { hash as digestOf } from 'node:crypto';
import type { Subject } from '#core/contract/change.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import { type Json, sameJson } from '#core/json.ts';
import {
  type Context,
  contextOfDeletion,
  contextOfRestoration,
  contextOfReview,
  contextOfSet,
  type Draft,
  nextOperation,
} from '#core/merge/authoring.ts';
import { beginningOf } from '#core/merge/beginning.ts';
import { deletionsInForce } from '#core/merge/deletion.ts';
import { type HashedOperation, hashLine, type ReviewDecision, toLine } from '#core/merge/operation.ts';
import type { RecordState } from '#core/merge/record-state.ts';
import { opsInAccount } from '#core/merge/withdrawal.ts';
import { inTransaction } from '#db/prepared.ts';
import {
  beginRows,
  type KnownRecord,
  type KnownRecords,
  ROWS_TOGETHER,
  type RowsInMaking,
  stateOf,
} from '#db/projection/project-records.ts';
import { insertOperation, lastOfReplica, receivedOfRecord } from '#db/queries/operations.ts';
import { newId } from './environment.ts';
import { AppError } from './failure.ts';
import { type OpenWorkspace, projectionContextOf } from './workspace/open-workspace.ts';

export const hashText = (text: string | Uint8Array): string => digestOf('sha256', text);

export type Writer = {
  /** Begins a record of a type with these groups of it; nothing is looked up, for nobody can know of it. An id that is given is a new one. */
  readonly create: (
    type: 'parcel' | 'photo',
    groups: Readonly<Record<string, Json>>,
    id?: RecordId,
  ) => RecordId;
  /** Writes a group over everything known of it. Writing what stands there already writes nothing. */
  readonly set: (record: RecordId, group: string, value: Json) => void;
  /**
   * Writes a group for somebody who had these heads before him. What stands there already is nobody's change: it was written before and
   * the reply got lost.
   * @throws AppError `record.changed-meanwhile` when the group has others by now
   */
  readonly setSeen: (record: RecordId, group: string, value: Json, heads: readonly OpHash[]) => void;
  /** @returns the deletion */
  readonly remove: (record: RecordId) => OpHash;
  /** Takes all deletions of a record back that are known; where there are none in force, nothing is written. */
  readonly restore: (record: RecordId) => void;
  /**
   * The same for somebody who was told of these deletions.
   * @throws AppError `record.moved-on` when others are in force by now
   */
  readonly restoreSeen: (record: RecordId, removals: readonly OpHash[]) => void;
  readonly review: (record: RecordId, decision: ReviewDecision, reason?: string) => void;
};

/** Runs the work in one durable transaction and announces the subjects after it. */
export function write<T>(
  workspace: OpenWorkspace,
  subjects: readonly Subject[],
  work: (writer: Writer) => T,
): T {
  return writeAndShow(workspace, subjects, work, (done) => done);
}

/** The same, and shows what was written by the operations that the transaction has at hand already. */
export function writeAndShow<T, R>(
  workspace: OpenWorkspace,
  subjects: readonly Subject[],
  work: (writer: Writer) => T,
  show: (done: T, known: KnownRecords) => R,
): R {
  const { database } = workspace;
  const shown = inTransaction(database, () => {
    const rows = beginRows(database, projectionContextOf(workspace));
    const touched: Touched = { records: new Set(), known: new Map() };
    const done = work(makeWriter(workspace, touched, rows));
    rows.make(touched.records, touched.known);
    rows.finish(touched.known);
    return show(done, touched.known);
  });
  workspace.changes.announce(...subjects);
  return shown;
}

type Touched = {
  readonly records: Set<RecordId>;
  /** Records begun or read in this transaction, with all their operations; those of unknown origin are its own. */
  readonly known: Map<RecordId, KnownRecord & { readonly ops: HashedOperation[] }>;
};

function makeWriter(workspace: OpenWorkspace, touched: Touched, rows: RowsInMaking): Writer {
  const { database, facts, row, env } = workspace;
  let last = lastOfReplica(database, row.replica);
  const common = { replica: row.replica, at: env.now().toISOString(), by: row.surveyor };

  const add = (draft: Draft): OpHash => {
    const op = nextOperation(last, draft);
    const line = Buffer.from(toLine(op));
    const hash = hashLine(line, hashText);
    insertOperation(database, { hash, op }, line, true);
    last = { seq: op.seq, hash };
    touched.records.add(op.record);
    const atHand = touched.known.get(op.record);
    if (atHand) {
      atHand.ops.push({ hash, op });
      atHand.state = undefined;
    }
    return hash;
  };
  const known = (
    record: RecordId,
  ): { readonly ops: readonly HashedOperation[]; readonly state: RecordState } => {
    const received = touched.known.get(record) ?? readRecord(record);
    const state = stateOf(database, record, facts, touched.known);
    if (state.groups.size === 0) throw new AppError('record.not-found', { record });
    return { ops: opsInAccount(received, facts.withdrawn), state };
  };
  const readRecord = (record: RecordId) => {
    const { ops, broughtBy } = receivedOfRecord(database, record, facts.withdrawn.size > 0);
    const received = { ops: [...ops], broughtBy };
    touched.known.set(record, received);
    return received;
  };
  const addSet = (record: RecordId, group: string, value: Json, context: Context): OpHash =>
    add({ ...common, kind: 'set', record, group, value, ...context });

  const set = (record: RecordId, group: string, value: Json, heads?: readonly OpHash[]): void => {
    const { ops, state } = known(record);
    const current = state.groups.get(group);
    if (current && !current.conflict && sameJson(current.value, value)) return;
    if (heads && !isSameSet(heads, current?.heads.map(({ hash }) => hash) ?? [])) {
      throw new AppError('record.changed-meanwhile', { record, group });
    }
    addSet(record, group, value, contextOfSet(ops, group, facts.forkZones));
  };

  const restore = (record: RecordId, removals?: readonly OpHash[]): void => {
    const { ops, state } = known(record);
    const inForce = deletionsInForce(state.deletions);
    if (inForce.length === 0) return;
    if (removals && !inForce.every(({ hash }) => removals.includes(hash))) {
      throw new AppError('record.moved-on', { record });
    }
    const context = contextOfRestoration(ops, facts.forkZones);
    const value = { contexts: {} };
    add({ ...common, kind: 'delete', record, group: 'record.deletion', value, ...context });
  };

  const begun: RecordId[] = [];
  // Of many new parcels the operations are not kept to the end: they would fill the memory.
  const makeRowsOfBegun = (): void => {
    rows.make(begun, touched.known);
    for (const record of begun) {
      touched.records.delete(record);
      touched.known.delete(record);
    }
    begun.length = 0;
  };

  return {
    create: (type, groups, given) => {
      if (begun.length >= ROWS_TOGETHER) makeRowsOfBegun();
      const record = given ?? newId<RecordId>(env);
      touched.known.set(record, { ops: [], broughtBy: new Map(), isBegun: given === undefined });
      add({ ...common, kind: 'begin', record, group: beginningOf(type), value: { groups }, seen: {} });
      if (type === 'parcel') begun.push(record);
      return record;
    },
    set: (record, group, value) => set(record, group, value),
    setSeen: (record, group, value, heads) => set(record, group, value, heads),
    remove: (record) => {
      const { ops } = known(record);
      const { contexts, ...context } = contextOfDeletion(ops, facts.forkZones);
      return add({
        ...common,
        kind: 'delete',
        record,
        group: 'record.deletion',
        value: { contexts },
        ...context,
      });
    },
    restore: (record) => restore(record),
    restoreSeen: (record, removals) => restore(record, removals),
    review: (record, decision, reason) => {
      const { ops, state } = known(record);
      const { heads, ...context } = contextOfReview(ops, state, facts.forkZones);
      const value = { decision, heads, ...(reason ? { reason } : {}) };
      add({ ...common, kind: 'review', record, group: 'record.review', value, ...context });
    },
  };
}

function isSameSet(a: readonly OpHash[], b: readonly OpHash[]): boolean {
  const inB = new Set(b);
  return a.length === inB.size && a.every((hash) => inB.has(hash));
}
