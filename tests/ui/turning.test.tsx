import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PhotoView } from '#core/contract/parcel.ts';
import { useTurning } from '#renderer/features/photos/large/turning.ts';
import { aHead, aPhotoView } from './a-detail.ts';
import { aClient, openWindow } from './a-window.tsx';

const shownAs = (head: string): PhotoView => aPhotoView(1, { heads: { rotation: [aHead(head)] } });

function Turner({ photo }: { readonly photo: PhotoView }) {
  const { turn } = useTurning();
  return (
    <button type="button" onClick={() => turn(photo, 90)}>
      转
    </button>
  );
}

test('turns that follow fast are each on top of the one before, and what was read since counts more', async () => {
  const asked: (readonly string[])[] = [];
  const client = aClient({
    photo: {
      setRotation: async ({ heads }) => {
        asked.push(heads);
        return shownAs(String(asked.length + 1));
      },
    },
  });
  const { user, show } = openWindow(<Turner photo={shownAs('1')} />, { client });
  await user.click(screen.getByRole('button'));
  await user.click(screen.getByRole('button'));
  await waitFor(() => expect(asked).toEqual([[aHead('1')], [aHead('2')]]));
  show(<Turner photo={shownAs('9')} />);
  await user.click(screen.getByRole('button'));
  await waitFor(() => expect(asked.at(-1)).toEqual([aHead('9')]));
});
