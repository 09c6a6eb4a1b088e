/**
 * Takes the operations of a package into the store: in one transaction, any number of times with the same result, in any
 * order of packages. The preview is the same transaction, rolled back.
 */
import type { PhotoHash, RecordId, ReplicaId } from '#core/ids.ts';
import { readChains } from '#core/merge/chain.ts';
import type { PackageManifest } from '#core/package/package-manifest.ts';
import type { Db } from '#db/connection.ts';
import { inTransaction } from '#db/prepared.ts';
import { projectRecords } from '#db/projection/project-records.ts';
import { insertOperation, linksOfReplica, markForked, recordsOfReplica } from '#db/queries/operations.ts';
import { insertPackage, insertReplica, linkOperation } from '#db/queries/packages.ts';
import { countConflicts } from '#db/queries/parcels.ts';
import { missingPhotoFiles } from '#db/queries/photos.ts';
import { type OpenWorkspace, projectionContextOf, refreshWorkspace } from '../workspace/open-workspace.ts';
import type { ReadOperation } from './read-operations.ts';

export type Arrival = {
  readonly manifest: PackageManifest;
  readonly operations: readonly ReadOperation[];
  readonly fileName: string;
  readonly fileSha256: string;
  readonly devicePublicKey: string | undefined;
};

export type TakenIn = {
  readonly newOperations: number;
  readonly knownOperations: number;
  readonly newParcels: number;
  readonly changedParcels: number;
  readonly conflicts: number;
  readonly photosMissing: readonly PhotoHash[];
  /** Records of which something new came, photos among them. */
  readonly touched: readonly RecordId[];
  readonly forks: readonly { readonly replica: ReplicaId; readonly seq: number }[];
  readonly gaps: readonly { readonly replica: ReplicaId; readonly from: number; readonly to: number }[];
};

export function takeIn(workspace: OpenWorkspace, arrival: Arrival): TakenIn {
  const result = inTransaction(workspace.database, () => takeInWithin(workspace, arrival));
  refreshWorkspace(workspace);
  return result;
}

/** What taking in would do; the store is as before. */
export function previewTakingIn(workspace: OpenWorkspace, arrival: Arrival): TakenIn {
  const rollback = new Error('preview');
  let result: TakenIn | undefined;
  try {
    inTransaction(workspace.database, () => {
      result = takeInWithin(workspace, arrival);
      throw rollback;
    });
  } catch (error) {
    if (error !== rollback) throw error;
  } finally {
    refreshWorkspace(workspace);
  }
  if (!result) throw new Error('the preview gave nothing');
  return result;
}

function takeInWithin(workspace: OpenWorkspace, { manifest, operations, ...arrival }: Arrival): TakenIn {
  const { database, env } = workspace;
  const now = env.now().toISOString();
  const { packageId, device, replicas, counts } = manifest;
  insertPackage(database, {
    id: packageId,
    direction: 'received',
    file_name: arrival.fileName,
    at: now,
    holder: device.holder,
    township_code: device.townshipCode,
    operations: operations.length,
    photos: counts.photos,
    sha256: arrival.fileSha256,
    manifest: JSON.stringify(manifest),
  });
  for (const { replica, device: other } of replicas) {
    const wroteOn = other ?? device;
    insertReplica(database, {
      replica,
      device: wroteOn.id,
      device_name: wroteOn.name,
      holder: wroteOn.holder,
      township_code: wroteOn.townshipCode,
      // The signature proves the key of the maker, of nobody else.
      device_key: other ? null : (arrival.devicePublicKey ?? null),
      first_seen_at: now,
    });
  }
  const touched = new Set<RecordId>();
  const again = new Set<RecordId>();
  let newOperations = 0;
  for (const operation of operations) {
    const { row, isNew } = insertOperation(database, operation, operation.line, false);
    linkOperation(database, packageId, row);
    const { record, kind } = operation.op;
    // Brought once more, an operation of a withdrawn package is in account again.
    if (!isNew && kind !== 'withdraw' && workspace.facts.withdrawn.size > 0) again.add(record);
    if (!isNew) continue;
    newOperations += 1;
    if (kind !== 'withdraw') touched.add(record);
  }
  const { forks, gaps } = markForks(
    database,
    replicas.map(({ replica }) => replica),
  );
  refreshWorkspace(workspace);
  // Where a history parts, or a gap before that is filled, the standing of operations changes that were here before.
  const disturbed = newOperations === 0 ? [] : new Set(forks.map(({ replica }) => replica));
  const context = projectionContextOf(workspace);
  const parcels = projectRecords(database, touched, context);
  projectRecords(
    database,
    [...again, ...[...disturbed].flatMap((replica) => recordsOfReplica(database, replica))],
    context,
  );
  return {
    newOperations,
    knownOperations: operations.length - newOperations,
    ...parcels,
    touched: [...touched],
    conflicts: countConflicts(database),
    photosMissing: missingPhotoFiles(database),
    forks,
    gaps,
  };
}

/** A replica with two histories is remembered, for then its numbers no longer say which of them is meant. */
function markForks(database: Db, replicas: readonly ReplicaId[]): Pick<TakenIn, 'forks' | 'gaps'> {
  const forks: { replica: ReplicaId; seq: number }[] = [];
  const gaps: { replica: ReplicaId; from: number; to: number }[] = [];
  for (const replica of replicas) {
    for (const chain of readChains(linksOfReplica(database, replica)).values()) {
      if (chain.forks.length > 0) markForked(database, replica);
      forks.push(...chain.forks.map(({ seq }) => ({ replica, seq })));
      gaps.push(...chain.gaps.map((gap) => ({ replica, ...gap })));
    }
  }
  return { forks, gaps };
}
