/**
 * Saves what is typed, without a button: one queue a field group, each write based on the heads the form was filled
 * from, never on newer ones the person has not seen. The queues live outside of the form's components, so that what
 * was typed a moment before leaving a page is still written, and tried again while the service is away.
 */
import type { Failure } from '#core/contract/failures.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { type Seen, seenOf } from '#core/contract/seen.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import { type Json, sameJson } from '#core/json.ts';
import type { AttributeGroup } from '#core/parcel/field-groups.ts';
import type { Client } from '../../client/connect.ts';
import { mayPass, toFailure } from '../../client/failure.ts';

/** Typing is saved this long after its last key. */
export const SAVE_AFTER_MS = 400;
/** Who types without a pause is saved this often all the same: a dead battery takes at most the last second. */
export const SAVE_AT_LATEST_MS = 900;
const RETRY_AFTER_MS = 2000;

export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly atMs: number }
  /** Not written. While `retrying` it is tried again by itself; otherwise the next change tries again. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retrying: boolean }
  /** Others have written the group; nothing was overwritten, and nothing more is written until it is loaded again. */
  | { readonly kind: 'changed-meanwhile'; readonly mine: Json };

/** One object for every queue that has nothing to tell: React reads states by identity. */
const IDLE: SaveState = { kind: 'idle' };

export type SaveKey = { readonly id: RecordId; readonly group: AttributeGroup };

type Queue = {
  readonly key: SaveKey;
  heads: readonly OpHash[];
  saved: Json | undefined;
  pending: Json | undefined;
  state: SaveState;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest change that no write has taken up yet was typed. */
  waitingSinceMs: number | undefined;
  running: Promise<void> | undefined;
};

export type Autosave = {
  /** Says what the form was filled from. Ignored while something typed is still to be written. */
  readonly base: (key: SaveKey, heads: readonly OpHash[], saved: Json | undefined) => void;
  /** The value the group should have; written soon, and at once by `flush`. */
  readonly put: (key: SaveKey, value: Json) => void;
  readonly flush: (key: SaveKey) => Promise<void>;
  /** Waits for everything of one record, so that what follows (completing, printing) sees it. */
  readonly flushRecord: (id: RecordId) => Promise<void>;
  /** The same, and tells what somebody has before him who saw the record so: that, with what he had typed into it himself. */
  readonly seenAfter: (shown: ParcelDetail) => Promise<Seen>;
  /** Waits for everything typed in the window, whatever record it belongs to. */
  readonly flushAll: () => Promise<void>;
  /** Lets go of everything, written or not: the workspace it belongs to is closed. */
  readonly forgetAll: () => void;
  /** After `changed-meanwhile`: gives up the own value and takes the newest as base. */
  readonly reload: (key: SaveKey, heads: readonly OpHash[], saved: Json | undefined) => void;
  readonly stateOf: (key: SaveKey) => SaveState;
  /** What was last written, or typed and not yet written. */
  readonly latest: (key: SaveKey) => Json | undefined;
  readonly isUnsaved: (key: SaveKey) => boolean;
  /** The worst state of all queues, and when something was last saved. */
  readonly overall: () => SaveState;
  readonly subscribe: (listener: () => void) => () => void;
};

export type AutosaveParts = {
  readonly client: Pick<Client, 'parcel'>;
  readonly onSaved: (detail: ParcelDetail) => void;
  readonly nowMs: () => number;
};

export function createAutosave({ client, onSaved, nowMs }: AutosaveParts): Autosave {
  const queues = new Map<string, Queue>();
  const listeners = new Set<() => void>();
  let overall = IDLE;

  const nameOf = ({ id, group }: SaveKey) => `${id}/${group}`;

  function queueOf(key: SaveKey): Queue {
    const known = queues.get(nameOf(key));
    if (known) return known;
    const made: Queue = {
      key,
      heads: [],
      saved: undefined,
      pending: undefined,
      state: IDLE,
      timer: undefined,
      waitingSinceMs: undefined,
      running: undefined,
    };
    queues.set(nameOf(key), made);
    return made;
  }

  function show(queue: Queue, state: SaveState): void {
    queue.state = state;
    overall = toOverall(
      [...queues.values()].map((each) => each.state),
      overall,
    );
    for (const listener of listeners) listener();
  }

  function schedule(queue: Queue, afterMs: number): void {
    clearTimeout(queue.timer);
    queue.timer = setTimeout(() => void write(queue), afterMs);
  }

  /** One write at a time: the next one is based on the heads of the reply before. */
  function write(queue: Queue): Promise<void> {
    clearTimeout(queue.timer);
    queue.running ??= writeAll(queue).finally(() => {
      queue.running = undefined;
    });
    return queue.running;
  }

  const isUnwritten = (queue: Queue): boolean => queue.pending !== undefined || queue.running !== undefined;

  async function flushThose(chosen: (queue: Queue) => boolean): Promise<void> {
    await Promise.all([...queues.values()].filter((queue) => chosen(queue) && isUnwritten(queue)).map(write));
  }

  async function writeAll(queue: Queue): Promise<void> {
    while (queue.pending !== undefined && queue.state.kind !== 'changed-meanwhile') {
      const value = queue.pending;
      queue.waitingSinceMs = undefined;
      const { id, group } = queue.key;
      show(queue, { kind: 'saving' });
      try {
        const detail = await client.parcel.writeGroup({ id, group, value, heads: [...queue.heads] });
        queue.heads = detail.groups[group]?.heads ?? [];
        queue.saved = value;
        if (queue.pending === value) queue.pending = undefined;
        onSaved(detail);
        show(queue, { kind: 'saved', atMs: nowMs() });
      } catch (error) {
        const failure = toFailure(error);
        if (failure.code === 'record.changed-meanwhile') {
          show(queue, { kind: 'changed-meanwhile', mine: queue.pending ?? value });
          return;
        }
        const retrying = mayPass(failure);
        show(queue, { kind: 'failed', failure, retrying });
        if (retrying) schedule(queue, RETRY_AFTER_MS);
        return;
      }
    }
  }

  return {
    base: (key, heads, saved) => {
      const queue = queueOf(key);
      if (queue.pending !== undefined || queue.running || queue.state.kind === 'changed-meanwhile') return;
      queue.heads = heads;
      queue.saved = saved;
    },
    put: (key, value) => {
      const queue = queueOf(key);
      if (queue.state.kind === 'changed-meanwhile') {
        show(queue, { kind: 'changed-meanwhile', mine: value });
        return;
      }
      if (queue.pending === undefined && !queue.running && sameJson(queue.saved ?? {}, value)) return;
      queue.pending = value;
      if (!queue.running) show(queue, { kind: 'waiting' });
      queue.waitingSinceMs ??= nowMs();
      const leftMs = queue.waitingSinceMs + SAVE_AT_LATEST_MS - nowMs();
      schedule(queue, Math.max(0, Math.min(SAVE_AFTER_MS, leftMs)));
    },
    flush: async (key) => {
      const queue = queues.get(nameOf(key));
      if (queue?.pending !== undefined) await write(queue);
    },
    flushRecord: (id) => flushThose((queue) => queue.key.id === id),
    seenAfter: async (shown) => {
      const own = [...queues.values()].filter((queue) => queue.key.id === shown.id && isUnwritten(queue));
      await Promise.all(own.map(write));
      return {
        ...seenOf(shown),
        ...Object.fromEntries(own.map(({ key, heads }) => [key.group, [...heads]])),
      };
    },
    flushAll: () => flushThose(() => true),
    forgetAll: () => {
      for (const queue of queues.values()) clearTimeout(queue.timer);
      queues.clear();
      overall = IDLE;
      for (const listener of listeners) listener();
    },
    reload: (key, heads, saved) => {
      const queue = queueOf(key);
      queue.heads = heads;
      queue.saved = saved;
      queue.pending = undefined;
      show(queue, IDLE);
    },
    stateOf: (key) => queues.get(nameOf(key))?.state ?? IDLE,
    latest: (key) => {
      const queue = queues.get(nameOf(key));
      if (queue?.state.kind === 'changed-meanwhile') return queue.state.mine;
      return queue?.pending ?? queue?.saved;
    },
    isUnsaved: (key) => {
      const queue = queues.get(nameOf(key));
      return queue !== undefined && (queue.pending !== undefined || queue.state.kind === 'changed-meanwhile');
    },
    overall: () => overall,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const WORST_FIRST = ['changed-meanwhile', 'failed', 'saving', 'waiting'] as const;

function toOverall(states: readonly SaveState[], before: SaveState): SaveState {
  for (const kind of WORST_FIRST) {
    const found = states.find((state) => state.kind === kind);
    if (found) return found;
  }
  const savedAtMs = [...states, before].flatMap((state) => (state.kind === 'saved' ? [state.atMs] : []));
  return savedAtMs.length === 0 ? IDLE : { kind: 'saved', atMs: Math.max(...savedAtMs) };
}
