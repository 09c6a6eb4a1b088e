/** Undo and redo as a history of values: nothing is reversed, what was is taken out again. */
export type History<T> = {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
};

/** So many steps can be taken back. */
export const MAX_STEPS = 500;

export function beginHistory<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

export function commit<T>({ past, present }: History<T>, next: T): History<T> {
  return { past: [...past.slice(1 - MAX_STEPS), present], present: next, future: [] };
}

/** Itself when there is nothing to take back. */
export function undo<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  return past.length === 0
    ? history
    : { past: past.slice(0, -1), present: past.at(-1) as T, future: [present, ...future] };
}

export function redo<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  return future.length === 0
    ? history
    : { past: [...past, present], present: future[0] as T, future: future.slice(1) };
}
