/** The procedures over one message port: a window of the desktop program, or a test. */
import type { SupportedMessagePort } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import { router } from '#service/router.ts';
import type { Session } from '#service/session.ts';

/** An Electron MessagePortMain, or a MessagePort of Node or a browser. */
export type ServicePort = SupportedMessagePort & { start(): void };

/** Serves the procedures until the port closes; jobs that run for it then are cancelled. */
export function servePort(port: ServicePort, session: Session): void {
  new RPCHandler(router).upgrade(port, { context: { session } });
  port.start();
}
