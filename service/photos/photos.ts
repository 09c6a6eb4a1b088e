/** Photos of parcels: originals made durable first, then the operations that speak of them. */
import type { FileSource } from '#core/contract/base.ts';
import type { PhotoView } from '#core/contract/parcel.ts';
import { isAsSeen, type PhotoSeen, type Restoration } from '#core/contract/seen.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import type { PhotoGroup, PhotoKind } from '#core/photo/photo-groups.ts';
import type { ClockwiseDeg } from '#core/photo/sketch.ts';
import { parcelStanding } from '#db/queries/parcels.ts';
import { knownPhoto, photoById } from '#db/queries/photos.ts';
import { AppError } from '../failure.ts';
import { discardUpload } from '../files.ts';
import { type JobControl, throwIfCancelled } from '../jobs.ts';
import { write } from '../operations.ts';
import { requireAllowed } from '../require-parcel.ts';
import { requireWellFormed } from '../well-formed.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { assignPhotos } from './assign-photos.ts';
import { requirePhoto } from './photo-views.ts';
import { type Refused, requireSpaceForPhotos, takingPhotos } from './take-photo.ts';

export type AddedPhotos = { added: PhotoView[]; known: PhotoView[]; refused: Refused[] };

/** Adds files to a parcel one by one: each is durable before the next is begun, so a card pulled out loses only what was left. */
export async function addPhotos(
  workspace: OpenWorkspace,
  parcel: RecordId,
  kind: PhotoKind,
  files: readonly FileSource[],
  { progress, signal }: JobControl,
): Promise<AddedPhotos> {
  requireAllowed(workspace, parcel, 'edit');
  await requireSpaceForPhotos(workspace, files);
  const take = takingPhotos(workspace, { parcel, kind });
  const result: AddedPhotos = { added: [], known: [], refused: [] };
  for (const [done, file] of files.entries()) {
    throwIfCancelled(signal);
    progress({ phase: 'photos', done, total: files.length, unit: 'photos' });
    const outcome = await take(file);
    await discardUpload(workspace, file);
    if ('problem' in outcome) result.refused.push(outcome);
    else (outcome.isNew ? result.added : result.known).push(requirePhoto(workspace, outcome.id));
  }
  progress({ phase: 'photos', done: files.length, total: files.length, unit: 'photos' });
  return result;
}

type Heads = readonly OpHash[];

/** @throws AppError `record.moved-on`, unless the same stands there already */
export function setPhotoKind(
  workspace: OpenWorkspace,
  id: RecordId,
  kind: PhotoKind,
  heads: Heads,
): PhotoView {
  const photo = requirePhoto(workspace, id);
  const { parcel } = photo;
  requireHeads(photo, 'assignment', heads, photo.kind === kind);
  assignPhotos(workspace, [{ id, parcel, kind }]);
  return requirePhoto(workspace, id);
}

/** @throws AppError `record.moved-on`, unless the same stands there already */
export function setPhotoCaption(
  workspace: OpenWorkspace,
  id: RecordId,
  text: string,
  heads: Heads,
): PhotoView {
  const photo = requireEditablePhoto(workspace, id);
  requireHeads(photo, 'caption', heads, (photo.caption ?? '') === text);
  requireWellFormed({ text });
  write(workspace, ['photos'], (writer) => writer.set(id, 'photo.caption', { text }));
  return requirePhoto(workspace, id);
}

/** @throws AppError `record.moved-on` */
export function removePhoto(workspace: OpenWorkspace, id: RecordId, seen: PhotoSeen): void {
  const { heads } = requireEditablePhoto(workspace, id);
  if (!isAsSeen(heads, seen)) throw new AppError('record.moved-on', { record: id });
  write(workspace, ['photos', 'parcels'], (writer) => writer.remove(id));
}

/**
 * Puts a photo back that was taken off; one that is there stays as it is, also where it was added once more meanwhile.
 * @throws AppError `record.moved-on`
 */
export function restorePhoto(workspace: OpenWorkspace, { id, removals }: Restoration): PhotoView {
  const row = photoById(workspace.database, id);
  if (!row) throw new AppError('record.not-found', { record: id });
  // Of a parcel that is deleted itself it changes nothing that is seen.
  if (row.parcel && parcelStanding(workspace.database, row.parcel)?.deleted === 0)
    requireAllowed(workspace, row.parcel, 'edit');
  // Twice it would count for two of those that are asked for.
  const again = row.deleted === 1 && knownPhoto(workspace.database, row.parcel, row.sha256);
  if (again) return requirePhoto(workspace, again.id);
  write(workspace, ['photos', 'parcels'], (writer) => writer.restoreSeen(id, removals));
  return requirePhoto(workspace, id);
}

/**
 * How the photo is turned wherever it is shown; 0 is as its file says. The original stays as it is.
 * @throws AppError `record.moved-on`, unless it is turned so already
 */
export function setPhotoRotation(
  workspace: OpenWorkspace,
  id: RecordId,
  clockwiseDeg: ClockwiseDeg,
  heads: Heads,
): PhotoView {
  const photo = requireEditablePhoto(workspace, id);
  requireHeads(photo, 'rotation', heads, (photo.clockwiseDeg ?? 0) === clockwiseDeg);
  write(workspace, ['photos'], (writer) => writer.set(id, 'photo.rotation', { clockwiseDeg }));
  return requirePhoto(workspace, id);
}

/** @param isSo what is asked for is shown already; settling one of several values is for whoever saw them all */
function requireHeads(photo: PhotoView, group: PhotoGroup, heads: Heads, isSo: boolean): void {
  const now = photo.heads[group] ?? [];
  if (isSo && now.length === 1) return;
  if (!isAsSeen({ [group]: now }, { [group]: [...heads] }))
    throw new AppError('record.moved-on', { record: photo.id });
}

/** A photo belongs to its parcel: what has been accepted with it is not changed under it. */
export function requireEditablePhoto(workspace: OpenWorkspace, id: RecordId): PhotoView {
  const photo = requirePhoto(workspace, id);
  if (photo.parcel) requireAllowed(workspace, photo.parcel, 'edit');
  return photo;
}
