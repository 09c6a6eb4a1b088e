/** The one way to say no: an error with a code of the catalogue and its parameters. Texts are made where people read them. */
import type { Failure, FailureCode, FailureParams, Problem } from '#core/contract/failures.ts';

export class AppError<C extends FailureCode = FailureCode> extends Error {
  readonly code: C;
  readonly params: FailureParams<C>;

  constructor(code: C, params: FailureParams<C>, options?: ErrorOptions) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }

  toFailure(): Failure {
    return { code: this.code, params: JSON.parse(JSON.stringify(this.params)) };
  }
}

/** Throws `code` with the problems when there are any. */
export function refuseProblems(
  code: 'boundary.refused' | 'records.refused' | 'package.refused' | 'reference.refused',
  fileName: string,
  problems: readonly Problem[],
): void {
  if (problems.length > 0) throw new AppError(code, { fileName, problems: [...problems] });
}
