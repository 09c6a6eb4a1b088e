/** The environment of a person's own machine: the system's clock and randomness, the usual folders, a log file beside the data. */
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { BALLAST_BYTES } from '#db/files/ballast.ts';
import type { Environment } from '#service/environment.ts';

export type MachineOptions = {
  readonly programVersion: string;
  /** Instead of the usual place for a program's data. */
  readonly dataFolder?: string;
};

export function machineEnvironment(options: MachineOptions): Environment {
  const dataFolder = options.dataFolder ?? usualDataFolder(process.platform, process.env, homedir());
  return {
    now: () => new Date(),
    randomBytes: pooledRandomBytes(),
    dataFolder,
    documentsFolder: join(homedir(), 'Documents'),
    ballastBytes: BALLAST_BYTES,
    programVersion: options.programVersion,
    deviceName: hostname(),
    log: ({ reference, error }) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      try {
        mkdirSync(dataFolder, { recursive: true });
        appendFileSync(join(dataFolder, 'takan.log'), `${new Date().toISOString()} ${reference} ${detail}\n`);
      } catch {
        process.stderr.write(`${reference} ${detail}\n`);
      }
    },
  };
}

/** Where programs keep a person's data on this system (XDG on Linux); the same for the desktop, the browser and the command line. */
export function usualDataFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Takan');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Takan');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'takan');
}

const POOL_BYTES = 4096;

/** Random bytes out of a supply: asking the system for ten of them takes as long as asking for thousands. */
function pooledRandomBytes(): Environment['randomBytes'] {
  let pool = Buffer.alloc(0);
  return (length) => {
    if (length > pool.length) pool = randomBytes(Math.max(POOL_BYTES, length));
    const taken = pool.subarray(0, length);
    pool = pool.subarray(length);
    return taken;
  };
}
