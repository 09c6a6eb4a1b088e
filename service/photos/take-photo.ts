/** One photo into the workspace: the original durable first, then the operation that speaks of it. */

import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileSource } from '#core/contract/base.ts';
import type { Problem } from '#core/contract/failures.ts';
import type { PhotoHash, RecordId } from '#core/ids.ts';
import type { PhotoFile, PhotoKind, PhotoMediaType } from '#core/photo/photo-groups.ts';
import { storePhoto } from '#db/files/photo-store.ts';
import { type PhotoRow, photoInParcel, photoOfBytes, registerPhotoFile } from '#db/queries/photos.ts';
import { AppError } from '../failure.ts';
import { requireSource } from '../files.ts';
import { write } from '../operations.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { readPhotoFile } from './read-photo-file.ts';

export type Refused = { readonly fileName: string; readonly problem: Problem };
export type Taken =
  | { readonly id: RecordId; readonly isNew: true }
  | { readonly id: RecordId; readonly isNew: false };

/** For whom a photo is taken in; nobody yet when it comes from a card. */
export type Receiver = { readonly parcel: RecordId; readonly kind: PhotoKind } | undefined;

/**
 * Takes one file in. What is known by its bytes (with this parcel, or anywhere when it is for none) makes no new record; its original is
 * looked after all the same, so that one that was damaged on disk is made good.
 */
export async function takePhoto(
  workspace: OpenWorkspace,
  source: FileSource,
  receiver: Receiver,
): Promise<Taken | Refused> {
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
  const { database, photoStore } = workspace;
  const sha256 = hash('sha256', bytes) as PhotoHash;
  const known = () =>
    receiver ? photoInParcel(database, receiver.parcel, sha256) : photoOfBytes(database, sha256);
  const before = known();
  if (before?.present) {
    await storePhoto(photoStore, bytes, before.media_type as PhotoMediaType);
    return toKnown(before);
  }
  const reading = await readPhotoFile(bytes);
  if (!reading.ok) return { fileName, problem: reading.problem };
  const { mediaType } = reading.facts;
  const stored = await storePhoto(photoStore, bytes, mediaType);
  registerPhotoFile(
    database,
    { sha256, byte_length: stored.byteLength, media_type: mediaType },
    workspace.env.now().toISOString(),
  );
  // Two files of the same bytes may have been read side by side.
  const meanwhile = known();
  if (meanwhile) return toKnown(meanwhile);
  const file: PhotoFile = {
    sha256,
    byteLength: stored.byteLength,
    fileName: fileName.slice(0, 255).toWellFormed(),
    ...reading.facts,
  };
  const id = write(workspace, receiver ? ['photos', 'parcels'] : ['photos'], (writer) =>
    writer.create('photo', { 'photo.file': file, ...(receiver ? { 'photo.assignment': receiver } : {}) }),
  );
  return { id, isNew: true };
}

function toKnown({ id }: PhotoRow): Taken {
  return { id, isNew: false };
}
