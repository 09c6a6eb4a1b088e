/** What the survey's rules find, told of many records at once: when a workspace is checked and when records come in. */
import { z } from 'zod';
import { recordIdSchema } from '#core/ids.ts';
import { issueSchema } from '#core/parcel/issue.ts';

export const recordFindingsSchema = z.object({
  record: recordIdSchema,
  unitNo: z.string().optional(),
  /** What it is called: its name, else its right holder, else its address. */
  name: z.string().optional(),
  errors: z.int(),
  /** Open ones; `confirmed` has those that were confirmed with a reason. */
  warnings: z.int(),
  confirmed: z.int(),
  issues: z.array(issueSchema),
});
export type RecordFindings = Readonly<z.infer<typeof recordFindingsSchema>>;

export const findingTotalsSchema = z.object({
  /** How many records have any finding. */
  records: z.int(),
  errors: z.int(),
  warnings: z.int(),
  confirmed: z.int(),
});
export type FindingTotals = Readonly<z.infer<typeof findingTotalsSchema>>;

/** How complete are the records that came in: counts of all, and the findings of the first. */
export const importFindingsSchema = z.object({
  withErrors: z.int(),
  withWarnings: z.int(),
  errors: z.int(),
  warnings: z.int(),
  first: z.array(
    recordFindingsSchema.extend({
      /** Where in the file it stood, 1-based. */
      line: z.int().min(1).optional(),
    }),
  ),
});
export type ImportFindings = Readonly<z.infer<typeof importFindingsSchema>>;
