/** A finding of a rule about one record: a code with parameters, and the field it leads to. Texts are made elsewhere. */
import { z } from 'zod';
import { jsonSchema } from '#core/json.ts';

export const issueSchema = z.object({
  /** Name of the rule, the same as its file, e.g. `required-field`. */
  rule: z.string(),
  /** An error blocks completing a parcel, never saving it; a warning may be confirmed by the surveyor. */
  severity: z.enum(['error', 'warning']),
  group: z.string().optional(),
  field: z.string().optional(),
  /** Where in a field made of rows: `<row>.<column>`, rows counted from 0. Not part of what is confirmed, for rows are moved. */
  cell: z.string().optional(),
  params: z.record(z.string(), jsonSchema),
  /** A warning that somebody has confirmed, for just these parameters; it is open no longer. */
  confirmed: z.object({ reason: z.string(), by: z.string(), at: z.iso.datetime() }).optional(),
});
export type Issue = Readonly<z.infer<typeof issueSchema>>;

export type IssueCounts = { readonly errors: number; readonly warnings: number; readonly confirmed: number };

/** Errors, warnings that are open, and warnings that were confirmed. */
export function countIssues(issues: readonly Issue[]): IssueCounts {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const confirmed = issues.filter((issue) => issue.confirmed !== undefined).length;
  return { errors, warnings: issues.length - errors - confirmed, confirmed };
}

/** Whether something is still to be done about it: an error, or a warning nobody has confirmed. */
export const isOpenIssue = ({ confirmed }: Issue): boolean => confirmed === undefined;
