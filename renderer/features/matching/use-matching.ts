/** What waits to be matched, what is suggested for it, and the ways to say whose a photo is; each can be undone. */
import { keepPreviousData, skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import type { PhotoKind } from '#core/photo/photo-groups.ts';
import { useService } from '../../client/queries.ts';
import type { ClockStep } from '../photos/clock-plan.ts';
import { groupPhotos, kindOf, type Match } from './group-photos.ts';

/** As many as a page shows well; those behind them come up as these are matched. */
const SHOWN = 400;

type Item = { readonly id: RecordId; readonly parcel?: RecordId; readonly kind: PhotoKind };
type Step = { readonly items: readonly Item[]; readonly before: readonly Item[] } | ClockStep;

/** @param paused while a card is read: each photo of it would have everything asked again */
export function useMatching(paused: boolean) {
  const { client } = useService();
  const queries = useQueryClient();
  const [done, setDone] = useState<readonly Step[]>([]);
  const [chosenKinds, setChosenKinds] = useState<ReadonlySet<RecordId>>(new Set());

  const waiting = useQuery({
    queryKey: ['photo', 'unassigned'],
    queryFn: ({ signal }) => client.photo.unassigned({ limit: SHOWN }, { signal }),
    enabled: !paused,
    placeholderData: keepPreviousData,
  });
  const photos = waiting.data?.photos;
  const ids = useMemo(() => photos?.map(({ id }) => id) ?? [], [photos]);
  const suggested = useQuery({
    queryKey: ['photo', 'suggest', ids],
    queryFn: ids.length === 0 ? skipToken : ({ signal }) => client.photo.suggest({ photos: ids }, { signal }),
    enabled: !paused,
    placeholderData: keepPreviousData,
  });
  const groups = useMemo(() => {
    const matches = suggested.data?.suggestions.map(
      ({ photo, matches: found }): [RecordId, readonly Match[]] => [photo, found],
    );
    return groupPhotos(photos ?? [], new Map(matches));
  }, [photos, suggested.data]);

  const assign = useMutation({
    mutationFn: (step: Step) =>
      'clocks' in step
        ? client.photo.correctClocks({ items: [...step.clocks] })
        : client.photo.assign({ items: [...step.items] }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['photo'] }),
  });
  const write = async (pairs: readonly (readonly [PhotoView, Omit<Item, 'id'>])[]): Promise<boolean> => {
    if (pairs.length === 0 || assign.isPending) return false;
    const step = {
      items: pairs.map(([{ id }, to]) => ({ id, ...to })),
      before: pairs.map(([{ id, parcel, kind }]) => ({ id, kind, ...(parcel ? { parcel } : {}) })),
    };
    try {
      await assign.mutateAsync(step);
    } catch {
      return false;
    }
    setDone((steps) => [...steps, step]);
    return true;
  };

  return {
    groups,
    total: waiting.data?.total,
    shown: ids.length,
    isReady: waiting.data !== undefined && (ids.length === 0 || suggested.data !== undefined),
    busy: assign.isPending,
    error: waiting.error ?? suggested.error ?? assign.error,
    reset: assign.reset,
    chosenKinds,
    canUndo: done.length > 0,
    /** Gives each photo to its parcel, with its kind. @returns whether it was written */
    give: (to: readonly { readonly photo: PhotoView; readonly parcel: RecordId }[]) =>
      write(to.map(({ photo, parcel }) => [photo, { parcel, kind: kindOf(photo, chosenKinds) }])),
    setKind: (of: readonly PhotoView[], kind: PhotoKind) => {
      setChosenKinds((before) => new Set([...before, ...of.map(({ id }) => id)]));
      return write(of.map((photo) => [photo, { kind }]));
    },
    /** @throws whatever the service refuses with */
    correctClocks: async (step: ClockStep): Promise<void> => {
      await assign.mutateAsync(step);
      setDone((steps) => [...steps, step]);
    },
    undo: async (): Promise<boolean> => {
      const last = done.at(-1);
      if (!last || assign.isPending) return false;
      try {
        await assign.mutateAsync(reversed(last));
      } catch {
        return false;
      }
      setDone((steps) => steps.slice(0, -1));
      return true;
    },
  };
}

function reversed(step: Step): Step {
  return 'clocks' in step
    ? { clocks: step.clocksBefore, clocksBefore: step.clocks }
    : { items: step.before, before: step.items };
}
