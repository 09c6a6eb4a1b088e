/** What the head of the window and `takan info` tell of a workspace. */
import type { WorkspaceInfo } from '#core/contract/workspace.ts';
import { schemaVersion } from '#db/connection.ts';
import { countOperations, lastOfReplica, operationByHash } from '#db/queries/operations.ts';
import { countPackages } from '#db/queries/packages.ts';
import { countParcels } from '#db/queries/parcel-list.ts';
import { countConflicts } from '#db/queries/parcels.ts';
import { countPhotos } from '#db/queries/photos.ts';
import { fingerprintOf } from '../packages/format/sshsig.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export function workspaceInfo(workspace: OpenWorkspace): WorkspaceInfo {
  const { database, row, reference, device, folder } = workspace;
  const { total, planarAreaSqM } = countParcels(database, {});
  const last = lastOfReplica(database, row.replica);
  const lastSavedAt = last && operationByHash(database, last.hash)?.op.at;
  return {
    folder,
    workspaceId: row.workspace_id,
    role: row.role,
    surveyor: row.surveyor,
    townshipCode: row.township_code,
    townshipName:
      reference.divisions.find(({ code }) => code === row.township_code)?.name ?? row.township_code,
    replica: row.replica,
    device: device.id,
    deviceFingerprint: fingerprintOf(device.publicKey),
    schemaVersion: schemaVersion(database),
    counts: {
      parcels: total,
      photos: countPhotos(database),
      operations: countOperations(database),
      packages: countPackages(database),
      conflicts: countConflicts(database),
    },
    planarAreaSqM,
    ...(lastSavedAt ? { lastSavedAt } : {}),
  };
}
