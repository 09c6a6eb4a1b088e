/**
 * The program for a browser as a process of its own: what `npm start` runs where there is no Electron. It tells its
 * parent the address, or why the workspace cannot be opened, and ends cleanly when asked to, or when the parent is gone.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { AppError } from '#service/failure.ts';
import { startQuietVerification } from '#service/photos/quiet-verification.ts';
import { createSession } from '#service/session.ts';
import { startHttpHost } from './http.ts';
import { machineEnvironment } from './machine-environment.ts';

/** Sent to the parent, once. */
export type FromBrowserProcess =
  | { readonly kind: 'listening'; readonly url: string }
  | { readonly kind: 'refused'; readonly code: string; readonly params: Readonly<Record<string, unknown>> };

const { values } = parseArgs({
  options: {
    'renderer-folder': { type: 'string' },
    'program-version': { type: 'string', default: '0.0.0' },
    'data-folder': { type: 'string' },
    workspace: { type: 'string' },
    port: { type: 'string', default: '0' },
  },
});
const rendererFolder = values['renderer-folder'];
if (rendererFolder === undefined) throw new Error('--renderer-folder is missing');

const session = createSession(
  machineEnvironment({
    programVersion: values['program-version'],
    ...(values['data-folder'] === undefined ? {} : { dataFolder: values['data-folder'] }),
  }),
);

try {
  if (values.workspace !== undefined) await session.open(values.workspace);
  const host = await startHttpHost({
    session,
    rendererFolder,
    port: Number(values.port),
    token: randomBytes(24).toString('base64url'),
  });
  startQuietVerification(session);
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await host.close();
    await session.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.on('disconnect', end);
  tell({ kind: 'listening', url: host.url });
} catch (error) {
  await session.close();
  const failure =
    error instanceof AppError
      ? error.toFailure()
      : { code: 'internal', params: { reference: String(error) } };
  tell({ kind: 'refused', ...failure });
  process.exitCode = 1;
  process.disconnect?.();
}

function tell(message: FromBrowserProcess): void {
  if (process.send) process.send(message);
  else process.stdout.write(`${JSON.stringify(message)}\n`);
}
