/** What is drawn, beside a parcel that is chosen and may be another one. */
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { Drawing } from '#renderer/features/drawing/drawing.tsx';
import { useDrawingStore } from '#renderer/features/drawing/drawing-context.tsx';
import type { DrawingStore } from '#renderer/features/drawing/drawing-store.ts';
import { MapFrame } from '#renderer/map/map-frame.tsx';
import { anId } from './a-detail.ts';
import { at, parcel, place, SQUARE } from './a-drawing.ts';
import { aClient, openWindow, refusal } from './a-window.tsx';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});
afterEach(() => {
  vi.restoreAllMocks();
});

function openDrawing(detail: ParcelDetail | undefined) {
  const opened: string[] = [];
  let store: DrawingStore | undefined;
  const full = async () => {
    throw refusal('workspace.disk-full', { path: 'survey.gpkg' });
  };
  const client = aClient({
    drawing: {
      drafts: async () => [],
      keepDraft: async () => ({ keptAt: '2025-03-01T01:08:00.000Z' }),
      write: full,
      create: full,
    },
    map: { outlines: async () => ({ outlines: [], total: 0 }) as never },
  });
  function Shown({ chosen }: { readonly chosen: ParcelDetail | undefined }) {
    store = useDrawingStore();
    return <Drawing detail={chosen} onOpen={(id) => opened.push(id)} />;
  }
  const on = (chosen: ParcelDetail | undefined) => (
    <MapFrame>
      <Shown chosen={chosen} />
    </MapFrame>
  );
  const page = openWindow(on(detail), { client });
  if (!store) throw new Error('no drawing');
  return { ...page, store, opened, choose: (chosen: ParcelDetail | undefined) => page.show(on(chosen)) };
}

test('a parcel that was closed over steps that could not be written can be opened again', async () => {
  const { user, store, opened, choose } = openDrawing(parcel());
  act(() => {
    store.start(parcel(), 'edit');
    store.move(place(0), at(70, 0));
  });
  await screen.findByRole('alert');
  choose(undefined);
  await user.click(await screen.findByRole('button', { name: '打开该地块' }));
  expect(opened).toEqual([anId(1)]);
});

test('what is wrong with the chosen parcel is not said of a new one that is drawn', async () => {
  const { store } = openDrawing({
    ...parcel(),
    issues: [
      {
        rule: 'area-limit',
        severity: 'warning',
        group: 'boundary',
        params: { areaMu: '9', limitMu: '5' },
      },
    ],
  });
  expect(await screen.findByRole('button', { name: /^1 地块面积/ })).toBeTruthy();
  act(() => {
    store.start(undefined, 'draw');
    for (const vertex of SQUARE) store.addPoint(vertex);
    store.finish();
  });
  expect(store.get().session?.history.present.shape).toHaveLength(1);
  expect(screen.queryByRole('button', { name: /地块面积/ })).toBeNull();
});
