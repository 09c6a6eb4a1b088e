/**
 * Writes a drawing as it goes, without a button: the boundary whenever a step has changed it, the line that is no boundary yet as a
 * draft. One write at a time, each based on the heads of the reply before; of what comes meanwhile the newest is written next.
 */
import type { DrawnLineName } from '#core/contract/drawing.ts';
import type { Failure, FailureCode } from '#core/contract/failures.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Drawing } from '#core/geo/editing/drawing.ts';
import type { EditShape, EditVertex } from '#core/geo/editing/edit-shape.ts';
import { type OpHash, type RecordId, uuidV7From } from '#core/ids.ts';
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
  /** Not written; while `retrying` it is tried again by itself. Without a failure the service was not reached, and nobody said anything. */
  | { readonly kind: 'failed'; readonly failure: Failure | undefined; readonly retrying: boolean }
  /** Others have changed the boundary; nothing was overwritten, and nothing more is written. */
  | { readonly kind: 'changed-meanwhile' };

/** What became of everything that was put: what is stored, with the draft of the line; or what the write that did not succeed threw. */
export type Settled =
  | { readonly isWritten: true; readonly heads: readonly OpHash[]; readonly draft: DrawnLineName | undefined }
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
  /** Under which name it may be there; undefined where there is none. */
  let draft: DrawnLineName | undefined;
  let lineId: string | undefined;
  let wanted: Drawing | undefined;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = true;
  let lastError: unknown;

  async function writeOne(drawing: Drawing): Promise<void> {
    const finished = draft && drawing.line.length === 0 ? { finished: draft } : {};
    if (drawing.shape !== shape && drawing.shape.length > 0) {
      shape = undefined;
      const rings = drawing.shape.map((ring) => ring.map(toDrawnPoint));
      const detail = target
        ? await client.drawing.write({ id: target, rings, heads: [...heads], ...finished })
        : await client.drawing.create({ rings, ...finished });
      target = detail.id;
      heads = detail.groups.boundary?.heads ?? [];
      shape = drawing.shape;
      if (drawing.line.length === 0) {
        draft = undefined;
        line = drawing.line;
      }
      onStored(detail);
    }
    if (drawing.line === line || (drawing.line.length === 0 && !draft)) return;
    if (drawing.line.length === 0 || drawing.purpose === 'edit') {
      if (draft) await client.drawing.dropDraft(draft);
      draft = undefined;
    } else {
      draft ??= { ...(target ? { parcel: target } : {}), id: lineId };
      await client.drawing.keepDraft({
        ...draft,
        purpose: drawing.purpose,
        line: drawing.line.map(toDrawnPoint),
      });
    }
    line = drawing.line;
  }

  async function writeAll(): Promise<void> {
    while (wanted && !isStopped) {
      const drawing = wanted;
      const before = shape;
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
        const isLost = isConnectionLost(error);
        const retrying = isLost || RETRIED.includes(failure.code);
        // A refusal is an answer: nothing was stored.
        if (!retrying) shape ??= before;
        onState({ kind: 'failed', failure: isLost ? undefined : failure, retrying });
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
    /** Says what is stored already: the boundary with its heads, and the line with the name of its draft. */
    begin: (
      id: RecordId | undefined,
      seen: readonly OpHash[],
      stored: EditShape,
      kept: { readonly line: readonly EditVertex[]; readonly name: DrawnLineName } | undefined,
    ) => {
      clearTimeout(timer);
      [target, heads, shape, line, draft] = [id, seen, stored, kept?.line ?? [], kept?.name];
      lineId = newLineId();
      wanted = undefined;
      isStopped = false;
      onState({ kind: 'idle' });
    },
    put: (drawing: Drawing) => {
      wanted = drawing;
      void pump();
    },
    /** Whether the parcel has a boundary by now, or gets one by what is under way. */
    mayHaveBoundary: () => shape?.length !== 0,
    retry: () => void pump(),
    /** Waits until everything is written, or cannot be. */
    settled: async (): Promise<Settled> => {
      await (running ?? (wanted ? pump() : undefined));
      return wanted ? { isWritten: false, error: lastError } : { isWritten: true, heads, draft };
    },
    end: () => {
      clearTimeout(timer);
      isStopped = true;
      wanted = undefined;
      onState({ kind: 'idle' });
    },
  };
}

function newLineId(): string {
  return uuidV7From(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
