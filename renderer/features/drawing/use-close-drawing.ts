/** Closing the drawing that is open for what cannot be done beside it. None is closed that is not written; that is said then. */
import { App } from 'antd';
import { useCallback } from 'react';
import type { OpHash, RecordId } from '#core/ids.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useIsShown } from '../../ui/use-is-shown.ts';
import { useDrawingStore } from './drawing-context.tsx';

/**
 * Closes whichever drawing is open.
 * @param own the parcel that is looked at
 * @returns whether no drawing is open any more
 */
function useCloseDrawing(own: RecordId | undefined): () => Promise<boolean> {
  const { text } = useTexts();
  const { message } = App.useApp();
  const drawing = useDrawingStore();
  return useCallback(async () => {
    const isClosed = await drawing.done();
    const isOwn = drawing.get().session?.target === own;
    if (!isClosed) void message.warning(text(isOwn ? 'drawing/notSaved' : 'drawing/otherOpen'));
    return isClosed;
  }, [drawing, message, text, own]);
}

/**
 * For what changes a parcel by itself: a step of drawing after it would undo that. A drawing of another parcel stays open.
 * @returns what is to be written over, for somebody who saw these heads of the boundary: they, or those of his own last step; absent
 * where the parcel is still drawn on
 */
export function useCloseDrawingOf(
  own: RecordId,
): (seen: readonly OpHash[] | undefined) => Promise<OpHash[] | undefined> {
  const drawing = useDrawingStore();
  const closeDrawing = useCloseDrawing(own);
  return useCallback(
    async (seen = []) => {
      if (drawing.get().session?.target !== own) return [...seen];
      const written = await drawing.writtenHeads();
      return (await closeDrawing()) ? [...(written ?? seen)] : undefined;
    },
    [drawing, closeDrawing, own],
  );
}

/** For another drawing: begins it once none is open, unless the person has left meanwhile what it was asked for beside. */
export function useBeginDrawing(own: RecordId | undefined): (begin: () => void) => Promise<void> {
  const closeDrawing = useCloseDrawing(own);
  const isShown = useIsShown();
  return useCallback(
    async (begin) => {
      if ((await closeDrawing()) && isShown()) begin();
    },
    [closeDrawing, isShown],
  );
}
