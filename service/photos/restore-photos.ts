/**
 * Brings damaged and missing originals back. Bytes are taken from anywhere and believed only by their hash: they are written under a
 * temporary name, held against the name they are to get, made durable, and only then change places with the damaged file, which is
 * moved to quarantine and stays there.
 */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileSource } from '#core/contract/base.ts';
import type { RestoredPhotos } from '#core/contract/proof.ts';
import type { PhotoHash } from '#core/ids.ts';
import { DurableWriteError } from '#db/files/durable-write.ts';
import { hashFile, type PhotoSource, storePhoto } from '#db/files/photo-store.ts';
import { type UnsoundRow, unsoundPhotoFiles } from '#db/queries/photo-checks.ts';
import { registerPhotoFile } from '#db/queries/photos.ts';
import { requireSpace } from '../disk-space.ts';
import { AppError } from '../failure.ts';
import { discardUpload, requireSource } from '../files.ts';
import { type JobControl, throwIfCancelled } from '../jobs.ts';
import { openPhotosOfPackage } from '../packages/format/photos-of-package.ts';
import { PackageProblemError } from '../packages/format/problem-error.ts';
import { failingOn } from '../packages/package-failures.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { discardCopies } from './derivatives.ts';
import { damagedOriginals, packagesWith } from './verify-photos.ts';

type Refused = RestoredPhotos['refused'][number];

/** @param files packages or photos that a person has chosen; none: packages where they were last */
export async function restorePhotos(
  workspace: OpenWorkspace,
  files: readonly FileSource[],
  { progress, signal }: JobControl,
): Promise<RestoredPhotos> {
  const wanted = new Map(unsoundPhotoFiles(workspace.database).map((row) => [row.sha256, row]));
  const total = wanted.size;
  const restored: PhotoHash[] = [];
  const refused: Refused[] = [];
  await requireSpace(
    workspace.folder,
    [...wanted.values()].reduce((sum, { byte_length }) => sum + byte_length, 0),
  );
  const tell = () => progress({ phase: 'photos.restore', done: restored.length, total, unit: 'photos' });
  const take = async (row: UnsoundRow, source: PhotoSource): Promise<void> => {
    throwIfCancelled(signal);
    if (!(await putBack(workspace, row, source, signal))) return;
    wanted.delete(row.sha256);
    restored.push(row.sha256);
    tell();
  };
  const lookInto = async (path: string, fileName: string): Promise<void> => {
    try {
      await failingOn(fileName, () => takeFrom(path, wanted, take));
    } catch (error) {
      throwIfCancelled(signal);
      const problem = problemOf(error);
      if (!problem) throw error;
      refused.push({ fileName, problem });
    }
  };
  tell();
  if (files.length === 0) {
    for (const path of placesOf(workspace, wanted.keys())) {
      throwIfCancelled(signal);
      if (wanted.size > 0) await lookInto(path, basename(path));
    }
  }
  for (const file of files) {
    throwIfCancelled(signal);
    const { path, fileName } = requireSource(workspace, file);
    await lookInto(path, fileName);
    await discardUpload(workspace, file);
  }
  if (restored.length > 0) workspace.changes.announce('photos');
  return { restored, left: damagedOriginals(workspace), refused };
}

/** Where packages with any of them lie now, the newest first. */
function placesOf(workspace: OpenWorkspace, wanted: Iterable<PhotoHash>): Set<string> {
  const packages = [...wanted].flatMap((sha256) => packagesWith(workspace, sha256));
  const newestFirst = packages.toSorted((a, b) => (a.at > b.at ? -1 : 1));
  return new Set(newestFirst.map(({ path }) => path).filter((path) => existsSync(path)));
}

/** A package, or a photo of exactly one of the lengths that are looked for. */
async function takeFrom(
  path: string,
  wanted: ReadonlyMap<PhotoHash, UnsoundRow>,
  take: (row: UnsoundRow, source: PhotoSource) => Promise<void>,
): Promise<void> {
  const { size } = await stat(path);
  if ([...wanted.values()].some(({ byte_length }) => byte_length === size)) {
    const row = wanted.get((await hashFile(path)) as PhotoHash);
    if (row) return await take(row, { path });
  }
  const photos = await openPhotosOfPackage(path);
  try {
    for (const row of [...wanted.values()]) {
      const chunks = photos.chunksOf(row.sha256);
      if (chunks) await take(row, { chunks, sha256: row.sha256 });
    }
  } finally {
    await photos.close();
  }
}

/** @returns false when the bytes were others: then nothing has changed */
async function putBack(
  workspace: OpenWorkspace,
  { sha256, byte_length, media_type }: UnsoundRow,
  source: PhotoSource,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await storePhoto(workspace.photoStore, source, media_type, { signal });
  } catch (error) {
    // The copy is damaged too; another package may have it.
    const isOther = error instanceof DurableWriteError && error.step === 'verify';
    if (isOther || error instanceof PackageProblemError) return false;
    throw error;
  }
  registerPhotoFile(
    workspace.database,
    { sha256, byte_length, media_type },
    workspace.env.now().toISOString(),
  );
  // They may have been made from the damaged file.
  await discardCopies(workspace, sha256);
  return true;
}

function problemOf(error: unknown): Refused['problem'] | undefined {
  if (!(error instanceof AppError) || error.code !== 'package.refused') return undefined;
  const { problems } = error.params as { readonly problems: readonly Refused['problem'][] };
  return problems[0];
}
