/** Runs other people's programs in interop tests, and finds out whether they are here. */
import { spawnSync } from 'node:child_process';

export type Outcome = { readonly status: number | null; readonly output: string };

/** @param input what it gets on standard input */
export function run(
  command: string,
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly input?: string | Uint8Array;
    readonly env?: NodeJS.ProcessEnv;
  } = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(command, args, { ...options, maxBuffer: 1 << 28 });
  return { status, output: `${stdout ?? ''}${stderr ?? ''}` };
}

/** Whether a command can be started at all. */
export function isInstalled(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).error === undefined;
}
