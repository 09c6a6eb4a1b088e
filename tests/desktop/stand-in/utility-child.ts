/** Loaded before the program in the stand-in's data process: gives it the `parentPort` that Electron would. */
import { EventEmitter } from 'node:events';
import type { FromChild, ToChild } from './utility-process.ts';

class ChildPort extends EventEmitter {
  readonly #id: number;
  #started = false;
  readonly #waiting: unknown[] = [];

  constructor(id: number) {
    super();
    this.#id = id;
  }

  postMessage(data: unknown): void {
    send({ kind: 'port', port: this.#id, data });
  }
  start(): void {
    this.#started = true;
    for (const data of this.#waiting.splice(0)) this.emit('message', { data, ports: [] });
  }
  close(): void {
    send({ kind: 'port-closed', port: this.#id });
  }
  receive(data: unknown): void {
    if (this.#started) this.emit('message', { data, ports: [] });
    else this.#waiting.push(data);
  }
}

const ports = new Map<number, ChildPort>();
const parentPort = new EventEmitter();
const early: { data: unknown; ports: ChildPort[] }[] = [];
parentPort.on('newListener', (event) => {
  if (event === 'message')
    queueMicrotask(() => {
      for (const message of early.splice(0)) parentPort.emit('message', message);
    });
});
Object.assign(parentPort, { postMessage: (data: unknown) => send({ kind: 'message', data }) });
Object.assign(process, { parentPort });

process.on('message', (message: ToChild) => {
  if (message.kind === 'message') {
    const moved = message.ports.map((id) => {
      const port = new ChildPort(id);
      ports.set(id, port);
      return port;
    });
    const event = { data: message.data, ports: moved };
    if (parentPort.listenerCount('message') > 0) parentPort.emit('message', event);
    else early.push(event);
  } else if (message.kind === 'port') ports.get(message.port)?.receive(message.data);
  else ports.get(message.port)?.emit('close');
});

function send(message: FromChild): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}
