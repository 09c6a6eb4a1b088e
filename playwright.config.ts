import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, chromiumExecutable } from './tests/helpers/chromium.ts';

/** Whole journeys in a browser, against the program as it is started by people. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // Each journey has a home and a program of its own; two keep two processors busy.
  workers: 2,
  timeout: 180_000,
  // Where nobody watches, a click that a busy machine loses is tried once more, and listed as flaky.
  retries: process.env.CI ? 1 : 0,
  expect: { timeout: 15_000 },
  reporter: 'list',
  outputDir: join(import.meta.dirname, 'node_modules/.cache/playwright'),
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    actionTimeout: 15_000,
    // A menu that slides in under the pointer may take the press and miss the release.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: await chromiumExecutable(), args: [...CHROMIUM_ARGS] },
  },
});
