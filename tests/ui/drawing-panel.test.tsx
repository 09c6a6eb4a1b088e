import { act, screen, waitFor } from '@testing-library/react';
import { useSyncExternalStore } from 'react';
import { describe, expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { fromEditShape } from '#core/geo/editing/edit-shape.ts';
import { DrawingStoreProvider } from '#renderer/features/drawing/drawing-context.tsx';
import { DrawingPanel } from '#renderer/features/drawing/drawing-panel.tsx';
import { createDrawingStore, type DrawingStore } from '#renderer/features/drawing/drawing-store.ts';
import { toDrawnPoint } from '#renderer/features/drawing/drawn-points.ts';
import { createHover } from '#renderer/features/drawing/hover.ts';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, aGroupState } from './a-detail.ts';
import { type Answering, aStore, at, parcel, place, SQUARE } from './a-drawing.ts';
import { aClient, openWindow, refusal } from './a-window.tsx';

describe('the panel', () => {
  function openPanel(purpose: 'draw' | 'edit', answers: Answering = {}) {
    const { store, calls } = aStore(answers);
    store.start(purpose === 'edit' ? parcel() : undefined, purpose);
    return { ...showPanel(store), calls };
  }

  function showPanel(store: DrawingStore, onOpenIts?: () => void, detail?: ParcelDetail) {
    const hover = createHover();
    function Shown() {
      const { session, storing } = useSyncExternalStore(store.subscribe, store.get);
      return session ? (
        <DrawingStoreProvider value={store}>
          <DrawingPanel
            session={session}
            storing={storing}
            hover={hover}
            isSnapping
            onSnapping={() => undefined}
            detail={detail}
            onOpenIts={onOpenIts}
          />
        </DrawingStoreProvider>
      ) : null;
    }
    return { ...openWindow(<Shown />), store };
  }
  const fill = async (user: ReturnType<typeof openPanel>['user'], first: string, second: string) => {
    const [a, b] = screen.getAllByRole('textbox');
    if (!a || !b) throw new Error('no inputs');
    await user.clear(a);
    await user.type(a, first);
    await user.clear(b);
    await user.type(b, second);
    await user.keyboard('{Enter}');
  };

  test('takes points by coordinates, then by distance and bearing', async () => {
    const { user, store } = openPanel('draw');
    // Swapped and with the zone in front: it can only mean one place.
    await fill(user, '40500000', '3416560');
    await user.click(screen.getByText('距离、方位角'));
    await fill(user, '100', '90°00′00″');
    const line = store.get().session?.history.present.line ?? [];
    expect(line.map(({ gk, method }) => [gk.northM, gk.eastM, method])).toEqual([
      [3_416_560, 500_000, 'imported'],
      [3_416_560, 500_100, 'graphic'],
    ]);
    expect(screen.getByText('100.00 m')).toBeTruthy();
  });

  test('takes a series of distances and bearings from the keyboard alone', async () => {
    const { user, store } = openPanel('draw');
    await fill(user, '3416560', '500000');
    await user.click(screen.getByText('距离、方位角'));
    await user.click(screen.getByLabelText('距离（m）'));
    for (const bearing of ['90', '180', '270']) await user.keyboard(`60{Tab}${bearing}{Enter}`);
    const line = store.get().session?.history.present.line ?? [];
    expect(line.slice(1).map(({ gk }) => [Math.round(gk.northM), Math.round(gk.eastM)])).toEqual([
      [3_416_560, 500_060],
      [3_416_500, 500_060],
      [3_416_500, 500_000],
    ]);
  });

  test('takes no distance for a coordinate when the point it was to be measured from is taken back', async () => {
    const { user, store } = openPanel('draw');
    await fill(user, '3416560', '500000');
    await user.click(screen.getByText('距离、方位角'));
    await user.type(screen.getByLabelText('距离（m）'), '60');
    act(() => store.undo());
    expect(screen.getAllByRole<HTMLInputElement>('textbox').map(({ value }) => value)).toEqual(['', '']);
  });

  test('names a point of a line by its place there, for it has no number', () => {
    const { store } = aStore();
    store.start(parcel(), 'cut');
    for (const vertex of [at(50, 20), at(50, 40)]) store.addPoint(vertex);
    showPanel(store);
    act(() => store.choose({ of: 'line', index: 1 }));
    expect(screen.getByText('界址点 2')).toBeTruthy();
  });

  test('of another parcel than the chosen one leads back to it', async () => {
    const { store } = aStore();
    store.start(parcel(), 'edit');
    let opened = 0;
    const { user } = showPanel(store, () => {
      opened += 1;
    });
    await user.click(screen.getByRole('button', { name: '打开该地块' }));
    expect(opened).toBe(1);
  });

  test('says what is wrong with a number, and takes nothing', async () => {
    const { user, store } = openPanel('draw');
    await fill(user, '3416560', '39500000');
    expect((await screen.findByRole('alert')).textContent).toContain('39');
    await fill(user, 'abc', '1');
    expect((await screen.findByRole('alert')).textContent).toContain('两个数字');
    expect(store.get().session?.history.present.line).toEqual([]);
  });

  test('takes no comma for a decimal point, and no number as programs write them', async () => {
    const { user, store } = openPanel('draw');
    await fill(user, '3,416,560.5', '５０００００．２５');
    await fill(user, '3.41656E+06', '500000');
    await user.click(screen.getByText('距离、方位角'));
    for (const distance of ['12,5', '12，5', '0,020', '1 2', '1e2', '0x10']) {
      await fill(user, distance, '90');
      expect((await screen.findByRole('alert')).textContent, distance).toContain('距离');
    }
    await fill(user, '1,200.5', '90');
    expect(store.get().session?.history.present.line.map(({ gk }) => [gk.northM, gk.eastM])).toEqual([
      [3_416_560.5, 500_000.25],
      [3_416_560.5, 501_200.75],
    ]);
  });

  test('leaves a measured point that was only looked at as it was measured', async () => {
    const measured = { ...at(60.000_36, 0), method: 'rtk' as const, accuracyM: 0.02 };
    const { store, calls } = aStore();
    const boundary = fromEditShape([SQUARE.with(0, measured)], 'CGCS2000');
    store.start(aDetail({ values: { boundary }, groups: { boundary: aGroupState('a') } }), 'edit');
    const { user } = showPanel(store);
    act(() => store.choose(place(0)));
    await user.click(screen.getByLabelText('X（北）'));
    await user.keyboard('{Enter}');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '移到此处' }).disabled).toBe(true);
    expect([store.get().session?.history.past, calls]).toEqual([[], []]);
  });

  test('shows the chosen point and moves it to other numbers', async () => {
    const { user, store } = openPanel('edit');
    act(() => store.choose(place(1)));
    expect(screen.getAllByRole<HTMLInputElement>('textbox')[0]?.value).toBe('3416560.000');
    await fill(user, '3416565', '500110');
    expect(store.get().session?.history.present.shape[0]?.[1]?.gk).toEqual(gk120(3_416_565, 500_110));
    await user.click(screen.getByRole('button', { name: '删除此点' }));
    expect(store.get().session?.history.present.shape[0]).toHaveLength(3);
  });

  test('of a parcel that is gone says so, and is written when it was restored', async () => {
    let isGone = true;
    const { user, store, calls } = openPanel('edit', { isGone: () => isGone });
    act(() => store.move(place(0), at(70, 0)));
    expect((await screen.findByRole('alert')).textContent).toContain(zhCN.window.removed.title);
    isGone = false;
    await user.click(screen.getByRole('button', { name: '重试' }));
    await waitFor(() => expect(store.get().storing.kind).toBe('saved'));
    expect(calls.map(({ what }) => what)).toEqual(['write', 'write']);
  });

  test('of a parcel that is gone can be closed without saving', async () => {
    const { user, store } = openPanel('edit', { isGone: () => true });
    act(() => store.move(place(0), at(70, 0)));
    expect((await screen.findByRole('alert')).textContent).toContain('找不到该地块');
    await act(() => store.done());
    expect(store.get().session).toBeDefined();
    await user.click(screen.getByRole('button', { name: '不保存，关闭绘制' }));
    expect(store.get().session).toBeUndefined();
  });

  test('says that it is tried again while the service is not reached, and nothing of a fault of the program', async () => {
    const { store } = openPanel('edit', { isAway: true });
    act(() => store.move(place(0), at(70, 0)));
    expect((await screen.findByRole('alert')).textContent).toBe('尚未保存，正在重试');
    act(() => store.forget());
  });

  /** A panel whose line another window has gone on with, or ended. */
  function openElsewhere(
    code: 'drawing.line-changed-elsewhere' | 'drawing.line-ended-elsewhere',
    read?: () => Promise<never>,
  ) {
    const { calls, client } = aStore();
    const keptAt = '2025-03-01T01:00:00.000Z';
    const theirs = { purpose: 'draw' as const, line: SQUARE.slice(0, 2).map(toDrawnPoint), keptAt };
    const drawing = {
      ...client.drawing,
      keepDraft: async (input: { takeOver?: boolean }) => {
        calls.push({ what: 'keepDraft', input });
        if (!input.takeOver) throw refusal(code, {});
        return { keptAt };
      },
      drafts: read ?? (async () => (code === 'drawing.line-changed-elsewhere' ? [theirs] : [])),
    };
    const store = createDrawingStore({
      client: aClient({ drawing: drawing as never }),
      onStored: () => undefined,
    });
    store.resume(undefined, { ...theirs, line: theirs.line.slice(0, 1) });
    store.addPoint(at(30, 30));
    return { ...showPanel(store), calls };
  }

  test('whose line another window goes on with can be taken over', async () => {
    const { user, store, calls } = openElsewhere('drawing.line-changed-elsewhere');
    expect((await screen.findByRole('alert')).textContent).toContain('正在另一个窗口中绘制');
    await user.click(screen.getByRole('button', { name: '接着在这里画' }));
    await waitFor(() => expect(store.get().storing.kind).toBe('saved'));
    expect(calls.map(({ input }) => [input.takeOver ?? false, input.seen])).toEqual([
      [false, '2025-03-01T01:00:00.000Z'],
      [true, '2025-03-01T01:00:00.000Z'],
    ]);
  });

  test('whose line another window goes on with can be looked at', async () => {
    const { user, store } = openElsewhere('drawing.line-changed-elsewhere');
    await user.click(await screen.findByRole('button', { name: '载入那边画的线' }));
    await waitFor(() => expect(store.get().session?.history.present.line).toHaveLength(2));
    expect(store.get().storing.kind).toBe('idle');
  });

  test('whose other line cannot be read says why, and keeps its own', async () => {
    const { user, store } = openElsewhere('drawing.line-changed-elsewhere', () =>
      Promise.reject(refusal('workspace.none-open', {})),
    );
    await user.click(await screen.findByRole('button', { name: '载入那边画的线' }));
    expect(await screen.findByText(zhCN.failures['workspace.none-open'].what)).toBeTruthy();
    expect(store.get().storing.kind).toBe('line-elsewhere');
  });

  test('whose line was ended in another window says so', async () => {
    openElsewhere('drawing.line-ended-elsewhere');
    expect((await screen.findByRole('alert')).textContent).toContain('已在另一个窗口中画完或放弃');
    expect(screen.queryByRole('button', { name: '载入那边画的线' })).toBeNull();
  });

  test('does not go on with one of two boundaries that stand against each other by now', async () => {
    const contested = aDetail({
      values: parcel().values,
      groups: { boundary: aGroupState('b', { conflict: true }) },
    });
    const { store } = aStore({ fails: 1 });
    store.start(parcel(), 'edit');
    showPanel(store, undefined, contested);
    act(() => store.move(place(0), at(70, 0)));
    expect(await screen.findByText('界址点有冲突，请先在“来源”中选定一个')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '载入最新界线' })).toBeNull();
    act(() => store.forget());
    act(() => store.start(contested, 'edit'));
    expect(store.get().session).toBeUndefined();
  });

  test('lets go of what others have changed meanwhile', async () => {
    const { user, store } = openPanel('edit', { fails: 1 });
    act(() => store.move(place(0), at(70, 0)));
    await user.click(await screen.findByRole('button', { name: '不保存，关闭绘制' }));
    expect(store.get().session).toBeUndefined();
  });
});
