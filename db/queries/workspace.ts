/** The one row that says whose workspace this is, and the register of files that were imported as boundaries. */
import type { DeviceId, ReplicaId, WorkspaceId } from '#core/ids.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';

export type WorkspaceRow = {
  readonly workspace_id: WorkspaceId;
  readonly role: 'field' | 'office';
  readonly surveyor: string;
  readonly township_code: string;
  readonly device: DeviceId;
  readonly replica: ReplicaId;
  /** What tells this folder from a copy of it. */
  readonly home: string;
  /** Changed at every opening and closing; tells this database from an older state of itself. */
  readonly opening_mark: string;
  readonly created_at: string;
};

export function insertWorkspace(database: Db, row: WorkspaceRow): void {
  prepared(
    database,
    `INSERT INTO workspace (one, workspace_id, role, surveyor, township_code, device, replica, home, opening_mark, created_at)
     VALUES (1, @workspace_id, @role, @surveyor, @township_code, @device, @replica, @home, @opening_mark, @created_at)`,
  ).run(row);
}

export function readWorkspace(database: Db): WorkspaceRow | undefined {
  return prepared(database, 'SELECT * FROM workspace').get() as WorkspaceRow | undefined;
}

/** A copied or restored workspace goes on under a new replica, so that no replica ever has two histories. */
export function moveWorkspace(database: Db, to: Pick<WorkspaceRow, 'replica' | 'device' | 'home'>): void {
  prepared(database, 'UPDATE workspace SET replica = @replica, device = @device, home = @home').run(to);
}

export function setOpeningMark(database: Db, mark: string): void {
  prepared(database, 'UPDATE workspace SET opening_mark = ?').run(mark);
}

export type ImportedFileRow = {
  readonly sha256: string;
  readonly file_name: string;
  readonly imported_at: string;
  /** JSON array of the ids of the parcels that were made of it. */
  readonly created: string;
};

export function importedFile(database: Db, sha256: string): ImportedFileRow | undefined {
  return prepared(database, 'SELECT * FROM imported_file WHERE sha256 = ?').get(sha256) as
    | ImportedFileRow
    | undefined;
}

export function recordImportedFile(database: Db, row: ImportedFileRow): void {
  prepared(
    database,
    'INSERT OR REPLACE INTO imported_file VALUES (@sha256, @file_name, @imported_at, @created)',
  ).run(row);
}
