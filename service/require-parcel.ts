/** The questions before anything is done to a parcel: is it here, and may that be done with it? */
import type { RecordId } from '#core/ids.ts';
import { actionsOn, type ParcelAction } from '#core/parcel/parcel-actions.ts';
import { type ParcelStanding, parcelStanding } from '#db/queries/parcels.ts';
import { AppError } from './failure.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/** @throws AppError `record.not-found`, also for a deleted record */
export function requireParcel({ database }: OpenWorkspace, id: RecordId): ParcelStanding {
  const standing = parcelStanding(database, id);
  if (!standing || standing.deleted === 1) throw new AppError('record.not-found', { record: id });
  return standing;
}

/**
 * The same, and whether its state allows this in this workspace.
 * @throws AppError `record.not-found`, `record.action-not-allowed`
 */
export function requireAllowed(workspace: OpenWorkspace, id: RecordId, action: ParcelAction): ParcelStanding {
  const standing = requireParcel(workspace, id);
  requireState(workspace, id, standing, action);
  return standing;
}

/**
 * Also of a parcel that is deleted: whoever may delete it may take that back.
 * @throws AppError `record.not-found`, `record.action-not-allowed`
 */
export function requireRestorable(workspace: OpenWorkspace, id: RecordId): void {
  const standing = parcelStanding(workspace.database, id);
  if (!standing) throw new AppError('record.not-found', { record: id });
  requireState(workspace, id, standing, 'remove');
}

/** Whether the parcel is here and allows it. */
export function isAllowed(workspace: OpenWorkspace, id: RecordId, action: ParcelAction): boolean {
  const standing = parcelStanding(workspace.database, id);
  return standing?.deleted === 0 && allows(workspace, standing, action);
}

function requireState(
  workspace: OpenWorkspace,
  id: RecordId,
  standing: ParcelStanding,
  action: ParcelAction,
): void {
  if (!allows(workspace, standing, action)) {
    throw new AppError('record.action-not-allowed', { record: id, state: standing.state });
  }
}

function allows({ row }: OpenWorkspace, { state }: ParcelStanding, action: ParcelAction): boolean {
  return actionsOn(state, row.role).includes(action);
}
