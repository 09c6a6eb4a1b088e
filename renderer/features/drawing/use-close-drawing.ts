import { App } from 'antd';
import { useCallback } from 'react';
import type { RecordId } from '#core/ids.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useDrawingStore } from './drawing-context.tsx';

/**
 * For what cannot be done beside a drawing: closes the one that is open, and none that is not written, which is said then.
 * @param own the parcel that is looked at
 * @returns whether no drawing is open any more
 */
export function useCloseDrawing(own: RecordId | undefined): () => Promise<boolean> {
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
