/** From what goes wrong with a package file to a failure of the catalogue. */
import type { Problem } from '#core/contract/failures.ts';
import { fileOfProblem, type PackageProblem } from '#core/package/package-problems.ts';
import { DurableWriteError } from '#db/files/durable-write.ts';
import { errnoOf } from '#db/files/errno.ts';
import { diskFailure } from '../disk-space.ts';
import { AppError } from '../failure.ts';
import { PackageProblemError } from './format/problem-error.ts';

/** What reading says when a stick is pulled out, or a file may not be read. */
const UNREADABLE: ReadonlySet<string> = new Set([
  'EIO',
  'ENOENT',
  'ENODEV',
  'ENXIO',
  'EACCES',
  'EPERM',
  'EBUSY',
]);

export function toProblem(problem: PackageProblem): Problem {
  const file = fileOfProblem(problem);
  return { code: problem.code, ...(file ? { file } : {}), params: { ...problem.params } };
}

/**
 * @param code `package.refused` for one that came, `package.not-made` for one that was to be made
 * @throws AppError instead of what the package format or a disk that cannot be read throws
 */
export async function failingOn<T>(
  fileName: string,
  work: () => Promise<T>,
  code: 'package.refused' | 'package.not-made' = 'package.refused',
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PackageProblemError) {
      throw new AppError(code, { fileName, problems: error.problems.map(toProblem) }, { cause: error });
    }
    if (error instanceof DurableWriteError) throw diskFailure(error.errno, error.target, { cause: error });
    const errno = errnoOf(error);
    if (errno !== undefined && UNREADABLE.has(errno)) {
      const problem: Problem = { code: 'package.unreadable', params: { errno } };
      throw new AppError(code, { fileName, problems: [problem] }, { cause: error });
    }
    throw error;
  }
}
