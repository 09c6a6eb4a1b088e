/**
 * Warnings that somebody has looked at and says why they are right as they are. No group of the form: it is written one finding at
 * a time. Who and when stand in each, for the operation tells them of the last one only.
 */
import { z } from 'zod';
import { jsonSchema } from '#core/json.ts';

export const MAX_CONFIRMATIONS = 200;
export const MAX_CONFIRMATION_REASON = 500;

/** The finding as it was: with another value it is another finding. */
export const confirmedFindingSchema = z.strictObject({
  rule: z.string().min(1).max(60),
  group: z.string().max(60).optional(),
  field: z.string().max(60).optional(),
  params: z.record(z.string().max(60), jsonSchema),
});

export const confirmationSchema = confirmedFindingSchema.extend({
  reason: z.string().min(1).max(MAX_CONFIRMATION_REASON),
  by: z.string().min(1).max(100),
  at: z.iso.datetime(),
});
export type Confirmation = Readonly<z.infer<typeof confirmationSchema>>;

export const confirmationsSchema = z.strictObject({
  confirmed: z.array(confirmationSchema).max(MAX_CONFIRMATIONS),
});
