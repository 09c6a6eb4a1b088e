/**
 * Tells a workspace from a copy of it and from an older state of itself, for both have to go on under a new replica: else one
 * replica would have two histories. Two things are compared: which file the database is (a copy is another one), and a mark
 * that is changed at every opening and closing, kept in the database and, apart from the workspace, with the device (a
 * backup put back over the file has an older one). When in doubt, as after a power cut between the two, a new replica is
 * begun; that costs nothing.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Db } from '#db/connection.ts';
import { setOpeningMark, type WorkspaceRow } from '#db/queries/workspace.ts';
import { type Environment, newId } from '../environment.ts';

/** Which file this is: volume, file number and time of making. */
export function homeOf(databaseFile: string): string {
  const { ino, dev, birthtimeMs } = statSync(databaseFile, { bigint: true });
  return `${dev}:${ino}:${birthtimeMs}`;
}

/** Whether the row was last written in this very file, on this device. */
export function isAtHome(row: WorkspaceRow, databaseFile: string, env: Environment): boolean {
  const home = homeOf(databaseFile);
  return row.home === home && row.opening_mark === readMark(env, home);
}

/**
 * Changes the mark, in the database first. A device that cannot keep it (its disk is full) begins a new replica at the next
 * opening.
 */
export function renewMark(database: Db, databaseFile: string, env: Environment): void {
  const mark = newId<string>(env);
  setOpeningMark(database, mark);
  try {
    const path = markPath(env, homeOf(databaseFile));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, mark);
  } catch {
    // See above.
  }
}

function readMark(env: Environment, home: string): string | undefined {
  try {
    return readFileSync(markPath(env, home), 'utf8');
  } catch {
    return undefined;
  }
}

function markPath(env: Environment, home: string): string {
  return join(env.dataFolder, 'openings', createHash('sha256').update(home).digest('hex').slice(0, 32));
}
