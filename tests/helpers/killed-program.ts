/** The program at work in a process of its own, killed at a moment; and the workspace it leaves, opened again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { expect, onTestFinished } from 'vitest';
import type { Role } from '#core/contract/workspace.ts';
import { machineEnvironment } from '#service/host/machine-environment.ts';
import { router } from '#service/router.ts';
import { createSession } from '#service/session.ts';
import type { Client } from './a-workspace.ts';
import { finish } from './calls.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PROGRAM = join(import.meta.dirname, 'work-until-killed.ts');

/** When the program is killed: so long after it has begun to work, or after it has acknowledged the first piece of it. */
export type Moment = { readonly after: 'beginning' | 'first piece'; readonly ms: number };

export type Machine = { readonly folder: string; readonly dataFolder: string; readonly client: Client };

/** A workspace on this machine's own clock and randomness, so that the same device can go on with it in another process. */
export async function aMachine(role: Role): Promise<Machine> {
  const base = await temporaryFolder();
  const dataFolder = join(base, 'data');
  const env = machineEnvironment({ programVersion: '0.0.0-test', dataFolder });
  const session = createSession({ ...env, ballastBytes: 0 });
  onTestFinished(() => session.close());
  const client = createRouterClient(router, { context: { session } });
  const folder = join(base, '工作区');
  await client.workspace.create({ folder, role, surveyor: '沈伟', townshipCode: '330502001' });
  await client.workspace.close();
  return { folder, dataFolder, client };
}

export type Said = readonly (readonly string[])[];

/** Lets the program work and kills it. @returns the words of each line it said; one cut off by the kill was never said */
export async function workUntilKilled({ after, ms }: Moment, ...args: readonly string[]): Promise<Said> {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const closed = once(child, 'close');
  const sign = after === 'beginning' ? /ready\n/ : /ready\n.*\n/;
  const come = new Promise<void>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (sign.test(said)) resolve();
    });
  });
  await Promise.race([come, closed]);
  await wait(ms);
  child.kill('SIGKILL');
  const [, signal] = (await closed) as [number | null, NodeJS.Signals | null];
  // Had it ended by itself, nothing would have been tried.
  expect(signal).toBe('SIGKILL');
  return said
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' '));
}

/** The lines that begin with a word. */
export const only = (said: Said, word: string): Said => said.filter(([first]) => first === word);

/** Opens the workspace in this process, and finds nothing wrong with it. */
export async function openHealthy({ client, folder }: Machine): Promise<void> {
  await client.workspace.open({ folder });
  expect((await finish(client.workspace.check())).problems).toEqual([]);
}
