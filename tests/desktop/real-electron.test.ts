/** The built program in Electron itself, where there is one. What this shows, the stand-in cannot (docs/electron-unproven.md). */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findElectronPackage, findElectronProgram } from '#build/electron-binary.ts';

const root = join(import.meta.dirname, '../..');
const found = findElectronPackage(root);
const program = found && findElectronProgram(found, process.env);
const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const missing = !program
  ? 'Electron’s binary is absent here'
  : !hasScreen
    ? 'there is no screen here'
    : undefined;
if (missing) process.stderr.write(`real Electron was NOT tried: ${missing}\n`);

describe(missing ? `real Electron: NOT TRIED, ${missing}` : 'real Electron', () => {
  it.skipIf(missing !== undefined)('opens a sandboxed window that reaches the data process', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'takan-electron-'));
    const asRoot = process.getuid?.() === 0;
    const app = await _electron.launch({
      executablePath: program ?? '',
      args: [...(asRoot ? ['--no-sandbox'] : []), root, '--data-folder', dataFolder],
    });
    try {
      const page = await app.firstWindow();
      await page.waitForLoadState('load');
      expect(page.url()).toMatch(/^takan:\/\/app\//);
      const seen = await page.evaluate(() => ({
        origin: location.origin,
        secure: isSecureContext,
        bridge: Object.keys((globalThis as unknown as { takanDesktop: object }).takanDesktop).sort(),
        require: typeof (globalThis as { require?: unknown }).require,
        process: typeof (globalThis as { process?: unknown }).process,
      }));
      expect(seen).toEqual({
        origin: 'takan://app',
        secure: true,
        bridge: ['pickFolder', 'requestPort', 'showInFolder'],
        require: 'undefined',
        process: 'undefined',
      });
      const answered = await page.evaluate(
        () =>
          new Promise<boolean>((resolve) => {
            addEventListener('message', (event) => resolve(event.ports.length === 1));
            (globalThis as unknown as { takanDesktop: { requestPort(): void } }).takanDesktop.requestPort();
          }),
      );
      expect(answered).toBe(true);
    } finally {
      await app.close();
      await rm(dataFolder, { recursive: true, force: true });
    }
  });
});
