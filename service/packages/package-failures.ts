/** From what goes wrong with a package file to a failure of the catalogue. */
import type { Problem } from '#core/contract/failures.ts';
import { fileOfProblem, type PackageProblem } from '#core/package/package-problems.ts';
import { DurableWriteError } from '#db/files/durable-write.ts';
import { AppError } from '../failure.ts';
import { PackageProblemError } from './format/problem-error.ts';

export function toProblem(problem: PackageProblem): Problem {
  const file = fileOfProblem(problem);
  return { code: problem.code, ...(file ? { file } : {}), params: { ...problem.params } };
}

/** @throws AppError instead of what the package format throws */
export async function failingOn<T>(fileName: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PackageProblemError) {
      throw new AppError(
        'package.refused',
        { fileName, problems: error.problems.map(toProblem) },
        { cause: error },
      );
    }
    if (error instanceof DurableWriteError) {
      const code = error.errno === 'ENOSPC' ? 'workspace.disk-full' : 'workspace.cannot-write';
      throw new AppError(code, { path: error.target }, { cause: error });
    }
    throw error;
  }
}
