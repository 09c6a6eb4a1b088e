/** What is told of a parcel that was deleted beside its record, with the way back. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { OpHash } from '#core/ids.ts';
import { en } from '#texts/en/index.ts';
import { aDetail, aHead, anId, SOURCE } from './a-detail.ts';
import { ADetailPane } from './a-detail-pane.tsx';
import { aClient, openWindow, refusal } from './a-window.tsx';

const parcel = aDetail({ conflict: true, deletedBy: [{ ...SOURCE, operation: aHead('6') }] });

function openPane(restore: () => Promise<ParcelDetail>, remove = async () => ({ removal: aHead('7') })) {
  const opened: string[] = [];
  const closed: string[] = [];
  const client = aClient({ parcel: { get: async () => parcel, remove, restore } });
  const page = openWindow(
    <ADetailPane
      id={parcel.id}
      tab="sources"
      onOpen={(id) => opened.push(id)}
      onClose={() => closed.push(parcel.id)}
    />,
    { client, language: 'en' },
  );
  const askToRemove = async () =>
    page.user.click(await screen.findByRole('button', { name: en.window.sources.removeAnyway }));
  const removeAndUndo = async () => {
    await askToRemove();
    await page.user.click(await screen.findByRole('button', { name: en.window.removed.undo }));
  };
  return { ...page, opened, closed, askToRemove, removeAndUndo };
}

describe('a parcel that was deleted over what others wrote', () => {
  test('is taken back at once, and opened', async () => {
    const { opened, closed, askToRemove, user } = openPane(async () => parcel);
    await askToRemove();
    expect(await screen.findByText(`Deleted ${parcel.values.identity?.unitNo}`)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: en.window.removed.undo }));
    await waitFor(() => expect([closed, opened]).toEqual([[anId(1)], [anId(1)]]));
  });

  test('closes nothing that was opened before the reply, and can still be taken back', async () => {
    const reply = Promise.withResolvers<{ readonly removal: OpHash }>();
    const { closed, show, askToRemove } = openPane(
      async () => parcel,
      () => reply.promise,
    );
    await askToRemove();
    show(<p>another parcel</p>);
    reply.resolve({ removal: aHead('7') });
    expect(await screen.findByRole('button', { name: en.window.removed.undo })).toBeTruthy();
    expect(closed).toEqual([]);
  });

  test('and cannot be taken back while the service is away is told that, and of no fault of the program', async () => {
    const { removeAndUndo } = openPane(async () => {
      throw new TypeError('fetch failed');
    });
    await removeAndUndo();
    expect(await screen.findByText(en.failures['connection.lost'].what)).toBeTruthy();
  });

  test('and cannot be taken back is told why, in sentences that stand apart', async () => {
    const { opened, removeAndUndo } = openPane(async () => {
      throw refusal('workspace.disk-full', { path: '/survey' });
    });
    await removeAndUndo();
    const { safe, now } = en.failures['workspace.disk-full'];
    expect(await screen.findByText(safe)).toBeTruthy();
    expect([screen.getByText(now) !== null, opened]).toEqual([true, []]);
  });
});
