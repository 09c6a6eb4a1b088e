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
  params: z.record(z.string(), jsonSchema),
});
export type Issue = Readonly<z.infer<typeof issueSchema>>;
