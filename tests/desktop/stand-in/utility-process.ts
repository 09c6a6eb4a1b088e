/** `utilityProcess` of the stand-in: a real process of Node, with Electron's `parentPort` set up in it before the program loads. */
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { PortEnd } from './ports.ts';

export type ToChild =
  | { readonly kind: 'message'; readonly data: unknown; readonly ports: readonly number[] }
  | { readonly kind: 'port'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'port-closed'; readonly port: number };
export type FromChild =
  | { readonly kind: 'message'; readonly data: unknown }
  | { readonly kind: 'port'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'port-closed'; readonly port: number };

export class UtilityProcess extends EventEmitter {
  readonly child: ChildProcess;
  readonly #ports = new Map<number, PortEnd>();
  #nextPort = 0;

  constructor(modulePath: string, args: readonly string[]) {
    super();
    this.child = fork(modulePath, [...args], {
      execArgv: ['--import', join(import.meta.dirname, 'utility-child.ts')],
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child.on('message', (message) => this.#take(message as FromChild));
    this.child.on('exit', (code) => {
      for (const port of this.#ports.values()) port.close();
      this.emit('exit', code ?? 1);
    });
  }

  get stdout() {
    return this.child.stdout;
  }
  get stderr() {
    return this.child.stderr;
  }
  get pid() {
    return this.child.pid;
  }

  postMessage(data: unknown, transfer: readonly PortEnd[] = []): void {
    const ports = transfer.map((port) => this.#move(port));
    this.#send({ kind: 'message', data, ports });
  }

  kill(): boolean {
    return this.child.kill();
  }

  #move(port: PortEnd): number {
    const id = this.#nextPort++;
    this.#ports.set(id, port);
    // Moved in the next turn, so that the child knows of the port before it gets what waits for it.
    queueMicrotask(() =>
      port.moveTo({
        deliver: (data) => this.#send({ kind: 'port', port: id, data }),
        closed: () => this.#send({ kind: 'port-closed', port: id }),
      }),
    );
    return id;
  }

  #send(message: ToChild): void {
    if (this.child.connected) this.child.send(message as unknown as string, () => undefined);
  }

  #take(message: FromChild): void {
    if (message.kind === 'message') this.emit('message', message.data);
    else if (message.kind === 'port') this.#ports.get(message.port)?.postFromCarrier(message.data);
    else this.#ports.get(message.port)?.close();
  }
}
