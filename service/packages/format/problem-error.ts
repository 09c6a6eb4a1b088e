/** Carries the problems of a package to whoever can tell people; thrown where an operation cannot go on. */
import type {
  PackageProblem,
  PackageProblemCode,
  PackageProblemParams,
} from '#core/package/package-problems.ts';

export class PackageProblemError extends Error {
  readonly problems: readonly [PackageProblem, ...PackageProblem[]];

  constructor(...problems: readonly [PackageProblem, ...PackageProblem[]]) {
    super(problems.map(({ code, params }) => `${code} ${JSON.stringify(params)}`).join('\n'));
    this.name = 'PackageProblemError';
    this.problems = [...problems];
  }
}

/** A problem thrown on its own. */
export function refusal<C extends PackageProblemCode>(
  code: C,
  params: PackageProblemParams<C>,
): PackageProblemError {
  return new PackageProblemError({ code, params } as PackageProblem);
}

/** @throws PackageProblemError when there are any */
export function refuseIfAny(problems: readonly PackageProblem[]): void {
  const [first, ...others] = problems;
  if (first) throw new PackageProblemError(first, ...others);
}
