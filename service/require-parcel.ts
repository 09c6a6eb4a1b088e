/** The one question before anything is done to a parcel: is it here, and not deleted? */
import type { RecordId } from '#core/ids.ts';
import type { ParcelState } from '#core/parcel/parcel-state.ts';
import { parcelStanding } from '#db/queries/parcels.ts';
import { AppError } from './failure.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/** @throws AppError `record.not-found`, also for a deleted record */
export function requireParcel({ database }: OpenWorkspace, id: RecordId): { readonly state: ParcelState } {
  const standing = parcelStanding(database, id);
  if (!standing || standing.deleted === 1) throw new AppError('record.not-found', { record: id });
  return standing;
}
