/**
 * Message ports of the stand-in: pairs in this process, of which one end may be moved into the data process or into a
 * page. A moved end is a pair of functions that carry messages there.
 */
import { EventEmitter } from 'node:events';

export type Carrier = {
  deliver(data: unknown): void;
  closed(): void;
};

/** One end. What is posted arrives at the other end, once that is started or moved. */
export class PortEnd extends EventEmitter {
  #partner: PortEnd | undefined;
  #carrier: Carrier | undefined;
  #started = false;
  #closed = false;
  readonly #waiting: unknown[] = [];

  static pair(): { port1: PortEnd; port2: PortEnd } {
    const [port1, port2] = [new PortEnd(), new PortEnd()];
    port1.#partner = port2;
    port2.#partner = port1;
    return { port1, port2 };
  }

  postMessage(data: unknown): void {
    this.#partner?.receive(structuredClone(data));
  }

  start(): void {
    this.#started = true;
    this.#flush();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const partner = this.#partner;
    queueMicrotask(() => partner?.otherClosed());
  }

  /** Moves this end away: what its partner posts is carried there. */
  moveTo(carrier: Carrier): void {
    this.#carrier = carrier;
    this.#flush();
  }

  /** The place this end was moved to has posted something. */
  postFromCarrier(data: unknown): void {
    this.#partner?.receive(data);
  }

  private receive(data: unknown): void {
    if (this.#closed) return;
    this.#waiting.push(data);
    this.#flush();
  }

  private otherClosed(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#carrier) this.#carrier.closed();
    else this.emit('close');
  }

  #flush(): void {
    if (!this.#carrier && !this.#started) return;
    for (const data of this.#waiting.splice(0)) {
      if (this.#carrier) this.#carrier.deliver(data);
      else this.emit('message', { data, ports: [] });
    }
  }
}
