/** Lines of a receiver that talks over TCP. Nothing is ever sent to it. */
import { connect, type Socket } from 'node:net';
import type { ReceiverAddress } from '#core/contract/position.ts';
import { createLineSplitter } from '#core/position/line-splitter.ts';
import { AppError } from '../failure.ts';

const CONNECT_WITHIN_MS = 5000;
/** A receiver that says nothing for so long is taken for gone: Wi-Fi in a yard breaks without a word. */
const SILENT_AFTER_MS = 15_000;
/** What a window that does not read leaves behind; older lines are let go, for only the latest position matters. */
const MAX_WAITING = 2000;

/**
 * Ends when the receiver ends the connection or the signal fires.
 * @throws AppError `position.not-reachable`, and `position.silent` when nothing comes any more
 */
export async function* receiverLines(
  address: ReceiverAddress,
  signal: AbortSignal | undefined,
  { silentAfterMs = SILENT_AFTER_MS, connectWithinMs = CONNECT_WITHIN_MS } = {},
): AsyncGenerator<{ lines: string[] }, void, void> {
  const socket = await reach(address, signal, connectWithinMs);
  if (!socket) return;
  const split = createLineSplitter();
  let waiting: string[] = [];
  let wake: () => void = () => {};
  let ended = false;
  let failure: AppError | undefined;
  const end = (reason?: AppError): void => {
    failure ??= reason;
    ended = true;
    wake();
  };
  const stop = (): void => end();
  signal?.addEventListener('abort', stop);
  // Sentences are ASCII; a byte that is none must not swallow its neighbours.
  socket.setEncoding('latin1');
  socket.on('data', (piece: string) => {
    waiting.push(...split(piece));
    if (waiting.length > MAX_WAITING) waiting = waiting.slice(-MAX_WAITING);
    wake();
  });
  socket.on('error', () => end());
  socket.on('close', () => end());
  socket.setTimeout(silentAfterMs, () => end(new AppError('position.silent', address)));
  if (signal?.aborted) end();
  try {
    while (!ended || (waiting.length > 0 && !signal?.aborted)) {
      if (waiting.length > 0) {
        const lines = waiting;
        waiting = [];
        yield { lines };
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    if (failure) throw failure;
  } finally {
    signal?.removeEventListener('abort', stop);
    socket.destroy();
  }
}

/** @returns nothing when the signal fires before there is a connection */
function reach(
  address: ReceiverAddress,
  signal: AbortSignal | undefined,
  withinMs: number,
): Promise<Socket | undefined> {
  if (signal?.aborted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address.host, port: address.port });
    const fail = (cause?: unknown): void => {
      socket.destroy();
      reject(new AppError('position.not-reachable', { ...address }, { cause }));
    };
    const abort = (): void => {
      socket.destroy();
      resolve(undefined);
    };
    const timer = setTimeout(fail, withinMs);
    signal?.addEventListener('abort', abort, { once: true });
    socket.once('error', fail);
    socket.once('connect', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      socket.off('error', fail);
      resolve(socket);
    });
    socket.once('close', () => clearTimeout(timer));
  });
}
