import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import {
  createAutosave,
  SAVE_AFTER_MS,
  SAVE_AT_LATEST_MS,
  type SaveKey,
} from '#renderer/features/form/autosave.ts';
import { aDetail, aGroupState, aHead, anId, written } from './a-detail.ts';
import { aClient, refusal } from './a-window.tsx';

type Write = { readonly value: unknown; readonly heads: readonly string[] };

const KEY: SaveKey = { id: anId(1), group: 'tenure' };

/** An autosave whose service answers each write in turn with what `answer` gives for it. */
function anAutosave(
  answer: (write: Write, number: number) => Promise<ParcelDetail>,
  nowMs: () => number = () => 1000,
) {
  const writes: Write[] = [];
  const saved: ParcelDetail[] = [];
  const client = aClient({
    parcel: {
      writeGroup: (input) => {
        const write = { value: input.value, heads: input.heads };
        writes.push(write);
        return answer(write, writes.length);
      },
    },
  });
  const autosave = createAutosave({ client, onSaved: (detail) => saved.push(detail), nowMs });
  autosave.base(KEY, [aHead('1')], undefined);
  return { autosave, writes, saved };
}

const accept = async ({ value }: Write, number: number) =>
  written(aDetail(), 'tenure', value, String(number + 1));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('autosave', () => {
  test('writes once for a burst of typing, with the heads the form was filled from', async () => {
    const { autosave, writes, saved } = anAutosave(accept);
    for (const rightHolder of ['湖', '湖州', '湖州织造']) autosave.put(KEY, { rightHolder });
    expect(autosave.stateOf(KEY).kind).toBe('waiting');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(writes).toEqual([{ value: { rightHolder: '湖州织造' }, heads: [aHead('1')] }]);
    expect(autosave.stateOf(KEY)).toEqual({ kind: 'saved', atMs: 1000 });
    expect(saved).toHaveLength(1);
  });

  test('tells what somebody had before him: what was on show and his own writing, and nothing that came with the reply', async () => {
    const { autosave } = anAutosave(async (write, number) => {
      const reply = await accept(write, number);
      return { ...reply, groups: { ...reply.groups, identity: aGroupState('8') } };
    });
    const shown = aDetail({ groups: { identity: aGroupState('1'), tenure: aGroupState('1') } });
    autosave.put(KEY, { rightHolder: '湖州织造' });
    const seen = await autosave.seenAfter(shown);
    expect([seen.identity, seen.tenure]).toEqual([[aHead('1')], [aHead('2')]]);
  });

  test('writes now and then while somebody types without a pause', async () => {
    const { autosave, writes } = anAutosave(accept, () => Date.now());
    const keystrokes = SAVE_AT_LATEST_MS / 100 + 5;
    for (let count = 1; count <= keystrokes; count++) {
      autosave.put(KEY, { rightHolder: '字'.repeat(count) });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(writes).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(writes.at(-1)?.value).toEqual({ rightHolder: '字'.repeat(keystrokes) });
  });

  test('forgets what belonged to a workspace that is closed, and never writes it into the next', async () => {
    const { autosave, writes } = anAutosave(accept);
    autosave.put(KEY, { rightHolder: '湖州织造' });
    autosave.forgetAll();
    await vi.advanceTimersByTimeAsync(SAVE_AT_LATEST_MS);
    expect(writes).toEqual([]);
    expect(autosave.overall()).toEqual({ kind: 'idle' });
    expect(autosave.stateOf(KEY), 'React reads it by identity').toBe(autosave.stateOf(KEY));
  });

  test('writes one after the other, each on the heads of the reply before', async () => {
    const replies: (() => void)[] = [];
    const { autosave, writes } = anAutosave(
      (write, number) => new Promise((resolve) => replies.push(() => resolve(accept(write, number)))),
    );
    autosave.put(KEY, { rightHolder: '甲' });
    const done = autosave.flush(KEY);
    autosave.put(KEY, { rightHolder: '乙' });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS * 3);
    expect(writes).toHaveLength(1);
    replies[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(writes).toHaveLength(2);
    expect(writes[1]).toEqual({ value: { rightHolder: '乙' }, heads: [aHead('2')] });
    replies[1]?.();
    await done;
    expect(autosave.isUnsaved(KEY)).toBe(false);
  });

  test('does not write what is already saved', async () => {
    const { autosave, writes } = anAutosave(accept);
    autosave.base(KEY, [aHead('1')], { rightHolder: '甲' });
    autosave.put(KEY, { rightHolder: '甲' });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS * 2);
    expect(writes).toEqual([]);
  });

  test('never overwrites what others have written meanwhile, however much is typed after it', async () => {
    const { autosave, writes } = anAutosave(async () => {
      throw refusal('record.changed-meanwhile', { record: KEY.id, group: 'tenure' });
    });
    autosave.put(KEY, { rightHolder: '甲' });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(autosave.stateOf(KEY)).toEqual({ kind: 'changed-meanwhile', mine: { rightHolder: '甲' } });
    autosave.put(KEY, { rightHolder: '甲乙' });
    await autosave.flush(KEY);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(writes).toHaveLength(1);
    expect(autosave.stateOf(KEY)).toEqual({ kind: 'changed-meanwhile', mine: { rightHolder: '甲乙' } });
    expect(autosave.isUnsaved(KEY)).toBe(true);
  });

  test('a refetch while something is unsaved does not move the heads under it', async () => {
    const { autosave, writes } = anAutosave(accept);
    autosave.put(KEY, { rightHolder: '甲' });
    autosave.base(KEY, [aHead('9')], { rightHolder: '别人' });
    await autosave.flush(KEY);
    expect(writes[0]?.heads).toEqual([aHead('1')]);
  });

  test('after a reload it writes on what the person has seen', async () => {
    let refuse = true;
    const { autosave, writes } = anAutosave(async (write, number) => {
      if (refuse) throw refusal('record.changed-meanwhile', { record: KEY.id, group: 'tenure' });
      return accept(write, number);
    });
    autosave.put(KEY, { rightHolder: '甲' });
    await autosave.flush(KEY);
    refuse = false;
    autosave.reload(KEY, [aHead('9')], { rightHolder: '别人' });
    autosave.put(KEY, { rightHolder: '甲' });
    await autosave.flush(KEY);
    expect(writes.at(-1)).toEqual({ value: { rightHolder: '甲' }, heads: [aHead('9')] });
    expect(autosave.isUnsaved(KEY)).toBe(false);
  });

  test('tries again by itself when the service was away, and keeps what was typed', async () => {
    const { autosave, writes } = anAutosave(async (write, number) => {
      if (number === 1) throw new TypeError('Failed to fetch');
      return accept(write, number);
    });
    autosave.put(KEY, { rightHolder: '甲' });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(autosave.stateOf(KEY)).toMatchObject({ kind: 'failed', retrying: true });
    expect(autosave.overall().kind).toBe('failed');
    await vi.advanceTimersByTimeAsync(5000);
    expect(writes).toHaveLength(2);
    expect(autosave.overall().kind).toBe('saved');
  });

  test('says that a refused value is not saved, and writes the next one', async () => {
    const { autosave, writes } = anAutosave(async (write, number) => {
      if (number === 1) throw refusal('record.not-found', { record: KEY.id });
      return accept(write, number);
    });
    autosave.put(KEY, { rightHolder: '甲' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(writes).toHaveLength(1);
    expect(autosave.stateOf(KEY)).toMatchObject({ kind: 'failed', retrying: false });
    autosave.put(KEY, { rightHolder: '乙' });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(autosave.stateOf(KEY).kind).toBe('saved');
  });
});
