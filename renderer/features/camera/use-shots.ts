/** Photos as they are taken, each stored at once and one after the other; one that could not be stored stays here to be tried again. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '#core/contract/failures.ts';
import type { RecordId } from '#core/ids.ts';
import type { PhotoKind } from '#core/photo/photo-groups.ts';
import { toFailure } from '../../client/failure.ts';
import { useService } from '../../client/queries.ts';
import { addPhotos } from '../photos/add-photos.ts';

export type Shot = {
  readonly number: number;
  readonly file: File;
  readonly kind: PhotoKind;
  /** For the small picture. */
  readonly url: string;
  readonly state: 'saving' | 'saved' | 'failed';
};

export function useShots(parcel: RecordId) {
  const { client } = useService();
  const [shots, setShots] = useState<readonly Shot[]>([]);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const count = useRef(0);
  const urls = useRef<string[]>([]);
  /** What is under way goes on when the dialog closes: only then is the photo safe. */
  const queue = useRef<Promise<void>>(Promise.resolve());
  useEffect(
    () => () => {
      for (const url of urls.current) URL.revokeObjectURL(url);
    },
    [],
  );

  const store = useCallback(
    (shot: Shot) => {
      const mark = (state: Shot['state']) =>
        setShots((all) => all.map((each) => (each.number === shot.number ? { ...each, state } : each)));
      mark('saving');
      queue.current = queue.current.then(async () => {
        try {
          const intake = { parcel, kind: shot.kind, files: [shot.file] };
          const steps = addPhotos(client, intake, new AbortController().signal);
          let step = await steps.next();
          while (!step.done) step = await steps.next();
          mark(step.value.refused.length > 0 ? 'failed' : 'saved');
        } catch (error) {
          mark('failed');
          setFailure(toFailure(error));
        }
      });
    },
    [client, parcel],
  );
  const add = (file: File, kind: PhotoKind) => {
    count.current += 1;
    const shot: Shot = {
      number: count.current,
      file,
      kind,
      url: URL.createObjectURL(file),
      state: 'saving',
    };
    urls.current.push(shot.url);
    setShots((all) => [...all, shot]);
    store(shot);
  };
  const retry = () => {
    setFailure(undefined);
    for (const shot of shots) if (shot.state === 'failed') store(shot);
  };
  return { shots, failure, add, retry };
}
