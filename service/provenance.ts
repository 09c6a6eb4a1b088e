/** Where a value came from: its operation, who wrote it, when by that device's clock, on which device, in which package. */
import type { ValueSource } from '#core/contract/parcel.ts';
import type { OpHash } from '#core/ids.ts';
import type { HashedOperation } from '#core/merge/operation.ts';
import type { Db } from '#db/connection.ts';
import { operationByHash } from '#db/queries/operations.ts';
import { packageOfOperation, replicaRow } from '#db/queries/packages.ts';

export function sourceOf(database: Db, hash: OpHash): ValueSource {
  const stored = operationByHash(database, hash);
  if (!stored) throw new Error(`operation ${hash} is not in the store`);
  return sourceOfOperation(database, stored);
}

/** The same for an operation that is at hand. */
export function sourceOfOperation(database: Db, { hash, op }: HashedOperation): ValueSource {
  const { replica, seq, at, by } = op;
  const device = replicaRow(database, replica);
  const brought = packageOfOperation(database, hash);
  return {
    operation: hash,
    replica,
    seq,
    at,
    by,
    ...(device ? { deviceName: device.device_name } : {}),
    ...(brought ? { package: { id: brought.id, fileName: brought.file_name, importedAt: brought.at } } : {}),
  };
}
