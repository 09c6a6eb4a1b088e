/**
 * Long work as React state: progress as it comes, the result or the failure at the end, and a cancel that reaches the
 * service (giving the iterator up ends the work there).
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '#core/contract/base.ts';
import type { Failure } from '#core/contract/failures.ts';
import { toFailure } from './failure.ts';

/** A progress event, with when its phase began: the remaining time is told from that. */
export type JobProgress = Progress & { readonly phaseStartedAtMs: number };

export type JobState<Result> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: JobProgress | undefined }
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type ReportProgress = (progress: Progress) => void;

export type JobWork<Input, Result> = (
  input: Input,
  signal: AbortSignal,
  report: ReportProgress,
) => Promise<AsyncIterator<Progress, Result>>;

export type Job<Input, Result> = {
  readonly state: JobState<Result>;
  /** Resolves to the result, or to undefined when it failed or was cancelled. */
  readonly start: (input: Input) => Promise<Result | undefined>;
  readonly cancel: () => void;
  readonly reset: () => void;
};

/** @param work starts the procedure; may report progress of its own before (uploads). It must be stable between renders. */
export function useJob<Input, Result>(work: JobWork<Input, Result>): Job<Input, Result> {
  const [state, setState] = useState<JobState<Result>>({ kind: 'idle' });
  const running = useRef<AbortController | undefined>(undefined);

  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(
    async (input: Input): Promise<Result | undefined> => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const isCurrent = () => running.current === controller && !controller.signal.aborted;
      let phase: string | undefined;
      let phaseStartedAtMs = 0;
      const report: ReportProgress = (progress) => {
        if (!isCurrent()) return;
        if (progress.phase !== phase) {
          phase = progress.phase;
          phaseStartedAtMs = performance.now();
        }
        setState({ kind: 'running', progress: { ...progress, phaseStartedAtMs } });
      };
      setState({ kind: 'running', progress: undefined });
      try {
        const steps = await work(input, controller.signal, report);
        for (;;) {
          const step = await steps.next();
          if (step.done) {
            if (!isCurrent()) return undefined;
            setState({ kind: 'done', result: step.value });
            return step.value;
          }
          if (controller.signal.aborted) {
            await steps.return?.();
            return undefined;
          }
          report(step.value);
        }
      } catch (error) {
        if (isCurrent()) setState({ kind: 'failed', failure: toFailure(error) });
        return undefined;
      }
    },
    [work],
  );

  const cancel = useCallback(() => {
    running.current?.abort();
    setState({ kind: 'failed', failure: { code: 'job.cancelled', params: {} } });
  }, []);

  const reset = useCallback(() => {
    running.current?.abort();
    setState({ kind: 'idle' });
  }, []);

  return { state, start, cancel, reset };
}
