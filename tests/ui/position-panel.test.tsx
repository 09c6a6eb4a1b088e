/** A point being made, whichever page is open, and what of it is spoken. */
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import { useDrawingStore } from '#renderer/features/drawing/drawing-context.tsx';
import type { DrawingStore } from '#renderer/features/drawing/drawing-store.ts';
import { usePositionStore } from '#renderer/features/position/position-context.tsx';
import { PositionPanel } from '#renderer/features/position/position-panel.tsx';
import type { PositionStore } from '#renderer/features/position/position-store.ts';
import { linesOf } from '#tests/helpers/nmea.ts';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aClient, openWindow } from './a-window.tsx';

const words = zhCN.window.position;

/** A page, and the window's stores. */
function openPage(page: 'map' | 'photos') {
  let stores: { readonly drawing: DrawingStore; readonly positions: PositionStore } | undefined;
  function Page() {
    stores = { drawing: useDrawingStore(), positions: usePositionStore() };
    return page === 'map' ? <PositionPanel onClose={() => {}} /> : null;
  }
  const client = aClient({ drawing: { keepDraft: async () => ({ keptAt: '2026-11-26T06:00:00.000Z' }) } });
  const { container } = openWindow(<Page />, { client });
  if (!stores) throw new Error('the page was not drawn');
  return { ...stores, container };
}

/** A receiver that says where it is when the test says so. */
async function aReceiver(positions: PositionStore) {
  const [lonDeg, latDeg] = toLonLat(gk120(3_416_500, 500_000));
  let second = 0;
  let give: (lines: readonly string[]) => void = () => undefined;
  void positions.listen({
    kind: 'network',
    name: 'receiver',
    open: async function* () {
      for (;;)
        yield await new Promise<readonly string[]>((resolve) => {
          give = resolve;
        });
    },
  });
  const say = async (quality = 4) => {
    second += 1;
    await act(async () => {
      give(linesOf({ time: `0612${String(second).padStart(2, '0')}.00`, lonDeg, latDeg, quality }));
      await new Promise((resolve) => setTimeout(resolve));
    });
  };
  await say();
  // A moment is whole when the next one begins.
  await say();
  return say;
}

test('a point whose measuring ends on another page goes into the line all the same', async () => {
  const { drawing, positions } = openPage('photos');
  const say = await aReceiver(positions);
  act(() => drawing.start(undefined, 'draw'));
  act(() => positions.measure(2));
  for (let i = 0; i < 3; i++) await say();
  expect(drawing.get().session?.history.present.line).toHaveLength(1);
  expect(positions.get().measured?.use).toBe('added');
  act(() => drawing.forget());
});

test('what is spoken of measuring is how it goes, not every fix', async () => {
  const { positions, container } = openPage('map');
  const say = await aReceiver(positions);
  const spoken = new Set<string>();
  const listen = () =>
    spoken.add(
      [...container.querySelectorAll('[aria-live], [role=status]')].map((each) => each.textContent).join('|'),
    );
  act(() => positions.measure(9));
  for (let i = 0; i < 5; i++) {
    listen();
    await say();
  }
  expect(screen.getByText(/^正在采点 [45]\/9/)).toBeDefined();
  expect([...spoken]).toEqual([expect.stringContaining(words.measuringBegun)]);
  await say(5);
  await say(5);
  listen();
  await say(5);
  listen();
  expect([...spoken]).toEqual([
    expect.stringContaining(words.measuringBegun),
    expect.stringContaining(words.measuringWaits),
  ]);
});
