/** Giving a parcel another boundary from a file: over the one that was on show with the preview, and over none that came after it. */
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { BoundaryTab } from '#renderer/features/boundary/boundary-tab.tsx';
import { useDrawingStore } from '#renderer/features/drawing/drawing-context.tsx';
import type { DrawingStore } from '#renderer/features/drawing/drawing-store.ts';
import { aRectangle } from '#tests/helpers/a-sheet.ts';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, aGroupState, aHead } from './a-detail.ts';
import { at, place } from './a-drawing.ts';
import { aClient, openWindow } from './a-window.tsx';

const words = zhCN.window.boundary;
const withHead = (digit: string): ParcelDetail =>
  aDetail({ values: { boundary: aRectangle }, groups: { boundary: aGroupState(digit) } });
const plot = { feature: 1, part: 1, parts: 1, points: 4, holes: 0, planarAreaSqM: aRectangle.planarAreaSqM };

/** @param reply of writing what is in the preview */
async function openPreview(reply: Promise<void> = Promise.resolve()) {
  const written: (readonly string[])[] = [];
  const client = aClient({
    boundary: {
      read: async () => ({
        form: 'coordinate-list',
        columns: [],
        plots: [{ ...plot, boundary: aRectangle }],
        warnings: [],
        refused: [],
      }),
      write: async ({ heads }) => {
        written.push(heads);
        await reply;
        return withHead('9');
      },
    },
    drawing: { write: async () => withHead('3') },
  });
  let store: DrawingStore | undefined;
  function Tab({ detail }: { readonly detail: ParcelDetail }) {
    store = useDrawingStore();
    return <BoundaryTab detail={detail} disabled={false} isShown onPreview={() => undefined} />;
  }
  const { user, show } = openWindow(<Tab detail={withHead('2')} />, { client });
  await user.click(screen.getByRole('button', { name: words.replace }));
  await user.click(screen.getByLabelText(words.paste));
  await user.paste('J1 …');
  await user.click(screen.getByRole('button', { name: words.read }));
  const take = await screen.findByRole<HTMLButtonElement>('button', { name: words.write });
  /** Moves a corner on the map beside it. */
  const draws = () =>
    act(async () => {
      store?.start(withHead('2'), 'edit');
      store?.move(place(0), at(70, 0));
      await store?.done();
    });
  return { user, written, take, draws, arrives: (digit: string) => show(<Tab detail={withHead(digit)} />) };
}

test('a boundary is replaced that was there when the preview was shown', async () => {
  const { user, written, take } = await openPreview();
  await user.click(take);
  await waitFor(() => expect(written).toEqual([[aHead('2')]]));
});

test('one that arrived after the preview is told first, and replaced only by whoever has seen it', async () => {
  const { user, written, take, arrives } = await openPreview();
  arrives('3');
  expect(await screen.findByText(words.movedOn)).toBeTruthy();
  expect(take.disabled).toBe(true);
  await user.click(screen.getByRole('button', { name: words.movedOnSeen }));
  expect(screen.queryByText(words.movedOn)).toBe(null);
  await user.click(take);
  await waitFor(() => expect(written).toEqual([[aHead('3')]]));
});

test('what somebody drew himself beside the preview is not told as new to him, and is replaced', async () => {
  const { user, written, take, draws, arrives } = await openPreview();
  await draws();
  arrives('3');
  expect(screen.queryByText(words.movedOn)).toBe(null);
  await user.click(take);
  await waitFor(() => expect(written).toEqual([[aHead('3')]]));
});

test('nor is what is being taken, where it is read before its reply', async () => {
  const reply = Promise.withResolvers<void>();
  const { user, written, take, arrives } = await openPreview(reply.promise);
  await user.click(take);
  await waitFor(() => expect(written).toHaveLength(1));
  arrives('9');
  expect(screen.queryByText(words.movedOn)).toBe(null);
  await act(async () => reply.resolve());
  await waitFor(() => expect(take.isConnected).toBe(false));
});
