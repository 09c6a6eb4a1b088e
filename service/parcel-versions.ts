/** Deciding between what several people said: which value of a group stands, and whether a record that one of them deleted stays. */
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Restoration } from '#core/contract/seen.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import { setsOf } from '#core/merge/beginning.ts';
import { type ParcelGroup, toOperationGroup } from '#core/parcel/field-groups.ts';
import { operationByHash } from '#db/queries/operations.ts';
import { AppError } from './failure.ts';
import { writeAndShow } from './operations.ts';
import { parcelDetail } from './parcels.ts';
import { requireAllowed, requireRestorable } from './require-parcel.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/**
 * Writes what one of the operations on a group wrote over everything that stands there, for somebody who had `heads` before him.
 * @throws AppError `record.changed-meanwhile`; `record.not-found` also for an operation that did not write to the group
 */
export function takeVersion(
  workspace: OpenWorkspace,
  id: RecordId,
  group: ParcelGroup,
  operation: OpHash,
  heads: readonly OpHash[],
): ParcelDetail {
  const name = toOperationGroup(group);
  return writeAndShow(
    workspace,
    ['parcels'],
    (writer) => {
      requireAllowed(workspace, id, 'edit');
      const stored = operationByHash(workspace.database, operation);
      const wrote = setsOf(stored ? [stored] : []).find(({ op }) => op.record === id && op.group === name);
      if (!wrote) throw new AppError('record.not-found', { record: operation });
      writer.setSeen(id, name, wrote.op.value, heads);
    },
    (_, known) => parcelDetail(workspace, id, known),
  );
}

/**
 * Takes the deletions of the record back that somebody was told of; nothing is written where there are none.
 * @throws AppError `record.moved-on`
 */
export function restoreParcel(workspace: OpenWorkspace, { id, removals }: Restoration): ParcelDetail {
  requireRestorable(workspace, id);
  return writeAndShow(
    workspace,
    ['parcels', 'photos'],
    (writer) => writer.restoreSeen(id, removals),
    (_, known) => parcelDetail(workspace, id, known),
  );
}
