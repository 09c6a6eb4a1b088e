/** Turning a photo: seen at once, written behind it, and taken back where the service refuses. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import { sameJson } from '#core/json.ts';
import { type ClockwiseDeg, turned } from '#core/photo/sketch.ts';
import { useService } from '../../../client/queries.ts';

type Turn = {
  readonly id: RecordId;
  readonly clockwiseDeg: ClockwiseDeg;
  /** What was on show of it. */
  readonly seen: readonly OpHash[];
};

export function useTurning() {
  const { client } = useService();
  const queries = useQueryClient();
  /** What was turned in this window, until what is read says so too. */
  const [now, setNow] = useState<ReadonlyMap<RecordId, ClockwiseDeg>>(new Map());
  /** Of turns that follow faster than what is read again: the next is on top of the one before. */
  const own = useRef(
    new Map<RecordId, { readonly seen: readonly OpHash[]; readonly heads: readonly OpHash[] }>(),
  );
  const write = useMutation({
    mutationFn: async ({ seen, ...to }: Turn) => {
      const before = own.current.get(to.id);
      const heads = before && sameJson([...before.seen], [...seen]) ? before.heads : seen;
      const turned = await client.photo.setRotation({ ...to, heads: [...heads] });
      own.current.set(to.id, { seen, heads: turned.heads.rotation ?? [] });
    },
    // One after the other: the last turn is the one that stays.
    scope: { id: 'photo-rotation' },
    onError: (_, { id }) => setNow((before) => new Map([...before].filter(([each]) => each !== id))),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['photo'] });
      void queries.invalidateQueries({ queryKey: ['parcel', 'detail'] });
    },
  });
  const turnOf = ({ id, clockwiseDeg = 0 }: PhotoView): ClockwiseDeg => now.get(id) ?? clockwiseDeg;
  return {
    turnOf,
    turn: (photo: PhotoView, by: -90 | 90) => {
      const clockwiseDeg = turned(turnOf(photo), by);
      setNow((before) => new Map(before).set(photo.id, clockwiseDeg));
      write.mutate({ id: photo.id, clockwiseDeg, seen: photo.heads.rotation ?? [] });
    },
    error: write.error,
    reset: write.reset,
  };
}
