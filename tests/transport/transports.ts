/** The three ways to the service, each opened on a session of a test's own and handing out the same typed client. */
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { Contract } from '#core/contract/contract.ts';
import { startHttpHost } from '#service/host/http.ts';
import { type ServicePort, servePort } from '#service/host/message-port.ts';
import { router } from '#service/router.ts';
import type { Session } from '#service/session.ts';

export type Client = ContractRouterClient<Contract>;
export type OpenTransport = { readonly client: Client; close(): Promise<void> };
export type Transport = {
  readonly name: string;
  open(session: Session): Promise<OpenTransport>;
};

const inProcess: Transport = {
  name: 'in process',
  open: async (session) => ({
    client: createRouterClient(router, { context: { session } }),
    close: async () => undefined,
  }),
};

const overHttp: Transport = {
  name: 'HTTP',
  open: async (session) => {
    const token = 'one-time-token-of-the-test';
    const host = await startHttpHost({ session, rendererFolder: '/nowhere', token });
    const entered = await fetch(host.url, { redirect: 'manual' });
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const { origin } = new URL(host.url);
    const link = new HttpLink({ url: `${origin}/rpc`, headers: { cookie, origin } });
    return { client: createORPCClient(link), close: host.close };
  },
};

const overPort: Transport = {
  name: 'message port',
  open: async (session) => {
    const { port1, port2 } = new MessageChannel();
    servePort(port2 as unknown as ServicePort, session);
    port1.start();
    const link = new PortLink({ port: port1 as unknown as MessagePort });
    return { client: createORPCClient(link), close: async () => port1.close() };
  },
};

export const TRANSPORTS: readonly Transport[] = [inProcess, overHttp, overPort];
