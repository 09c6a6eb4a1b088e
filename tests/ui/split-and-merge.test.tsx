/** The dialogs in which two parcels become one and one becomes two. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import L from 'leaflet';
import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import { useMap } from 'react-leaflet';
import { describe, expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { fromEditShape } from '#core/geo/editing/edit-shape.ts';
import { DrawingStoreProvider } from '#renderer/features/drawing/drawing-context.tsx';
import { MergeDialog } from '#renderer/features/drawing/merge-dialog.tsx';
import { SplitDialog } from '#renderer/features/drawing/split-dialog.tsx';
import { MapFrame } from '#renderer/map/map-frame.tsx';
import { aDetail, aGroupState, anId } from './a-detail.ts';
import { aStore, at, SQUARE } from './a-drawing.ts';
import { aClient, openWindow, refusal } from './a-window.tsx';

const aParcel = (number: number, east: number): ParcelDetail =>
  aDetail({
    id: anId(number),
    values: {
      identity: { unitNo: `330502100-000${number}` },
      boundary: fromEditShape(
        [[at(60, east), at(60, east + 100), at(0, east + 100), at(0, east)]],
        'CGCS2000',
      ),
    },
    groups: { boundary: aGroupState(String(number)) },
  });
const [west, east] = [aParcel(1, 0), aParcel(2, 100)];

/** Two neighbours about to be one; the service merges when it is told to. */
function openMerge(read = async (id: string) => (id === west.id ? west : east), beside?: ReactNode) {
  const asked: { readonly kept: string; readonly removed: string }[] = [];
  const undone: { readonly kept: string; readonly removed: string }[] = [];
  let answer = () => {};
  let map: L.Map | undefined;
  const client = aClient({
    parcel: { get: async ({ id }) => read(id) },
    drawing: {
      merge: async ({ kept, removed }) => {
        asked.push({ kept: kept.id, removed: removed.id });
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return kept.id === west.id ? west : east;
      },
      undoMerge: async ({ kept, removed }) => {
        undone.push({ kept: kept.id, removed });
        return west;
      },
    },
  });
  function OnMap() {
    map = useMap();
    const [isOpen, setOpen] = useState(true);
    // Beside the map, as the window has it: a click on it is none on the map.
    return createPortal(
      <>
        {isOpen && (
          <MergeDialog
            id={west.id}
            other={east.id}
            onMerged={() => undefined}
            onClose={() => setOpen(false)}
          />
        )}
        {beside}
      </>,
      document.body,
    );
  }
  const opened = openWindow(
    <MapFrame>
      <OnMap />
    </MapFrame>,
    { client },
  );
  const renderers = () => {
    let count = 0;
    map?.eachLayer((layer) => {
      if (layer instanceof L.SVG) count += 1;
    });
    return count;
  };
  return { ...opened, asked, undone, answer: () => answer(), renderers };
}

describe('merging', () => {
  test('takes back the merge that was asked for, whatever is chosen before the reply', async () => {
    const { user, asked, undone, answer } = openMerge();
    await user.click(await screen.findByRole('button', { name: '合并' }));
    expect(screen.getByRole('button', { name: '取消' })).toHaveProperty('disabled', true);
    // It can no longer be chosen, and would change nothing if it were.
    fireEvent.click(screen.getByRole('radio', { name: /0002/ }));
    expect(screen.getByRole('radio', { name: /0001/ })).toHaveProperty('checked', true);
    answer();
    await user.click(await screen.findByRole('button', { name: '撤销合并' }));
    expect(asked).toEqual([{ kept: west.id, removed: east.id }]);
    expect(undone).toEqual(asked);
  });

  test('says why when one of the two cannot be read', async () => {
    openMerge(async (id) => {
      if (id === west.id) return west;
      throw refusal('record.not-found', { record: id });
    });
    expect(await screen.findByRole('alert')).toBeDefined();
    expect(screen.queryByRole('button', { name: '合并' })).toBeNull();
  });

  test('leaves nothing of its preview on the map', async () => {
    const { user, renderers } = openMerge();
    await screen.findByRole('button', { name: '合并' });
    expect(renderers()).toBe(1);
    await user.click(screen.getByRole('button', { name: '取消' }));
    expect(renderers()).toBe(0);
  });
});

describe('splitting', () => {
  test('leaves alone what may still be taken back of a merge', async () => {
    const made = { kept: west, made: east };
    const store = { ...aStore().store, split: async () => made };
    const dialog = (
      <DrawingStoreProvider value={store}>
        <SplitDialog parts={[[SQUARE], [SQUARE]]} onMade={() => undefined} onClose={() => undefined} />
      </DrawingStoreProvider>
    );
    const { user, answer } = openMerge(undefined, dialog);
    await user.click(await screen.findByRole('button', { name: '合并' }));
    answer();
    await screen.findByRole('button', { name: '撤销合并' });
    await user.click(screen.getByRole('button', { name: '分割' }));
    await user.click(await screen.findByRole('button', { name: '打开新地块 330502100-0002' }));
    await waitFor(() => expect(isGoing('打开新地块 330502100-0002')).toBe(true));
    expect(isGoing('撤销合并')).toBe(false);
  });
});

/** Whether a notice is on its way out; without styles its movement never ends. */
const isGoing = (action: string): boolean =>
  screen.getByRole('button', { name: action }).closest('[class*="-leave"]') !== null;
