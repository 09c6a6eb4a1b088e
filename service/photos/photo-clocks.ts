/** Putting the times of many photos right whose camera's clock was wrong; what the file says is never touched. */
import type { PhotoView } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import { type PhotoClock, shiftedTime } from '#core/photo/photo-clock.ts';
import { photosOfCamera } from '#db/queries/photos.ts';
import { AppError } from '../failure.ts';
import { write } from '../operations.ts';
import { isAllowed, requireAllowed } from '../require-parcel.ts';
import { requireWellFormed } from '../well-formed.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { requirePhoto, viewOf } from './photo-views.ts';

export type PhotoClockItem = PhotoClock & { readonly id: RecordId };

/**
 * All or none. A correction says by how much the file's time was wrong, so it stands for an earlier one and is not added to it; 0 takes
 * it back.
 * @throws AppError `record.not-found`, `record.action-not-allowed`, `photo.cannot-correct`
 */
export function correctClocks(workspace: OpenWorkspace, items: readonly PhotoClockItem[]): PhotoView[] {
  const photos = items.map(({ id }) => requirePhoto(workspace, id));
  for (const parcel of new Set(photos.flatMap((photo) => photo.parcel ?? [])))
    requireAllowed(workspace, parcel, 'edit');
  for (const [i, { evidence, fileName }] of photos.entries()) {
    const { shiftS = 0, reason = '' } = items[i] ?? {};
    requireWellFormed({ reason });
    if (shiftS !== 0 && !(evidence.takenAt && shiftedTime(evidence.takenAt, shiftS)))
      throw new AppError('photo.cannot-correct', { fileName });
  }
  write(workspace, ['photos', 'parcels'], (writer) => {
    for (const [i, { id, shiftS, reason }] of items.entries())
      if (shiftS !== 0 || photos[i]?.clock) writer.set(id, 'photo.clock', { shiftS, reason });
  });
  return items.map(({ id }) => requirePhoto(workspace, id));
}

/** @returns photos of this camera in the order they came, and those among them that must not be changed as their parcels stand */
export function photosTakenBy(
  workspace: OpenWorkspace,
  deviceModel: string,
  limit: number,
): { readonly photos: PhotoView[]; readonly locked: RecordId[] } {
  const photos = photosOfCamera(workspace.database, deviceModel, limit).map((row) => viewOf(workspace, row));
  const parcels = new Set(photos.flatMap(({ parcel }) => parcel ?? []));
  const lockedParcels = new Set([...parcels].filter((parcel) => !isAllowed(workspace, parcel, 'edit')));
  return {
    photos,
    locked: photos.filter(({ parcel }) => parcel && lockedParcels.has(parcel)).map(({ id }) => id),
  };
}
