/** Parcels by number or name, for lists that one is chosen from. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RecordId } from '#core/ids.ts';
import { useService } from './queries.ts';

export type FoundParcel = {
  readonly id: RecordId;
  readonly unitNo: string | undefined;
  /** Its name, or whose it is. */
  readonly called: string | undefined;
};

/** @param search what was typed; the newest parcels for nothing */
export function useParcelSearch(
  search: string,
  { limit, enabled = true }: { readonly limit: number; readonly enabled?: boolean },
) {
  const { client } = useService();
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['parcel', 'list', 'search', limit, search],
    queryFn: ({ signal }) =>
      client.parcel.list({ ...(search ? { search } : {}), limit, sums: false }, { signal }),
    placeholderData: keepPreviousData,
    enabled,
  });
  return {
    found: (data?.items ?? []).map(
      ({ id, unitNo, name, rightHolder }): FoundParcel => ({ id, unitNo, called: name ?? rightHolder }),
    ),
    /** What was typed last has been looked up. */
    isAnswered: data !== undefined && !isPlaceholderData,
  };
}
