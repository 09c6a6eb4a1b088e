/** Packages that came in or went out, and which operations each of them carried. */
import type { OpHash, PackageId, ReplicaId } from '#core/ids.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';

export type PackageRow = {
  readonly id: PackageId;
  readonly direction: 'received' | 'sent';
  readonly file_name: string;
  readonly at: string;
  readonly holder: string;
  readonly township_code: string;
  readonly operations: number;
  readonly photos: number;
  readonly sha256: string;
  readonly manifest: string;
};

export function insertPackage(database: Db, row: PackageRow): void {
  prepared(
    database,
    `INSERT INTO package (id, direction, file_name, at, holder, township_code, operations, photos, sha256, manifest)
     VALUES (@id, @direction, @file_name, @at, @holder, @township_code, @operations, @photos, @sha256, @manifest)
     ON CONFLICT (id) DO NOTHING`,
  ).run(row);
}

export function packageById(database: Db, id: PackageId): PackageRow | undefined {
  return prepared(database, 'SELECT * FROM package WHERE id = ?').get(id) as PackageRow | undefined;
}

export function allPackages(database: Db): PackageRow[] {
  return prepared(database, 'SELECT * FROM package ORDER BY at DESC, id DESC').all() as PackageRow[];
}

export function countPackages(database: Db): number {
  return prepared(database, 'SELECT count(*) FROM package').pluck().get() as number;
}

export function linkOperation(database: Db, id: PackageId, row: number): void {
  prepared(database, 'INSERT OR IGNORE INTO package_operation VALUES (?, ?)').run(id, row);
}

/** Says that the package carried all operations of the replica written here up to a number. */
export function linkOperationsOfReplica(
  database: Db,
  id: PackageId,
  replica: ReplicaId,
  upToSeq: number,
): void {
  prepared(
    database,
    `INSERT OR IGNORE INTO package_operation
     SELECT ?, op FROM operation WHERE replica = ? AND seq <= ? AND local = 1`,
  ).run(id, replica, upToSeq);
}

/** The received package that first brought the operation, if one did. */
export function packageOfOperation(database: Db, hash: OpHash): PackageRow | undefined {
  const row = prepared(database, 'SELECT op FROM operation WHERE hash = ? AND local = 0').pluck().get(hash);
  // Most of what is asked about was written here: no package is looked for.
  if (row === undefined) return undefined;
  return prepared(
    database,
    `SELECT package.* FROM package_operation JOIN package ON package.id = package_operation.package
     WHERE op = ? AND direction = 'received' ORDER BY at, id LIMIT 1`,
  ).get(row) as PackageRow | undefined;
}

export type ReplicaRow = {
  readonly replica: ReplicaId;
  readonly device: string;
  readonly device_name: string;
  readonly holder: string;
  readonly township_code: string;
  readonly device_key: string | null;
  readonly first_seen_at: string;
};

export function insertReplica(database: Db, row: ReplicaRow): void {
  prepared(
    database,
    `INSERT INTO replica (replica, device, device_name, holder, township_code, device_key, first_seen_at)
     VALUES (@replica, @device, @device_name, @holder, @township_code, @device_key, @first_seen_at) ON CONFLICT (replica) DO NOTHING`,
  ).run(row);
}

export function replicaRow(database: Db, replica: ReplicaId): ReplicaRow | undefined {
  return prepared(database, 'SELECT * FROM replica WHERE replica = ?').get(replica) as ReplicaRow | undefined;
}

export function isKnownDeviceKey(database: Db, deviceKey: string): boolean {
  return (
    prepared(database, 'SELECT 1 FROM replica WHERE device_key = ? LIMIT 1').get(deviceKey) !== undefined
  );
}
