/** What zod found wrong with an input, as problems that have a text in every language. */
import type { z } from 'zod';
import type { Json } from '#core/json.ts';
import type { Problem } from './failures.ts';

/** @param line of the file the input stood in, 1-based */
export function toProblems(issues: readonly z.core.$ZodIssue[], line?: number): Problem[] {
  return issues.flatMap((issue) => toProblem(issue, [], line)).slice(0, 100);
}

function toProblem(
  issue: z.core.$ZodIssue,
  outer: readonly PropertyKey[],
  line: number | undefined,
): Problem[] {
  const path = [...outer, ...issue.path];
  const make = (code: string, params: Record<string, Json> = {}, at = path): Problem => ({
    code,
    ...(line === undefined ? {} : { line }),
    ...(at.length > 0 ? { field: at.map(String).join('.') } : {}),
    params,
  });
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => make('record.unknown-field', { name: key }, [...path, key]));
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? [make('record.too-large', { limit: Number(issue.maximum) })]
        : [make('record.too-long', { limit: Number(issue.maximum) })];
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? [make('record.too-small', { limit: Number(issue.minimum) })]
        : [make('record.missing')];
    case 'invalid_type':
      return issue.input === undefined
        ? [make('record.missing')]
        : [make('record.wrong-type', { expected: issue.expected })];
    case 'invalid_format':
      return [make(issue.pattern?.includes('\\r\\n') ? 'record.line-break' : 'record.wrong-form')];
    default:
      return [make('record.wrong-form')];
  }
}
