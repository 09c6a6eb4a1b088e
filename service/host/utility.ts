/**
 * The data process of the desktop program: the service in an Electron utility process, apart from the process that
 * draws windows, so that a long import freezes no window and a crash of one leaves the other alive.
 * It is started, watched and started again by electron/main/supervisor.ts.
 */
import type { SupportedMessagePort } from '@orpc/client/message-port';
import { startQuietVerification } from '#service/photos/quiet-verification.ts';
import { createSession, type Session } from '#service/session.ts';
import { SECURITY_HEADERS } from './content-security.ts';
import type { FromDataProcess, ToDataProcess } from './data-process.ts';
import { handleFileRequest } from './file-routes.ts';
import { machineEnvironment } from './machine-environment.ts';
import { servePort } from './message-port.ts';
import { type ChunkPort, serveFetchOverPort } from './port-fetch.ts';

type TransferredPort = SupportedMessagePort & ChunkPort & { start(): void };
type ParentPort = {
  on(
    event: 'message',
    listener: (event: { data: ToDataProcess; ports: readonly TransferredPort[] }) => void,
  ): void;
  postMessage(message: FromDataProcess): void;
};

/** Only an Electron utility process has one; Node's types do not know of it. */
const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
if (!parentPort) throw new Error('service/host/utility.ts runs in an Electron utility process only');
const parent = parentPort;

let session: Promise<Session> | undefined;

parent.on('message', ({ data: message, ports: [port] }) => {
  switch (message.kind) {
    case 'start':
      session ??= start(message);
      // Without a session there is nothing to serve: ended, it is started again, and given up if that does not help.
      session.catch((error: unknown) => {
        process.stderr.write(`cannot start: ${String(error)}\n`);
        process.exit(1);
      });
      return;
    case 'window':
      if (port && session) void session.then((ready) => servePort(port, ready));
      return;
    case 'file':
      if (port && session) {
        const current = session;
        serveFetchOverPort(port, async (request) => {
          const answer = await handleFileRequest(await current, request);
          return answer ?? new Response(null, { status: 404, headers: SECURITY_HEADERS });
        });
      }
      return;
    case 'ping':
      parent.postMessage({ kind: 'pong', number: message.number });
      return;
    case 'stop':
      void stop();
      return;
    default:
      message satisfies never;
  }
});

/** A reply that cannot be delivered is the window's loss, not a reason to end a process that may be writing. */
process.on('unhandledRejection', (reason) => {
  process.stderr.write(`unhandled rejection: ${String(reason instanceof Error ? reason.stack : reason)}\n`);
});

async function start(options: Extract<ToDataProcess, { kind: 'start' }>): Promise<Session> {
  const made = createSession(machineEnvironment(options));
  // One that cannot be opened is no reason to start nothing: the window says what is open, and opens another.
  if (options.workspaceFolder !== undefined)
    await made.open(options.workspaceFolder).catch((error: unknown) => {
      process.stderr.write(`not opened at start: ${options.workspaceFolder}: ${String(error)}\n`);
    });
  void tellWorkspace(made);
  startQuietVerification(made);
  parent.postMessage({ kind: 'ready' });
  return made;
}

/** So that the process that follows a crash opens what the windows are showing. */
async function tellWorkspace(of: Session): Promise<void> {
  const tell = () => parent.postMessage({ kind: 'workspace', folder: of.opened()?.folder });
  tell();
  for await (const { subjects } of of.changes.watch(undefined)) if (subjects.includes('workspace')) tell();
}

async function stop(): Promise<void> {
  await session?.then((open) => open.close());
  parent.postMessage({ kind: 'stopped' });
  // The message above is delivered before the process goes: exit waits for the port to be written out.
  setImmediate(() => process.exit(0));
}
