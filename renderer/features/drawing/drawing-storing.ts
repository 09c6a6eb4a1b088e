/**
 * Writes one drawing as it goes, without a button: the boundary whenever a step has changed it, the line that is no boundary yet as a
 * draft. One write at a time, each based on the heads of the reply before; of what comes meanwhile the newest is written next. What may
 * be stored although no reply came is sent again just as it was, before anything newer: so the service knows it again.
 */
import type { DrawnLineName } from '#core/contract/drawing.ts';
import type { Failure, FailureCode } from '#core/contract/failures.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Drawing } from '#core/geo/editing/drawing.ts';
import type { EditShape, EditVertex } from '#core/geo/editing/edit-shape.ts';
import { type OpHash, type RecordId, recordIdSchema, uuidV7From } from '#core/ids.ts';
import type { Client } from '../../client/connect.ts';
import { mayPass, toFailure } from '../../client/failure.ts';
import { toDrawnPoint } from './drawn-points.ts';

const RETRY_AFTER_MS = 2000;

export type StoringState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  /** Not written; while `retrying` it is tried again by itself. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retrying: boolean }
  /** Others have changed the boundary; nothing was overwritten, and nothing more is written. */
  | { readonly kind: 'changed-meanwhile' }
  /** Another window has gone on with the line, or ended it; nothing of that was overwritten, and nothing more is written. */
  | { readonly kind: 'line-elsewhere'; readonly failure: Failure };

const LINE_ELSEWHERE: readonly FailureCode[] = [
  'drawing.line-changed-elsewhere',
  'drawing.line-ended-elsewhere',
];

/** What became of everything that was put: what is stored, with the draft of the line; or what the write that did not succeed threw. */
export type Settled =
  | { readonly isWritten: true; readonly heads: readonly OpHash[]; readonly draft: DrawnLineName | undefined }
  | { readonly isWritten: false; readonly error: unknown };

/** What is stored already when the drawing begins. */
export type Begun = {
  /** Undefined for a parcel that the first boundary makes. */
  readonly target: RecordId | undefined;
  readonly heads: readonly OpHash[];
  readonly shape: EditShape;
  /** The line with the name of its draft, where it was begun before. */
  readonly draft:
    | { readonly line: readonly EditVertex[]; readonly name: DrawnLineName; readonly keptAt: string }
    | undefined;
};

export type Storing = ReturnType<typeof createStoring>;

export function createStoring(
  {
    client,
    onState,
    onStored,
  }: {
    readonly client: Pick<Client, 'drawing'>;
    readonly onState: (state: StoringState) => void;
    readonly onStored: (detail: ParcelDetail) => void;
  },
  begun: Begun,
) {
  let { target, heads } = begun;
  /** Undefined from the beginning of a write to its reply: whether it was stored is not known. */
  let shape: EditShape | undefined = begun.shape;
  /** What the draft of the workspace holds now. */
  let line = begun.draft?.line ?? [];
  /** Under which name it may be there; undefined where there is none. */
  let draft = begun.draft?.name;
  /** When the draft was kept that is known here. */
  let draftSeen = begun.draft?.keptAt;
  /** Of the parcel that the first boundary makes: chosen here, so that no second one is made when that is sent again. */
  const made = recordIdSchema.parse(newId());
  const lineId = newId();
  let isTakingOver = false;
  let wanted: Drawing | undefined;
  /** What was sent and had no reply. */
  let unsure: Drawing | undefined;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  /** Nobody listens any more, and a reply that comes late is nobody's. */
  let isEnded = false;
  let lastError: unknown;

  async function writeOne(drawing: Drawing): Promise<void> {
    const finished = draft && drawing.line.length === 0 ? { finished: draft } : {};
    if (drawing.shape !== shape && drawing.shape.length > 0) {
      shape = undefined;
      const rings = drawing.shape.map((ring) => ring.map(toDrawnPoint));
      const detail = target
        ? await client.drawing.write({ id: target, rings, heads: [...heads], ...finished })
        : await client.drawing.create({ id: made, rings, ...finished });
      if (isEnded) return;
      target = detail.id;
      heads = detail.groups.boundary?.heads ?? [];
      shape = drawing.shape;
      if (drawing.line.length === 0) {
        [draft, draftSeen] = [undefined, undefined];
        line = drawing.line;
      }
      onStored(detail);
    }
    if (drawing.line === line || (drawing.line.length === 0 && !draft)) return;
    if (drawing.line.length === 0 || drawing.purpose === 'edit') {
      if (draft) await client.drawing.dropDraft(draft);
      [draft, draftSeen] = [undefined, undefined];
    } else {
      draft ??= { ...(target ? { parcel: target } : {}), id: lineId };
      const { keptAt } = await client.drawing.keepDraft({
        ...draft,
        purpose: drawing.purpose,
        line: drawing.line.map(toDrawnPoint),
        ...(draftSeen === undefined ? {} : { seen: draftSeen }),
        ...(isTakingOver ? { takeOver: true } : {}),
      });
      draftSeen = keptAt;
      isTakingOver = false;
    }
    line = drawing.line;
  }

  async function writeAll(): Promise<void> {
    while (wanted && !isStopped) {
      const drawing = unsure ?? wanted;
      const before = shape;
      unsure = drawing;
      onState({ kind: 'saving' });
      try {
        await writeOne(drawing);
        if (isEnded) return;
        unsure = undefined;
        if (wanted === drawing) wanted = undefined;
        onState({ kind: 'saved' });
      } catch (error) {
        if (isEnded) return;
        lastError = error;
        const failure = toFailure(error);
        if (failure.code === 'record.changed-meanwhile') {
          isStopped = true;
          onState({ kind: 'changed-meanwhile' });
          return;
        }
        if (LINE_ELSEWHERE.includes(failure.code)) {
          unsure = undefined;
          isStopped = true;
          onState({ kind: 'line-elsewhere', failure });
          return;
        }
        const retrying = mayPass(failure);
        // A refusal is an answer: nothing was stored.
        if (!retrying) {
          shape ??= before;
          unsure = undefined;
          if (drawing !== wanted) continue;
        }
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
    put: (drawing: Drawing) => {
      wanted = drawing;
      void pump();
    },
    /** Whether the parcel has a boundary by now, or gets one by what is under way. */
    mayHaveBoundary: () => shape?.length !== 0,
    retry: () => void pump(),
    /** Puts the line of this window in place of the other one's. */
    takeOver: () => {
      isTakingOver = true;
      isStopped = false;
      void pump();
    },
    /** Which draft holds the line, where one does. */
    draftName: () => draft,
    /** Nobody has the line any more. */
    lineEnded: () =>
      onState({ kind: 'line-elsewhere', failure: { code: 'drawing.line-ended-elsewhere', params: {} } }),
    /** Waits until everything is written, or cannot be. */
    settled: async (): Promise<Settled> => {
      await (running ?? (wanted ? pump() : undefined));
      return wanted ? { isWritten: false, error: lastError } : { isWritten: true, heads, draft };
    },
    /** Writes nothing more, and tells nobody what becomes of what is under way. */
    end: () => {
      clearTimeout(timer);
      [isStopped, isEnded] = [true, true];
      [wanted, unsure] = [undefined, undefined];
    },
  };
}

function newId(): string {
  return uuidV7From(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
