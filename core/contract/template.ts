/**
 * Templates: what repeats from parcel to parcel of a township, kept to begin the next from. They belong to the workspace and are no
 * survey data; no package carries them.
 */
import { z } from 'zod';
import { recordIdSchema } from '#core/ids.ts';
import { base } from './base.ts';
import { parcelAttributesSchema } from './parcel.ts';

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{C}]*$/u);

export const templateSchema = z.object({
  id: z.string(),
  name,
  townshipCode: z.string(),
  attributes: parcelAttributesSchema,
  changedAt: z.iso.datetime(),
});
export type Template = Readonly<z.infer<typeof templateSchema>>;

const aTemplate = z.object({ id: z.string().min(1).max(100) });

export const templateContract = {
  /** Those of the workspace's own township first, each township's by name. */
  list: base.output(z.array(templateSchema)),
  /**
   * Keeps fields of a record under a name, for the record's township; one of that name gets the new content.
   * @param fields paths `group.field`; what a template cannot hold (unit number, surveyor, day) is left out
   */
  make: base
    .input(z.object({ parcel: recordIdSchema, name, fields: z.array(z.string().max(100)).min(1).max(200) }))
    .output(templateSchema),
  rename: base.input(aTemplate.extend({ name })).output(templateSchema),
  remove: base.input(aTemplate).output(z.object({})),
};
