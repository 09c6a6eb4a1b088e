/**
 * Chromium for tests, out of the npm package @sparticuz/chromium: pinned by the lockfile, nothing to install.
 * `CHROMIUM_PATH` names another browser instead.
 *
 * The package unpacks into the system's temporary folder and takes whatever lies there, also another version or half
 * of one. So it is unpacked into a folder of its own below node_modules/.cache, which gets its name when it is whole.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const root = join(import.meta.dirname, '../..');

/** Not the package's own `args`: they put all pages into one process, which does not live long. */
export const CHROMIUM_ARGS: readonly string[] = ['--no-sandbox'];

/** Path of the browser's program, unpacked on first use (about two seconds). May be called by several processes at once. */
export async function chromiumExecutable(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  const manifest = join(root, 'node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const cache = join(root, 'node_modules/.cache');
  const whole = join(cache, `chromium-${version}`);
  if (!existsSync(whole)) await unpack(cache, whole);
  return join(whole, 'chromium');
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumExecutable(), args: [...CHROMIUM_ARGS] });
}

async function unpack(cache: string, whole: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const making = await mkdtemp(join(cache, 'chromium-unpacking-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = making;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
    await rename(making, whole);
  } catch (error) {
    // Another process was faster: its folder is as good.
    if (!existsSync(whole)) throw error;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    await rm(making, { recursive: true, force: true });
  }
}
