/** Where a parcel stands: completing and reopening by its surveyor, accepting and sending back by the office. */
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Seen } from '#core/contract/seen.ts';
import type { RecordId } from '#core/ids.ts';
import { toOperationGroup } from '#core/parcel/field-groups.ts';
import type { ParcelAction } from '#core/parcel/parcel-actions.ts';
import { AppError } from './failure.ts';
import { type Writer, write } from './operations.ts';
import { parcelDetail, requireAsSeen } from './parcels.ts';
import { requireAllowed } from './require-parcel.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/**
 * @param seen absent where many are completed together, for which `parcel-bulk.ts` asks whether others have written since
 * @throws AppError `record.has-errors`, `record.moved-on`
 */
export function completeParcel(workspace: OpenWorkspace, id: RecordId, seen?: Seen): ParcelDetail {
  const detail = requireAction(workspace, id, 'complete');
  if (seen) requireAsSeen(detail, seen);
  refuseErrors(detail);
  write(workspace, ['parcels'], (writer) => {
    rememberVersion(workspace, detail, writer);
    writer.review(id, 'completed');
  });
  return parcelDetail(workspace, id);
}

/**
 * The record remembers the version of the code lists that it is completed under. One that holds codes which have gone out of use since
 * it was begun stays a record of the version they are of; and while two values stand against each other, nobody has decided which is right.
 */
function rememberVersion({ reference }: OpenWorkspace, detail: ParcelDetail, writer: Writer): void {
  const { process } = detail.values;
  const listVersion = reference.edition.version;
  if (process?.listVersion === listVersion || detail.groups.process?.conflict) return;
  if (detail.issues.some(({ rule }) => rule === 'retired-code')) return;
  writer.set(detail.id, toOperationGroup('process'), { ...process, listVersion });
}

/** @throws AppError `record.moved-on` */
export function reopenParcel(workspace: OpenWorkspace, id: RecordId, seen: Seen): ParcelDetail {
  requireAsSeen(requireAction(workspace, id, 'reopen'), seen);
  write(workspace, ['parcels'], (writer) => writer.review(id, 'reopened'));
  return parcelDetail(workspace, id);
}

/** @throws AppError `record.has-errors`, `record.has-conflict`, `record.moved-on` */
export function acceptParcel(workspace: OpenWorkspace, id: RecordId, seen: Seen): ParcelDetail {
  const detail = requireAction(workspace, id, 'accept');
  requireAsSeen(detail, seen);
  refuseUndecided(detail);
  refuseErrors(detail);
  write(workspace, ['parcels'], (writer) => writer.review(id, 'accepted'));
  return parcelDetail(workspace, id);
}

/** @throws AppError `record.moved-on` */
export function returnParcel(
  workspace: OpenWorkspace,
  id: RecordId,
  seen: Seen,
  reason: string,
): ParcelDetail {
  requireAsSeen(requireAction(workspace, id, 'return'), seen);
  write(workspace, ['parcels'], (writer) => writer.review(id, 'returned', reason));
  return parcelDetail(workspace, id);
}

function requireAction(workspace: OpenWorkspace, id: RecordId, action: ParcelAction): ParcelDetail {
  requireAllowed(workspace, id, action);
  return parcelDetail(workspace, id);
}

function refuseErrors({ id, issues }: ParcelDetail): void {
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (errors.length > 0) throw new AppError('record.has-errors', { record: id, issues: errors });
}

/** Two earlier decisions that differ do not hinder: this one decides between them. */
function refuseUndecided({ id, groups, deletedBy }: ParcelDetail): void {
  if (deletedBy || Object.values(groups).some(({ conflict }) => conflict)) {
    throw new AppError('record.has-conflict', { record: id });
  }
}
