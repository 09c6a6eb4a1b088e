/** A session of its own in a temporary folder, for tests that need the service as it is and nothing of the machine's. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineEnvironment } from '#service/host/machine-environment.ts';
import { createSession, type Session } from '#service/session.ts';

export type TestSession = {
  readonly session: Session;
  /** Holds the data folder, and is where a test makes its workspaces. */
  readonly folder: string;
  /** References of internal errors, in the order they were logged. */
  readonly logged: readonly { readonly reference: string; readonly error: unknown }[];
  close(): Promise<void>;
};

export async function openTestSession(): Promise<TestSession> {
  const folder = await mkdtemp(join(tmpdir(), 'takan-test-'));
  const logged: { reference: string; error: unknown }[] = [];
  const session = createSession({
    ...machineEnvironment({ programVersion: '0.0.0-test', dataFolder: join(folder, 'data') }),
    documentsFolder: join(folder, 'documents'),
    ballastBytes: 0,
    deviceName: 'test device',
    log: (entry) => logged.push(entry),
  });
  return {
    session,
    folder,
    logged,
    close: async () => {
      await session.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
