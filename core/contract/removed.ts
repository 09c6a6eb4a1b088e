/** What was deleted and can be taken back, the last deletion first: nothing that was recorded is ever erased. */
import { z } from 'zod';
import { recordIdSchema } from '#core/ids.ts';
import { base } from './base.ts';
import { photoViewSchema, valueSourceSchema } from './parcel.ts';
import { parcelSummarySchema } from './parcel-list.ts';
import { restorationSchema } from './seen.ts';

const page = z.object({ limit: z.int().min(1).max(1000).default(1000) });

export const removedParcelSchema = parcelSummarySchema
  .pick({ id: true, unitNo: true, name: true, rightHolder: true, planarAreaSqM: true, photoCount: true })
  .extend({
    /** Whether it may be taken back here, as its state and this workspace are. */
    restorable: z.boolean(),
    removal: valueSourceSchema,
    removals: restorationSchema.shape.removals,
  });
export type RemovedParcel = Readonly<z.infer<typeof removedParcelSchema>>;

export const removedPhotoSchema = photoViewSchema
  .pick({ id: true, sha256: true, fileName: true, kind: true, present: true })
  .extend({
    /** Where it was, and comes back to. */
    parcel: z.object({ id: recordIdSchema, unitNo: z.string().optional(), removed: z.boolean() }).optional(),
    removal: valueSourceSchema,
    removals: restorationSchema.shape.removals,
  });
export type RemovedPhoto = Readonly<z.infer<typeof removedPhotoSchema>>;

export const removedContract = {
  parcels: base.input(page).output(z.object({ total: z.int(), items: z.array(removedParcelSchema) })),
  photos: base.input(page).output(z.object({ total: z.int(), items: z.array(removedPhotoSchema) })),
};
