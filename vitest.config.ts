import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** One project a kind of test, so that `npm run check` can leave the browser out. */
export default defineConfig({
  test: {
    projects: [
      ...(['unit', 'db', 'service', 'transport', 'desktop', 'interop'] as const).map((name) => ({
        test: {
          name,
          environment: 'node' as const,
          include: [`tests/${name}/**/*.test.ts`],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      })),
      {
        plugins: [react()],
        test: {
          name: 'ui',
          environment: 'jsdom',
          include: ['tests/ui/**/*.test.tsx'],
          setupFiles: ['tests/helpers/ui-setup.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
