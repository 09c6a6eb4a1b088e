/**
 * Writes a drawing as it goes, without a button: the boundary whenever a step has changed it, the line that is no boundary yet as a
 * draft. One write at a time, each based on the heads of the reply before; of what comes meanwhile the newest is written next.
 */
import type { Failure, FailureCode } from '#core/contract/failures.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Drawing } from '#core/geo/editing/drawing.ts';
import type { EditShape, EditVertex } from '#core/geo/editing/edit-shape.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import type { Client } from '../../client/connect.ts';
import { isConnectionLost, toFailure } from '../../client/failure.ts';
import { toDrawnPoint } from './drawn-points.ts';

const RETRY_AFTER_MS = 2000;
/** Failures that may pass without anything being drawn. */
const RETRIED: readonly FailureCode[] = [
  'internal',
  'workspace.disk-full',
  'workspace.cannot-write',
  'workspace.in-use',
  'workspace.none-open',
];

export type StoringState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  /** Not written; while `retrying` it is tried again by itself. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retrying: boolean }
  /** Others have changed the boundary; nothing was overwritten, and nothing more is written. */
  | { readonly kind: 'changed-meanwhile' };

/** What became of everything that was put. `error` is what the write that did not succeed threw. */
export type Settled =
  | { readonly isWritten: true; readonly heads: readonly OpHash[] }
  | { readonly isWritten: false; readonly error: unknown };

export function createStoring({
  client,
  onState,
  onStored,
}: {
  readonly client: Pick<Client, 'drawing'>;
  readonly onState: (state: StoringState) => void;
  readonly onStored: (detail: ParcelDetail) => void;
}) {
  let target: RecordId | undefined;
  let heads: readonly OpHash[] = [];
  /** Undefined from the beginning of a write to its reply: whether it was stored is not known. */
  let shape: EditShape | undefined = [];
  /** What the draft of the workspace holds now. */
  let line: readonly EditVertex[] = [];
  let wanted: Drawing | undefined;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = true;
  let lastError: unknown;

  async function writeOne(drawing: Drawing): Promise<void> {
    if (drawing.shape !== shape && drawing.shape.length > 0) {
      shape = undefined;
      const rings = drawing.shape.map((ring) => ring.map(toDrawnPoint));
      const detail = target
        ? await client.drawing.write({ id: target, rings, heads: [...heads] })
        : await client.drawing.create({ rings });
      target = detail.id;
      heads = detail.groups.boundary?.heads ?? [];
      shape = drawing.shape;
      // The service drops the draft together with the write.
      line = [];
      onStored(detail);
    }
    if (drawing.line === line || (drawing.line.length === 0 && line.length === 0)) return;
    const parcel = target ? { parcel: target } : {};
    if (drawing.line.length === 0 || drawing.purpose === 'edit') await client.drawing.dropDraft(parcel);
    else {
      await client.drawing.keepDraft({
        ...parcel,
        purpose: drawing.purpose,
        line: drawing.line.map(toDrawnPoint),
      });
    }
    line = drawing.line;
  }

  async function writeAll(): Promise<void> {
    while (wanted && !isStopped) {
      const drawing = wanted;
      onState({ kind: 'saving' });
      try {
        await writeOne(drawing);
        if (wanted === drawing) wanted = undefined;
        onState({ kind: 'saved' });
      } catch (error) {
        lastError = error;
        const failure = toFailure(error);
        if (failure.code === 'record.changed-meanwhile') {
          isStopped = true;
          onState({ kind: 'changed-meanwhile' });
          return;
        }
        const retrying = isConnectionLost(error) || RETRIED.includes(failure.code);
        onState({ kind: 'failed', failure, retrying });
        if (retrying) timer = setTimeout(pump, RETRY_AFTER_MS);
        return;
      }
    }
  }

  function pump(): Promise<void> {
    clearTimeout(timer);
    running ??= writeAll().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    /** Says what is stored already: the boundary with its heads, and the line as a draft. */
    begin: (
      id: RecordId | undefined,
      seen: readonly OpHash[],
      stored: EditShape,
      draft: readonly EditVertex[],
    ) => {
      clearTimeout(timer);
      [target, heads, shape, line] = [id, seen, stored, draft];
      wanted = undefined;
      isStopped = false;
      onState({ kind: 'idle' });
    },
    put: (drawing: Drawing) => {
      wanted = drawing;
      void pump();
    },
    retry: () => void pump(),
    /** Waits until everything is written, or cannot be. */
    settled: async (): Promise<Settled> => {
      await (running ?? (wanted ? pump() : undefined));
      return wanted ? { isWritten: false, error: lastError } : { isWritten: true, heads };
    },
    end: () => {
      clearTimeout(timer);
      isStopped = true;
      wanted = undefined;
      onState({ kind: 'idle' });
    },
  };
}
