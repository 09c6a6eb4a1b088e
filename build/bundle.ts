/**
 * `npm run build`: everything that runs, into out/. Three parts, each built only when its sources have changed:
 * the window (Vite), the preload (one CommonJS file, as Electron's sandbox wants it), and the rest file by file.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { PROGRAM_FOLDERS, writeProgram } from './program-sources.ts';
import { buildIfStale, hashInputs } from './stale.ts';

const root = join(import.meta.dirname, '..');
const out = join(root, 'out');

/** What every part depends on: the packages, and these scripts. */
const ALWAYS = [
  'package-lock.json',
  'build/bundle.ts',
  'build/window.config.ts',
  'build/program-sources.ts',
  'build/stale.ts',
];

type Part = {
  readonly name: 'window' | 'preload' | 'program';
  readonly folders: readonly string[];
  readonly build: () => Promise<void> | void;
};

const PARTS: readonly Part[] = [
  { name: 'window', folders: ['renderer', 'core', 'texts', 'seeds'], build: buildWindow },
  { name: 'preload', folders: ['electron/preload', 'core/contract'], build: buildPreload },
  { name: 'program', folders: PROGRAM_FOLDERS, build: buildProgram },
];

/**
 * Builds what is stale.
 * @param onBuild called with the part's name before it is built
 */
export async function bundle(onBuild: (part: Part['name']) => void = () => undefined): Promise<void> {
  hideKnownWarning();
  for (const part of PARTS) {
    const inputs = hashInputs(root, part.folders, ALWAYS);
    await buildIfStale(join(out, `.${part.name}.built`), inputs, () => {
      onBuild(part.name);
      return part.build();
    });
  }
}

async function buildWindow(): Promise<void> {
  await build({
    root: join(root, 'renderer'),
    configFile: join(root, 'build/window.config.ts'),
    logLevel: 'warn',
    build: { outDir: join(out, 'renderer'), emptyOutDir: true },
  });
}

async function buildPreload(): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: join(out, 'electron/preload'),
      emptyOutDir: true,
      minify: false,
      target: 'chrome140',
      lib: { entry: join(root, 'electron/preload/index.ts'), formats: ['cjs'], fileName: () => 'index.cjs' },
      rolldownOptions: { external: ['electron'] },
    },
  });
}

function buildProgram(): void {
  for (const folder of PROGRAM_FOLDERS) rmSync(join(out, folder), { recursive: true, force: true });
  writeProgram(root, out);
}

/** Node calls its own type stripping experimental as a function, though it runs these very scripts by it. */
function hideKnownWarning(): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (!warning.message.includes('stripTypeScriptTypes')) process.stderr.write(`${warning.stack}\n`);
  });
}

if (import.meta.main) await bundle((part) => process.stdout.write(`build: ${part}\n`));
