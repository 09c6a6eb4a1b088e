/** What was deleted and can be taken back, with who deleted it and when. */
import type { RemovedParcel, RemovedPhoto } from '#core/contract/removed.ts';
import { actionsOn } from '#core/parcel/parcel-actions.ts';
import { operationByNumber } from '#db/queries/operations.ts';
import {
  countRemovedParcels,
  countRemovedPhotos,
  type RemovedParcelRow,
  removedParcelRows,
  removedPhotoRows,
} from '#db/queries/removed.ts';
import { sourceOfOperation } from './provenance.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

export function removedParcels(
  workspace: OpenWorkspace,
  limit: number,
): { total: number; items: RemovedParcel[] } {
  const { database, row: here } = workspace;
  const items = removedParcelRows(database, limit).map((row) => ({
    id: row.id,
    ...(row.unit_no === null ? {} : { unitNo: row.unit_no }),
    ...(row.name === null ? {} : { name: row.name }),
    ...(row.right_holder === null ? {} : { rightHolder: row.right_holder }),
    ...(row.planar_area_sq_m === null ? {} : { planarAreaSqM: row.planar_area_sq_m }),
    photoCount: row.photo_count,
    restorable: actionsOn(row.state, here.role).includes('remove'),
    ...removalOf(workspace, row),
  }));
  return { total: countRemovedParcels(database), items };
}

export function removedPhotos(
  workspace: OpenWorkspace,
  limit: number,
): { total: number; items: RemovedPhoto[] } {
  const { database } = workspace;
  const items = removedPhotoRows(database, limit).map((row) => ({
    id: row.id,
    sha256: row.sha256,
    fileName: row.file_name,
    kind: row.kind,
    present: row.present === 1,
    ...(row.parcel === null
      ? {}
      : {
          parcel: {
            id: row.parcel,
            ...(row.unit_no === null ? {} : { unitNo: row.unit_no }),
            removed: row.parcel_deleted === 1,
          },
        }),
    ...removalOf(workspace, row),
  }));
  return { total: countRemovedPhotos(database), items };
}

function removalOf(
  { database }: OpenWorkspace,
  { removal, removals }: Pick<RemovedParcelRow, 'removal' | 'removals'>,
): Pick<RemovedParcel, 'removal' | 'removals'> {
  return {
    removal: sourceOfOperation(database, operationByNumber(database, removal)),
    removals: JSON.parse(removals),
  };
}
