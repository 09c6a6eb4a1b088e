/** What was ever done to a parcel, told in order, and the parcel as it was at any point of it. */
import type { HistoryEntry, ParcelDetail } from '#core/contract/parcel.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import { setsOf } from '#core/merge/beginning.ts';
import { isRestoration } from '#core/merge/deletion.ts';
import { headsOf } from '#core/merge/heads.ts';
import { historyOrder } from '#core/merge/history.ts';
import type { Hashed, HashedOperation, SetOperation } from '#core/merge/operation.ts';
import { mergeRecord } from '#core/merge/record-state.ts';
import { opsInAccount } from '#core/merge/withdrawal.ts';
import { fromOperationGroup } from '#core/parcel/field-groups.ts';
import { parcelValuesOf } from '#db/projection/own-part.ts';
import { receivedOfRecord } from '#db/queries/operations.ts';
import { AppError } from './failure.ts';
import { sourceOfOperation } from './provenance.ts';
import { requireParcel } from './require-parcel.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/** Every operation on the parcel, the oldest first, with what each wrote and what had stood there. */
export function parcelHistory(workspace: OpenWorkspace, id: RecordId): { entries: HistoryEntry[] } {
  requireParcel(workspace, id);
  const { database, facts } = workspace;
  const received = receivedOfRecord(database, id, facts.withdrawn.size > 0);
  const inAccount = new Set(opsInAccount(received, facts.withdrawn).map(({ hash }) => hash));
  const { groups } = mergeRecord(id, received, facts);
  const earlier = new Map<string, Hashed<SetOperation>[]>();
  const entries = historyOrder(received.ops).map((item): HistoryEntry => {
    const isInAccount = inAccount.has(item.hash);
    const writes = setsOf([item]).flatMap((set) => {
      const group = fromOperationGroup(set.op.group);
      if (!group) return [];
      const before = earlier.get(set.op.group) ?? [];
      const [stood] = headsOf(before, facts.forkZones);
      if (isInAccount) earlier.set(set.op.group, [...before, set]);
      const current = groups.get(set.op.group)?.heads.some(({ hash }) => hash === set.hash) ?? false;
      return [{ group, value: set.op.value, ...(stood ? { before: stood.op.value } : {}), current }];
    });
    return {
      ...kindAndWord(item),
      source: sourceOfOperation(database, item),
      writes,
      withdrawn: !isInAccount,
    };
  });
  return { entries };
}

/**
 * The parcel's values after one operation of its history.
 * @throws AppError `record.not-found` for an operation that is none of the parcel's
 */
export function parcelValuesAt(
  workspace: OpenWorkspace,
  id: RecordId,
  operation: OpHash,
): { values: ParcelDetail['values'] } {
  requireParcel(workspace, id);
  const { database, facts } = workspace;
  const { ops, broughtBy } = receivedOfRecord(database, id, facts.withdrawn.size > 0);
  const story = historyOrder(ops);
  const place = story.findIndex(({ hash }) => hash === operation);
  if (place < 0) throw new AppError('record.not-found', { record: operation });
  const state = mergeRecord(id, { ops: story.slice(0, place + 1), broughtBy }, facts);
  return { values: parcelValuesOf(state) };
}

function kindAndWord({ op }: HashedOperation): Pick<HistoryEntry, 'kind' | 'decision' | 'reason'> {
  switch (op.kind) {
    case 'review': {
      const { decision, reason } = op.value;
      return { kind: 'review', decision, ...(reason ? { reason } : {}) };
    }
    case 'delete':
      return { kind: isRestoration(op) ? 'restore' : 'delete' };
    case 'begin':
      return { kind: 'begin' };
    case 'set':
    case 'withdraw':
      return { kind: 'set' };
  }
}
