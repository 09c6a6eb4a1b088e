/** The pane in which a parcel is made, and what becomes of it when the service is slow or refuses. */
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { NewParcel } from '#renderer/features/parcels/new-parcel.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, anId } from './a-detail.ts';
import { type Answers, aClient, openWindow, refusal } from './a-window.tsx';

const words = zhCN.window;
const MADE = { id: anId(2), unitNo: '330502100-0002', planarAreaSqM: 6000 };

function openPane(answers: Answers) {
  const made: string[] = [];
  const nothing = () => undefined;
  const client = aClient({
    template: { list: async () => [] },
    ...answers,
    boundary: {
      read: async () => ({
        form: 'coordinate-list',
        columns: [],
        plots: [{ feature: 1, part: 1, parts: 1, points: 4, holes: 0, planarAreaSqM: 6000 }],
        warnings: [],
        refused: [],
      }),
      ...answers.boundary,
    },
  });
  const page = openWindow(
    <NewParcel onMade={(id) => made.push(id)} onPreview={nothing} onClose={nothing} />,
    { client },
  );
  const way = (title: string) => screen.findByRole('button', { name: new RegExp(`^${title}`) });
  const importPasted = async () => {
    await page.user.click(await way(words.create.paste));
    await page.user.click(screen.getByRole('textbox'));
    await page.user.paste('…');
    await page.user.click(screen.getByRole('button', { name: words.boundary.read }));
    await page.user.click(await screen.findByRole('button', { name: words.create.onePlot }));
  };
  return { ...page, made, way, importPasted };
}

const full = refusal('workspace.disk-full', { path: '/survey' });
const { now } = zhCN.failures['workspace.disk-full'];

describe('a parcel that is made', () => {
  test('is opened, and is not once its maker has gone on to something else', async () => {
    const replies = [Promise.withResolvers<ParcelDetail>(), Promise.withResolvers<ParcelDetail>()];
    const left = [...replies];
    const { user, show, made, way } = openPane({
      parcel: { create: () => left.shift()?.promise ?? Promise.reject(new Error('asked too often')) },
    });
    await user.click(await way(words.create.blank));
    await act(async () => replies[0]?.resolve(aDetail({ id: anId(1) })));
    await waitFor(() => expect(made).toEqual([anId(1)]));
    await user.click(await way(words.create.blank));
    show(<p>another parcel</p>);
    await act(async () => replies[1]?.resolve(aDetail({ id: anId(2) })));
    expect([left, made]).toEqual([[], [anId(1)]]);
  });

  test('of a file is told to whoever has gone on, and does not take him along', async () => {
    const reply = Promise.withResolvers<{ created: (typeof MADE)[]; warnings: [] }>();
    const { show, made, importPasted } = openPane({ boundary: { importParcels: () => reply.promise } });
    await importPasted();
    show(<p>another parcel</p>);
    await act(async () => reply.resolve({ created: [MADE], warnings: [] }));
    expect(await screen.findByText('已新建 1 个地块')).toBeTruthy();
    expect(made).toEqual([]);
  });

  test('or is not, says why as long as it is what is asked for', async () => {
    const { user, importPasted } = openPane({
      boundary: { importParcels: () => Promise.reject(full) },
    });
    await importPasted();
    await screen.findByText(now);
    await user.click(screen.getByRole('button', { name: words.boundary.discard }));
    expect(screen.queryByText(now)).toBeNull();
  });

  test('or is not, says why also to whoever has gone on', async () => {
    const reply = Promise.withResolvers<never>();
    const { show, importPasted } = openPane({ boundary: { importParcels: () => reply.promise } });
    await importPasted();
    show(<p>another parcel</p>);
    await act(async () => reply.reject(full));
    expect(await screen.findByText(now)).toBeTruthy();
  });
});
