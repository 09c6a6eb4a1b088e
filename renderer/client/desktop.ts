/**
 * The service over a message port. The main process hands out a new port whenever the service process was started
 * anew, so calls go through the port that came last; until the first one is there they wait.
 */
import { DynamicLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { type DesktopBridge, type Host, PORT_MESSAGE } from '#core/contract/host.ts';

type Link = RPCLink<Record<never, never>>;

export function desktopLink(bridge: DesktopBridge): DynamicLink<Record<never, never>> {
  let current = nextPort(bridge);
  return new DynamicLink(() => current);

  function nextPort(from: DesktopBridge): Promise<Link> {
    return new Promise((resolve) => {
      const onMessage = (event: MessageEvent<unknown>) => {
        const port = event.ports[0];
        if (event.source !== window || !isPortMessage(event.data) || !port) return;
        window.removeEventListener('message', onMessage);
        port.start();
        // A closed port means that the service ended; the next call asks for its successor.
        port.addEventListener('close', () => {
          current = nextPort(from);
        });
        resolve(new RPCLink({ port }));
      };
      window.addEventListener('message', onMessage);
      from.requestPort();
    });
  }
}

export function desktopHost(bridge: DesktopBridge): Host {
  return {
    kind: 'desktop',
    can: ['pickFolder', 'showInFolder'],
    pickFolder: (title) => bridge.pickFolder(title),
    showInFolder: (path) => bridge.showInFolder(path),
  };
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === PORT_MESSAGE;
}
