/**
 * Makes a survey package: everything this workspace ever wrote, with the photos it speaks of. A stick that is lost costs
 * nothing, for the next package carries the same again. An original that is damaged or missing keeps nobody from handing over: it is
 * left out and told of, and the next package brings it when it has been restored.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { toLocalTimeInChina } from '#core/china-time.ts';
import type { DeviceId, OpHash, PackageId, ReplicaId } from '#core/ids.ts';
import { toPackageFileName } from '#core/package/package-file-name.ts';
import { PACKAGE_FORMAT, PACKAGE_VERSION, type PackageManifest } from '#core/package/package-manifest.ts';
import { photoPath } from '#db/files/photo-store.ts';
import { inTransaction } from '#db/prepared.ts';
import { projectRecords } from '#db/projection/project-records.ts';
import { lastOfReplica, linesAfter, localReplicas, reviewedRecords } from '#db/queries/operations.ts';
import { insertPackage, linkOperationsOfReplica, replicaRow } from '#db/queries/packages.ts';
import { countParcels } from '#db/queries/parcel-list.ts';
import { notePackagePlace, notePhotoCheck, usesOfPhoto } from '#db/queries/photo-checks.ts';
import { photoFilesInUse } from '#db/queries/photos.ts';
import { requireSpaceForFile } from '../disk-space.ts';
import { newId } from '../environment.ts';
import { AppError } from '../failure.ts';
import { toMadeFile } from '../files.ts';
import type { JobControl } from '../jobs.ts';
import { requireFolder } from '../require-folder.ts';
import { type OpenWorkspace, projectionContextOf } from '../workspace/open-workspace.ts';
import { verifyPackage } from './format/read-package.ts';
import { signSshsig, toOpenSshPublicKey } from './format/sshsig.ts';
import { writePackage } from './format/write-package.ts';
import { failingOn, toProblem } from './package-failures.ts';

type Stretch = { readonly replica: ReplicaId; readonly seq: number; readonly hash: OpHash };

/**
 * @param folder where to; the workspace's outbox when absent
 * @throws AppError `package.nothing-to-send`, `package.wrong-role`, `package.not-made`, `workspace.disk-full`
 */
export async function exportPackage(
  workspace: OpenWorkspace,
  folder: string | undefined,
  { progress, signal }: JobControl,
) {
  const { database, row, env, device, reference } = workspace;
  if (row.role !== 'field') throw new AppError('package.wrong-role', { role: 'field' });
  const stretches = localReplicas(database).flatMap((replica): Stretch[] => {
    const last = lastOfReplica(database, replica);
    return last ? [{ replica, ...last }] : [];
  });
  const operations = stretches.reduce((sum, { seq }) => sum + seq, 0);
  if (operations === 0) throw new AppError('package.nothing-to-send', {});
  const target = targetFolder(workspace, folder);
  const files = photoFilesInUse(database);
  const photoBytes = files.reduce((sum, file) => sum + file.byte_length, 0);
  await requireSpaceForFile(target, photoBytes);
  const packageId = newId<PackageId>(env);
  const now = env.now();
  const { total: parcels } = countParcels(database, {});
  const manifest: PackageManifest = {
    format: PACKAGE_FORMAT,
    version: PACKAGE_VERSION,
    kind: 'survey',
    audience: 'office',
    packageId,
    workspaceId: row.workspace_id,
    createdAt: now.toISOString(),
    madeBy: { program: 'takan', version: env.programVersion },
    device: { id: device.id, name: device.name, holder: row.surveyor, townshipCode: row.township_code },
    replicas: stretches.map(({ replica, seq, hash }) => ({
      replica,
      seqFrom: 1,
      seqTo: seq,
      prevOp: null,
      headOp: hash,
      ...otherDeviceOf(workspace, replica),
    })),
    counts: {
      operations,
      parcels,
      photos: files.length,
      photoBytes,
    },
  };
  const fileName = toPackageFileName({
    township: reference.divisions.find(({ code }) => code === row.township_code)?.name ?? row.township_code,
    surveyor: row.surveyor,
    localTime: toLocalTimeInChina(now),
    packageId,
  });
  const work = () =>
    writePackage({
      packageId,
      meta: manifest,
      opLines: linesOf(workspace, stretches),
      photos: files.map((file) => {
        const mediaType = file.media_type;
        return {
          sha256: file.sha256,
          mediaType,
          path: photoPath(workspace.photoStore, { sha256: file.sha256, mediaType }),
        };
      }),
      sign: (bytes) => signSshsig(bytes, device.privateKey),
      devicePublicKey: toOpenSshPublicKey(device.publicKey),
      target: join(target, fileName),
      now,
      signal,
      onProgress: ({ filesDone, filesTotal }) =>
        progress({ phase: 'package.write', done: filesDone, total: filesTotal, unit: 'files' }),
    });
  const written = await failingOn(fileName, work, 'package.not-made');
  const leftOut = written.manifest.leftOut ?? [];
  await verifyWritten(written.path, fileName, { progress, signal });
  await removingOnFailure(written.path, async () =>
    inTransaction(database, () => {
      insertPackage(database, {
        id: packageId,
        direction: 'sent',
        file_name: fileName,
        at: now.toISOString(),
        holder: row.surveyor,
        township_code: row.township_code,
        operations,
        photos: files.length - leftOut.length,
        sha256: written.sha256,
        manifest: JSON.stringify(written.manifest),
      });
      notePackagePlace(database, packageId, written.path);
      for (const { sha256, state } of leftOut) notePhotoCheck(database, sha256, state, now.toISOString());
      for (const { replica, seq } of stretches) linkOperationsOfReplica(database, packageId, replica, seq);
      projectRecords(database, reviewedRecords(database), projectionContextOf(workspace));
    }),
  );
  workspace.changes.announce('packages', 'parcels', ...(leftOut.length > 0 ? ['photos' as const] : []));
  return {
    ...toMadeFile(written.path),
    packageId,
    operations,
    parcels,
    photos: files.length - leftOut.length,
    leftOut: leftOut.map(({ sha256, state }) => ({
      sha256,
      state,
      fileNames: usesOfPhoto(database, sha256).map((use) => use.file_name),
    })),
  };
}

/** Reads the package back from where it was written to. One that is not sound there, or was given up, does not stay. */
async function verifyWritten(
  path: string,
  fileName: string,
  { progress, signal }: JobControl,
): Promise<void> {
  const verify = () =>
    verifyPackage(path, undefined, {
      signal,
      onProgress: ({ bytesDone, bytesTotal }) =>
        progress({ phase: 'package.verify', done: bytesDone, total: bytesTotal, unit: 'bytes' }),
    });
  await removingOnFailure(path, async () => {
    const { problems } = await failingOn(fileName, verify, 'package.not-made');
    if (problems.length > 0)
      throw new AppError('package.not-made', { fileName, problems: problems.map(toProblem) });
  });
}

/** A package that the workspace does not know to have been sent must not be handed over. */
async function removingOnFailure(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** The device a replica wrote on, when it was not this one. */
function otherDeviceOf({ database, device }: OpenWorkspace, replica: ReplicaId) {
  const row = replicaRow(database, replica);
  if (!row || row.device === device.id) return {};
  const { device: id, device_name: name, holder, township_code: townshipCode } = row;
  return { device: { id: id as DeviceId, name, holder, townshipCode } };
}

function targetFolder(workspace: OpenWorkspace, folder: string | undefined): string {
  return folder === undefined ? workspace.folders.outbox : requireFolder(folder);
}

/** Page by page, for the store may be written to between two pages. */
function* linesOf({ database }: OpenWorkspace, stretches: readonly Stretch[]): Generator<string> {
  for (const { replica, seq: end } of stretches) {
    for (let after = 0; after < end; ) {
      const page = linesAfter(database, replica, after, end);
      for (const { line } of page) yield line;
      after = page.at(-1)?.seq ?? end;
    }
  }
}
