import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLog } from '#electron/main/log-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'takan-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('a program that runs for long keeps the newest lines of its log, and no more than two files', async () => {
  const log = openLog(join(folder, 'logs'));
  const line = 'x'.repeat(100_000);
  for (let i = 0; i < 70; i++) log(`${i} ${line}`);
  const files = await readdir(join(folder, 'logs'));
  expect(files.sort()).toEqual(['desktop.1.log', 'desktop.log']);
  for (const file of files)
    expect((await stat(join(folder, 'logs', file))).size).toBeLessThan(3 * 1024 * 1024);
  expect(await readFile(join(folder, 'logs/desktop.log'), 'utf8')).toContain(' 69 x');
});

it('a log that cannot be written stops nothing', () => {
  const log = openLog('/dev/null/logs');
  expect(() => log('a line')).not.toThrow();
});
