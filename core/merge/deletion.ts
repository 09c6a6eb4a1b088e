/**
 * Deleting and restoring. A deletion names, group by group, what its author had before him; the record is gone only while
 * every head is among that. Heads of `record.deletion` are the deletions in force. One that names no group is a restoration: it
 * has seen the earlier ones and deletes nothing, so the record is back on purpose and not as a conflict.
 */
import type { ForkZones } from './chain.ts';
import { hadBefore, headsOf } from './heads.ts';
import type { DeleteOperation, Hashed, HashedOperation } from './operation.ts';

export type Deletion = {
  /** The deletions and restorations in force, in provisional order. */
  readonly heads: readonly Hashed<DeleteOperation>[];
  readonly deleted: boolean;
  /** Somebody deleted the record, and somebody else's work that he had not seen, or a restoration, keeps it alive. */
  readonly conflict: boolean;
};

export function isRestoration(op: DeleteOperation): boolean {
  return Object.keys(op.value.contexts).length === 0;
}

/** Those among the heads of `record.deletion` that delete. */
export function deletionsInForce(
  heads: readonly Hashed<DeleteOperation>[],
): readonly Hashed<DeleteOperation>[] {
  return heads.filter(({ op }) => !isRestoration(op));
}

/**
 * Several deletions in force count together: each head must have been before at least one of their authors. A restoration
 * made at the same time as a deletion wins, as a conflict.
 * @param groupHeads the heads of all groups of the record
 */
export function deletionOf(
  deletes: readonly Hashed<DeleteOperation>[],
  groupHeads: Iterable<HashedOperation>,
  zones: ForkZones,
): Deletion {
  const heads = headsOf(deletes, zones);
  const inForce = deletionsInForce(heads);
  const deleted =
    inForce.length > 0 &&
    inForce.length === heads.length &&
    [...groupHeads].every((head) => inForce.some((deletion) => hasDeleted(deletion, head, zones)));
  return {
    heads,
    deleted,
    conflict: inForce.length > 0 && !deleted,
  };
}

function hasDeleted(deletion: Hashed<DeleteOperation>, head: HashedOperation, zones: ForkZones): boolean {
  return hadBefore(deletion, deletion.op.value.contexts[head.op.group] ?? {}, head, zones);
}
