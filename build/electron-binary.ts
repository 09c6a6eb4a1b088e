/**
 * Finds Electron's program, or fetches it: its npm package brings none and downloads it at the first start. That
 * download is watched here, because a surveyor's office may have no way to that server, and a start must not hang.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** After this long without a byte, or in all, the download is given up. */
const SILENCE_LIMIT_MS = 15_000;
const WHOLE_LIMIT_MS = 120_000;

const EXECUTABLES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'electron',
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};

export type ElectronPackage = { readonly folder: string; readonly version: string };

/** Electron's npm package; undefined in an installation without it. */
export function findElectronPackage(root: string): ElectronPackage | undefined {
  const file = join(root, 'node_modules/electron/package.json');
  if (!existsSync(file)) return undefined;
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return { folder: dirname(file), version };
}

/** The program that is there already: in the folder ELECTRON_OVERRIDE_DIST_PATH names, or downloaded before, complete and of this version. */
export function findElectronProgram(
  { folder, version }: ElectronPackage,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const name = EXECUTABLES[process.platform];
  if (!name) return undefined;
  const given = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return existsSync(join(given, name)) ? join(given, name) : undefined;
  const dist = join(folder, 'dist');
  try {
    const unpacked = readFileSync(join(dist, 'version'), 'utf8').replace(/^v/, '').trim();
    // Written last by the package's own installer: without it the folder may be half unpacked.
    const complete = existsSync(join(folder, 'path.txt'));
    return unpacked === version && complete && existsSync(join(dist, name)) ? join(dist, name) : undefined;
  } catch {
    return undefined;
  }
}

export type DownloadOutcome = 'fetched' | 'unreachable' | 'too-slow';
export type DownloadListener = {
  /** A share between 0 and 1; undefined where the size is not known. */
  readonly onProgress: (share: number | undefined) => void;
  readonly onUnpacking: () => void;
};

type Download = (options: {
  readonly version: string;
  readonly artifactName: 'electron';
  readonly platform: string;
  readonly arch: string;
  readonly checksums: Readonly<Record<string, string>>;
  readonly cacheRoot: string | undefined;
  readonly downloadOptions: {
    readonly quiet: true;
    readonly signal: AbortSignal;
    readonly getProgressCallback: (progress: { transferred: number; total: number | null }) => Promise<void>;
  };
}) => Promise<string>;

/** Downloads and unpacks Electron with the downloader and the checksums of its own package. Never throws for the network's sake. */
export async function downloadElectron(
  electron: ElectronPackage,
  listener: DownloadListener,
): Promise<DownloadOutcome> {
  const require = createRequire(join(electron.folder, 'package.json'));
  const { downloadArtifact } = (await import(pathToFileURL(require.resolve('@electron/get')).href)) as {
    downloadArtifact: Download;
  };
  const patience = new AbortController();
  const whole = setTimeout(() => patience.abort(), WHOLE_LIMIT_MS);
  let silence = setTimeout(() => patience.abort(), SILENCE_LIMIT_MS);
  try {
    await downloadArtifact({
      version: electron.version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: require('./checksums.json') as Record<string, string>,
      cacheRoot: process.env.electron_config_cache,
      downloadOptions: {
        quiet: true,
        signal: patience.signal,
        getProgressCallback: async ({ transferred, total }) => {
          clearTimeout(silence);
          silence = setTimeout(() => patience.abort(), SILENCE_LIMIT_MS);
          listener.onProgress(total ? transferred / total : undefined);
        },
      },
    });
  } catch {
    return patience.signal.aborted ? 'too-slow' : 'unreachable';
  } finally {
    clearTimeout(whole);
    clearTimeout(silence);
  }
  listener.onUnpacking();
  // The archive is in the cache now, so the package's own installer only unpacks it.
  const installed = spawnSync(process.execPath, [join(electron.folder, 'install.js')], { stdio: 'inherit' });
  return installed.status === 0 ? 'fetched' : 'unreachable';
}
