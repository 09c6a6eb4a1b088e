import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Seen } from '#core/contract/seen.ts';
import { useCloseDrawingOf } from '../drawing/use-close-drawing.ts';
import { useAutosave } from '../form/autosave-context.tsx';

export type Looking = {
  /** What is on show; kept by whoever asks first, for what comes meanwhile lies behind the question. */
  readonly look: () => Promise<Seen>;
  /** The same with nothing drawn any more that would undo the decision; absent where a step of drawing cannot be written. */
  readonly settle: (looked?: Promise<Seen>) => Promise<Seen | undefined>;
};

/**
 * What somebody has before him who decides on the whole of a parcel. What he typed and drew himself a moment before is written first and
 * counts as seen.
 */
export function useSeen(detail: ParcelDetail): Looking {
  const autosave = useAutosave();
  const closeDrawing = useCloseDrawingOf(detail.id);
  const look = () => autosave.seenAfter(detail);
  return {
    look,
    settle: async (looked = look()) => {
      const seen = await looked;
      const boundary = await closeDrawing(seen.boundary);
      return boundary && { ...seen, boundary };
    },
  };
}
