/** The base maps of this machine: what there is, and the changes a person makes of them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { BaseMap } from '#core/contract/base-map.ts';
import type { Client } from '../../client/connect.ts';
import { useService } from '../../client/queries.ts';

const KEY = ['base-map', 'list'] as const;
const NONE: readonly BaseMap[] = [];

/** From the uppermost to the lowest. */
export function useBaseMaps(): readonly BaseMap[] {
  const { client } = useService();
  return (
    useQuery({ queryKey: KEY, queryFn: ({ signal }) => client.baseMap.list(undefined, { signal }) }).data ??
    NONE
  );
}

/** For what answers with the list at the end of long work. */
export function useRememberBaseMaps(): (list: BaseMap[]) => void {
  const queries = useQueryClient();
  return useCallback((list) => queries.setQueryData(KEY, list), [queries]);
}

/** A change to the list: the answer is the list as it is then. */
export function useBaseMapChange<T>(change: (baseMap: Client['baseMap'], given: T) => Promise<BaseMap[]>) {
  const { client } = useService();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: T) => change(client.baseMap, given),
    onSuccess: (list) => queries.setQueryData(KEY, list),
  });
}
