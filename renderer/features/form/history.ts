/**
 * What a person has changed in one record's form, to be taken back and done again in the order of the changes, across all groups.
 * Only what this window's person did stands here; what others wrote never does. Pure bookkeeping: the form applies the steps.
 */
import { type Json, sameJson } from '#core/json.ts';
import { filled } from './group-values.ts';

/** One field's value before and after, as the form held it. */
export type Change = { readonly path: string; readonly before: unknown; readonly after: unknown };
/** What was changed by one act: a field, and what was computed from it. */
export type Step = readonly Change[];

type Sitting = number | undefined;
type Entry = { readonly step: Step; readonly sitting: Sitting };

export type History = {
  /**
   * Notes an act. Acts on the same field in one sitting (typing without leaving the field) are one step; without a sitting every
   * act stands for itself. What ends where it began is no step at all.
   */
  readonly note: (step: Step, sitting?: number) => void;
  /** The step that undo or redo would apply. */
  readonly nextUndo: () => Step | undefined;
  readonly nextRedo: () => Step | undefined;
  /** Says that the step was applied. */
  readonly undone: () => void;
  readonly redone: () => void;
  /** The values it stands on are gone, since others have written them: neither it nor what came before can be taken back. */
  readonly forget: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Changes with every change, for React to compare. */
  readonly version: () => number;
};

export function createHistory(): History {
  const done: Entry[] = [];
  const undone: Entry[] = [];
  const listeners = new Set<() => void>();
  let version = 0;
  const tell = () => {
    version += 1;
    for (const listener of listeners) listener();
  };

  return {
    note: (step, sitting) => {
      undone.length = 0;
      const last = done.at(-1);
      const joins =
        sitting !== undefined && last?.sitting === sitting && last.step[0]?.path === step[0]?.path;
      const merged = (joins && last ? merge(last.step, step) : step).filter(
        ({ before, after }) => !sameValue(before, after),
      );
      if (joins) done.pop();
      if (merged.length > 0) done.push({ step: merged, sitting });
      tell();
    },
    nextUndo: () => done.at(-1)?.step,
    nextRedo: () => undone.at(-1)?.step,
    undone: () => {
      const entry = done.pop();
      // Applied once, it is a step of its own: typing on joins nothing that was taken back.
      if (entry) undone.push({ step: entry.step, sitting: undefined });
      tell();
    },
    redone: () => {
      const entry = undone.pop();
      if (entry) done.push(entry);
      tell();
    },
    forget: () => {
      done.length = 0;
      undone.length = 0;
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}

function merge(earlier: Step, later: Step): Step {
  const byPath = new Map(earlier.map((change) => [change.path, change]));
  for (const change of later) {
    const first = byPath.get(change.path);
    byPath.set(change.path, first ? { ...change, before: first.before } : change);
  }
  return [...byPath.values()];
}

/** Whether two form values mean the same: an emptied input and an absent field do. */
export function sameValue(one: unknown, other: unknown): boolean {
  return sameJson((filled(one) ?? null) as Json, (filled(other) ?? null) as Json);
}
