/**
 * Everything that can be wrong with reference data that somebody wants to publish or to take in, each with a code of its own and its
 * parameters. One table, so that a text can be demanded for every code in every language.
 */
import { z } from 'zod';
import type { Problem } from '#core/contract/failures.ts';

const none = z.strictObject({});
const list = z.string();
const inList = z.strictObject({ list, code: z.string().max(200) });

export const REFERENCE_PROBLEM_CODES = {
  'reference.bad-code': inList,
  'reference.bad-name': inList,
  'reference.duplicate-code': inList,
  'reference.duplicate-name': z.strictObject({ list, name: z.string().max(200) }),
  /** A code that the edition before has: it can be put out of use, not taken away. */
  'reference.code-gone': inList,
  /** Its codes are those of the program. */
  'reference.fixed-list': z.strictObject({ list }),
  'reference.list-missing': z.strictObject({ list }),
  'reference.division-form': z.strictObject({ code: z.string().max(200) }),
  'reference.division-parent': z.strictObject({ code: z.string(), parent: z.string() }),
  'reference.unknown-category': z.strictObject({ code: z.string() }),
  'reference.bad-settings': none,
  'reference.online-name': none,
  'reference.online-twice': z.strictObject({ name: z.string().max(200) }),
  'reference.online-url': z.strictObject({ name: z.string().max(200) }),
  /** Its coordinates are shifted. */
  'reference.online-gcj02': z.strictObject({ name: z.string().max(200), host: z.string() }),
  'reference.online-degrees': z.strictObject({ name: z.string().max(200) }),
  'reference.online-key': z.strictObject({ name: z.string().max(200) }),
  'reference.bad-version': none,
  'reference.bad-source': none,
  'reference.version-used': z.strictObject({ version: z.string() }),
  'reference.nothing-changed': none,

  /** Of a file. */
  'reference.not-lists': none,
  'reference.not-text': none,
  'reference.too-large': z.strictObject({ limitBytes: z.int() }),
  /** Made by a newer program than this one. */
  'reference.format-newer': z.strictObject({ found: z.int(), known: z.int() }),
  'reference.invalid': z.strictObject({ field: z.string().max(200) }),
  'reference.signature-missing': none,
  'reference.signature-invalid': none,
  'reference.older': z.strictObject({ found: z.string(), current: z.string() }),
  /** The same number as an edition here, and another edition. */
  'reference.other-history': z.strictObject({ found: z.string(), current: z.string() }),
} as const satisfies Record<string, z.ZodType>;

export type ReferenceProblemCode = keyof typeof REFERENCE_PROBLEM_CODES;

export function referenceProblem<C extends ReferenceProblemCode>(
  code: C,
  params: z.infer<(typeof REFERENCE_PROBLEM_CODES)[C]>,
): Problem {
  return { code, params };
}
