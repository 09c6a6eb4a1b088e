/** Photos of parcels: originals made durable first, then the operations that speak of them. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileSource } from '#core/contract/base.ts';
import type { Problem } from '#core/contract/failures.ts';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { OpHash, PhotoHash, RecordId } from '#core/ids.ts';
import type { PhotoFile, PhotoKind } from '#core/photo/photo-groups.ts';
import { storePhoto } from '#db/files/photo-store.ts';
import {
  type PhotoRow,
  photoById,
  photoInParcel,
  photosOfParcel,
  registerPhotoFile,
} from '#db/queries/photos.ts';
import { AppError } from '../failure.ts';
import { discardUpload, requireSource } from '../files.ts';
import { type JobControl, throwIfCancelled } from '../jobs.ts';
import { write } from '../operations.ts';
import { sourceOf } from '../provenance.ts';
import { requireAllowed } from '../require-parcel.ts';
import { requireWellFormed } from '../well-formed.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { readPhotoFile } from './read-photo-file.ts';

export type AddedPhotos = {
  added: PhotoView[];
  known: PhotoView[];
  refused: { fileName: string; problem: Problem }[];
};

/** Adds files to a parcel one by one: each is durable before the next is begun, so a card pulled out loses only what was left. */
export async function addPhotos(
  workspace: OpenWorkspace,
  parcel: RecordId,
  kind: PhotoKind,
  files: readonly FileSource[],
  { progress, signal }: JobControl,
): Promise<AddedPhotos> {
  requireAllowed(workspace, parcel, 'edit');
  const result: AddedPhotos = { added: [], known: [], refused: [] };
  for (const [done, file] of files.entries()) {
    throwIfCancelled(signal);
    progress({ phase: 'photos', done, total: files.length, unit: 'photos' });
    const outcome = await addPhoto(workspace, parcel, kind, file);
    await discardUpload(workspace, file);
    if ('problem' in outcome) result.refused.push(outcome);
    else (outcome.isNew ? result.added : result.known).push(outcome.photo);
  }
  progress({ phase: 'photos', done: files.length, total: files.length, unit: 'photos' });
  return result;
}

async function addPhoto(
  workspace: OpenWorkspace,
  parcel: RecordId,
  kind: PhotoKind,
  source: FileSource,
): Promise<{ photo: PhotoView; isNew: boolean } | { fileName: string; problem: Problem }> {
  const fallbackName = source.kind === 'path' ? basename(source.path) : source.fileName;
  let bytes: Buffer;
  let fileName: string;
  try {
    const found = requireSource(workspace, source);
    fileName = found.fileName;
    bytes = await readFile(found.path);
  } catch (error) {
    const code = error instanceof AppError ? 'photo.not-found' : 'photo.unreadable';
    return { fileName: fallbackName, problem: { code, params: {} } };
  }
  const reading = await readPhotoFile(bytes);
  if (!reading.ok) return { fileName, problem: reading.problem };
  const { mediaType } = reading.facts;
  const stored = await storePhoto(workspace.photoStore, bytes, mediaType);
  const sha256 = stored.sha256 as PhotoHash;
  const value: PhotoFile = {
    sha256,
    byteLength: stored.byteLength,
    fileName: fileName.slice(0, 255).toWellFormed(),
    ...reading.facts,
  };
  registerPhotoFile(
    workspace.database,
    { sha256, byte_length: stored.byteLength, media_type: mediaType },
    workspace.env.now().toISOString(),
  );
  const known = photoInParcel(workspace.database, parcel, sha256);
  if (known) return { photo: toPhotoView(workspace, known), isNew: false };
  const id = write(workspace, ['photos', 'parcels'], (writer) =>
    writer.create('photo', { 'photo.file': value, 'photo.assignment': { parcel, kind } }),
  );
  return { photo: requirePhoto(workspace, id), isNew: true };
}

export function photoViews(workspace: OpenWorkspace, parcel: RecordId): PhotoView[] {
  return photosOfParcel(workspace.database, parcel).map((row) => toPhotoView(workspace, row));
}

export function setPhotoKind(workspace: OpenWorkspace, id: RecordId, kind: PhotoKind): PhotoView {
  const { parcel } = requireEditable(workspace, id);
  if (!parcel) throw new AppError('record.not-found', { record: id });
  write(workspace, ['photos', 'parcels'], (writer) => writer.set(id, 'photo.assignment', { parcel, kind }));
  return requirePhoto(workspace, id);
}

export function setPhotoCaption(workspace: OpenWorkspace, id: RecordId, text: string): PhotoView {
  requireEditable(workspace, id);
  requireWellFormed({ text });
  write(workspace, ['photos'], (writer) => writer.set(id, 'photo.caption', { text }));
  return requirePhoto(workspace, id);
}

export function removePhoto(workspace: OpenWorkspace, id: RecordId): void {
  requireEditable(workspace, id);
  write(workspace, ['photos', 'parcels'], (writer) => writer.remove(id));
}

/** A photo belongs to its parcel: what has been accepted with it is not changed under it. */
function requireEditable(workspace: OpenWorkspace, id: RecordId): PhotoView {
  const photo = requirePhoto(workspace, id);
  if (photo.parcel) requireAllowed(workspace, photo.parcel, 'edit');
  return photo;
}

function requirePhoto(workspace: OpenWorkspace, id: RecordId): PhotoView {
  const row = photoById(workspace.database, id);
  if (!row || row.deleted === 1) throw new AppError('record.not-found', { record: id });
  return toPhotoView(workspace, row);
}

function toPhotoView(workspace: OpenWorkspace, row: PhotoRow): PhotoView {
  const heads = JSON.parse(row.heads) as Record<string, OpHash[]>;
  const head = (heads['photo.assignment'] ?? heads['photo.file'])?.[0];
  if (!head) throw new Error(`photo ${row.id} has no operation`);
  return {
    id: row.id,
    ...(row.parcel ? { parcel: row.parcel } : {}),
    sha256: row.sha256,
    fileName: row.file_name,
    byteLength: row.byte_length,
    widthPx: row.width_px,
    heightPx: row.height_px,
    kind: row.kind,
    ...(row.caption ? { caption: row.caption } : {}),
    evidence: JSON.parse(row.evidence),
    present: row.present === 1,
    source: sourceOf(workspace.database, head),
  };
}
