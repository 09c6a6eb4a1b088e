/**
 * `npm start`: builds what is stale, then runs the desktop program, or serves the same program to a browser where
 * Electron is not to be had. Whatever it starts is ended with it, by Ctrl-C as by a signal.
 */
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fillIn } from '#texts/fill-in.ts';
import { bundle } from './bundle.ts';
import { downloadElectron, findElectronPackage, findElectronProgram } from './electron-binary.ts';
import { say, sayFailure, sayProgress, startTexts } from './say.ts';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
/** An Electron that ends with an error this soon has shown nothing: a library or the sandbox is missing on this system. */
const STILLBORN_MS = 10_000;

type Options = {
  readonly demo: boolean;
  readonly browser: boolean;
  readonly openNothing: boolean;
  readonly workspace: string | undefined;
  readonly port: string;
};

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === 'number') return options;
  try {
    await bundle((what) => say('building', { what }));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    say('buildFailed');
    return 1;
  }
  const workspace = options.demo ? await sampleWorkspace() : options.workspace;
  if (workspace === null) return 1;
  const reason = options.browser ? undefined : await runDesktop(workspace);
  if (typeof reason === 'number') return reason;
  if (reason !== undefined) say('noElectron', { reason });
  return serveBrowser(workspace, options);
}

function readOptions(): Options | number {
  try {
    const { values } = parseArgs({
      options: {
        demo: { type: 'boolean', default: false },
        browser: { type: 'boolean', default: false },
        'open-nothing': { type: 'boolean', default: false },
        workspace: { type: 'string' },
        port: { type: 'string', default: '0' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      say('usage');
      return 0;
    }
    if (values.demo && values.workspace !== undefined) throw new Error('--demo --workspace');
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535)
      throw new Error(`--port ${values.port}`);
    return {
      demo: values.demo,
      browser: values.browser,
      openNothing: values['open-nothing'],
      workspace: values.workspace === undefined ? undefined : resolve(values.workspace),
      port: values.port,
    };
  } catch (error) {
    say('badArguments', { detail: error instanceof Error ? error.message : String(error) });
    say('usage');
    return 2;
  }
}

/** What the sample's process says (service/host/sample-process.ts), read leniently: it is only shown. */
type SampleMessage = {
  readonly kind: string;
  readonly folder?: string;
  readonly reused?: boolean;
  readonly done?: number;
  readonly total?: number;
  readonly code?: string;
  readonly params?: Readonly<Record<string, unknown>>;
};

/** Makes the sample once and gives its folder; null when it could not be made. */
async function sampleWorkspace(): Promise<string | null> {
  const child = fork(join(root, 'service/host/sample-process.ts'), ['--program-version', version], {
    stdio: 'inherit',
  });
  let made: string | null = null;
  child.on('message', (message: SampleMessage) => {
    const { folder = '', done = 0, total = 0 } = message;
    if (message.kind === 'making') say('demoMaking', { folder });
    if (message.kind === 'progress' && total > 0)
      sayProgress(fillIn(startTexts.demoProgress, { done, total }), done >= total);
    if (message.kind === 'refused') sayFailure(message.code ?? 'internal', message.params ?? {});
    if (message.kind !== 'sample') return;
    made = folder;
    if (message.reused) say('demoReused', { folder });
  });
  const code = await ended(child);
  return code === 0 ? made : null;
}

/** Runs Electron until it ends. @returns its exit code, or the reason why there is none to run */
async function runDesktop(workspace: string | undefined): Promise<number | string> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return startTexts.reasonNoScreen;
  const electron = findElectronPackage(root);
  if (!electron) return startTexts.reasonNoNetwork;
  let program = findElectronProgram(electron, process.env);
  if (!program) {
    say('electronDownloading', { version: electron.version });
    const outcome = await downloadElectron(electron, {
      onProgress: (share) => {
        if (share !== undefined)
          sayProgress(fillIn(startTexts.electronProgress, { percent: Math.floor(share * 100) }), share === 1);
      },
      onUnpacking: () => say('electronUnpacking'),
    });
    if (outcome === 'too-slow') return startTexts.reasonTooSlow;
    program = findElectronProgram(electron, process.env);
    if (!program) return startTexts.reasonNoNetwork;
  }
  const startedAt = Date.now();
  const child = spawn(program, [root, ...(workspace === undefined ? [] : ['--workspace', workspace])], {
    stdio: 'inherit',
  });
  const code = await ended(child);
  return code !== 0 && Date.now() - startedAt < STILLBORN_MS
    ? fillIn(startTexts.reasonWillNotRun, { code })
    : code;
}

async function serveBrowser(workspace: string | undefined, options: Options): Promise<number> {
  const child = fork(
    join(root, 'service/host/browser-process.ts'),
    [
      ...[
        '--renderer-folder',
        join(root, 'out/renderer'),
        '--program-version',
        version,
        '--port',
        options.port,
      ],
      ...(workspace === undefined ? [] : ['--workspace', workspace]),
    ],
    { stdio: 'inherit' },
  );
  let listening = false;
  child.on('message', (message: { kind: string; url?: string; code?: string; params?: object }) => {
    if (message.kind === 'refused') sayFailure(message.code ?? 'internal', { ...message.params });
    if (message.kind !== 'listening' || message.url === undefined) return;
    listening = true;
    say('address', { url: message.url });
    say('howToEnd');
    if (!options.openNothing) openBrowser(message.url);
  });
  const code = await ended(child);
  if (listening && code === 0) say('ended');
  return code;
}

/** Opens the person's browser where there is one to see; failing to is no failure, the address is printed. */
function openBrowser(url: string): void {
  if (process.env.CI) return;
  if (process.platform === 'win32') spawnQuietly('rundll32', ['url.dll,FileProtocolHandler', url]);
  else if (process.platform === 'darwin') spawnQuietly('open', [url]);
  else if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) {
    if (spawnSync('which', ['xdg-open'], { stdio: 'ignore' }).status === 0) spawnQuietly('xdg-open', [url]);
  }
}

function spawnQuietly(command: string, args: readonly string[]): void {
  const child = spawn(command, args, { stdio: 'ignore', detached: true, cwd: homedir() });
  child.on('error', () => undefined);
  child.unref();
}

/**
 * Waits for a child, so that it can close the workspace. Signals are handed on; Ctrl-C reaches it from the terminal as
 * well, and being asked twice to end does it no harm.
 */
function ended(child: ChildProcess): Promise<number> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const handOn = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of signals) process.on(signal, handOn);
  return new Promise((done) => {
    const finish = (code: number) => {
      for (const signal of signals) process.off(signal, handOn);
      done(code);
    };
    child.on('error', () => finish(127));
    child.on('exit', (code, signal) => finish(code ?? (signal === null ? 1 : 128)));
  });
}
