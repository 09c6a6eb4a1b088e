/**
 * One running program: the environment, the workspace that is open (or none), and who wants to hear of changes. The three
 * hosts make one each and hand it to every call.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { roleSchema } from '#core/contract/workspace.ts';
import { ensureFolder, writeDurably } from '#db/files/durable-write.ts';
import { BaseMaps } from './base-maps/base-maps.ts';
import { OnlineMaps } from './base-maps/online-maps.ts';
import { Changes } from './changes.ts';
import type { Environment } from './environment.ts';
import { AppError } from './failure.ts';
import type { RunningJob } from './jobs.ts';
import { prepareMarks } from './map-tiles.ts';
import {
  closeWorkspace,
  createWorkspace,
  type OpenWorkspace,
  openWorkspace,
  type WorkspaceRequest,
} from './workspace/open-workspace.ts';

const RECENT_FILE = 'recent.json';
const RECENT_MAX = 10;
const recentSchema = z.array(
  z.object({ folder: z.string(), surveyor: z.string(), townshipName: z.string(), role: roleSchema }),
);
export type RecentWorkspace = z.infer<typeof recentSchema>[number];

export type Session = {
  readonly env: Environment;
  readonly changes: Changes;
  /** Of this machine, whatever workspace is open. */
  readonly baseMaps: BaseMaps;
  readonly onlineMaps: OnlineMaps;
  /** Long work under way; it is cancelled, and has ended, before a workspace is closed. */
  readonly jobs: Set<RunningJob>;
  /** When a procedure was last called, by `performance.now()`: what can wait does so while people work. */
  readonly calls: { lastMs: number };
  /** The open workspace. @throws AppError `workspace.none-open` */
  readonly workspace: () => OpenWorkspace;
  readonly opened: () => OpenWorkspace | undefined;
  readonly create: (request: WorkspaceRequest) => Promise<OpenWorkspace>;
  readonly open: (folder: string) => Promise<OpenWorkspace>;
  readonly closeWorkspace: () => Promise<void>;
  readonly recent: () => readonly RecentWorkspace[];
  readonly close: () => Promise<void>;
};

export function createSession(env: Environment): Session {
  const changes = new Changes(env.now);
  const baseMaps = new BaseMaps(env, () => changes.announce('base-maps'));
  const onlineMaps = new OnlineMaps(env, changes);
  const jobs = new Set<RunningJob>();
  let current: OpenWorkspace | undefined;

  const release = async (): Promise<void> => {
    const leaving = current;
    current = undefined;
    for (const job of jobs) job.cancel();
    await Promise.all([...jobs].map((job) => job.ended));
    if (leaving) closeWorkspace(leaving);
  };
  const take = async (opening: () => Promise<OpenWorkspace>): Promise<OpenWorkspace> => {
    const opened = await opening();
    await release();
    current = opened;
    await remember(env, opened).catch((error: unknown) => env.log({ reference: 'recent', error }));
    changes.announce('workspace', 'parcels', 'photos', 'packages', 'reference');
    // A help for the map, which asks for the same itself; what fails here fails there and is told of.
    void prepareMarks(opened).catch((error: unknown) => env.log({ reference: 'map', error }));
    return opened;
  };

  return {
    env,
    changes,
    baseMaps,
    onlineMaps,
    jobs,
    calls: { lastMs: performance.now() },
    workspace: () => {
      if (!current) throw new AppError('workspace.none-open', {});
      return current;
    },
    opened: () => current,
    create: (request) => take(() => createWorkspace(request, env, changes)),
    open: async (folder) =>
      current?.folder === resolve(folder) ? current : take(() => openWorkspace(folder, env, changes)),
    closeWorkspace: async () => {
      await release();
      changes.announce('workspace');
    },
    recent: () => readRecent(env),
    close: async () => {
      await release();
      await baseMaps.close();
    },
  };
}

function readRecent(env: Environment): RecentWorkspace[] {
  try {
    return recentSchema.parse(JSON.parse(readFileSync(join(env.dataFolder, RECENT_FILE), 'utf8')));
  } catch {
    // A convenience only: without it the person chooses the folder.
    return [];
  }
}

async function remember(env: Environment, { folder, row, reference }: OpenWorkspace): Promise<void> {
  const townshipName =
    reference.divisions.find(({ code }) => code === row.township_code)?.name ?? row.township_code;
  const entry: RecentWorkspace = { folder, surveyor: row.surveyor, townshipName, role: row.role };
  const list = [entry, ...readRecent(env).filter((other) => other.folder !== folder)].slice(0, RECENT_MAX);
  await ensureFolder(env.dataFolder);
  await writeDurably(join(env.dataFolder, RECENT_FILE), Buffer.from(`${JSON.stringify(list, null, 2)}\n`));
}
