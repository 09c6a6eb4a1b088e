/** Operations: the truth. Rows are only ever added; the line is what travels and what was hashed, the columns are for finding it. */
import type { OpHash, PackageId, RecordId, ReplicaId } from '#core/ids.ts';
import type { ChainLink } from '#core/merge/chain.ts';
import type { HashedOperation, Operation } from '#core/merge/operation.ts';
import type { Origin, Received } from '#core/merge/withdrawal.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';

type Row = { readonly op: number; readonly hash: string; readonly line: string };

export type StoredOperation = HashedOperation & { readonly row: number };

/**
 * Adds an operation; one that is there already stays as it is.
 * @param line exactly what was hashed: a text in UTF-8, which as such is not turned into bytes once more
 * @returns its row, and whether it is new
 */
export function insertOperation(
  database: Db,
  { hash, op }: HashedOperation,
  line: Buffer,
  local: boolean,
): { readonly row: number; readonly isNew: boolean } {
  const result = prepared(
    database,
    `INSERT INTO operation (hash, replica, seq, prev, kind, record, group_name, local, line)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT)) ON CONFLICT (hash) DO NOTHING`,
  ).run(hash, op.replica, op.seq, op.prev, op.kind, op.record, op.group, local ? 1 : 0, line);
  if (result.changes === 1) return { row: Number(result.lastInsertRowid), isNew: true };
  const row = prepared(database, 'SELECT op FROM operation WHERE hash = ?').pluck().get(hash) as number;
  return { row, isNew: false };
}

/** The number of the row that was added last, 0 without any. */
export function newestOperation(database: Db): number {
  return prepared(database, 'SELECT coalesce(max(op), 0) FROM operation').pluck().get() as number;
}

/** Whether something that others wrote on a record has come since that row. */
export function hasReceivedSince(database: Db, record: RecordId, row: number): boolean {
  const sql = 'SELECT 1 FROM operation WHERE record = ? AND op > ? AND local = 0 LIMIT 1';
  return prepared(database, sql).get(record, row) !== undefined;
}

export function lastOfReplica(
  database: Db,
  replica: ReplicaId,
): { readonly seq: number; readonly hash: OpHash } | undefined {
  return prepared(
    database,
    'SELECT seq, hash FROM operation WHERE replica = +? ORDER BY seq DESC LIMIT 1',
  ).get(replica) as { seq: number; hash: OpHash } | undefined;
}

export function operationsOfRecord(database: Db, record: RecordId): readonly StoredOperation[] {
  const rows = prepared(database, 'SELECT op, hash, line FROM operation WHERE record = ?').all(
    record,
  ) as Row[];
  return rows.map(fromRow);
}

export function operationByHash(database: Db, hash: OpHash): StoredOperation | undefined {
  const row = prepared(database, 'SELECT op, hash, line FROM operation WHERE hash = ?').get(hash) as
    | Row
    | undefined;
  return row && fromRow(row);
}

/** Every deletion of the record and every restoration. */
export function deletionsOf(database: Db, record: RecordId): OpHash[] {
  return prepared(database, "SELECT hash FROM operation WHERE record = ? AND kind = 'delete' ORDER BY op")
    .pluck()
    .all(record) as OpHash[];
}

/** @param op its number in this store, as a row names it */
export function operationByNumber(database: Db, op: number): StoredOperation {
  return fromRow(prepared(database, 'SELECT op, hash, line FROM operation WHERE op = ?').get(op) as Row);
}

/** Everything of the record with where it came from, as the merge wants it. */
export function receivedOfRecord(
  database: Db,
  record: RecordId,
  withOrigins: boolean,
): Received & { readonly ops: readonly StoredOperation[] } {
  const ops = operationsOfRecord(database, record);
  const broughtBy = new Map<OpHash, ReadonlySet<Origin>>();
  if (withOrigins) for (const { hash, row } of ops) broughtBy.set(hash, originsOf(database, row));
  return { ops, broughtBy };
}

export function originsOf(database: Db, row: number): ReadonlySet<Origin> {
  const packages = prepared(database, 'SELECT package FROM package_operation WHERE op = ?')
    .pluck()
    .all(row) as PackageId[];
  const local = prepared(database, 'SELECT local FROM operation WHERE op = ?').pluck().get(row) as number;
  return new Set<Origin>(local === 1 ? ['local', ...packages] : packages);
}

/** Withdrawals made in this workspace. */
export function localWithdrawals(database: Db): ReadonlySet<PackageId> {
  return new Set(
    prepared(database, "SELECT record FROM operation WHERE kind = 'withdraw' AND local = 1")
      .pluck()
      .all() as PackageId[],
  );
}

/** The chain of one replica, without its lines. */
export function linksOfReplica(database: Db, replica: ReplicaId): IterableIterator<ChainLink> {
  return database
    .prepare('SELECT hash, replica, seq, prev FROM operation WHERE replica = ? ORDER BY seq')
    .iterate(replica) as IterableIterator<ChainLink>;
}

const LINES_A_PAGE = 2000;

/** Lines of a replica with `after` < number ≤ `upTo`, in order, a page of them. */
export function linesAfter(
  database: Db,
  replica: ReplicaId,
  after: number,
  upTo: number,
): { readonly seq: number; readonly line: string }[] {
  return prepared(
    database,
    `SELECT seq, line FROM operation WHERE replica = ? AND seq > ? AND seq <= ? AND local = 1 ORDER BY seq LIMIT ${LINES_A_PAGE}`,
  ).all(replica, after, upTo) as { seq: number; line: string }[];
}

/** Records of which the replica has written something. */
export function recordsOfReplica(database: Db, replica: ReplicaId): readonly RecordId[] {
  return prepared(
    database,
    "SELECT DISTINCT record FROM operation WHERE replica = ? AND kind <> 'withdraw' ORDER BY record",
  )
    .pluck()
    .all(replica) as RecordId[];
}

/** Replicas this workspace has written as: more than one after it was moved or restored. */
export function localReplicas(database: Db): readonly ReplicaId[] {
  return prepared(database, 'SELECT DISTINCT replica FROM operation WHERE local = 1 ORDER BY replica')
    .pluck()
    .all() as ReplicaId[];
}

/** Records on which somebody has decided: those whose state may change when operations travel. */
export function reviewedRecords(database: Db): readonly RecordId[] {
  return prepared(database, "SELECT DISTINCT record FROM operation WHERE kind = 'review'")
    .pluck()
    .all() as RecordId[];
}

/** What was stored of an operation beside its line, to find it by. */
export type StoredLine = {
  readonly hash: string;
  readonly line: string;
  readonly replica: string;
  readonly seq: number;
  readonly prev: string | null;
  readonly kind: string;
  readonly record: string;
  readonly group_name: string;
};

/** Every line with the hash and the columns it was stored under. Not to be interrupted by writes. */
export function storedLines(database: Db): IterableIterator<StoredLine> {
  return database
    .prepare('SELECT hash, line, replica, seq, prev, kind, record, group_name FROM operation')
    .iterate() as IterableIterator<StoredLine>;
}

/** The chains of all replicas, without their lines. */
export function allLinks(database: Db): IterableIterator<ChainLink> {
  return database
    .prepare('SELECT hash, replica, seq, prev FROM operation')
    .iterate() as IterableIterator<ChainLink>;
}

export function countOperations(database: Db): number {
  return prepared(database, 'SELECT count(*) FROM operation').pluck().get() as number;
}

export function forkedReplicas(database: Db): readonly ReplicaId[] {
  return prepared(database, 'SELECT replica FROM forked_replica').pluck().all() as ReplicaId[];
}

export function markForked(database: Db, replica: ReplicaId): void {
  prepared(database, 'INSERT OR IGNORE INTO forked_replica VALUES (?)').run(replica);
}

/** All records of which there is an operation, except packages (withdrawals). */
export function recordsWithOperations(database: Db): readonly RecordId[] {
  return prepared(database, "SELECT DISTINCT record FROM operation WHERE kind <> 'withdraw' ORDER BY record")
    .pluck()
    .all() as RecordId[];
}

function fromRow(row: Row): StoredOperation {
  return { row: row.op, hash: row.hash as OpHash, op: JSON.parse(row.line) as Operation };
}
