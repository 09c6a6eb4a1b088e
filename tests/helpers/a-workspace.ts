/** Workspaces for tests, each in a temporary folder with a device of its own, and gone when the test has ended. */
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import type { Contract } from '#core/contract/contract.ts';
import type { Role } from '#core/contract/workspace.ts';
import { router } from '#service/router.ts';
import { createSession, type Session } from '#service/session.ts';
import type { OpenWorkspace } from '#service/workspace/open-workspace.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { type TestEnvironment, testEnvironment } from './test-environment.ts';

export type Client = ContractRouterClient<Contract>;

export type TestProgram = {
  readonly env: TestEnvironment;
  readonly session: Session;
  /** The procedures, in this process. */
  readonly client: Client;
};

export type TestWorkspace = TestProgram & {
  readonly folder: string;
  /** The workspace as the service has it open; for looking into the database. */
  readonly opened: () => OpenWorkspace;
};

/** A running program with no workspace open. */
export function aProgram(env: TestEnvironment): TestProgram {
  const session = createSession(env);
  onTestFinished(() => session.close());
  return { env, session, client: createRouterClient(router, { context: { session } }) };
}

export type WorkspaceWish = {
  readonly role?: Role;
  readonly surveyor?: string;
  readonly townshipCode?: string;
  /** Two workspaces of one test need two seeds. */
  readonly seed?: number;
  /** The clock of the device at the start. */
  readonly startsAt?: string;
};

export async function aWorkspace({
  role = 'field',
  surveyor = role === 'field' ? '沈伟' : '市自然资源局',
  townshipCode = '330502001',
  seed = 1,
  ...clock
}: WorkspaceWish = {}): Promise<TestWorkspace> {
  const base = await temporaryFolder();
  const program = aProgram(testEnvironment({ folder: base, seed, ...clock }));
  const folder = join(base, '工作区');
  await program.client.workspace.create({ folder, role, surveyor, townshipCode });
  return { ...program, folder, opened: () => program.session.workspace() };
}

/** The workspace closed and opened again, as after a night. */
export async function reopen(workspace: TestWorkspace): Promise<void> {
  await workspace.client.workspace.close();
  await workspace.client.workspace.open({ folder: workspace.folder });
}
