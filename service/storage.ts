/**
 * What takes room in a workspace, and giving some back. Only what can be made again at any time is ever removed: small and large copies
 * of photos. An original stays at least until a receipt of the office lists it, and this program knows none yet.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { StorageArea, StorageUsage } from '#core/contract/storage.ts';
import { STORAGE_AREAS } from '#core/contract/storage.ts';
import { isLeftover } from '#db/files/durable-write.ts';
import { freeSpace } from '#db/files/free-space.ts';
import { type JobControl, throwIfCancelled } from './jobs.ts';
import { DATABASE_FILE, type OpenWorkspace } from './workspace/open-workspace.ts';

type FoundFile = { readonly path: string; readonly byteLength: number; readonly madeAtMs: number };

export async function storageUsage({ folder }: OpenWorkspace): Promise<StorageUsage> {
  const found = Map.groupBy(await filesBelow(folder), ({ path }) => areaOf(relative(folder, path)));
  const sumOf = (area: StorageArea) => {
    const files = found.get(area) ?? [];
    return { files: files.length, bytes: files.reduce((sum, { byteLength }) => sum + byteLength, 0) };
  };
  return {
    disk: await freeSpace(folder),
    areas: STORAGE_AREAS.map((area) => ({ area, ...sumOf(area) })),
    freeable: {
      ...sumOf('copies'),
      newestMs: (found.get('copies') ?? []).reduce((newest, { madeAtMs }) => Math.max(newest, madeAtMs), 0),
    },
  };
}

/** @param newestMs what was made later was not told of, and stays */
export async function freeCopies(
  { folders }: OpenWorkspace,
  newestMs: number,
  { progress, signal }: JobControl,
): Promise<{ files: number; bytes: number }> {
  const copies = (await filesBelow(folders.derived)).filter(({ madeAtMs }) => madeAtMs <= newestMs);
  const removed = { files: 0, bytes: 0 };
  for (const { path, byteLength } of copies) {
    throwIfCancelled(signal);
    progress({ phase: 'storage.free', done: removed.files, total: copies.length, unit: 'files' });
    await rm(path, { force: true });
    removed.files += 1;
    removed.bytes += byteLength;
  }
  return removed;
}

function areaOf(path: string): StorageArea {
  const [top = '', ...inside] = path.split(sep);
  const isPackage = path.endsWith('.takan');
  if (top === 'photos') return 'originals';
  if (top === 'derived') return 'copies';
  if (top === 'outbox') return isPackage ? 'sentPackages' : 'madeFiles';
  if (top === 'quarantine') return isPackage ? 'receivedPackages' : 'keptAside';
  if (top === 'backups') return 'backups';
  return top.startsWith(DATABASE_FILE) && inside.length === 0 ? 'database' : 'other';
}

/** Files that are there; one that is being written, or goes away meanwhile, is none. */
async function filesBelow(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter((entry) => entry.isFile() && !isLeftover(entry.name))
      .map(async (entry): Promise<FoundFile | undefined> => {
        const path = join(entry.parentPath, entry.name);
        const facts = await stat(path).catch(() => undefined);
        return facts && { path, byteLength: facts.size, madeAtMs: facts.mtimeMs };
      }),
  );
  return found.filter((file) => file !== undefined);
}
