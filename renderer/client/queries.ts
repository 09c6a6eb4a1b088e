/**
 * What the window reads, one hook a question. The first part of every key is the subject table of watch-changes.ts;
 * nothing is fetched again by time, for the service says when something changed.
 */
import { keepPreviousData, QueryClient, skipToken, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Host } from '#core/contract/host.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import type { ParcelFilter } from '#core/parcel/list-filter.ts';
import type { Client } from './connect.ts';
import type { ConnectionStore } from './connection-state.ts';
import { isConnectionLost } from './failure.ts';

export type Service = {
  readonly client: Client;
  readonly host: Host;
  readonly connection: ConnectionStore;
};

const ServiceContext = createContext<Service | undefined>(undefined);
export const ServiceProvider = ServiceContext.Provider;

export function useService(): Service {
  const service = useContext(ServiceContext);
  if (!service) throw new Error('useService outside of ServiceProvider');
  return service;
}

export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        // The program is made for places without a network; the browser's idea of being online means nothing here.
        networkMode: 'always',
        retry: (count, error) => isConnectionLost(error) && count < 5,
      },
      mutations: { networkMode: 'always' },
    },
  });
}

export const parcelKey = (id: RecordId) => ['parcel', 'detail', id] as const;

/** Puts a reply that holds the whole record where everybody reads it, without asking again. */
export function rememberParcel(queries: QueryClient, detail: ParcelDetail): void {
  queries.setQueryData(parcelKey(detail.id), detail);
}

export function useWorkspace() {
  const { client } = useService();
  return useQuery({
    queryKey: ['workspace', 'status'],
    queryFn: ({ signal }) => client.workspace.status(undefined, { signal }),
  });
}

export function useReference() {
  const { client } = useService();
  return useQuery({
    queryKey: ['reference', 'all'],
    queryFn: ({ signal }) => client.reference.all(undefined, { signal }),
  });
}

export function useEditions() {
  const { client } = useService();
  return useQuery({
    queryKey: ['reference', 'editions'],
    queryFn: ({ signal }) => client.reference.editions(undefined, { signal }),
  });
}

export const draftKey = ['reference', 'draft'] as const;

/** What the office was working on. Nobody else needs it, so it is read only where it is edited. */
export function useStoredDraft(enabled: boolean) {
  const { client } = useService();
  return useQuery({
    queryKey: draftKey,
    queryFn: ({ signal }) => client.reference.draft(undefined, { signal }),
    enabled,
  });
}

export function useTemplates() {
  const { client } = useService();
  return useQuery({
    queryKey: ['template', 'list'],
    queryFn: ({ signal }) => client.template.list(undefined, { signal }),
  });
}

/** Codes of villages that parcels of the township already have; nothing while no township is chosen. */
export function useVillages(townshipCode: string | undefined) {
  const { client } = useService();
  return useQuery({
    // Of no subject that changes: a help while typing, not worth reading all parcels again after each key.
    queryKey: ['villages', townshipCode ?? 'none'],
    queryFn: townshipCode ? ({ signal }) => client.parcel.villages({ townshipCode }, { signal }) : skipToken,
    staleTime: 60_000,
  });
}

/** How the originals are, as far as it is known. */
export function useProof() {
  const { client } = useService();
  return useQuery({
    queryKey: ['proof', 'status'],
    queryFn: ({ signal }) => client.proof.status(undefined, { signal }),
  });
}

/** What takes room on the disk: read when it is looked at, for everything that is written changes it. */
export function useStorage() {
  const { client } = useService();
  return useQuery({
    queryKey: ['storage', 'usage'],
    queryFn: ({ signal }) => client.storage.usage(undefined, { signal }),
    staleTime: 0,
  });
}

/** What was deleted and can be taken back. */
export function useRemovedParcels() {
  const { client } = useService();
  return useQuery({
    queryKey: ['parcel', 'removed'],
    queryFn: ({ signal }) => client.removed.parcels({}, { signal }),
  });
}

export function useRemovedPhotos() {
  const { client } = useService();
  return useQuery({
    queryKey: ['photo', 'removed'],
    queryFn: ({ signal }) => client.removed.photos({}, { signal }),
  });
}

const PAGE_SIZE = 200;

/** The rows that meet the filter; what they come to is told by `useParcelCounts`. */
export function useParcelList(filter: ParcelFilter) {
  const { client } = useService();
  return useInfiniteQuery({
    queryKey: ['parcel', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      client.parcel.list(
        { ...filter, limit: PAGE_SIZE, sums: false, ...(pageParam ? { after: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

const EVERYTHING: ParcelFilter = {};

/** How many parcels meet the filter, how many there are in each state, and their area. */
export function useParcelCounts(filter = EVERYTHING) {
  const { client } = useService();
  return useQuery({
    queryKey: ['parcel', 'counts', filter],
    queryFn: async ({ signal }) => {
      const {
        total,
        totalPlanarAreaSqM = 0,
        byState = {},
        knownUpTo = 0,
      } = await client.parcel.list({ ...filter, limit: 1 }, { signal });
      return { total, totalPlanarAreaSqM, byState, knownUpTo };
    },
    placeholderData: keepPreviousData,
  });
}

export function useParcel(id: RecordId) {
  const { client } = useService();
  return useQuery({
    queryKey: parcelKey(id),
    queryFn: ({ signal }) => client.parcel.get({ id }, { signal }),
  });
}

/** Everything done to a record; read again with the record itself. */
export function useParcelHistory(id: RecordId) {
  const { client } = useService();
  return useQuery({
    queryKey: ['parcel', 'history', id],
    queryFn: ({ signal }) => client.parcel.history({ id }, { signal }),
  });
}

/** The record as it was after one operation. What has happened does not change, unless something earlier arrives. */
export function useParcelValuesAt(id: RecordId, operation: OpHash | undefined) {
  const { client } = useService();
  return useQuery({
    queryKey: ['parcel', 'values-at', id, operation ?? 'none'],
    queryFn: operation ? ({ signal }) => client.parcel.valuesAt({ id, operation }, { signal }) : skipToken,
    placeholderData: keepPreviousData,
  });
}

/** The record of the chosen parcel as far as it is known; undefined while none is chosen. */
export function useChosenParcel(id: RecordId | undefined): ParcelDetail | undefined {
  const { client } = useService();
  return useQuery({
    queryKey: id ? parcelKey(id) : ['parcel', 'none'],
    queryFn: id ? ({ signal }) => client.parcel.get({ id }, { signal }) : skipToken,
  }).data;
}

/** [west, south, east, north] in degrees. */
export type Box = readonly [number, number, number, number];

export function useExtent() {
  const { client } = useService();
  return useQuery({
    queryKey: ['map', 'extent'],
    queryFn: ({ signal }) => client.map.extent(undefined, { signal }),
  });
}

export function usePackages() {
  const { client } = useService();
  return useQuery({
    queryKey: ['package', 'list'],
    queryFn: ({ signal }) => client.package.list(undefined, { signal }),
  });
}
