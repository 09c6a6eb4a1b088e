/** Giving a parcel another boundary from a file: over the one that was on show with the preview, and over none that came after it. */
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { BoundaryTab } from '#renderer/features/boundary/boundary-tab.tsx';
import { aRectangle } from '#tests/helpers/a-sheet.ts';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, aGroupState, aHead } from './a-detail.ts';
import { aClient, openWindow } from './a-window.tsx';

const words = zhCN.window.boundary;
const withHead = (digit: string): ParcelDetail =>
  aDetail({ values: { boundary: aRectangle }, groups: { boundary: aGroupState(digit) } });
const plot = { feature: 1, part: 1, parts: 1, points: 4, holes: 0, planarAreaSqM: aRectangle.planarAreaSqM };

async function openPreview() {
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
        return withHead('9');
      },
    },
  });
  const tab = (detail: ParcelDetail) => (
    <BoundaryTab detail={detail} disabled={false} isShown onPreview={() => undefined} />
  );
  const { user, show } = openWindow(tab(withHead('2')), { client });
  await user.click(screen.getByRole('button', { name: words.replace }));
  await user.click(screen.getByLabelText(words.paste));
  await user.paste('J1 …');
  await user.click(screen.getByRole('button', { name: words.read }));
  const take = await screen.findByRole<HTMLButtonElement>('button', { name: words.write });
  return { user, written, take, arrives: (digit: string) => show(tab(withHead(digit))) };
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
