/**
 * A card, a phone's folder or many chosen files at once. Several are read side by side; each is durable before it counts, so a card
 * pulled out or a cancelled import loses only what was left.
 */
import { open, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { FileSource } from '#core/contract/base.ts';
import type { PhotoIntake } from '#core/contract/photo.ts';
import { isCalledAPhoto, mediaTypeOf, SNIFFED_BYTES } from '#core/photo/media-type.ts';
import { discardUpload } from '../files.ts';
import { type JobControl, throwIfCancelled } from '../jobs.ts';
import { requireFolder } from '../require-folder.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { type Refused, requireSpaceForPhotos, takingPhotos } from './take-photo.ts';

type Waiting = { readonly source: FileSource; readonly fileName: string };

/** As many as keep two processors and a disk busy; each holds one photo in memory. */
const AT_A_TIME = 3;

export async function importPhotoFiles(
  workspace: OpenWorkspace,
  files: readonly FileSource[],
  control: JobControl,
): Promise<PhotoIntake> {
  const waiting = files.map((source) => ({
    source,
    fileName: source.kind === 'path' ? source.path : source.fileName,
  }));
  return await takeAll(workspace, waiting, [], control);
}

/** @throws AppError `file.folder-not-found` when there is no such folder, `workspace.disk-full` */
export async function importPhotoFolder(
  workspace: OpenWorkspace,
  folder: string,
  control: JobControl,
): Promise<PhotoIntake> {
  const top = requireFolder(folder);
  const refused: Refused[] = [];
  const paths = await filesBelow(top, top, refused, control);
  const waiting = paths.map((path) => ({
    source: { kind: 'path' as const, path },
    fileName: relative(top, path),
  }));
  return await takeAll(workspace, waiting, refused, control);
}

async function takeAll(
  workspace: OpenWorkspace,
  files: readonly Waiting[],
  refusedBefore: readonly Refused[],
  { progress, signal }: JobControl,
): Promise<PhotoIntake> {
  const counts = { added: 0, known: 0, ignored: 0 };
  const refused = [...refusedBefore];
  const take = takingPhotos(workspace, undefined);
  let begun = 0;
  let done = 0;
  const tell = () => progress({ phase: 'photos', done, total: files.length, unit: 'photos' });
  const worker = async (): Promise<void> => {
    for (let file = files[begun]; file; file = files[begun]) {
      begun += 1;
      throwIfCancelled(signal);
      if (await isNoPhoto(file)) counts.ignored += 1;
      else {
        const taken = await take(file.source);
        if ('problem' in taken) refused.push({ ...taken, fileName: file.fileName });
        else counts[taken.isNew ? 'added' : 'known'] += 1;
      }
      await discardUpload(workspace, file.source);
      done += 1;
      tell();
    }
  };
  await requireSpaceForPhotos(
    workspace,
    files.map(({ source }) => source),
  );
  tell();
  // All have to have ended before the job has: one that fails must not leave others writing.
  const ends = await Promise.allSettled(Array.from({ length: AT_A_TIME }, worker));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return { ...counts, refused: refused.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1)) };
}

/** All files, in the order of their names. What cannot be looked into is told of like a file that cannot be read. */
async function filesBelow(
  folder: string,
  top: string,
  refused: Refused[],
  control: JobControl,
): Promise<string[]> {
  throwIfCancelled(control.signal);
  control.progress({ phase: 'photos.search', done: 0, unit: 'files' });
  const found: string[] = [];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      // Systems put their own beside the photos, and a phone its small copies: names that begin with a dot.
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) found.push(...(await filesBelow(path, top, refused, control)));
      else if (entry.isFile()) found.push(path);
    }
  } catch (error) {
    throwIfCancelled(control.signal);
    if (!(error instanceof Error && 'code' in error)) throw error;
    refused.push({
      fileName: relative(top, folder) || folder,
      problem: { code: 'photo.unreadable', params: {} },
    });
  }
  return found;
}

/** A film or a list beside the photos. What is called a photo and is none has to be told of. */
async function isNoPhoto({ source, fileName }: Waiting): Promise<boolean> {
  if (source.kind !== 'path' || isCalledAPhoto(fileName)) return false;
  const file = await open(source.path, 'r').catch(() => undefined);
  if (!file) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0);
    return mediaTypeOf(buffer.subarray(0, bytesRead)) === undefined;
  } catch {
    return false;
  } finally {
    await file.close();
  }
}
