/** A receiver as the window hears it: logs, a port that has to be found the right speed for, and points made of fixes. */
import { describe, expect, test, vi } from 'vitest';
import type { AveragedPoint } from '#core/position/averaging.ts';
import { createPositionStore } from '#renderer/features/position/position-store.ts';
import { logSource, type ReceiverSource, serialSource } from '#renderer/features/position/receiver-source.ts';
import { linesOf } from '#tests/helpers/nmea.ts';

const at = (second: number, change: Partial<Parameters<typeof linesOf>[0]> = {}) =>
  linesOf({
    time: `0612${String(second).padStart(2, '0')}.00`,
    lonDeg: 120.1,
    latDeg: 30.87,
    ...change,
  });
const logOf = (moments: readonly string[][], pace: 1 | 10 | 'at once' = 'at once') =>
  logSource('walk.nmea', moments.flat().join('\r\n'), pace);

function aStore() {
  const points: AveragedPoint[] = [];
  const store = createPositionStore((point) => {
    points.push(point);
    return 'added';
  });
  return { store, points };
}

describe('a log', () => {
  test('gives its last fix, and is then at its end', async () => {
    const { store } = aStore();
    await store.listen(logOf([at(1), at(2), at(3)]));
    expect(store.get()).toMatchObject({
      receiving: 'ended',
      failure: undefined,
      source: { kind: 'log', name: 'walk.nmea' },
      fix: { timeOfDay: '06:12:03.00', quality: 'rtk-fixed' },
      refusals: [],
      counts: { sentences: 12 },
    });
  });

  test('plays at the pace it was recorded', async () => {
    const { store } = aStore();
    const begun = performance.now();
    await store.listen(logOf([at(1), at(2), at(4)], 10));
    // A second and two seconds, ten times as fast.
    expect(performance.now() - begun).toBeGreaterThan(280);
  });

  test('is not waited for where no line ever ends', async () => {
    vi.useFakeTimers();
    try {
      const { store } = aStore();
      void store.listen({
        kind: 'network',
        name: 'endless',
        open: async function* (signal) {
          await new Promise((resolve) => signal.addEventListener('abort', resolve));
        },
      });
      await vi.advanceTimersByTimeAsync(9000);
      expect(store.get().receiving).toBe('connecting');
      await vi.advanceTimersByTimeAsync(2000);
      expect(store.get().failure?.code).toBe('position.not-nmea');
    } finally {
      vi.useRealTimers();
    }
  });

  test('that is none is told, and so is an empty one', async () => {
    for (const text of ['', 'x,y\n1,2', 'line\n'.repeat(200)]) {
      const { store } = aStore();
      await store.listen(logSource('points.csv', text, 'at once'));
      expect(store.get().failure?.code).toBe('position.not-nmea');
    }
  });
});

describe('a point', () => {
  test('is made of the fixes that are accepted; the others are counted', async () => {
    const { store, points } = aStore();
    const steps: ReceiverSource = {
      kind: 'log',
      name: 'steps',
      open: async function* () {
        yield at(1);
        yield at(2);
        store.measure(3);
        yield at(3);
        yield at(4, { quality: 5 });
        yield at(5, { lonDeg: 120.100001 });
        yield at(6, { sigmaM: 0.3 });
        yield at(7);
        expect(store.get().averaging).toMatchObject({ wanted: 3, refused: 2, soFar: { fixes: 2 } });
        yield at(8);
        yield at(9);
      },
    };
    await store.listen(steps);
    // The one of second 2 was under way when it was asked for, and is given with second 3.
    expect(points).toHaveLength(1);
    expect(points[0]).toMatchObject({ fixes: 3, method: 'rtk' });
    expect(points[0]?.spreadM).toBeGreaterThan(0.03);
    expect(store.get()).toMatchObject({ averaging: undefined, measured: { point: points[0], use: 'added' } });
  });

  test('is judged when its accuracy has come, however late, and not before', async () => {
    const { store, points } = aStore();
    const late = (second: number) => {
      const [gga = '', ...others] = at(second, { sigmaM: 3.5 });
      return { gga, others };
    };
    await store.listen({
      kind: 'network',
      name: 'late',
      open: async function* () {
        store.measure(1);
        for (const second of [1, 2]) {
          yield [late(second).gga];
          await new Promise((resolve) => setTimeout(resolve, 450));
          yield late(second).others;
        }
        yield [late(3).gga];
        expect(store.get().averaging).toMatchObject({ accepted: [], refused: 2 });
        store.stopMeasuring();
      },
    });
    expect(points).toEqual([]);
  });

  test('of a receiver that is carried about is none, and that is said', async () => {
    const { store, points } = aStore();
    await store.listen({
      kind: 'network',
      name: 'walk',
      open: async function* () {
        yield at(1);
        store.measure(3);
        // A hundred thousandth of a degree is a metre.
        for (const second of [2, 3, 4, 5, 6]) yield at(second, { lonDeg: 120.1 + second * 1e-5 });
      },
    });
    expect(points).toEqual([]);
    expect(store.get()).toMatchObject({ averaging: undefined, measured: undefined, scattered: { fixes: 2 } });
  });

  test('whose receiver is lost in the middle is told as lost, and its last fix is no position any more', async () => {
    const { store } = aStore();
    await store.listen({
      kind: 'network',
      name: 'lost',
      open: async function* () {
        yield at(1);
        store.measure(5);
        yield [...at(2), ...at(3)];
      },
    });
    expect(store.get()).toMatchObject({
      failure: { code: 'position.lost-while-measuring', params: { done: 3, wanted: 5 } },
      fix: undefined,
      averaging: undefined,
    });
  });

  test('that is given up is none, and neither is one whose receiver ends', async () => {
    const { store, points } = aStore();
    store.measure(5);
    await store.listen(logOf([at(1)]));
    store.measure(5);
    await store.listen(logOf([at(1), at(2)]));
    expect([points, store.get().averaging]).toEqual([[], undefined]);
  });

  test('of a hand-held receiver is asked for less', async () => {
    const { store } = aStore();
    await store.listen(logOf([at(1, { quality: 1, sigmaM: 3, satellites: 8 })]));
    expect(store.get().refusals.map(({ code }) => code)).toEqual(['quality', 'sigma']);
    store.setEquipment('gnss');
    expect(store.get().refusals).toEqual([]);
  });
});

describe('a serial port', () => {
  /** A device that talks at one speed; at any other there is noise, or nothing. */
  function aPort(rightRate: number, lines: readonly string[], noise: Uint8Array | undefined) {
    const tried: number[] = [];
    const port = {
      readable: null as ReadableStream<Uint8Array> | null,
      open: async ({ baudRate }: { baudRate: number }) => {
        tried.push(baudRate);
        const bytes = baudRate === rightRate ? new TextEncoder().encode(`${lines.join('\r\n')}\r\n`) : noise;
        port.readable = new ReadableStream({
          start: (controller) => {
            if (bytes) controller.enqueue(bytes);
            if (baudRate === rightRate) controller.close();
          },
        });
      },
      close: async () => {
        port.readable = null;
      },
    };
    return { port: port as unknown as SerialPort, tried };
  }

  test('is read at the speed at which whole sentences come', async () => {
    const noise = Uint8Array.from({ length: 300 }, (_, i) => (i * 37) % 256);
    const { port, tried } = aPort(38_400, [...at(1), ...at(2)], noise);
    const { store } = aStore();
    const heard: (string | undefined)[] = [];
    store.subscribe(() => heard.push(store.get().fix?.timeOfDay));
    await store.listen(serialSource(port, 'COM3'));
    expect(tried).toEqual([115_200, 9600, 38_400]);
    expect(heard).toContain('06:12:02.00');
    expect(store.get()).toMatchObject({ failure: undefined, receiving: 'ended', fix: undefined });
  });

  /** As Web Serial: a read that fails takes its stream with it, and there is a new one unless the port is gone. */
  function aBreakingPort(
    streams: (baudRate: number) => readonly (readonly string[])[],
    isGoneAfter: boolean,
  ) {
    const tried: number[] = [];
    let waiting: (readonly string[])[] = [];
    const next = () => {
      const lines = waiting.shift();
      if (!lines && isGoneAfter) return null;
      return new ReadableStream<Uint8Array>(
        {
          pull: async (controller) => {
            if (lines && lines.length > 0)
              controller.enqueue(new TextEncoder().encode(`${lines.join('\r\n')}\r\n`));
            await new Promise((resolve) => setTimeout(resolve, 20));
            port.readable = next();
            controller.error(new DOMException('', 'FramingError'));
          },
        },
        { highWaterMark: 0 },
      );
    };
    const port = {
      readable: null as ReadableStream<Uint8Array> | null,
      open: async ({ baudRate }: { baudRate: number }) => {
        tried.push(baudRate);
        waiting = [...streams(baudRate)];
        port.readable = next();
      },
      close: async () => {
        port.readable = null;
      },
    };
    return { port: port as unknown as SerialPort, tried };
  }

  test('whose bytes break at a wrong speed is tried at the next, and a broken byte later loses nothing else', async () => {
    const { port, tried } = aBreakingPort(
      (baudRate) => (baudRate === 9600 ? [[], at(1), at(2), at(3)] : []),
      false,
    );
    const { store, points } = aStore();
    const listening = store.listen(serialSource(port, 'COM3'));
    await expect.poll(() => store.get().fix?.timeOfDay, { timeout: 5000 }).toBe('06:12:03.00');
    expect(store.get().failure).toBeUndefined();
    expect(tried).toEqual([115_200, 9600]);
    store.disconnect();
    await listening;
    expect(points).toEqual([]);
  });

  test('that is pulled out is told as lost, and in the middle of a point as lost with it', async () => {
    const { store } = aStore();
    const listen = () =>
      store.listen(serialSource(aBreakingPort(() => [at(1), at(2), at(3)], true).port, 'COM3'));
    await listen();
    expect(store.get()).toMatchObject({ failure: { code: 'position.port-lost' }, source: undefined });
    const unsubscribe = store.subscribe(() => {
      if (store.get().fix && !store.get().averaging) store.measure(9);
    });
    await listen();
    unsubscribe();
    expect(store.get().failure).toMatchObject({
      code: 'position.lost-while-measuring',
      params: { wanted: 9 },
    });
  });

  test('that cannot be opened is told', async () => {
    const port = { open: () => Promise.reject(new DOMException('busy', 'NetworkError')) };
    const { store } = aStore();
    await store.listen(serialSource(port as unknown as SerialPort, 'COM3'));
    expect(store.get().failure).toEqual({ code: 'position.port-refused', params: {} });
  });

  test('is closed when the person disconnects', async () => {
    let closed = false;
    const port = {
      readable: null as ReadableStream<Uint8Array> | null,
      open: async () => {
        port.readable = new ReadableStream({
          start: (controller) =>
            controller.enqueue(new TextEncoder().encode(`${[...at(1), ...at(2)].join('\r\n')}\r\n`)),
        });
      },
      close: async () => {
        closed = true;
      },
    };
    const { store } = aStore();
    const listening = store.listen(serialSource(port as unknown as SerialPort, 'COM3'));
    await expect.poll(() => store.get().fix).toBeDefined();
    store.disconnect();
    await listening;
    expect(closed).toBe(true);
    expect(store.get()).toMatchObject({ source: undefined, fix: undefined });
  });
});
