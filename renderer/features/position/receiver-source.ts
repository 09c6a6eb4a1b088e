/// <reference types="w3c-web-serial" />
/** Where lines of a receiver may come from. Each is an iterable that ends when the receiver does, and when the signal fires. */
import type { ReceiverAddress } from '#core/contract/position.ts';
import { createLineSplitter } from '#core/position/line-splitter.ts';
import { readSentence } from '#core/position/sentence.ts';
import type { Client } from '../../client/connect.ts';
import { FailureError } from '../../client/failure.ts';
import { pauseFor } from '../../client/pause.ts';

export type ReceiverLines = AsyncIterable<readonly string[]>;
/** Opens it; must be called by a press of a button, for a browser lets nothing else choose a serial port. */
export type ReceiverSource = {
  readonly kind: 'serial' | 'network' | 'log';
  /** What the person sees of it: an address, the name of a file. */
  readonly name: string;
  readonly open: (signal: AbortSignal) => ReceiverLines;
};

export function networkSource(client: Client, address: ReceiverAddress): ReceiverSource {
  return {
    kind: 'network',
    name: `${address.host}:${address.port}`,
    open: async function* (signal) {
      for await (const { lines } of await client.position.listen(address, { signal })) yield lines;
    },
  };
}

/** A log plays at the pace it was recorded, or so many times as fast; pauses of the recording are shortened. */
export type ReplayPace = 1 | 10 | 'at once';
const LONGEST_PAUSE_MS = 2000;
const LINES_AT_ONCE = 500;

export function logSource(fileName: string, text: string, pace: ReplayPace): ReceiverSource {
  return {
    kind: 'log',
    name: fileName,
    open: async function* (signal) {
      let waiting: string[] = [];
      let before: number | undefined;
      for (const line of text.split(/\r\n|\n|\r/)) {
        if (signal.aborted) return;
        const now = secondsOf(line);
        const isNextMoment = now !== undefined && before !== undefined && now !== before;
        if (waiting.length > 0 && (isNextMoment ? pace !== 'at once' : waiting.length >= LINES_AT_ONCE)) {
          yield waiting;
          waiting = [];
          await pauseFor(pausedMs(before, now, pace), signal);
        }
        before = now ?? before;
        waiting.push(line);
      }
      if (waiting.length > 0) yield waiting;
    },
  };
}

/** Seconds of the day that a sentence carries. */
function secondsOf(line: string): number | undefined {
  const read = readSentence(line);
  if (!('sentence' in read) || !['GGA', 'RMC', 'GST'].includes(read.sentence.type)) return undefined;
  const [, h, m, s] = /^(\d\d)(\d\d)(\d\d(?:\.\d+)?)$/.exec(read.sentence.fields[0] ?? '') ?? [];
  return s === undefined ? undefined : Number(h) * 3600 + Number(m) * 60 + Number(s);
}

function pausedMs(before: number | undefined, now: number | undefined, pace: ReplayPace): number {
  if (pace === 'at once' || before === undefined || now === undefined) return 0;
  // Past midnight the clock begins anew.
  return Math.min(LONGEST_PAUSE_MS, Math.max(0, (now - before) * 1000)) / pace;
}

/** From the likeliest. A receiver says nothing of its speed; the right one is where whole sentences come. */
const BAUD_RATES = [115_200, 9600, 38_400, 57_600, 4800, 19_200, 230_400, 460_800] as const;
const TRY_FOR_MS = 1600;

/** Ports by Web Serial, which the desktop program and Chromium have. */
export function serialSource(port: SerialPort, name: string): ReceiverSource {
  return {
    kind: 'serial',
    name,
    open: async function* (signal) {
      for (const baudRate of BAUD_RATES) {
        if (signal.aborted) return;
        await port.open({ baudRate }).catch(() => {
          throw new FailureError({ code: 'position.port-refused', params: {} });
        });
        try {
          const isNmea = yield* readingOf(port, signal);
          if (isNmea) return;
        } finally {
          await port.close().catch(() => {});
        }
      }
    },
  };
}

/**
 * @returns false where nothing that is NMEA came within the time of a try; lines are held back until then
 * @throws FailureError `position.port-lost`
 */
async function* readingOf(
  port: SerialPort,
  signal: AbortSignal,
): AsyncGenerator<readonly string[], boolean, void> {
  const split = createLineSplitter();
  const decoder = new TextDecoder('latin1');
  let isNmea = false;
  let isOver = false;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  const stop = (): void => {
    isOver = true;
    reader?.cancel().catch(() => {});
  };
  const timer = setTimeout(() => !isNmea && stop(), TRY_FOR_MS);
  signal.addEventListener('abort', stop);
  try {
    while (!isOver) {
      // Bits that make no byte, as a wrong speed makes them, break the stream: the port goes on in a new one. A port that is gone has none.
      if (!port.readable) throw new FailureError({ code: 'position.port-lost', params: {} });
      reader = port.readable.getReader();
      try {
        for (;;) {
          const read = await reader.read().catch(() => undefined);
          if (!read) break;
          if (read.done) return isNmea || signal.aborted;
          const lines = split(decoder.decode(read.value, { stream: true }));
          isNmea ||= lines.some((line) => !('fault' in readSentence(line)));
          if (isNmea && lines.length > 0) yield lines;
        }
      } finally {
        reader.releaseLock();
      }
    }
    return isNmea || signal.aborted;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
