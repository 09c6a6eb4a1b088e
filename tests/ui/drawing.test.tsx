import { act, screen, waitFor } from '@testing-library/react';
import { useSyncExternalStore } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { fromEditShape, newVertex, toEditShape } from '#core/geo/editing/edit-shape.ts';
import { DrawingStoreProvider } from '#renderer/features/drawing/drawing-context.tsx';
import { DrawingPanel } from '#renderer/features/drawing/drawing-panel.tsx';
import { createDrawingStore, type DrawingStore } from '#renderer/features/drawing/drawing-store.ts';
import { toDrawnPoint, toLine } from '#renderer/features/drawing/drawn-points.ts';
import { createHover } from '#renderer/features/drawing/hover.ts';
import { aDetail, aGroupState, aHead, anId } from './a-detail.ts';

import { aClient, openWindow, refusal } from './a-window.tsx';

const at = (north: number, east: number) => newVertex(gk120(3_416_500 + north, 500_000 + east));
const SQUARE = [at(60, 0), at(60, 100), at(0, 100), at(0, 0)];

type Call = { readonly what: string; readonly input: Record<string, unknown> };

type Answering = { readonly fails?: number; readonly isGone?: boolean; readonly isAway?: boolean };

/** A service that stores what it is given, under new heads each time. */
function aStore({ fails = 0, isGone = false, isAway = false }: Answering = {}) {
  const calls: Call[] = [];
  let version = 0;
  let left = fails;
  const stored = (rings: Parameters<typeof toLine>[0][]): ParcelDetail => {
    version += 1;
    const boundary = fromEditShape(rings.map(toLine));
    return aDetail({ values: { boundary }, groups: { boundary: aGroupState(String(version)) } });
  };
  const answer = (what: string) => async (input: Record<string, unknown>) => {
    calls.push({ what, input });
    if (isAway) throw new TypeError('fetch failed');
    if (isGone) throw refusal('record.not-found', { record: anId(1) });
    if (left > 0) {
      left -= 1;
      throw refusal('record.changed-meanwhile', { record: anId(1), group: 'parcel.boundary' });
    }
    return what === 'write' || what === 'create' ? stored(input.rings as Parameters<typeof toLine>[0][]) : {};
  };
  const drawing = Object.fromEntries(
    ['write', 'create', 'split', 'keepDraft', 'dropDraft'].map((what) => [what, answer(what)]),
  );
  const client = aClient({ drawing: drawing as never });
  const shown: ParcelDetail[] = [];
  const store = createDrawingStore({ client, onStored: (detail) => shown.push(detail) });
  const settle = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  return { store, calls, shown, settle, client };
}

const parcel = (): ParcelDetail =>
  aDetail({ values: { boundary: fromEditShape([SQUARE]) }, groups: { boundary: aGroupState('a') } });
const place = (point: number) => ({ of: 'shape', place: { ring: 0, point } }) as const;

describe('a drawing', () => {
  test('writes each step that leaves a boundary, on the heads of the one before', async () => {
    const { store, calls, settle } = aStore();
    store.start(parcel(), 'edit');
    store.move(place(0), at(70, 0));
    await settle();
    store.move(place(1), at(70, 100));
    await settle();
    expect(calls.map(({ what, input }) => [what, input.heads])).toEqual([
      ['write', [aHead('a')]],
      ['write', [aHead('1')]],
    ]);
  });

  test('says why a step was not done, and writes nothing', async () => {
    const { store, calls, settle } = aStore();
    store.start(parcel(), 'edit');
    expect(store.move(place(0), at(30, 120))).toBe(false);
    await settle();
    expect(store.get().session?.refusal?.code).toBe('boundary.self-crossing');
    expect(calls).toEqual([]);
  });

  test('undone and redone is written as well; given up, the boundary is as it was', async () => {
    const { store, calls, settle } = aStore();
    store.start(parcel(), 'edit');
    store.move(place(0), at(70, 0));
    store.undo();
    store.redo();
    await settle();
    await store.giveUp();
    const last = calls.at(-1)?.input.rings as Parameters<typeof toLine>[0][];
    expect(fromEditShape(last.map(toLine))).toEqual(fromEditShape(toEditShape(fromEditShape([SQUARE]))));
    expect(store.get().session).toBeUndefined();
  });

  test('keeps a line from point to point, and makes the parcel with its first ring', async () => {
    const { store, calls, settle } = aStore();
    store.start(undefined, 'draw');
    for (const vertex of SQUARE) {
      store.addPoint(vertex);
      await settle();
    }
    expect(calls.map(({ what, input }) => [what, (input.line as unknown[]).length])).toEqual([
      ['keepDraft', 1],
      ['keepDraft', 2],
      ['keepDraft', 3],
      ['keepDraft', 4],
    ]);
    store.finish();
    await settle();
    expect(calls.at(-1)?.what).toBe('create');
    expect(store.get().session?.target).toBe(anId(1));
    store.move(place(0), at(65, 0));
    await settle();
    expect(calls.at(-1)?.what).toBe('write');
  });

  test('goes on with a line that was left, and forgets it when it is given up', async () => {
    const { store, calls, settle } = aStore();
    store.resume(undefined, { purpose: 'draw', line: [], keptAt: '2025-03-01T01:00:00.000Z' });
    store.addPoint(at(0, 0));
    await settle();
    await store.giveUp();
    expect(calls.map(({ what }) => what)).toEqual(['keepDraft', 'dropDraft']);
  });

  test('goes back to the first boundary that is stored, and says why not behind it', async () => {
    const { store, calls, settle } = aStore();
    store.start(undefined, 'draw');
    for (const vertex of SQUARE) store.addPoint(vertex);
    store.undo();
    store.addPoint(at(0, 0));
    store.finish();
    store.move(place(0), at(65, 0));
    await settle();
    store.undo();
    await settle();
    const count = calls.length;
    store.undo();
    await settle();
    expect(store.get().session?.history.present.shape[0]).toHaveLength(4);
    expect(store.get().session?.refusal?.code).toBe('drawing.first-stays');
    expect(calls).toHaveLength(count);
  });

  test('that has no line to finish stays as it is, and what was undone can be done again', () => {
    const { store } = aStore();
    store.start(parcel(), 'edit');
    store.move(place(0), at(70, 0));
    store.undo();
    store.finish();
    expect(store.get().session?.history).toMatchObject({ past: [], future: [expect.anything()] });
  });

  test('keeps each line under a name of its own, and says which one is finished', async () => {
    const { store, calls, settle } = aStore();
    store.start(undefined, 'draw');
    store.addPoint(at(0, 0));
    await store.done();
    store.start(undefined, 'draw');
    for (const vertex of SQUARE) store.addPoint(vertex);
    await settle();
    store.finish();
    await settle();
    store.move(place(0), at(65, 0));
    await settle();
    const [first, second] = [calls[0]?.input.id, calls[1]?.input.id];
    expect([typeof first, typeof second, first === second]).toEqual(['string', 'string', false]);
    const finished = calls.filter(({ what }) => what !== 'keepDraft').map(({ input }) => input.finished);
    expect(finished).toEqual([{ id: second }, undefined]);
  });

  test('overwrites nothing that others have written, and ends only when told to take theirs', async () => {
    const { store, calls, settle } = aStore({ fails: 1 });
    store.start(parcel(), 'edit');
    store.move(place(0), at(70, 0));
    await settle();
    store.move(place(0), at(80, 0));
    await settle();
    await store.done();
    expect(store.get().storing.kind).toBe('changed-meanwhile');
    expect(store.get().session).toBeDefined();
    expect(calls).toHaveLength(1);
    store.reload(parcel());
    expect(store.get().storing.kind).toBe('idle');
  });

  test('shows the parts of a split before anything is written', async () => {
    const { store, calls, settle } = aStore();
    store.start(parcel(), 'split');
    store.addPoint(at(-10, 40));
    store.addPoint(at(70, 40));
    store.finish();
    expect(store.get().session?.splitting).toHaveLength(2);
    store.cancelSplit();
    await settle();
    expect(store.get().session?.history.present.line).toHaveLength(2);
    expect(calls.every(({ what }) => what === 'keepDraft')).toBe(true);
  });
});

describe('what the service is away for', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** The service answers to everything but to the boundary, until it is back. */
  function away() {
    const { calls, client } = aStore();
    let isAway = true;
    const drawing = {
      ...client.drawing,
      write: async (input: Parameters<typeof client.drawing.write>[0]) => {
        if (isAway) throw new TypeError('fetch failed');
        return client.drawing.write(input);
      },
    } as typeof client.drawing;
    const store = createDrawingStore({ client: { drawing }, onStored: () => undefined });
    const back = () => {
      isAway = false;
      return vi.advanceTimersByTimeAsync(2500);
    };
    return { store, calls, back };
  }
  const written = (calls: readonly Call[]) => calls.filter(({ what }) => what !== 'keepDraft');

  /** The service stores the boundary, and its first reply is lost on the way. */
  function replyLost() {
    const { calls, client } = aStore();
    let isLost = true;
    const losing =
      <I, O>(call: (input: I) => Promise<O>) =>
      async (input: I) => {
        const reply = await call(input);
        if (!isLost) return reply;
        isLost = false;
        throw new TypeError('fetch failed');
      };
    const { create, write } = client.drawing;
    const drawing = {
      ...client.drawing,
      create: losing(create),
      write: losing(write),
    } as typeof client.drawing;
    return { calls, store: createDrawingStore({ client: { drawing }, onStored: () => undefined }) };
  }

  test.each(['create', 'write'] as const)(
    'of which the reply to "%s" was lost is sent again just as it was, and only then what came meanwhile',
    async (what) => {
      const { calls, store } = replyLost();
      store.start(what === 'write' ? parcel() : undefined, what === 'write' ? 'edit' : 'draw');
      if (what === 'create') {
        for (const vertex of SQUARE) store.addPoint(vertex);
        store.finish();
      } else store.move(place(0), at(70, 0));
      await vi.advanceTimersByTimeAsync(100);
      store.move(place(1), at(65, 100));
      await vi.advanceTimersByTimeAsync(2500);
      expect(store.get().storing.kind).toBe('saved');
      const [first, again, later, ...more] = written(calls).filter(({ input }) => 'rings' in input);
      expect(first?.what).toBe(what);
      expect(first?.input.id).toBeDefined();
      expect(again).toEqual(first);
      // On the heads of the reply that did come.
      expect([later?.what, later?.input.heads, more]).toEqual(['write', [aHead('2')], []]);
    },
  );

  test('is written when it is back', async () => {
    const { store, calls, back } = away();
    store.start(parcel(), 'edit');
    store.move(place(0), at(70, 0));
    await vi.advanceTimersByTimeAsync(100);
    expect(store.get().storing).toMatchObject({ kind: 'failed', retrying: true });
    await back();
    expect(store.get().storing.kind).toBe('saved');
    expect(calls).toHaveLength(1);
  });

  test('is not given up before the boundary as it was is written back', async () => {
    const { store, calls, back } = away();
    store.start(parcel(), 'edit');
    store.move(place(0), at(70, 0));
    await store.giveUp();
    expect(store.get().storing.kind).toBe('failed');
    expect(store.get().session?.history.present.shape).toEqual(store.get().session?.begunWith);
    await back();
    await store.giveUp();
    expect(store.get().session).toBeUndefined();
    const last = calls.at(-1)?.input.rings as Parameters<typeof toLine>[0][];
    expect(last.map(toLine)).toEqual(toEditShape(fromEditShape([SQUARE])));
  });

  test('is not parted as it was before: the split waits, and the step is written later', async () => {
    const { store, calls, back } = away();
    store.start(parcel(), 'edit');
    store.move(place(0), at(70, 0));
    store.turnTo('split');
    store.addPoint(at(-10, 40));
    store.addPoint(at(80, 40));
    store.finish();
    await expect(store.split('larger')).rejects.toThrow('fetch failed');
    expect(store.get().session?.splitting).toHaveLength(2);
    expect(written(calls)).toEqual([]);
    await back();
    await store.split('larger');
    expect(written(calls).map(({ what, input }) => [what, input.heads])).toEqual([
      ['write', [aHead('a')]],
      ['split', [aHead('1')]],
    ]);
  });
});

describe('the panel', () => {
  function openPanel(purpose: 'draw' | 'edit', answers: Answering = {}) {
    const { store } = aStore(answers);
    store.start(purpose === 'edit' ? parcel() : undefined, purpose);
    return showPanel(store);
  }

  function showPanel(store: DrawingStore) {
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
            detail={undefined}
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

  test('says what is wrong with a number, and takes nothing', async () => {
    const { user, store } = openPanel('draw');
    await fill(user, '3416560', '39500000');
    expect((await screen.findByRole('alert')).textContent).toContain('39');
    await fill(user, 'abc', '1');
    expect((await screen.findByRole('alert')).textContent).toContain('两个数字');
    expect(store.get().session?.history.present.line).toEqual([]);
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

  test('of a parcel that is gone says so, and is closed without saving', async () => {
    const { user, store } = openPanel('edit', { isGone: true });
    act(() => store.move(place(0), at(70, 0)));
    expect((await screen.findByRole('alert')).textContent).toContain('找不到该地块');
    await act(() => store.done());
    expect(store.get().session).toBeDefined();
    expect(screen.queryByRole('button', { name: '重试' })).toBeNull();
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
  function openElsewhere(code: 'drawing.line-changed-elsewhere' | 'drawing.line-ended-elsewhere') {
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
      drafts: async () => (code === 'drawing.line-changed-elsewhere' ? [theirs] : []),
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

  test('whose line was ended in another window says so', async () => {
    openElsewhere('drawing.line-ended-elsewhere');
    expect((await screen.findByRole('alert')).textContent).toContain('已在另一个窗口中画完或放弃');
    expect(screen.queryByRole('button', { name: '载入那边画的线' })).toBeNull();
  });

  test('lets go of what others have changed meanwhile', async () => {
    const { user, store } = openPanel('edit', { fails: 1 });
    act(() => store.move(place(0), at(70, 0)));
    await user.click(await screen.findByRole('button', { name: '不保存，关闭绘制' }));
    expect(store.get().session).toBeUndefined();
  });
});
