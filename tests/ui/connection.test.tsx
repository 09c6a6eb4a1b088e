import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Change } from '#core/contract/change.ts';
import { ConnectionBanner } from '#renderer/app/connection-banner.tsx';
import { createConnectionStore } from '#renderer/client/connection-state.ts';
import { watchChanges } from '#renderer/client/watch-changes.ts';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aClient, aStream, openWindow } from './a-window.tsx';

/** A service whose stream of changes the test writes and breaks. */
function aWatchedService() {
  let push: (change: Change) => void = () => undefined;
  let end: (error?: Error) => void = () => undefined;
  let calls = 0;
  let away = false;
  const client = aClient({
    change: {
      watch: async () => {
        calls += 1;
        if (away) throw new TypeError('Failed to fetch');
        return aStream(
          (async function* (): AsyncGenerator<Change, void, void> {
            for (;;) {
              yield await new Promise<Change>((resolve, reject) => {
                push = resolve;
                end = reject;
              });
            }
          })(),
        );
      },
    },
  });
  return {
    client,
    push: (change: Change) => push(change),
    goAway: () => {
      away = true;
      end(new TypeError('network error'));
    },
    comeBack: () => {
      away = false;
    },
    calls: () => calls,
  };
}

function watch(client: ReturnType<typeof aWatchedService>['client']) {
  const queries = new QueryClient();
  const invalidated: (string | undefined)[] = [];
  vi.spyOn(queries, 'invalidateQueries').mockImplementation(async (filters) => {
    invalidated.push(filters?.queryKey?.[0] as string | undefined);
  });
  const connection = createConnectionStore();
  const stop = new AbortController();
  const done = watchChanges(client, queries, connection, stop.signal);
  return { invalidated, connection, stop, done };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('changes announced by the service', () => {
  test('make the window read again what they touch, and nothing else', async () => {
    const service = aWatchedService();
    const { invalidated, connection, stop } = watch(service.client);
    await vi.advanceTimersByTimeAsync(1);
    expect(connection.get()).toBe('connected');
    service.push({ subjects: ['packages'], at: '2025-03-01T01:08:00.000Z' });
    await vi.advanceTimersByTimeAsync(1);
    expect(invalidated).toContain('package');
    expect(invalidated).not.toContain('reference');
    stop.abort();
  });

  test('of parcels make the lines stale that were begun in them', async () => {
    const service = aWatchedService();
    const { invalidated, stop } = watch(service.client);
    await vi.advanceTimersByTimeAsync(1);
    service.push({ subjects: ['parcels'], at: '2025-03-01T01:08:00.000Z' });
    await vi.advanceTimersByTimeAsync(1);
    expect(invalidated).toContain('drawing');
    stop.abort();
  });

  test('while something is read for the first time have that read once more, for it may be as it was before', async () => {
    const service = aWatchedService();
    const queries = new QueryClient();
    const stop = new AbortController();
    void watchChanges(service.client, queries, createConnectionStore(), stop.signal);
    const replies: PromiseWithResolvers<string>[] = [];
    const parcels = new QueryObserver(queries, {
      queryKey: ['parcel', 'list'],
      queryFn: () => {
        const reply = Promise.withResolvers<string>();
        replies.push(reply);
        return reply.promise;
      },
      staleTime: Number.POSITIVE_INFINITY,
    });
    const leave = parcels.subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(1);
    service.push({ subjects: ['parcels'], at: '2025-03-01T01:08:00.000Z' });
    await vi.advanceTimersByTimeAsync(1);
    replies[0]?.resolve('before');
    await vi.advanceTimersByTimeAsync(1);
    expect(parcels.getCurrentResult().data).toBe('before');
    replies[1]?.resolve('after');
    await vi.advanceTimersByTimeAsync(1);
    expect([parcels.getCurrentResult().data, replies.length]).toEqual(['after', 2]);
    leave();
    stop.abort();
  });

  test('make everything stale when another workspace is open', async () => {
    const service = aWatchedService();
    const { invalidated, stop } = watch(service.client);
    await vi.advanceTimersByTimeAsync(1);
    service.push({ subjects: ['workspace'], at: '2025-03-01T01:08:00.000Z' });
    await vi.advanceTimersByTimeAsync(1);
    expect(invalidated).toEqual([undefined]);
    stop.abort();
  });

  test('a lost connection is said, tried again, and everything is read again after it', async () => {
    const service = aWatchedService();
    const { invalidated, connection, stop } = watch(service.client);
    await vi.advanceTimersByTimeAsync(1);
    service.goAway();
    await vi.advanceTimersByTimeAsync(5000);
    expect(connection.get()).toBe('lost');
    service.comeBack();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(connection.get()).toBe('connected');
    expect(invalidated).toEqual([undefined]);
    stop.abort();
  });

  test('that were missed while the stream was broken for a moment are read all the same', async () => {
    const service = aWatchedService();
    const { invalidated, connection, stop } = watch(service.client);
    const told: string[] = [];
    connection.subscribe(() => told.push(connection.get()));
    await vi.advanceTimersByTimeAsync(1);
    expect(invalidated).toEqual([]);
    service.goAway();
    service.comeBack();
    await vi.advanceTimersByTimeAsync(600);
    expect(service.calls()).toBe(2);
    expect(told).toEqual(['connected']);
    expect(invalidated).toEqual([undefined]);
    stop.abort();
  });

  test('leave nothing behind at the signal with every try', async () => {
    const service = aWatchedService();
    const { stop } = watch(service.client);
    await vi.advanceTimersByTimeAsync(1);
    const added = vi.spyOn(stop.signal, 'addEventListener');
    const removed = vi.spyOn(stop.signal, 'removeEventListener');
    service.goAway();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(added.mock.calls.length).toBeGreaterThan(5);
    // One pause is under way.
    expect(added.mock.calls.length - removed.mock.calls.length).toBe(1);
    stop.abort();
  });

  test('stop when the window is closed', async () => {
    const service = aWatchedService();
    const { stop, done } = watch(service.client);
    await vi.advanceTimersByTimeAsync(1);
    service.goAway();
    stop.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    await done;
    expect(service.calls()).toBe(1);
  });
});

describe('the banner', () => {
  test('says that what is saved is safe, and goes away by itself', async () => {
    vi.useRealTimers();
    const { connection } = openWindow(<ConnectionBanner />);
    expect(screen.queryByRole('status')).toBeNull();
    act(() => connection.set('lost'));
    expect((await screen.findByRole('status')).textContent).toContain(zhCN.window.app.connectionLost);
    act(() => connection.set('connected'));
    await waitFor(() => expect(screen.queryByRole('status')).toBeNull());
  });
});
