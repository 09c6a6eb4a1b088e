/**
 * The one mechanism for long work: a generator that yields progress and returns the result. Whoever gives up the generator,
 * or aborts the call, cancels the work; it then ends before the generator does, so that nothing goes on unseen.
 */
import type { Progress } from '#core/contract/base.ts';
import { AppError } from './failure.ts';

/** A job under way: how it is cancelled, and when it has ended. */
export type RunningJob = { readonly cancel: () => void; readonly ended: Promise<void> };

export type JobControl = {
  readonly signal: AbortSignal;
  /** May be called as often as one likes; only the latest is passed on. */
  readonly progress: (progress: Progress) => void;
};

/** @param running where the job stands while it is under way */
export async function* runJob<T>(
  outer: AbortSignal | undefined,
  running: Set<RunningJob>,
  work: (control: JobControl) => Promise<T>,
): AsyncGenerator<Progress, T, void> {
  const own = new AbortController();
  const signal = outer ? AbortSignal.any([outer, own.signal]) : own.signal;
  let latest: Progress | undefined;
  let wake: () => void = () => {};
  let ended = false;
  const result = work({
    signal,
    progress: (progress) => {
      latest = progress;
      wake();
    },
  }).finally(() => {
    ended = true;
    wake();
  });
  const entry: RunningJob = { cancel: () => own.abort(), ended: result.then(noop, noop) };
  running.add(entry);
  try {
    while (!ended) {
      if (latest) {
        const progress = latest;
        latest = undefined;
        yield progress;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (ended || latest) resolve();
        });
      }
    }
    if (latest) yield latest;
    return await result;
  } catch (error) {
    throw signal.aborted ? new AppError('job.cancelled', {}, { cause: error }) : error;
  } finally {
    own.abort();
    await entry.ended;
    running.delete(entry);
  }
}

/** To be called between two steps of long work. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('job.cancelled', {});
}

function noop(): void {}
