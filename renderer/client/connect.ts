/**
 * The one place that knows how the window reaches the service: a message port in the desktop program, HTTP on the
 * page's own origin in a browser. Everything else works with the typed client and the `Host` it is given.
 */
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#core/contract/contract.ts';
import { DESKTOP_BRIDGE, type DesktopBridge, type Host } from '#core/contract/host.ts';
import { browserHost, browserLink } from './browser.ts';
import { desktopHost, desktopLink } from './desktop.ts';

export type Client = ContractRouterClient<Contract>;
export type Connection = { readonly client: Client; readonly host: Host };

/** Connects to whatever runs this page; the first call waits until the service answers. */
export function connect(): Connection {
  const bridge = (window as { readonly [DESKTOP_BRIDGE]?: DesktopBridge })[DESKTOP_BRIDGE];
  return bridge
    ? { client: createORPCClient(desktopLink(bridge)), host: desktopHost(bridge) }
    : { client: createORPCClient(browserLink(window.location.origin)), host: browserHost };
}
