/**
 * Originals are held against their names while nobody works: a few at a time, those that have waited longest first, so that a photo
 * that goes bad on the disk is noticed while a package or the card still has it. When each was last looked at stands in the database,
 * so it goes on where it was after a night.
 */

import { photoFilesToCheck } from '#db/queries/photo-checks.ts';
import type { PhotoFileRow } from '#db/queries/photos.ts';
import type { Session } from '../session.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { checkFiles } from './verify-photos.ts';

export type QuietPace = {
  /** How often it looks whether there is something to do. */
  readonly everyMs: number;
  /** How long nothing may have been asked of the program before. */
  readonly idleForMs: number;
  readonly filesAtATime: number;
  readonly bytesAtATime: number;
  readonly againAfterDays: number;
};

/** Two thousand photos of 4 MB in about an hour and a half of doing nothing else, at a tenth of what a slow disk can read. */
const PACE: QuietPace = {
  everyMs: 20_000,
  idleForMs: 15_000,
  filesAtATime: 8,
  bytesAtATime: 32 * 1024 * 1024,
  againAfterDays: 30,
};

const DAY_MS = 86_400_000;

/** Begins with it for whatever workspace is open. It keeps no program from ending. @returns ends it */
export function startQuietVerification(session: Session, pace = PACE): () => void {
  let atWork = false;
  const look = async (): Promise<void> => {
    const workspace = session.opened();
    if (atWork || !workspace || session.jobs.size > 0) return;
    if (performance.now() - session.calls.lastMs < pace.idleForMs) return;
    atWork = true;
    try {
      await checkWhileIdle(session, workspace, pace);
    } catch (error) {
      session.env.log({ reference: 'quiet verification', error });
    } finally {
      atWork = false;
    }
  };
  const timer = setInterval(() => void look(), pace.everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

class Interrupted extends Error {}

/** One turn: ends before the next file as soon as something is asked of the program, or the workspace is to be closed. */
async function checkWhileIdle(session: Session, workspace: OpenWorkspace, pace: QuietPace): Promise<void> {
  const files = filesOfOneTurn(workspace, pace);
  if (files.length === 0) return;
  const { lastMs } = session.calls;
  let cancelled = false;
  const work = checkFiles(workspace, files, () => {
    if (cancelled || session.calls.lastMs !== lastMs) throw new Interrupted();
  }).catch((error: unknown) => {
    if (!(error instanceof Interrupted)) throw error;
  });
  const job = {
    cancel: () => {
      cancelled = true;
    },
    ended: work.catch(() => undefined),
  };
  session.jobs.add(job);
  try {
    await work;
  } finally {
    session.jobs.delete(job);
  }
}

/** At least one, however large it is. */
function filesOfOneTurn(
  { database, env }: OpenWorkspace,
  { filesAtATime, bytesAtATime, againAfterDays }: QuietPace,
): readonly PhotoFileRow[] {
  const before = new Date(env.now().getTime() - againAfterDays * DAY_MS).toISOString();
  let bytes = 0;
  return photoFilesToCheck(database, before, filesAtATime).filter(({ byte_length }, i) => {
    bytes += byte_length;
    return i === 0 || bytes <= bytesAtATime;
  });
}
