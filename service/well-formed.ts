/**
 * Texts that are no Unicode: halves of surrogate pairs, as a program leaves them that cuts a text in the middle of a rare
 * character. JSON can carry them and UTF-8 cannot, so lists, layers and file names would show other texts than the record.
 */
import type { Problem } from '#core/contract/failures.ts';
import type { Json } from '#core/json.ts';
import { AppError } from './failure.ts';

/** @throws AppError `input.invalid` */
export function requireWellFormed(value: Json, path = ''): void {
  const problems = findIllFormedTexts(value, undefined, path);
  if (problems.length > 0) throw new AppError('input.invalid', { problems });
}

/** One problem for each such text. @param line of the file the value stood in, 1-based */
export function findIllFormedTexts(value: Json | undefined, line?: number, path = ''): Problem[] {
  if (typeof value === 'string') {
    if (value.isWellFormed()) return [];
    const place = { ...(line === undefined ? {} : { line }), ...(path === '' ? {} : { field: path }) };
    return [{ code: 'record.wrong-form', ...place, params: {} }];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) =>
    findIllFormedTexts(item as Json, line, path === '' ? key : `${path}.${key}`),
  );
}
