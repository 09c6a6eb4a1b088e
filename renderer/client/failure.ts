/**
 * Whatever a call threw, as a `Failure` of the catalogue. Only errors that the contract declares carry one; a lost
 * connection is told apart because it is waited out, and everything else is `internal`.
 */
import { ORPCError } from '@orpc/client';
import { type Failure, type FailureCode, failureSchema } from '#core/contract/failures.ts';

/** The service could not be reached, or the connection broke while it was answering. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** A failure that no procedure answered with: of a file that was sent, or of something in the window. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

export function toFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof ORPCError && error.code === 'FAILURE') {
    const parsed = failureSchema.safeParse(error.data);
    if (parsed.success) return parsed.data;
  }
  if (isAbort(error)) return { code: 'job.cancelled', params: {} };
  if (isConnectionLost(error)) return { code: 'connection.lost', params: {} };
  const reference =
    error instanceof ORPCError ? referenceIn(error.data) : error instanceof Error ? error.name : undefined;
  return { code: 'internal', params: { reference: reference ?? '—' } };
}

/** Whether trying again later may help: nothing was said by the service, so the connection is what failed. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true;
  if (error instanceof ORPCError) return error.status === 502 || error.status === 503 || error.status === 504;
  return error instanceof TypeError;
}

const PASSING: readonly FailureCode[] = [
  'internal',
  'connection.lost',
  'workspace.disk-full',
  'workspace.cannot-write',
  'workspace.in-use',
  'workspace.none-open',
];

/** Whether what was refused may be taken later just as it is: a full disk is cleared, a GIS lets go of the file, a service restarts. */
export function mayPass({ code }: Failure): boolean {
  return PASSING.includes(code);
}

export function isAbort(error: unknown): boolean {
  // A DOMException is not an Error everywhere.
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
}

function referenceIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('reference' in data)) return undefined;
  return typeof data.reference === 'string' ? data.reference : undefined;
}
