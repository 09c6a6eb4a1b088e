/** Tells which parcel was deleted, with a way back for as long as the words stand there. */
import { App, Button } from 'antd';
import { useCallback } from 'react';
import type { OpHash, RecordId } from '#core/ids.ts';
import { useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useTellFailure } from '../../ui/use-tell-failure.tsx';

const SHOWN_S = 8;

type Removed = {
  readonly id: RecordId;
  readonly unitNo: string | undefined;
  /** The deletion, to take it back by. */
  readonly removal: OpHash;
};

/** @param onRestored opens the parcel that is back */
export function useRemovedNotice(onRestored: (id: RecordId) => void): (removed: Removed) => void {
  const { text } = useTexts();
  const tellFailure = useTellFailure();
  const { client } = useService();
  const { message } = App.useApp();
  return useCallback(
    ({ id, unitNo: known, removal }) => {
      const key = `removed-${id}`;
      const unitNo = known ?? text('list/noNumber');
      const restore = async (): Promise<void> => {
        try {
          await client.parcel.restore({ id, removals: [removal] });
          void message.success({ key, content: text('removed/restored', { unitNo }) });
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
            {text('parcel/removed', { unitNo })}{' '}
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
