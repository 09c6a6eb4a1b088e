/** The service over HTTP, and what a browser can do of the `Host`: nothing, which it says in `can`. */
import { RPCLink } from '@orpc/client/fetch';
import type { Host } from '#core/contract/host.ts';

export function browserLink(origin: string): RPCLink<Record<never, never>> {
  return new RPCLink({ url: `${origin}/rpc` });
}

export const browserHost: Host = {
  kind: 'browser',
  can: [],
  pickFolder: async () => undefined,
  showInFolder: async () => false,
};
