/**
 * Looking at, verifying and taking in packages, in the order of docs: original bytes kept first, then the file, then the
 * operations, then photos on disk, then one transaction. A refusal at any stage has stored nothing but the original.
 */
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileSource } from '#core/contract/base.ts';
import type { ImportReport, PackageInspection } from '#core/contract/package.ts';
import type { PhotoHash } from '#core/ids.ts';
import { DEVICE_KEY_FILE } from '#core/package/package-layout.ts';
import { type PackageManifest, parsePackageManifest } from '#core/package/package-manifest.ts';
import type { PhotoMediaType } from '#core/photo/photo-groups.ts';
import { syncFolder, writeDurably } from '#db/files/durable-write.ts';
import { hashFile, storePhoto } from '#db/files/photo-store.ts';
import { allPackages, isKnownDeviceKey, packageById } from '#db/queries/packages.ts';
import { photoFile, registerPhotoFile } from '#db/queries/photos.ts';
import { requireSpace, requireSpaceForFile } from '../disk-space.ts';
import { AppError } from '../failure.ts';
import { discardUpload, requireSource } from '../files.ts';
import { importFindings } from '../findings.ts';
import { type JobControl, throwIfCancelled } from '../jobs.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { type PackageContents, readPackage, verifyPackage } from './format/read-package.ts';
import { failingOn, toProblem } from './package-failures.ts';
import { readOperations } from './read-operations.ts';
import { type Arrival, previewTakingIn, takeIn } from './take-in.ts';

/** What a package says of itself, and what taking it in would bring. Stores nothing. */
export async function inspectPackage(
  workspace: OpenWorkspace | undefined,
  path: string,
  fileName: string,
): Promise<PackageInspection> {
  return await withPackage(path, fileName, {}, async (contents, manifest) => {
    const devicePublicKey = await deviceKeyOf(contents);
    const { state } = contents.signature;
    const fingerprint = 'fingerprint' in contents.signature ? contents.signature.fingerprint : undefined;
    const knownDevice =
      workspace !== undefined &&
      devicePublicKey !== undefined &&
      isKnownDeviceKey(workspace.database, devicePublicKey);
    const signature = { state, ...(fingerprint ? { fingerprint } : {}), knownDevice };
    if (workspace?.row.role !== 'office') return { manifest, signature };
    const operations = await readOperations(contents.opLines(), manifest, fileName);
    const arrival: Arrival = { manifest, operations, fileName, fileSha256: '', devicePublicKey };
    const taken = previewTakingIn(workspace, arrival);
    const inPackage = new Set(contents.photos.map(({ sha256 }) => sha256));
    return {
      manifest,
      signature,
      preview: {
        newOperations: taken.newOperations,
        knownOperations: taken.knownOperations,
        newParcels: taken.newParcels,
        changedParcels: taken.changedParcels,
        conflicts: taken.conflicts,
        newPhotos: contents.photos.filter(({ sha256 }) => !photoFile(workspace.database, sha256)).length,
        missingPhotos: taken.photosMissing.filter((sha256) => !inPackage.has(sha256)).length,
        forks: taken.forks.length,
        gaps: taken.gaps.length,
      },
    };
  });
}

/** Goes through every name, hash, signature and operation to the end. */
export async function verifyPackageFile(path: string, fileName: string, { progress, signal }: JobControl) {
  const verified = await failingOn(fileName, () =>
    verifyPackage(path, undefined, {
      signal,
      onProgress: ({ bytesDone, bytesTotal }) =>
        progress({ phase: 'package.verify', done: bytesDone, total: bytesTotal, unit: 'bytes' }),
    }),
  );
  const problems = verified.problems.map(toProblem);
  if (problems.length === 0) {
    try {
      await withPackage(path, fileName, { signal }, (contents, manifest) =>
        readOperations(contents.opLines(), manifest, fileName),
      );
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'package.refused') throw error;
      problems.push(...(error.params as { problems: typeof problems }).problems);
    }
  }
  return { sound: problems.length === 0, problems, files: verified.files, bytes: verified.bytes };
}

/** Keeps the bytes as they came, for ever, refused ones too. @returns where, and the hash they are kept under */
export async function keepOriginal(
  workspace: OpenWorkspace,
  source: FileSource,
  signal?: AbortSignal,
): Promise<{ readonly path: string; readonly fileName: string; readonly fileSha256: string }> {
  const { path: sourcePath, fileName } = requireSource(workspace, source);
  const { quarantine } = workspace.folders;
  const fileSha256 = await failingOn(fileName, () => hashFile(sourcePath));
  const path = join(quarantine, `${fileSha256}.takan`);
  if (await isKept(path, fileSha256)) return { path, fileName, fileSha256 };
  await requireSpaceForFile(quarantine, statSync(sourcePath).size);
  await failingOn(fileName, () =>
    writeDurably(path, { path: sourcePath }, { signal, expectedSha256: fileSha256 }),
  );
  return { path, fileName, fileSha256 };
}

/** Whether the bytes lie there sound. A copy that the disk has spoiled must not stand for the sound file that comes again. */
async function isKept(path: string, fileSha256: string): Promise<boolean> {
  if (!existsSync(path) || (await hashFile(path).catch(() => undefined)) !== fileSha256) return false;
  await syncFolder(dirname(path));
  return true;
}

/** Takes a package in. Again changes nothing. @throws AppError `package.refused`, `package.wrong-role` … */
export async function importPackage(
  workspace: OpenWorkspace,
  source: FileSource,
  { progress, signal }: JobControl,
): Promise<ImportReport> {
  const { database, row } = workspace;
  if (row.role !== 'office') throw new AppError('package.wrong-role', { role: 'office' });
  progress({ phase: 'package.keep', done: 0, unit: 'files' });
  const { path, fileName, fileSha256 } = await keepOriginal(workspace, source, signal);
  await requireSpace(workspace.folder, statSync(path).size);
  return await withPackage(path, fileName, { signal }, async (contents, manifest) => {
    if (manifest.workspaceId === row.workspace_id) throw new AppError('package.from-this-workspace', {});
    const operations = await readOperations(contents.opLines(), manifest, fileName);
    const photosArrived = await storePhotos(workspace, contents, { progress, signal });
    throwIfCancelled(signal);
    progress({ phase: 'package.take-in', done: 0, total: operations.length, unit: 'operations' });
    const alreadyImported = packageById(database, manifest.packageId) !== undefined;
    const devicePublicKey = await deviceKeyOf(contents);
    const taken = takeIn(workspace, { manifest, operations, fileName, fileSha256, devicePublicKey });
    workspace.changes.announce('packages', 'parcels', 'photos');
    await discardUpload(workspace, source);
    return {
      packageId: manifest.packageId,
      alreadyImported: alreadyImported && taken.newOperations === 0 && photosArrived.length === 0,
      newOperations: taken.newOperations,
      knownOperations: taken.knownOperations,
      newParcels: taken.newParcels,
      changedParcels: taken.changedParcels,
      conflicts: taken.conflicts,
      photosArrived,
      photosMissing: [...taken.photosMissing],
      forks: [...taken.forks],
      gaps: [...taken.gaps],
      findings: importFindings(
        workspace,
        taken.touched.map((id) => ({ id })),
      ),
    };
  });
}

export function listPackages(workspace: OpenWorkspace) {
  return allPackages(workspace.database).map((row) => ({
    id: row.id,
    direction: row.direction,
    fileName: row.file_name,
    at: row.at,
    holder: row.holder,
    townshipCode: row.township_code,
    operations: row.operations,
    photos: row.photos,
    withdrawn: workspace.facts.withdrawn.has(row.id),
  }));
}

/** Opens and verifies a package, and closes it. An invalid or missing signature is refused: it is how altered bytes show. */
async function withPackage<T>(
  path: string,
  fileName: string,
  options: { readonly signal?: AbortSignal },
  work: (contents: PackageContents, manifest: PackageManifest) => Promise<T>,
): Promise<T> {
  return await failingOn(fileName, async () => {
    const contents = await readPackage(path, undefined, options);
    try {
      const refuse = (code: string, params = {}): AppError =>
        new AppError('package.refused', { fileName, problems: [{ code, params }] });
      const { signature } = contents;
      if (signature.state === 'invalid')
        throw refuse('package.signature-invalid', { reason: signature.reason });
      if (signature.state === 'missing') throw refuse('package.signature-missing');
      const parsed = parsePackageManifest(contents.meta, contents.packageId);
      if (!parsed.ok)
        throw new AppError('package.refused', { fileName, problems: [toProblem(parsed.problem)] });
      if (parsed.manifest.kind !== 'survey')
        throw refuse('package.kind-not-for-here', { kind: parsed.manifest.kind });
      if (parsed.manifest.audience !== 'office')
        throw refuse('package.kind-not-for-here', { kind: parsed.manifest.audience });
      return await work(contents, parsed.manifest);
    } finally {
      await contents.close();
    }
  });
}

/** Every photo durable and registered before any operation speaks of it. @returns those that were not here before */
async function storePhotos(
  workspace: OpenWorkspace,
  contents: PackageContents,
  { progress, signal }: JobControl,
): Promise<PhotoHash[]> {
  const arrived: PhotoHash[] = [];
  for (const [done, photo] of contents.photos.entries()) {
    const { sha256, byteLength } = photo;
    throwIfCancelled(signal);
    progress({ phase: 'package.photos', done, total: contents.photos.length, unit: 'photos' });
    const known = photoFile(workspace.database, sha256);
    // The same bytes lie in one place, whatever the ending under which another program sends them.
    const mediaType = known ? (known.media_type as PhotoMediaType) : photo.mediaType;
    const stored = await storePhoto(
      workspace.photoStore,
      { chunks: contents.photoChunks(sha256), sha256 },
      mediaType,
      { signal },
    );
    if (!known || !stored.alreadyThere) arrived.push(sha256 as PhotoHash);
    registerPhotoFile(
      workspace.database,
      { sha256: sha256 as PhotoHash, byte_length: byteLength, media_type: mediaType },
      workspace.env.now().toISOString(),
    );
  }
  return arrived;
}

async function deviceKeyOf(contents: PackageContents): Promise<string | undefined> {
  return (await contents.readFile(DEVICE_KEY_FILE))?.toString('utf8').trim();
}
