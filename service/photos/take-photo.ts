/** One photo into the workspace: the original durable first, then the operation that speaks of it. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileSource } from '#core/contract/base.ts';
import type { Problem } from '#core/contract/failures.ts';
import type { PhotoHash, RecordId } from '#core/ids.ts';
import type { Json } from '#core/json.ts';
import type { PhotoFile, PhotoKind, PhotoMediaType } from '#core/photo/photo-groups.ts';
import { storePhoto } from '#db/files/photo-store.ts';
import { stateOf } from '#db/projection/project-records.ts';
import { sketchOfBytes } from '#db/queries/gallery.ts';
import { knownPhoto, namesAndLengths, type PhotoRow, registerPhotoFile } from '#db/queries/photos.ts';
import { isDiskFull, requireSpace } from '../disk-space.ts';
import { AppError } from '../failure.ts';
import { requireSource } from '../files.ts';
import { write } from '../operations.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { keepSmallCopy } from './derivatives.ts';
import { readPhotoFile } from './read-photo-file.ts';

export type Refused = { readonly fileName: string; readonly problem: Problem };
export type Taken =
  | { readonly id: RecordId; readonly isNew: true }
  | { readonly id: RecordId; readonly isNew: false };

/** For whom a photo is taken in; nobody yet when it comes from a card. */
export type Receiver = { readonly parcel: RecordId; readonly kind: PhotoKind } | undefined;

/**
 * Takes one file after the other in, or several side by side. A disk that is full is told of each like anything else that is in its
 * way, for those before are in; nothing more is read then, for it would be for nothing.
 */
export function takingPhotos(
  workspace: OpenWorkspace,
  receiver: Receiver,
): (source: FileSource) => Promise<Taken | Refused> {
  let isFull = false;
  return async (source) => {
    const tooMuch = { fileName: nameOf(source), problem: { code: 'photo.disk-full', params: {} } };
    if (isFull) return tooMuch;
    try {
      return await takePhoto(workspace, source, receiver);
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      isFull = true;
      return tooMuch;
    }
  };
}

function nameOf(source: FileSource): string {
  return source.kind === 'path' ? basename(source.path) : source.fileName;
}

/**
 * Asks whether the files fit on the disk, before the first is read. Those that seem to be in already, by name and length, need no room.
 * @throws AppError `workspace.disk-full`
 */
export async function requireSpaceForPhotos(
  workspace: OpenWorkspace,
  sources: readonly FileSource[],
): Promise<void> {
  const known = namesAndLengths(workspace.database);
  let bytes = 0;
  for (const source of sources) {
    // An upload lies on this disk already and is thrown away when it has found its place.
    if (source.kind !== 'path') continue;
    const found = await stat(source.path).catch(() => undefined);
    if (found && !known.has(`${found.size} ${basename(source.path)}`)) bytes += found.size;
  }
  if (bytes > 0) await requireSpace(workspace.folder, bytes);
}

/**
 * Takes one file in. What is known by its bytes (with this parcel, or anywhere when it is for none) makes no new record; its original is
 * looked after all the same, so that one that was damaged on disk is made good.
 */
async function takePhoto(
  workspace: OpenWorkspace,
  source: FileSource,
  receiver: Receiver,
): Promise<Taken | Refused> {
  let bytes: Buffer<ArrayBuffer>;
  let fileName: string;
  try {
    const found = requireSource(workspace, source);
    fileName = found.fileName;
    bytes = await readFile(found.path);
  } catch (error) {
    const code = error instanceof AppError ? 'photo.not-found' : 'photo.unreadable';
    return { fileName: nameOf(source), problem: { code, params: {} } };
  }
  const origin = source.kind === 'upload' ? source.origin : undefined;
  const { database, photoStore } = workspace;
  const sha256 = await sha256Of(bytes);
  const known = () => knownPhoto(database, receiver?.parcel ?? null, sha256);
  const register = (mediaType: PhotoMediaType) =>
    registerPhotoFile(
      database,
      { sha256, byte_length: bytes.byteLength, media_type: mediaType },
      workspace.env.now().toISOString(),
    );
  const before = known();
  if (before?.present) {
    const mediaType = before.media_type;
    const { alreadyThere } = await storePhoto(photoStore, { bytes, sha256 }, mediaType);
    register(mediaType);
    if (!alreadyThere) workspace.changes.announce('photos');
    return toKnown(before);
  }
  const reading = await readPhotoFile(bytes);
  if (!reading.ok) return { fileName, problem: reading.problem };
  const { mediaType } = reading.facts;
  await storePhoto(photoStore, { bytes, sha256 }, mediaType);
  if (reading.small) await keepSmallCopy(workspace, sha256, reading.small);
  // Two files of the same bytes may have been read side by side.
  const meanwhile = known();
  if (meanwhile) {
    register(mediaType);
    return toKnown(meanwhile);
  }
  const file: PhotoFile = {
    sha256,
    byteLength: bytes.byteLength,
    fileName: fileName.slice(0, 255).toWellFormed(),
    ...reading.facts,
    ...(origin ? { origin: { from: origin, at: workspace.env.now().toISOString() } } : {}),
  };
  const sketch = provenanceOf(workspace, sha256);
  const id = write(workspace, receiver ? ['photos', 'parcels'] : ['photos'], (writer) => {
    register(mediaType);
    return writer.create('photo', {
      'photo.file': file,
      ...(receiver ? { 'photo.assignment': receiver } : {}),
      ...(sketch ? { 'photo.sketch': sketch } : {}),
    });
  });
  return { id, isNew: true };
}

/** A drawn copy that comes back by another way is one still. */
function provenanceOf(workspace: OpenWorkspace, sha256: PhotoHash): Json | undefined {
  const copy = sketchOfBytes(workspace.database, sha256);
  if (!copy) return undefined;
  return stateOf(workspace.database, copy, workspace.facts).groups.get('photo.sketch')?.value;
}

/** In a thread of its own: many megabytes are hashed while the window goes on being answered. */
async function sha256Of(bytes: Buffer<ArrayBuffer>): Promise<PhotoHash> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Buffer.from(digest).toString('hex') as PhotoHash;
}

function toKnown({ id }: PhotoRow): Taken {
  return { id, isNew: false };
}
