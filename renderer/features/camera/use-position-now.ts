/** What the receiver of the window says just now, as a photo may have it. Asked when the shutter is pressed, for a fix grows old. */
import { useEffect, useRef, useState } from 'react';
import { type PositionNow, positionNow } from '#core/photo/taken-position.ts';
import type { Fix } from '#core/position/fix.ts';
import { usePositionStore } from '../position/position-context.tsx';

const LOOKED_AT_EVERY_MS = 1000;

export function usePositionNow(): { readonly now: PositionNow; readonly ask: () => PositionNow } {
  const store = usePositionStore();
  /** When the last fix came; of one that was there before, nobody knows. */
  const heard = useRef<{ fix: Fix; atMs: number } | undefined>(undefined);
  const ask = (): PositionNow => {
    const { source, receiving } = store.get();
    if (!source || receiving === 'ended') return positionNow(undefined, true);
    const { current } = heard;
    if (!current) return { refused: 'silent' };
    return positionNow({ fix: current.fix, ageMs: performance.now() - current.atMs }, source.kind !== 'log');
  };
  const [now, setNow] = useState<PositionNow>(ask);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    let before = store.get().fix;
    const look = () => setNow(latest.current());
    const unsubscribe = store.subscribe(() => {
      const { fix } = store.get();
      if (fix && fix !== before) heard.current = { fix, atMs: performance.now() };
      if (fix !== before) look();
      before = fix;
    });
    const timer = setInterval(look, LOOKED_AT_EVERY_MS);
    return () => {
      unsubscribe();
      clearInterval(timer);
    };
  }, [store]);
  return { now, ask };
}
