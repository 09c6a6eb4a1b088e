/**
 * What the service is given from outside, made so that every run is the same: a clock that goes on by a second each time it
 * is read, randomness of a seed, and a log that keeps what it is told.
 */
import { join } from 'node:path';
import type { Environment } from '#service/environment.ts';

export type LogEntry = { readonly reference: string; readonly error: unknown };

export type TestEnvironment = Environment & {
  /** Moves the clock, also back. */
  readonly setClock: (time: string) => void;
  /** What went wrong inside, in the order it was logged. */
  readonly logged: readonly LogEntry[];
};

export type EnvironmentRequest = {
  /** Below it lie the data folder and the documents folder. */
  readonly folder: string;
  /** Two environments of one test need two seeds, else they make the same ids. */
  readonly seed?: number;
  readonly startsAt?: string;
  readonly deviceName?: string;
};

export function testEnvironment({
  folder,
  seed = 1,
  startsAt = '2025-03-01T01:00:00.000Z',
  deviceName = `外业平板 ${seed}`,
}: EnvironmentRequest): TestEnvironment {
  const random = seededBytes(seed);
  const logged: LogEntry[] = [];
  let nextMs = Date.parse(startsAt);
  return {
    now: () => {
      const time = new Date(nextMs);
      nextMs += 1000;
      return time;
    },
    setClock: (time) => {
      nextMs = Date.parse(time);
    },
    randomBytes: (length) => Uint8Array.from({ length }, random),
    dataFolder: join(folder, `device-${seed}`),
    documentsFolder: join(folder, 'documents'),
    ballastBytes: 0,
    programVersion: '0.0.0-test',
    deviceName,
    log: (entry) => {
      logged.push(entry);
    },
    logged,
  };
}

/** Bytes of the generator mulberry32, one a call. */
export function seededBytes(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) & 0xff;
  };
}
