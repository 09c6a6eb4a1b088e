/** What is drawn, beside a parcel that is chosen and may be another one, and beside one that is being made. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { fromEditShape, newVertex } from '#core/geo/editing/edit-shape.ts';
import { Drawing } from '#renderer/features/drawing/drawing.tsx';
import { useDrawingStore } from '#renderer/features/drawing/drawing-context.tsx';
import type { DrawingStore } from '#renderer/features/drawing/drawing-store.ts';
import { NewParcel } from '#renderer/features/parcels/new-parcel.tsx';
import { MapFrame } from '#renderer/map/map-frame.tsx';
import { anId } from './a-detail.ts';
import { ADetailPane } from './a-detail-pane.tsx';
import { at, parcel, place, SQUARE } from './a-drawing.ts';
import { type Answers, aClient, openWindow, refusal } from './a-window.tsx';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const NOTHING_THERE = { outlines: [], total: 0 } as never;

function openDrawing(
  detail: ParcelDetail | undefined,
  outlines = async () => NOTHING_THERE,
  answers: Answers = {},
) {
  const opened: string[] = [];
  let store: DrawingStore | undefined;
  const full = async () => {
    throw refusal('workspace.disk-full', { path: 'survey.gpkg' });
  };
  const client = aClient({
    ...answers,
    drawing: {
      ...answers.drawing,
      drafts: async () => [],
      keepDraft: async () => ({ keptAt: '2025-03-01T01:08:00.000Z' }),
      write: full,
      create: full,
    },
    map: { outlines },
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

test('another parcel that is chosen on a page without the map stays chosen, and the drawing that was left is finished', async () => {
  const other = { ...parcel(), id: anId(2) };
  const { store, show, opened, choose } = openDrawing(parcel());
  act(() => store.start(parcel(), 'edit'));
  show(<p>another page</p>);
  expect(store.get().session?.target).toBe(parcel().id);
  choose(other);
  await waitFor(() => expect(store.get().session).toBeUndefined());
  expect(opened).toEqual([]);
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

test('a neighbour that is tapped is nobody’s once the merge was given up', async () => {
  const reply = Promise.withResolvers<never>();
  const { container, store } = openDrawing(parcel(), () => reply.promise);
  const map = container.querySelector('.leaflet-container') as Element;
  const saysNothingIsThere = () => screen.queryByText('这里没有地块，请点选相邻的地块。') !== null;
  act(() => store.beginMerge(parcel().id));
  fireEvent.click(map, { clientX: 10, clientY: 10 });
  act(() => store.endMerge());
  await act(async () => {
    reply.resolve(NOTHING_THERE);
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  expect(saysNothingIsThere()).toBe(false);
  act(() => store.beginMerge(parcel().id));
  fireEvent.click(map, { clientX: 10, clientY: 10 });
  await waitFor(() => expect(saysNothingIsThere()).toBe(true));
});

describe('a merge that was asked for', () => {
  const aNeighbour = (number: number): ParcelDetail => {
    const rings = [SQUARE.map(({ gk }) => newVertex(gk120(gk.northM, gk.eastM + 100 * (number - 1))))];
    return { ...parcel(), id: anId(number), values: { boundary: fromEditShape(rings, 'CGCS2000') } };
  };

  async function askToMerge() {
    const reply = Promise.withResolvers<ParcelDetail>();
    const page = openDrawing(aNeighbour(1), undefined, {
      parcel: { get: async ({ id }) => aNeighbour(id === anId(1) ? 1 : 2) },
      drawing: { merge: () => reply.promise },
    });
    act(() => {
      page.store.beginMerge(anId(1));
      page.store.chooseOther(anId(2));
    });
    const asked = await screen.findByRole('region', { name: '合并地块' });
    await page.user.click(await within(asked).findByRole('button', { name: '合并' }));
    const answer = () => act(async () => reply.resolve(aNeighbour(1)));
    return { ...page, answer };
  }
  const dialog = () => screen.queryByRole('region', { name: '合并地块' });

  test('is not given up by a key or a button, which would not call it off', async () => {
    const { opened, answer } = await askToMerge();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(dialog()).not.toBeNull();
    expect(screen.getByRole('button', { name: '放弃' })).toHaveProperty('disabled', true);
    await answer();
    expect([dialog(), opened]).toEqual([null, [anId(1)]]);
  });

  test('takes nobody back who has gone on to another parcel before the reply', async () => {
    const { opened, choose, answer } = await askToMerge();
    choose(aNeighbour(5));
    await answer();
    expect([dialog(), opened]).toEqual([null, []]);
  });
});

describe('steps that could not be written', () => {
  /** Something beside a drawing of a parcel that others have changed. */
  function openBeside(beside: ReactNode) {
    const completed: string[] = [];
    let store: DrawingStore | undefined;
    const client = aClient({
      drawing: {
        write: async ({ id }) => {
          throw refusal('record.changed-meanwhile', { record: id, group: 'parcel.boundary' });
        },
      },
      parcel: {
        get: async () => parcel(),
        complete: async ({ id }) => {
          completed.push(id);
          return parcel();
        },
      },
      template: { list: async () => [] },
    });
    function Shown() {
      store = useDrawingStore();
      return beside;
    }
    const page = openWindow(<Shown />, { client });
    act(() => {
      store?.setMap(true);
      store?.start(parcel(), 'edit');
      store?.move(place(0), at(70, 0));
    });
    return { ...page, completed };
  }
  const nothing = () => undefined;

  test('are told when a new parcel is to be drawn', async () => {
    const { user } = openBeside(<NewParcel onMade={nothing} onPreview={nothing} onClose={nothing} />);
    await user.click(await screen.findByRole('button', { name: /^在地图上绘制/ }));
    expect(await screen.findByText('另一个地块的界线还没有保存，请先按提示处理')).toBeTruthy();
  });

  test('are told when the parcel is to be marked complete, and it is not marked', async () => {
    const { user, completed } = openBeside(<ADetailPane id={parcel().id} tab="photos" />);
    await user.click(await screen.findByRole('button', { name: '标记完成' }));
    await waitFor(() => expect(screen.getByText('界线还没有保存，请先按提示处理')).toBeTruthy());
    expect(completed).toEqual([]);
  });
});
