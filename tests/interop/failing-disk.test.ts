/** The durable helper on a disk that fails: strace makes the system calls of the real program fail, nothing is played by the test. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isLeftover } from '#db/files/durable-write.ts';
import { hashFile } from '#db/files/photo-store.ts';
import { isInstalled, run } from '#tests/helpers/command.ts';
import { photoFixture } from '#tests/helpers/fixtures.ts';
import { anEmptyHome, anEmptySurvey, takan } from '#tests/helpers/program.ts';
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

test.skipIf(!isInstalled('sh', '-c', 'ulimit -f 1'))(
  'a stick that cannot hold one file so large is told as such, not as full, and nothing half is left on it',
  () => {
    const home = anEmptyHome();
    onTestFinished(home.remove);
    const survey = anEmptySurvey(home, '外业');
    const card = join(home.folder, '存储卡');
    const stick = join(home.folder, 'U盘');
    for (const folder of [card, stick]) mkdirSync(folder);
    const picture = readFileSync(photoFixture('north-east.jpg'));
    for (let number = 0; number < 8; number++) {
      const padding = Buffer.alloc(1 << 20, `photo ${number} `);
      writeFileSync(join(card, `${number}.jpg`), Buffer.concat([picture, padding]));
    }
    expect(takan(home, 'photos', 'import', survey, card).code).toBe(0);
    // As FAT32 does at 4 GiB, here at a few megabytes: the system refuses to let a file grow, on a disk with room.
    const main = join(import.meta.dirname, '../../service/host/cli/main.ts');
    const words = [process.execPath, main, 'package', 'export', survey, '--out', stick];
    const { status, output } = run('sh', ['-c', 'ulimit -f 6000 && exec "$@"', 'sh', ...words], {
      env: home.environment,
    });
    expect(output).toContain('FAT32');
    expect(status).not.toBe(0);
    expect(readdirSync(stick)).toEqual([]);
    expect(takan(home, 'package', 'export', survey, '--out', stick).code).toBe(0);
    expect(readdirSync(stick)).toHaveLength(1);
  },
);
