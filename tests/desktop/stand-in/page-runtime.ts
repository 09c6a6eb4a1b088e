/**
 * What the stand-in puts into a page before anything else: Electron's `contextBridge` and `ipcRenderer` for the
 * preload, and the page's ends of moved ports. Given to the browser as text (`toString`), so it may use nothing from outside itself.
 */

type Bindings = {
  standInIpc(call: { kind: 'send' | 'invoke'; channel: string; args: unknown[] }): Promise<unknown>;
  standInPort(message: { port: number; data: unknown }): Promise<void>;
};

export type PageRuntime = {
  deliver(channel: string, message: unknown, ports: readonly number[]): void;
  portMessage(port: number, data: unknown): void;
  portClosed(port: number): void;
};

export function installPageRuntime(runPreload: (require: (name: string) => unknown) => void): void {
  const bindings = globalThis as unknown as Bindings;
  type Listener = (event: { ports: MessagePort[] }, message: unknown) => void;
  const listeners = new Map<string, Listener[]>();
  const ports = new Map<number, MessagePort>();

  // Electron tells a page's port when the other side is gone; Chromium alone does not. A last message stands for that.
  const CLOSED = 'stand-in: the other side of this port is gone';
  const add = MessagePort.prototype.addEventListener;
  MessagePort.prototype.addEventListener = function (this: MessagePort, type: string, listener: unknown) {
    const hears = (event: Event) => {
      const isClose = event instanceof MessageEvent && event.data === CLOSED;
      if (isClose === (type === 'close') && typeof listener === 'function') listener.call(this, event);
    };
    add.call(this, type === 'close' ? 'message' : type, hears);
  };

  const runtime: PageRuntime = {
    deliver(channel, message, ids) {
      const moved = ids.map((id) => {
        const { port1, port2 } = new MessageChannel();
        ports.set(id, port2);
        port2.onmessage = ({ data }) => void bindings.standInPort({ port: id, data });
        return port1;
      });
      for (const listener of listeners.get(channel) ?? []) listener({ ports: moved }, message);
    },
    portMessage: (id, data) => ports.get(id)?.postMessage(data),
    portClosed: (id) => ports.get(id)?.postMessage(CLOSED),
  };
  Object.assign(globalThis, { standInRuntime: runtime });

  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) =>
        Object.defineProperty(globalThis, name, { value: Object.freeze(api), enumerable: true }),
    },
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) =>
        void bindings.standInIpc({ kind: 'send', channel, args }),
      invoke: (channel: string, ...args: unknown[]) => bindings.standInIpc({ kind: 'invoke', channel, args }),
      on: (channel: string, listener: Listener) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
    },
  };
  runPreload((name) => {
    // A sandboxed preload can load electron and a handful of Node's modules, never files of its own.
    if (name !== 'electron') throw new Error(`a sandboxed preload cannot load ${name}`);
    return electron;
  });
}
