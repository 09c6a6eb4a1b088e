/**
 * Reading the table of parcels in blocks, of which only those near the view are asked for. The first brings the counts; a later
 * one goes on from the cursor of the block before it where that is known, else it is asked for by its place.
 */
import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ParcelSummary } from '#core/contract/parcel-list.ts';
import type { RecordId } from '#core/ids.ts';
import type { ParcelFilter, ParcelSort } from '#core/parcel/list-filter.ts';
import type { Client } from './connect.ts';
import { useService } from './queries.ts';

export type ListRequest = { readonly filter: ParcelFilter; readonly sort: ParcelSort };

export const BLOCK_ROWS = 100;

type Page = Awaited<ReturnType<Client['parcel']['list']>>;

export type ListBlocks = {
  /** Undefined before the first block is there. */
  readonly total: number | undefined;
  /** The row at a place, undefined while it is on its way. */
  readonly rowAt: (place: number) => ParcelSummary | undefined;
  /** What is shown is still that of the request before. */
  readonly isPrevious: boolean;
  readonly error: Error | null;
};

const blockKey = ({ filter, sort }: ListRequest, block: number) =>
  ['parcel', 'block', filter, sort, block] as const;

/** @param from first and @param to last place that can be seen */
export function useListBlocks(request: ListRequest, from: number, to: number): ListBlocks {
  const { client } = useService();
  const queries = useQueryClient();
  const ask = (block: number) => ({
    queryKey: blockKey(request, block),
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => {
      const before = block > 0 ? queries.getQueryData<Page>(blockKey(request, block - 1))?.next : undefined;
      const place = before ? { after: before } : { skip: block * BLOCK_ROWS };
      return client.parcel.list(
        { ...request.filter, sort: request.sort, limit: BLOCK_ROWS, sums: false, ...place },
        { signal },
      );
    },
    gcTime: 60_000,
  });
  const first = useQuery({ ...ask(0), placeholderData: keepPreviousData });
  const last = Math.max(0, Math.floor(Math.max(0, to) / BLOCK_ROWS));
  const wanted = Array.from({ length: last + 1 }, (_, block) => block).slice(
    Math.max(1, Math.floor(from / BLOCK_ROWS)),
  );
  const others = useQueries({ queries: wanted.map(ask) });
  const pages = new Map<number, Page | undefined>([[0, first.data]]);
  wanted.forEach((block, i) => {
    pages.set(block, others[i]?.data);
  });
  return {
    total: first.data?.total,
    rowAt: (place) => pages.get(Math.floor(place / BLOCK_ROWS))?.items[place % BLOCK_ROWS],
    isPrevious: first.isPlaceholderData,
    error: first.error,
  };
}

/** Ids of the rows from one place to another, both included: for a range that reaches beyond what is on the screen. */
export async function idsBetween(
  client: Client,
  { filter, sort }: ListRequest,
  from: number,
  to: number,
): Promise<RecordId[]> {
  const ids: RecordId[] = [];
  let after: string | undefined;
  while (ids.length <= to - from) {
    const limit = Math.min(1000, to - from + 1 - ids.length);
    const page = await client.parcel.list({
      ...filter,
      sort,
      limit,
      sums: false,
      ...(after === undefined ? { skip: from } : { after }),
    });
    ids.push(...page.items.map(({ id }) => id));
    after = page.next;
    if (after === undefined) break;
  }
  return ids;
}

/** What occurs in the parcels, to choose a filter from. */
export function useOccurring(enabled: boolean) {
  const { client } = useService();
  return useQuery({
    queryKey: ['parcel', 'occurring'],
    queryFn: ({ signal }) => client.parcel.occurring(undefined, { signal }),
    placeholderData: keepPreviousData,
    enabled,
  });
}
