/** The drawing and the chosen parcel stay together: one that was made by drawing is opened, and what is left is finished. */
import { useEffect, useRef } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import type { DrawingState } from './drawing-state.ts';
import type { DrawingStore } from './drawing-store.ts';

export function useFollowChosen(
  store: DrawingStore,
  { session, merging }: DrawingState,
  detail: ParcelDetail | undefined,
  onOpen: (id: RecordId) => void,
): void {
  const target = session?.target;
  const chosen = detail?.id;
  /**
   * The parcel the drawing is known to stand beside, or that was asked to be opened. One that was drawn before there was a map here was
   * open then: whoever has chosen another one meanwhile has left it.
   */
  const beside = useRef<{ readonly id: RecordId; readonly isOpen: boolean } | undefined>(
    target && { id: target, isOpen: true },
  );
  useEffect(() => {
    if (!target) beside.current = undefined;
    else if (chosen === target) beside.current = { id: target, isOpen: true };
    else if (beside.current?.id !== target) {
      beside.current = { id: target, isOpen: false };
      onOpen(target);
    } else if (beside.current.isOpen) void store.done();
  }, [target, chosen, onOpen, store]);
  useEffect(() => {
    if (merging && chosen !== merging.id) store.endMerge();
  }, [merging, chosen, store]);
}
