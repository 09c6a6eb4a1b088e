/**
 * An open workspace: a folder, its database, its lock and what is known of the device. Opening refuses what is in use,
 * newer, damaged or no workspace, each with its own failure, and changes nothing in what it refuses.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { toDateInChina } from '#core/china-time.ts';
import type { ReferenceData } from '#core/contract/reference.ts';
import type { Role } from '#core/contract/workspace.ts';
import type { ReplicaId, WorkspaceId } from '#core/ids.ts';
import type { MergeFacts } from '#core/merge/record-state.ts';
import {
  copyDatabase,
  createDatabase,
  DatabaseRefused,
  type Db,
  isUnbegunDatabase,
  type OpenOptions,
  openDatabase,
  storeTroubleOf,
} from '#db/connection.ts';
import { DurableWriteError, ensureFolder, removeLeftovers } from '#db/files/durable-write.ts';
import { errnoOf } from '#db/files/errno.ts';
import { type PhotoStore, photoStoreIn, removeLeftoversBelow } from '#db/files/photo-store.ts';
import { NEWEST_VERSION } from '#db/migrations/migrations.ts';
import { beginMeasuring } from '#db/projection/contacts.ts';
import { readMergeFacts } from '#db/projection/facts.ts';
import { watchMapChanges } from '#db/projection/map-changes.ts';
import { indexMissingTexts } from '#db/projection/parcel-search.ts';
import { projectPending } from '#db/projection/pending.ts';
import type { ProjectionContext } from '#db/projection/project-records.ts';
import { insertReplica } from '#db/queries/packages.ts';
import { readReference, writeReference } from '#db/queries/reference.ts';
import { insertWorkspace, moveWorkspace, readWorkspace, type WorkspaceRow } from '#db/queries/workspace.ts';
import { tryLock, type WorkspaceLock } from '#db/workspace-lock.ts';
import type { Changes } from '../changes.ts';
import { type Device, requireDevice } from '../device.ts';
import { diskFailure, keepBallast, withBallastThrownOff } from '../disk-space.ts';
import { type Environment, newId } from '../environment.ts';
import { AppError } from '../failure.ts';
import { MapChanges } from '../map-changes.ts';
import { toOpenSshPublicKey } from '../packages/format/sshsig.ts';
import { DERIVED_SIZES, STAMPED_FOLDER } from '../photos/derived-sizes.ts';
import { toPlaces } from '../reference/places.ts';
import { ruleFactsOf } from '../reference/rule-facts.ts';
import { seededReference } from '../reference/seeded-reference.ts';
import { homeOf, isAtHome, renewMark } from './home.ts';

export const DATABASE_FILE = 'survey.gpkg';
const DATABASE_FILES = [DATABASE_FILE, `${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`];
const LOCK_FILE = 'workspace.lock';
const FOLDERS = ['photos', 'quarantine', 'outbox', 'backups', 'uploads', 'derived'] as const;

export type WorkspaceFolders = { readonly [F in (typeof FOLDERS)[number]]: string };

export type OpenWorkspace = {
  readonly folder: string;
  readonly folders: WorkspaceFolders;
  readonly database: Db;
  readonly photoStore: PhotoStore;
  readonly row: WorkspaceRow;
  readonly device: Device;
  readonly env: Environment;
  readonly changes: Changes;
  /** What has changed on the map since it was opened. */
  readonly mapChanges: MapChanges;
  /** Read anew with `refresh` after an import or a new code list. */
  reference: ReferenceData;
  facts: MergeFacts;
  readonly lock: WorkspaceLock;
};

export type WorkspaceRequest = {
  readonly folder: string;
  readonly role: Role;
  readonly surveyor: string;
  readonly townshipCode: string;
};

/** Makes a workspace in an empty or new folder and opens it. */
export async function createWorkspace(
  request: WorkspaceRequest,
  env: Environment,
  changes: Changes,
): Promise<OpenWorkspace> {
  const folder = resolve(request.folder);
  if (!seededReference.divisions.some((division) => division.code === request.townshipCode)) {
    throw new AppError('workspace.unknown-township', { townshipCode: request.townshipCode });
  }
  if (!isFreeForAWorkspace(folder)) throw new AppError('workspace.not-empty', { path: folder });
  const device = await requireDevice(env);
  await makeFolders(folder);
  const lock = requireLock(folder);
  let database: Db | undefined;
  try {
    const file = join(folder, DATABASE_FILE);
    database = refusing(folder, () => createDatabase(file, optionsFor(env)));
    const row: WorkspaceRow = {
      workspace_id: newId<WorkspaceId>(env),
      role: request.role,
      surveyor: request.surveyor,
      township_code: request.townshipCode,
      device: device.id,
      replica: newId<ReplicaId>(env),
      home: homeOf(file),
      opening_mark: '',
      created_at: env.now().toISOString(),
    };
    const made = database;
    made.transaction(() => {
      writeReference(made, seededReference, { loadedAt: row.created_at, counted: true });
      insertWorkspace(made, row);
      insertOwnReplica(made, row, device);
    })();
    renewMark(made, file, env);
    await keepBallast(folder, env.ballastBytes);
    return assemble(folder, made, row, device, env, changes, lock);
  } catch (error) {
    database?.close();
    lock.release();
    throw error;
  }
}

/** Opens an existing workspace, on a full disk without its ballast. */
export async function openWorkspace(
  path: string,
  env: Environment,
  changes: Changes,
): Promise<OpenWorkspace> {
  const folder = resolve(path);
  if (!existsSync(folder)) throw new AppError('workspace.not-found', { path: folder });
  if (!existsSync(join(folder, DATABASE_FILE))) throw new AppError('workspace.not-one', { path: folder });
  const device = await requireDevice(env);
  return await withBallastThrownOff(folder, () => openFolder(folder, device, env, changes));
}

async function openFolder(
  folder: string,
  device: Device,
  env: Environment,
  changes: Changes,
): Promise<OpenWorkspace> {
  const file = join(folder, DATABASE_FILE);
  const lock = requireLock(folder);
  let database: Db | undefined;
  try {
    database = refusing(folder, () => openDatabase(file, optionsFor(env, folder)));
    const found = readWorkspace(database);
    if (!found) throw new AppError('workspace.not-one', { path: folder });
    indexMissingTexts(database);
    await makeFolders(folder);
    const row = settleHome(database, found, file, device, env);
    // Whoever sent these has not been told of a place for them, and will choose the files again.
    await rm(join(folder, 'uploads'), { recursive: true, force: true });
    await ensureFolder(join(folder, 'uploads'));
    for (const name of ['outbox', 'quarantine'] as const) await removeLeftovers(join(folder, name));
    await removeLeftoversBelow(join(folder, 'photos'));
    for (const size of [...DERIVED_SIZES, STAMPED_FOLDER]) {
      await removeLeftoversBelow(join(folder, 'derived', size));
    }
    await keepBallast(folder, env.ballastBytes);
    const workspace = assemble(folder, database, row, device, env, changes, lock);
    projectPending(database, projectionContextOf(workspace));
    return workspace;
  } catch (error) {
    database?.close();
    lock.release();
    throw error;
  }
}

export function closeWorkspace({ database, folder, env, lock }: OpenWorkspace): void {
  try {
    renewMark(database, join(folder, DATABASE_FILE), env);
  } catch (error) {
    // On a full disk the mark stays as it was; everything acknowledged is in the file already.
    env.log({ reference: 'closing', error });
  } finally {
    database.close();
    lock.release();
  }
}

/** After an import or a new code list: what the projection depends on besides each record. */
export function refreshWorkspace(workspace: OpenWorkspace): void {
  workspace.reference = readReference(workspace.database);
  workspace.facts = readMergeFacts(workspace.database);
}

export function projectionContextOf(workspace: OpenWorkspace): ProjectionContext {
  return {
    facts: workspace.facts,
    ...ruleFactsOf(workspace.reference),
    places: toPlaces(workspace.reference),
    today: toDateInChina(workspace.env.now()),
  };
}

function assemble(
  folder: string,
  database: Db,
  row: WorkspaceRow,
  device: Device,
  env: Environment,
  changes: Changes,
  lock: WorkspaceLock,
): OpenWorkspace {
  const reference = readReference(database);
  beginMeasuring(database, reference.ruleSettings.settings);
  const mapChanges = new MapChanges();
  watchMapChanges(database, (before, now) => mapChanges.note(before, now));
  return {
    folder,
    folders: Object.fromEntries(FOLDERS.map((name) => [name, join(folder, name)])) as WorkspaceFolders,
    database,
    photoStore: photoStoreIn(folder),
    row,
    device,
    env,
    changes,
    mapChanges,
    reference,
    facts: readMergeFacts(database),
    lock,
  };
}

/** A folder that is not there, is empty, or holds nothing but what an interrupted making of a workspace left. */
function isFreeForAWorkspace(folder: string): boolean {
  if (!existsSync(folder)) return true;
  if (!statSync(folder).isDirectory()) return false;
  const ours: readonly string[] = [...FOLDERS, LOCK_FILE, `${LOCK_FILE}-journal`, ...DATABASE_FILES];
  return readdirSync(folder).every((name) => {
    if (!ours.includes(name)) return false;
    const path = join(folder, name);
    if (name === DATABASE_FILE) return isUnbegunDatabase(path);
    return (FOLDERS as readonly string[]).includes(name) ? readdirSync(path).length === 0 : true;
  });
}

async function makeFolders(folder: string): Promise<void> {
  try {
    for (const name of FOLDERS) await ensureFolder(join(folder, name));
  } catch (error) {
    const errno = error instanceof DurableWriteError ? error.errno : errnoOf(error);
    throw diskFailure(errno, folder, { cause: error });
  }
}

function requireLock(folder: string): WorkspaceLock {
  let lock: WorkspaceLock | undefined;
  try {
    lock = tryLock(join(folder, LOCK_FILE));
  } catch (error) {
    const code = storeTroubleOf(error) === 'full' ? 'workspace.disk-full' : 'workspace.cannot-write';
    throw new AppError(code, { path: folder }, { cause: error });
  }
  if (!lock) throw new AppError('workspace.in-use', { path: folder });
  return lock;
}

function refusing(folder: string, open: () => Db): Db {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof DatabaseRefused)) throw error;
    switch (error.reason) {
      case 'newer':
        throw new AppError(
          'workspace.newer',
          { path: folder, found: error.found, known: NEWEST_VERSION },
          { cause: error },
        );
      case 'damaged':
        throw new AppError('workspace.damaged', { path: folder, detail: error.message }, { cause: error });
      case 'not-one':
        throw new AppError('workspace.not-one', { path: folder }, { cause: error });
      case 'cannot-write':
        throw new AppError('workspace.cannot-write', { path: folder }, { cause: error });
      case 'full':
        throw new AppError('workspace.disk-full', { path: folder }, { cause: error });
      case 'in-use':
        throw new AppError('workspace.in-use', { path: folder }, { cause: error });
    }
  }
}

function optionsFor(env: Environment, folder?: string): OpenOptions {
  return {
    now: env.now,
    beforeMigration: (database, from) => {
      if (!folder) return;
      const name = `before-${NEWEST_VERSION}-from-${from}-${randomUUID().slice(0, 8)}.gpkg`;
      mkdirSync(join(folder, 'backups'), { recursive: true });
      copyDatabase(database, join(folder, 'backups', name));
    },
  };
}

/** A copied or restored workspace goes on as another replica. */
function settleHome(
  database: Db,
  row: WorkspaceRow,
  file: string,
  device: Device,
  env: Environment,
): WorkspaceRow {
  const stays = isAtHome(row, file, env) && row.device === device.id;
  const settled: WorkspaceRow = stays
    ? row
    : { ...row, home: homeOf(file), device: device.id, replica: newId<ReplicaId>(env) };
  if (!stays) {
    database.transaction(() => {
      moveWorkspace(database, settled);
      insertOwnReplica(database, settled, device);
    })();
  }
  renewMark(database, file, env);
  return settled;
}

function insertOwnReplica(database: Db, row: WorkspaceRow, device: Device): void {
  insertReplica(database, {
    replica: row.replica,
    device: device.id,
    device_name: device.name,
    holder: row.surveyor,
    township_code: row.township_code,
    device_key: toOpenSshPublicKey(device.publicKey),
    first_seen_at: row.created_at,
  });
}
