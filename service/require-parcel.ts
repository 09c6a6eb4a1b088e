/** The one question before anything is done to a parcel: is it here, and not deleted? */
import type { RecordId } from '#core/ids.ts';
import { type ParcelRow, parcelRow } from '#db/queries/parcels.ts';
import { AppError } from './failure.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/** @throws AppError `record.not-found`, also for a deleted record */
export function requireParcel({ database }: OpenWorkspace, id: RecordId): ParcelRow {
  const row = parcelRow(database, id);
  if (!row || row.deleted === 1) throw new AppError('record.not-found', { record: id });
  return row;
}
