/** Calling procedures: running a job to its end, and the failure a call ends with. */
import { ORPCError } from '@orpc/client';
import type { Progress } from '#core/contract/base.ts';
import type { Failure, FailureCode, FailureParams, Problem } from '#core/contract/failures.ts';

type JobOf<T> = { next(): Promise<IteratorResult<Progress, T>> };

/** Runs a job to its end. */
export async function finish<T>(starting: PromiseLike<JobOf<T>>): Promise<T> {
  const job = await starting;
  for (;;) {
    const step = await job.next();
    if (step.done) return step.value;
  }
}

/** The failure of the catalogue a call ends with. Throws when it succeeds or fails otherwise. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  let outcome: unknown;
  try {
    outcome = JSON.stringify(await call);
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'FAILURE') return error.data as Failure;
    outcome = error;
  }
  throw new Error(`the call did not end with a failure of the catalogue: ${outcome}`, { cause: outcome });
}

/** The parameters of the failure with this code; any other outcome fails the test. */
export async function failureWith<C extends FailureCode>(
  code: C,
  call: Promise<unknown>,
): Promise<FailureParams<C>> {
  const failure = await failureOf(call);
  if (failure.code !== code)
    throw new Error(`expected ${code}, got ${failure.code} ${JSON.stringify(failure.params)}`);
  return failure.params as FailureParams<C>;
}

/** The problems a refusal names. */
export async function problemsOf(
  code:
    | 'input.invalid'
    | 'drawing.refused'
    | 'records.refused'
    | 'boundary.refused'
    | 'base-map.refused'
    | 'base-map.not-placed'
    | 'package.refused'
    | 'reference.refused',
  call: Promise<unknown>,
): Promise<readonly Problem[]> {
  return (await failureWith(code, call)).problems;
}
