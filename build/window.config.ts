/** Builds the window into out/renderer. Paths are relative, for it is served under http:// and takan:// alike. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('../renderer', import.meta.url)),
  base: './',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../out/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome120',
    // Everything is on this machine's disk; one large file loads faster than the warning thinks.
    chunkSizeWarningLimit: 4000,
  },
});
