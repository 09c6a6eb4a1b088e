/**
 * The one drawing of the window: what is being drawn for which parcel, step by step. Every step that leaves a boundary is handed to
 * `drawing-storing.ts` to be written; a line that is no boundary yet is kept there as a draft. Knows neither map nor page.
 */
import type { DrawingDraft, DrawnLineName } from '#core/contract/drawing.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import {
  addPoint,
  beginDrawing,
  type Drawing,
  deletePoint,
  finishLine,
  movePoint,
  type Purpose,
  takeLastPoint,
} from '#core/geo/editing/drawing.ts';
import { isRefused, type Refused, refuse } from '#core/geo/editing/drawing-codes.ts';
import {
  type EditShape,
  type EditVertex,
  type Place,
  renumbered,
  toEditShape,
} from '#core/geo/editing/edit-shape.ts';
import { beginHistory, commit, type History, redo, undo } from '#core/geo/editing/history.ts';
import { splitAlong } from '#core/geo/editing/line-commands.ts';
import { deleteVertex, insertVertex, moveVertex } from '#core/geo/editing/vertex-commands.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import type { Client } from '../../client/connect.ts';
import type { ChosenPoint } from './chosen-point.ts';
import type { DrawingState } from './drawing-state.ts';
import { createStoring, type Storing } from './drawing-storing.ts';
import { toDrawnPoint, toLine } from './drawn-points.ts';

export type DrawingStoreParts = {
  readonly client: Pick<Client, 'drawing'>;
  readonly onStored: (detail: ParcelDetail) => void;
};

export type DrawingStore = ReturnType<typeof createDrawingStore>;

export function createDrawingStore({ client, onStored }: DrawingStoreParts) {
  let state: DrawingState = {
    session: undefined,
    merging: undefined,
    storing: { kind: 'idle' },
    hasMap: false,
  };
  const listeners = new Set<() => void>();
  /** Nothing is drawn anew for it, so it is no part of the state. */
  let isDragging = false;
  const set = (next: Partial<DrawingState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  /** Of boundaries that steps of this window have left. */
  const ownHeads = new Set<OpHash>();
  /** Writes for the session that is open, and for no other. */
  let storing: Storing | undefined;

  const begin = (
    detail: ParcelDetail | undefined,
    drawing: Drawing,
    draft?: { readonly name: DrawnLineName; readonly keptAt: string },
  ): void => {
    // The first step would decide between two boundaries of which only one is seen here.
    if (detail?.groups.boundary?.conflict) return;
    const shape = detail?.values.boundary ? toEditShape(detail.values.boundary) : [];
    storing?.end();
    storing = createStoring(
      {
        client,
        onState: (next) => set({ storing: next }),
        onStored: (stored) => {
          for (const head of stored.groups.boundary?.heads ?? []) ownHeads.add(head);
          onStored(stored);
          if (state.session && !state.session.target)
            set({ session: { ...state.session, target: stored.id } });
        },
      },
      {
        target: detail?.id,
        heads: detail?.groups.boundary?.heads ?? [],
        shape,
        draft: draft && { line: drawing.line, ...draft },
      },
    );
    set({
      merging: undefined,
      storing: { kind: 'idle' },
      session: {
        target: detail?.id,
        history: beginHistory({ ...drawing, shape }),
        begunWith: shape,
        chosen: undefined,
        refusal: undefined,
        splitting: undefined,
        isParting: false,
      },
    });
  };

  const resume = (
    detail: ParcelDetail | undefined,
    { parcel, id, purpose, line, keptAt }: DrawingDraft,
  ): void => begin(detail, { shape: [], purpose, line: toLine(line) }, { name: { parcel, id }, keptAt });

  const close = (): void => {
    storing?.end();
    storing = undefined;
    set({ session: undefined, storing: { kind: 'idle' } });
  };

  /** @returns whether no drawing is open any more */
  const closeWritten = async (): Promise<boolean> => {
    const own = storing;
    if (own && !(await own.settled()).isWritten) return false;
    // Another one may have begun meanwhile.
    if (storing === own) close();
    return state.session === undefined;
  };

  /** Takes a history on, and has written what it holds now. */
  const turn = (history: History<Drawing>, chosen?: ChosenPoint): void => {
    if (!state.session || state.session.isParting || history === state.session.history) return;
    set({ session: { ...state.session, history, chosen, refusal: undefined, splitting: undefined } });
    storing?.put(history.present);
  };

  const step = (work: (drawing: Drawing) => Drawing | Refused, chosen?: ChosenPoint): boolean => {
    const { session } = state;
    if (!session || session.isParting) return false;
    const result = work(session.history.present);
    if (isRefused(result)) {
      set({ session: { ...session, refusal: result.refused } });
      return false;
    }
    if (result !== session.history.present) turn(commit(session.history, result), chosen);
    return true;
  };

  const onShape = (
    work: (shape: EditShape) => { readonly shape: EditShape } | Refused,
    chosen?: ChosenPoint,
  ): boolean =>
    step((drawing) => {
      const result = work(drawing.shape);
      return isRefused(result) ? result : { ...drawing, shape: result.shape };
    }, chosen);

  /** The line does what it is for. A line that parts the parcel is shown as its parts first. */
  const finish = (): void => {
    const { session } = state;
    if (!session) return;
    const { purpose, shape, line } = session.history.present;
    if (purpose !== 'split') {
      step(finishLine);
      return;
    }
    const result = splitAlong(shape, line);
    set({
      session: isRefused(result)
        ? { ...session, refusal: result.refused }
        : { ...session, refusal: undefined, splitting: result.parts },
    });
  };

  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },

    /** Begins for a parcel, or for one still to be made. While another is open it does nothing: that is ended first. */
    start: (detail: ParcelDetail | undefined, purpose: Purpose) => {
      if (!state.session) begin(detail, beginDrawing([], purpose));
    },
    /** Goes on with a line that was left unfinished. */
    resume,
    /** Another tool for the same parcel; a line that was begun goes, and comes back by undo. */
    turnTo: (purpose: Purpose) =>
      step((drawing) => (drawing.purpose === purpose ? drawing : { ...drawing, purpose, line: [] })),

    addPoint: (vertex: EditVertex) => step((drawing) => addPoint(drawing, vertex)),
    move: (chosen: ChosenPoint, to: EditVertex) =>
      chosen.of === 'shape'
        ? onShape((shape) => moveVertex(shape, chosen.place, to), chosen)
        : step((drawing) => movePoint(drawing, chosen.index, to), chosen),
    insert: (place: Place, vertex: EditVertex) =>
      onShape((shape) => insertVertex(shape, place, vertex), {
        of: 'shape',
        place: { ring: place.ring, point: place.point + 1 },
      }),
    remove: (chosen: ChosenPoint) =>
      chosen.of === 'shape'
        ? onShape((shape) => deleteVertex(shape, chosen.place))
        : step((drawing) => deletePoint(drawing, chosen.index)),
    takeLastPoint: () => step(takeLastPoint),
    renumber: () => onShape((shape) => ({ shape: renumbered(shape) })),
    /** Any other step on the boundary, such as a repair or a row of the table. */
    change: onShape,
    choose: (chosen: ChosenPoint | undefined) => {
      if (state.session) set({ session: { ...state.session, chosen } });
    },
    /** Enter, and the button for it: a line with points is finished first; then there is nothing more to finish but the drawing. */
    finishOrEnd: () => {
      const drawing = state.session?.history.present;
      if (drawing && drawing.purpose !== 'edit' && drawing.line.length > 0) finish();
      else void closeWritten();
    },
    finish,
    cancelSplit: () => {
      if (state.session && !state.session.isParting)
        set({ session: { ...state.session, splitting: undefined } });
    },
    /** @throws what the service says, or said to a step that is not written yet; then everything is as it was */
    split: async (kept: 'larger' | 'smaller') => {
      const { session } = state;
      const own = storing;
      if (!session?.target || !own) throw new Error('nothing to split');
      set({ session: { ...session, isParting: true } });
      try {
        const settled = await own.settled();
        // The service parts what it has; that would not be the parts that were shown.
        if (!settled.isWritten) throw settled.error;
        const line = session.history.present.line.map(toDrawnPoint);
        const result = await client.drawing.split({
          id: session.target,
          heads: [...settled.heads],
          line,
          kept,
          finished: settled.draft,
        });
        if (storing === own) close();
        return result;
      } finally {
        if (state.session && storing === own) set({ session: { ...state.session, isParting: false } });
      }
    },

    undo: () => {
      const { session } = state;
      if (!session) return;
      const history = undo(session.history);
      if (history.present.shape.length === 0 && storing?.mayHaveBoundary())
        set({ session: { ...session, refusal: refuse('drawing.first-stays').refused } });
      else turn(history);
    },
    redo: () => state.session && turn(redo(state.session.history)),

    /**
     * Ends the drawing once everything is written, and not before; a line without an end stays as a draft.
     * @returns whether no drawing is open any more
     */
    done: closeWritten,
    /** Whether a boundary with these heads was drawn in this window, so that it is nothing new to anybody here. */
    isOwn: (heads: readonly OpHash[]): boolean =>
      heads.length > 0 && heads.every((head) => ownHeads.has(head)),
    /** Heads of the boundary under the last step; absent where a step is not written, and where nothing is drawn. */
    writtenHeads: async (): Promise<readonly OpHash[] | undefined> => {
      const settled = await storing?.settled();
      return settled?.isWritten ? settled.heads : undefined;
    },
    /**
     * Writes back the boundary as it was and forgets the line. A step like others: while it cannot be written the drawing stays open,
     * and shows what is still to be written.
     */
    giveUp: async () => {
      const { session } = state;
      if (!session) return;
      const { begunWith, history } = session;
      // A parcel made by this drawing keeps the boundary it has got.
      const shape = begunWith.length > 0 ? begunWith : history.present.shape;
      turn(commit(history, { shape, purpose: 'edit', line: [] }));
      await closeWritten();
    },
    /** Others have changed the boundary: begins again with theirs. */
    reload: (detail: ParcelDetail) => begin(detail, beginDrawing([], 'edit')),
    retry: () => storing?.retry(),
    /** Goes on with the line as it is here, where another window has gone on with it too. */
    takeOver: () => storing?.takeOver(),
    /** Goes on with the line as the other window has it. @throws what the service says */
    showOther: async (detail: ParcelDetail | undefined) => {
      const own = storing;
      const name = own?.draftName();
      const drafts = await client.drawing.drafts();
      const found = drafts.find(({ parcel, id }) => parcel === name?.parcel && id === name?.id);
      if (storing !== own) return;
      if (found) resume(found.parcel ? detail : undefined, found);
      else own?.lineEnded();
    },

    /** Lets go of everything, written or not: the workspace it belongs to is closed. */
    forget: () => {
      close();
      set({ merging: undefined });
    },
    /** A point is being dragged: until it is dropped it stands for the place it was taken from, and no key may move that. */
    setDragging: (now: boolean) => {
      isDragging = now;
    },
    isDragging: () => isDragging,
    setMap: (hasMap: boolean) => set({ hasMap }),

    beginMerge: (id: RecordId) => set({ merging: { id, other: undefined, isAsked: false } }),
    chooseOther: (other: RecordId) => {
      if (state.merging) set({ merging: { ...state.merging, other } });
    },
    endMerge: () => {
      if (!state.merging?.isAsked) set({ merging: undefined });
    },
    /** @param ask asks the service to merge; what it says or throws is handed on */
    merge: async <T>(ask: () => Promise<T>): Promise<T> => {
      const asked = state.merging && { ...state.merging, isAsked: true };
      set({ merging: asked });
      try {
        return await ask();
      } finally {
        if (asked && state.merging === asked) set({ merging: { ...asked, isAsked: false } });
      }
    },
  };
}
