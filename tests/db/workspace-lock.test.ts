import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tryLock } from '#db/workspace-lock.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

/** Another process that takes the lock and says whether it got it. */
async function otherProcess(path: string): Promise<{ readonly got: boolean; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'lock-holder.ts'), path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { got: said.toString() === 'got\n', child };
}

test('a lock that another process holds is not given, and is free again when that process is killed', async () => {
  const path = join(await temporaryFolder(), 'workspace.lock');
  const { got, child } = await otherProcess(path);
  expect(got).toBe(true);
  expect(tryLock(path)).toBeUndefined();
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
  const lock = tryLock(path);
  expect(lock).toBeDefined();
  lock?.release();
});

test('a lock held here is not given to another process until it is released', async () => {
  const path = join(await temporaryFolder(), 'workspace.lock');
  const lock = tryLock(path);
  expect((await otherProcess(path)).got).toBe(false);
  lock?.release();
  expect((await otherProcess(path)).got).toBe(true);
});

test('a lock is given once within a process too', async () => {
  const path = join(await temporaryFolder(), 'workspace.lock');
  const lock = tryLock(path);
  expect(tryLock(path)).toBeUndefined();
  lock?.release();
  const again = tryLock(path);
  expect(again).toBeDefined();
  again?.release();
});
