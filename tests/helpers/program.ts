/** The program as people start it, with a home of its own: the command line, and `npm start` serving to a browser. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export type Home = {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly remove: () => void;
};

/** An empty home, as on a new laptop. */
export function anEmptyHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'takan-home-'));
  const environment = {
    ...process.env,
    HOME: folder,
    USERPROFILE: folder,
    XDG_DATA_HOME: join(folder, 'data'),
  };
  return { folder, environment, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export type CommandResult = { readonly code: number | null; readonly out: string; readonly err: string };

/** A field workspace below the home, with nothing in it. @returns its folder */
export function anEmptySurvey(home: Home, name: string): string {
  const workspace = join(home.folder, name);
  const words = ['--role', 'field', '--surveyor', '沈建国', '--township', '330502100'];
  const { code, err } = takan(home, 'init', workspace, ...words);
  if (code !== 0) throw new Error(err);
  return workspace;
}

/** `npm run -s takan -- …` without npm. */
export function takan(home: Home, ...words: readonly string[]): CommandResult {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'service/host/cli/main.ts'), ...words],
    {
      cwd: ROOT,
      env: home.environment,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  return { code: status, out: stdout, err: stderr };
}

/** The same with `--json`; throws with what was said when it did not end with 0. */
export function takanJson<T>(home: Home, ...words: readonly string[]): T {
  const { code, out, err } = takan(home, ...words, '--json');
  if (code !== 0) throw new Error(`takan ${words.join(' ')} ended with ${code}: ${err}`);
  return JSON.parse(out) as T;
}

export type RunningProgram = {
  readonly url: string;
  readonly stop: () => Promise<void>;
  /** Ends it as a dead battery does, with whatever process of it holds the data. */
  readonly kill: () => void;
};

/** `npm start -- --browser …`, ready when it has told its address. */
export async function startInBrowser(home: Home, ...words: readonly string[]): Promise<RunningProgram> {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'build/start.ts'), '--browser', '--open-nothing', ...words],
    {
      cwd: ROOT,
      env: home.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, so that it can be killed with all its children at once.
      detached: true,
    },
  );
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*token=\S+/.exec(said)?.[0];
      if (found) resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
  });
  return { url, stop: () => end(child), kill: () => killAll(child) };
}

function killAll({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
