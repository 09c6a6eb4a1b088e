/** The durable helper on a disk that fails: strace makes the system calls of the real program fail, nothing is played by the test. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isLeftover } from '#db/files/durable-write.ts';
import { hashFile } from '#db/files/photo-store.ts';
import { isInstalled, run } from '#tests/helpers/command.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const canInject =
  isInstalled('strace', '-V') && run('strace', ['-qq', '-e', 'inject=fsync:error=EIO', 'true']).status === 0;

/** Stores some photos, one line each: the hash, or the step and the cause of the failure. */
const PROGRAM = join(import.meta.dirname, '../helpers/store-some-photos.ts');

/** The second such call of each thread fails, then every third after it. */
const SOMETIMES = 'when=2+3';

describe.skipIf(!canInject)('a disk that fails (skipped where strace cannot inject failures)', () => {
  test.each([
    ['fsync', 'EIO'],
    ['fsync', 'ENOSPC'],
    ['pwrite64', 'ENOSPC'],
    ['pwrite64', 'EIO'],
    ['rename', 'EIO'],
  ])(
    'at some %s with %s: what was acknowledged is whole, the rest is told and leaves nothing',
    async (calls, errno) => {
      const workspace = await temporaryFolder();
      const inject = ['-f', '-qq', '-o', '/dev/null', '-e', `inject=${calls}:error=${errno}:${SOMETIMES}`];
      const { output } = run('strace', [...inject, process.execPath, PROGRAM, workspace]);
      const lines = output.trim().split('\n');
      const failed = lines.filter((line) => line.startsWith('failed'));
      const stored = lines.filter((line) => /^[0-9a-f]{64}$/.test(line));
      expect(failed.length).toBeGreaterThan(0);
      expect(failed.length + stored.length).toBe(12);
      expect(failed.every((line) => line.endsWith(errno))).toBe(true);
      for (const sha256 of stored) {
        expect(await hashFile(join(workspace, 'photos', sha256.slice(0, 2), `${sha256}.jpg`))).toBe(sha256);
      }
      for (const name of readdirSync(workspace, { recursive: true, encoding: 'utf8' }))
        expect(isLeftover(name)).toBe(false);
    },
  );
});
