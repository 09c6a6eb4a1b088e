/**
 * Keeps the window true: reads again what the service says has changed, and after a broken connection reads
 * everything again, because nobody knows what was missed.
 */
import type { Query, QueryClient } from '@tanstack/react-query';
import type { Subject } from '#core/contract/change.ts';
import type { Client } from './connect.ts';
import type { ConnectionStore } from './connection-state.ts';
import { pauseFor } from './pause.ts';

/** First part of the keys of all queries that a subject makes stale. Another workspace makes all of them stale. */
const STALE_BY_SUBJECT: Readonly<Record<Exclude<Subject, 'workspace'>, readonly string[]>> = {
  // Lines that were begun are told of parcels that are there.
  parcels: ['parcel', 'map', 'workspace', 'photo', 'drawing'],
  photos: ['parcel', 'workspace', 'photo', 'proof', 'storage'],
  packages: ['package', 'parcel', 'map', 'workspace', 'photo', 'drawing', 'proof', 'storage'],
  reference: ['reference', 'base-map'],
  templates: ['template'],
  'base-maps': ['base-map'],
};

const RETRY_AFTER_MS = [500, 1000, 2000, 5000] as const;

/** Runs until the signal fires. */
export async function watchChanges(
  client: Client,
  queries: QueryClient,
  connection: ConnectionStore,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const changes = await client.change.watch(undefined, { signal });
      // Also when it comes back before anybody was told that it was away.
      if (failures > 0) readAgain(queries);
      connection.set('connected');
      failures = 0;
      for await (const change of changes) {
        for (const subject of change.subjects) {
          if (subject === 'workspace') readAgain(queries);
          else for (const key of STALE_BY_SUBJECT[subject]) readAgain(queries, { queryKey: [key] });
        }
      }
    } catch {
      if (signal.aborted) return;
    }
    // An iterator that ends by itself is a closing service: the same as one that breaks.
    if (failures > 0) connection.set('lost');
    await pauseFor(RETRY_AFTER_MS[Math.min(failures, RETRY_AFTER_MS.length - 1)] ?? 5000, signal);
    failures += 1;
  }
}

/**
 * What is just being read for the first time may come as it was before, and the library neither begins it anew nor remembers that it is
 * stale. Not given up, which could go on for as long as changes come: it is read once more when it is there.
 */
function readAgain(queries: QueryClient, which: { readonly queryKey?: readonly string[] } = {}): void {
  const first = queries
    .getQueryCache()
    .findAll({ ...which, fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined });
  void queries.invalidateQueries(which);
  if (first.length === 0) return;
  const those = { predicate: (query: Query) => first.includes(query) };
  void queries.refetchQueries(those, { cancelRefetch: false }).then(() => queries.invalidateQueries(those));
}
