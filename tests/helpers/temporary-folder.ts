/** A folder of its own for each test that asks for one, gone afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'takan-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
