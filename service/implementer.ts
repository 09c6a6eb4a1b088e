/**
 * The ground under all routes: the contract with its context, and the one place where what was thrown becomes a failure of
 * the catalogue. What is not in the catalogue is logged with a reference number, and only that number leaves the service.
 */
import { randomUUID } from 'node:crypto';
import { ORPCError } from '@orpc/client';
import { implement, ValidationError } from '@orpc/server';
import type { z } from 'zod';
import type { Progress } from '#core/contract/base.ts';
import { contract } from '#core/contract/contract.ts';
import type { Failure, FailureCode } from '#core/contract/failures.ts';
import { toProblems } from '#core/contract/input-problems.ts';
import { type StoreTrouble, storeTroubleOf } from '#db/connection.ts';
import { DurableWriteError } from '#db/files/durable-write.ts';
import { errnoOf } from '#db/files/errno.ts';
import { diskFailure } from './disk-space.ts';
import type { Environment } from './environment.ts';
import { AppError } from './failure.ts';
import { type JobControl, runJob } from './jobs.ts';
import type { Session } from './session.ts';

export type CallContext = { readonly session: Session };

export const os = implement(contract)
  .$context<CallContext>()
  .use(async ({ context, next }) => {
    context.session.calls.lastMs = performance.now();
    try {
      return await next();
    } catch (error) {
      throw toWireError(error, context.session);
    }
  });

/** Long work as a procedure: progress events, then the result; failures are those of the catalogue here too. */
export async function* job<T>(
  context: CallContext,
  signal: AbortSignal | undefined,
  work: (control: JobControl) => Promise<T>,
): AsyncGenerator<Progress, T, void> {
  return yield* toWireFailures(context.session, runJob(signal, context.session.jobs, work));
}

/** What an iterator throws is a failure of the catalogue too. */
export async function* toWireFailures<T, R>(
  session: Session,
  events: AsyncGenerator<T, R, void>,
): AsyncGenerator<T, R, void> {
  try {
    return yield* events;
  } catch (error) {
    throw toWireError(error, session);
  }
}

const STORE_FAILURES = {
  full: 'workspace.disk-full',
  'in-use': 'workspace.in-use',
  'cannot-write': 'workspace.cannot-write',
} as const satisfies Record<Exclude<StoreTrouble, 'damaged'>, FailureCode>;

/** @param folder of the open workspace, for failures that name the disk */
export function toFailure(error: unknown, env: Pick<Environment, 'log'>, folder = ''): Failure {
  if (error instanceof AppError) return error.toFailure();
  if (error instanceof DurableWriteError) return diskFailure(error.errno, error.target).toFailure();
  // A stick that was pulled, a folder that was taken away: what the system says of a path.
  if (error instanceof Error && 'syscall' in error && 'path' in error) {
    const failure = diskFailure(errnoOf(error), String(error.path)).toFailure();
    env.log({ reference: failure.code, error });
    return failure;
  }
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
    const problems = toProblems(error.cause.issues as readonly z.core.$ZodIssue[]);
    return new AppError('input.invalid', { problems }).toFailure();
  }
  const trouble = storeTroubleOf(error);
  if (trouble) {
    env.log({ reference: trouble, error });
    const path = folder;
    return trouble === 'damaged'
      ? new AppError('workspace.damaged', { path, detail: String(error) }).toFailure()
      : new AppError(STORE_FAILURES[trouble], { path }).toFailure();
  }
  const reference = randomUUID().slice(0, 8);
  env.log({ reference, error });
  return new AppError('internal', { reference }).toFailure();
}

function toWireError(error: unknown, { env, opened }: Session): unknown {
  if (error instanceof ORPCError && error.code === 'FAILURE') return error;
  return new ORPCError('FAILURE', {
    defined: true,
    status: 422,
    data: toFailure(error, env, opened()?.folder),
  });
}
