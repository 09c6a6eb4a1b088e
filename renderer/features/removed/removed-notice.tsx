/** Tells that a parcel was deleted, with a way back for as long as the words stand there. */
import { App, Button } from 'antd';
import { useCallback } from 'react';
import type { OpHash, RecordId } from '#core/ids.ts';
import { useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useTellFailure } from '../../ui/use-tell-failure.tsx';

const SHOWN_S = 8;

/** @param onRestored opens the parcel that is back */
export function useRemovedNotice(
  onRestored: (id: RecordId) => void,
): (id: RecordId, removal: OpHash) => void {
  const { text } = useTexts();
  const tellFailure = useTellFailure();
  const { client } = useService();
  const { message } = App.useApp();
  return useCallback(
    (id, removal) => {
      const key = `removed-${id}`;
      const restore = async (): Promise<void> => {
        try {
          await client.parcel.restore({ id, removals: [removal] });
          void message.success({ key, content: text('removed/restored') });
          onRestored(id);
        } catch (error) {
          message.destroy(key);
          tellFailure(error);
        }
      };
      void message.success({
        key,
        duration: SHOWN_S,
        content: (
          <>
            {text('parcel/removed')}{' '}
            <Button type="link" size="small" onClick={() => void restore()}>
              {text('removed/undo')}
            </Button>
          </>
        ),
      });
    },
    [client, message, text, tellFailure, onRestored],
  );
}
