/** How fast long work goes, and how long it still takes: told on a terminal behind what is done. */

/** A guess from less than this says nothing. */
const GUESS_AFTER_MS = 2000;

export type Pace = { readonly perSecond: string; readonly seconds: number };

/** @returns undefined as long as there is nothing to tell it from */
export function createPace(
  nowMs: () => number = () => performance.now(),
): (phase: string, done: number, total: number | undefined) => Pace | undefined {
  let phase: string | undefined;
  let startedAtMs = 0;
  return (current, done, total) => {
    if (current !== phase) {
      phase = current;
      startedAtMs = nowMs();
    }
    const elapsedMs = nowMs() - startedAtMs;
    if (elapsedMs < GUESS_AFTER_MS || done <= 0 || total === undefined || done > total) return undefined;
    const perSecond = (done / elapsedMs) * 1000;
    return { perSecond: perSecond.toFixed(1), seconds: Math.ceil((total - done) / perSecond) };
  };
}
