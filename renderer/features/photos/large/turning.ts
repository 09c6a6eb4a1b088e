/** Turning a photo: seen at once, written behind it, and taken back where the service refuses. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { PhotoSeen } from '#core/contract/seen.ts';
import type { RecordId } from '#core/ids.ts';
import { type ClockwiseDeg, turned } from '#core/photo/sketch.ts';
import { useService } from '../../../client/queries.ts';
import { useOwnChanges } from '../own-changes.ts';

type Turn = {
  readonly id: RecordId;
  readonly clockwiseDeg: ClockwiseDeg;
  /** What was on show of it. */
  readonly shown: PhotoSeen;
};

export function useTurning() {
  const { client } = useService();
  const queries = useQueryClient();
  /** What was turned in this window, until what is read says so too. */
  const [now, setNow] = useState<ReadonlyMap<RecordId, ClockwiseDeg>>(new Map());
  const own = useOwnChanges();
  const write = useMutation({
    mutationFn: async ({ shown, ...to }: Turn) => {
      const { rotation = [] } = own.seenAfter(to.id, shown);
      own.wrote('rotation', shown, await client.photo.setRotation({ ...to, heads: rotation }));
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
      write.mutate({ id: photo.id, clockwiseDeg, shown: photo.heads });
    },
    error: write.error,
    reset: write.reset,
  };
}
