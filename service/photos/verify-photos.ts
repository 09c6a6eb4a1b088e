/**
 * Holds originals against their names and remembers what it found and when. What is wrong is told with every photo that it concerns
 * and with the packages that have the bytes, so that it can be restored.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DamagedOriginal } from '#core/contract/proof.ts';
import type { RecordId } from '#core/ids.ts';
import type { PackageManifest } from '#core/package/package-manifest.ts';
import { verifyPhoto } from '#db/files/photo-store.ts';
import { inTransaction } from '#db/prepared.ts';
import {
  type CheckedState,
  notePhotoCheck,
  type PackageWithPlace,
  packagesSpeakingOf,
  photoCheckSummary,
  unsoundPhotoFiles,
  usesOfPhoto,
} from '#db/queries/photo-checks.ts';
import { allPhotoFiles, type PhotoFileRow } from '#db/queries/photos.ts';
import { type JobControl, throwIfCancelled } from '../jobs.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';

/** So many findings become durable together; a check that was interrupted goes on from the last of them. */
const NOTED_AT_ONCE = 50;

/** All of them, now. @returns how many were looked at, and what is wrong */
export async function verifyPhotos(workspace: OpenWorkspace, { progress, signal }: JobControl) {
  const files = allPhotoFiles(workspace.database);
  const total = files.reduce((sum, { byte_length }) => sum + byte_length, 0);
  let done = 0;
  for (let from = 0; from < files.length; from += NOTED_AT_ONCE) {
    const some = files.slice(from, from + NOTED_AT_ONCE);
    await checkFiles(workspace, some, (file) => {
      throwIfCancelled(signal);
      done += file.byte_length;
      progress({ phase: 'photos.verify', done, total, unit: 'bytes' });
    });
  }
  workspace.changes.announce('photos');
  return { checked: files.length, damaged: damagedOriginals(workspace) };
}

/**
 * Checks some originals and notes in one transaction how they are.
 * @param before called before each; what it throws ends the check, and what was found until then is noted
 */
export async function checkFiles(
  { database, photoStore, env, changes }: OpenWorkspace,
  files: readonly PhotoFileRow[],
  before: (file: PhotoFileRow) => void = () => undefined,
): Promise<void> {
  const found: { readonly file: PhotoFileRow; readonly state: CheckedState }[] = [];
  try {
    for (const file of files) {
      before(file);
      const name = { sha256: file.sha256, mediaType: file.media_type };
      found.push({ file, state: (await verifyPhoto(photoStore, name)).state });
    }
  } finally {
    const at = env.now().toISOString();
    const unsoundBefore = JSON.stringify(
      unsoundPhotoFiles(database).map(({ sha256, state }) => [sha256, state]),
    );
    inTransaction(database, () => {
      for (const { file, state } of found) notePhotoCheck(database, file.sha256, state, at);
    });
    const now = JSON.stringify(unsoundPhotoFiles(database).map(({ sha256, state }) => [sha256, state]));
    if (now !== unsoundBefore) changes.announce('photos');
  }
}

/** What is known to be wrong; reads no original. */
export function damagedOriginals(workspace: OpenWorkspace): DamagedOriginal[] {
  return unsoundPhotoFiles(workspace.database).map(({ sha256, byte_length, state, checked_at }) => ({
    sha256,
    byteLength: byte_length,
    state,
    checkedAt: checked_at,
    photos: usesOfPhoto(workspace.database, sha256).map(({ id, file_name, parcel, unit_no, called }) => ({
      id: id as RecordId,
      fileName: file_name,
      ...(parcel ? { parcel: parcel as RecordId } : {}),
      ...(unit_no ? { unitNo: unit_no } : {}),
      ...(called ? { called } : {}),
    })),
    copies: packagesWith(workspace, sha256).map(({ id, file_name, at, direction, path }) => ({
      package: id,
      fileName: file_name,
      at,
      direction,
      path,
      isThere: existsSync(path),
    })),
  }));
}

/** Packages that should have the bytes, the newest first, and where each was last. */
export function packagesWith(
  workspace: OpenWorkspace,
  sha256: PhotoFileRow['sha256'],
): (PackageWithPlace & { readonly path: string })[] {
  return packagesSpeakingOf(workspace.database, sha256)
    .filter(({ manifest }) => {
      const { leftOut = [] } = JSON.parse(manifest) as PackageManifest;
      return !leftOut.some((photo) => photo.sha256 === sha256);
    })
    .map((row) => ({ ...row, path: placeOf(workspace, row) }));
}

/** What was received is kept in quarantine; what was sent lies where it was written to, by default in the outbox. */
function placeOf(
  { folders }: OpenWorkspace,
  { direction, path, sha256, file_name }: PackageWithPlace,
): string {
  if (direction === 'received') return join(folders.quarantine, `${sha256}.takan`);
  return path ?? join(folders.outbox, file_name);
}

export function proofSummary({ database }: OpenWorkspace) {
  const { files, bytes, checked, oldest } = photoCheckSummary(database);
  return { files, bytes, checked, ...(oldest ? { oldestCheckAt: oldest } : {}) };
}
