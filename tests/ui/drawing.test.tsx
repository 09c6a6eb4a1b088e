import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { fromEditShape, toEditShape } from '#core/geo/editing/edit-shape.ts';
import type { RecordId } from '#core/ids.ts';
import { createDrawingStore } from '#renderer/features/drawing/drawing-store.ts';
import { toLine } from '#renderer/features/drawing/drawn-points.ts';
import { aHead, anId } from './a-detail.ts';
import { aStore, at, type Call, parcel, place, SQUARE } from './a-drawing.ts';

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
    expect(fromEditShape(last.map(toLine), 'CGCS2000')).toEqual(fromEditShape([SQUARE], 'CGCS2000'));
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

  test('with nothing to take back or to do again keeps its chosen point, and writes nothing', async () => {
    const { store, settle } = aStore();
    store.start(parcel(), 'edit');
    store.choose(place(1));
    store.undo();
    store.redo();
    await settle();
    expect([store.get().session?.chosen, store.get().storing.kind]).toEqual([place(1), 'idle']);
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

  test('does not end while anything is unwritten, nor makes room for another one', async () => {
    const { store, back } = away();
    store.start(parcel(), 'edit');
    store.move(place(0), at(70, 0));
    expect(await store.done()).toBe(false);
    store.start(undefined, 'draw');
    expect(store.get().session).toMatchObject({ target: anId(1), history: { past: [expect.anything()] } });
    await back();
    expect(await store.done()).toBe(true);
  });

  test('of a drawing that was let go is nobody’s: neither a late reply nor a late failure reaches the next one', async () => {
    const replies: { resolve: (detail: ParcelDetail) => void; reject: (error: unknown) => void }[] = [];
    const { client, calls } = aStore();
    const late = () =>
      new Promise<ParcelDetail>((resolve, reject) => {
        replies.push({ resolve, reject });
      });
    const write = vi.fn((_input: { readonly id: RecordId }) => late());
    const shown: ParcelDetail[] = [];
    const store = createDrawingStore({
      client: { drawing: { ...client.drawing, write } as never },
      onStored: (detail) => shown.push(detail),
    });
    const other = { ...parcel(), id: anId(2) };
    store.start(parcel(), 'edit');
    store.move(place(0), at(70, 0));
    store.forget();
    store.start(other, 'edit');
    store.move(place(1), at(65, 100));
    replies[0]?.resolve(parcel());
    replies[1]?.resolve(other);
    await vi.advanceTimersByTimeAsync(100);
    expect(shown).toEqual([other]);
    store.move(place(1), at(66, 100));
    store.forget();
    replies[2]?.reject(new TypeError('fetch failed'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(store.get().storing).toEqual({ kind: 'idle' });
    expect(write.mock.calls.map(([{ id }]) => id)).toEqual([anId(1), anId(2), anId(2)]);
    expect(calls).toEqual([]);
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
    expect(last.map(toLine)).toEqual(toEditShape(fromEditShape([SQUARE], 'CGCS2000')));
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

test('nothing is drawn on, and nothing taken back, while a split is under way', async () => {
  const { client } = aStore();
  const reply = Promise.withResolvers<object>();
  const drawing = { ...client.drawing, split: () => reply.promise } as unknown as typeof client.drawing;
  const store = createDrawingStore({ client: { drawing }, onStored: () => undefined });
  store.start(parcel(), 'split');
  store.addPoint(at(-10, 40));
  store.addPoint(at(80, 40));
  store.finish();
  const parted = store.split('larger');
  store.cancelSplit();
  store.undo();
  expect(store.addPoint(at(80, 80))).toBe(false);
  expect(store.get().session).toMatchObject({
    splitting: [expect.anything(), expect.anything()],
    history: { present: { line: [expect.anything(), expect.anything()] } },
  });
  reply.resolve({});
  await parted;
  expect(store.get().session).toBeUndefined();
});
