/** A point being made, whichever page is open. */
import { act } from '@testing-library/react';
import { expect, test } from 'vitest';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import { useDrawingStore } from '#renderer/features/drawing/drawing-context.tsx';
import type { DrawingStore } from '#renderer/features/drawing/drawing-store.ts';
import { usePositionStore } from '#renderer/features/position/position-context.tsx';
import type { PositionStore } from '#renderer/features/position/position-store.ts';
import { linesOf } from '#tests/helpers/nmea.ts';
import { aClient, openWindow } from './a-window.tsx';

/** A page without the map, and the window's stores. */
function openPage() {
  let stores: { readonly drawing: DrawingStore; readonly positions: PositionStore } | undefined;
  function Page() {
    stores = { drawing: useDrawingStore(), positions: usePositionStore() };
    return null;
  }
  const client = aClient({ drawing: { keepDraft: async () => ({ keptAt: '2026-11-26T06:00:00.000Z' }) } });
  openWindow(<Page />, { client });
  if (!stores) throw new Error('the page was not drawn');
  return stores;
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
  const { drawing, positions } = openPage();
  const say = await aReceiver(positions);
  act(() => drawing.start(undefined, 'draw'));
  act(() => positions.measure(2));
  for (let i = 0; i < 3; i++) await say();
  expect(drawing.get().session?.history.present.line).toHaveLength(1);
  expect(positions.get().measured?.use).toBe('added');
  act(() => drawing.forget());
});
