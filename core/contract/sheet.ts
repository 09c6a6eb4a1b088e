/** Parcel sheets as PDF: of the parcels named, of a selection of the list, or of all. */
import { z } from 'zod';
import { recordIdSchema } from '#core/ids.ts';
import { base, job, madeFileSchema } from './base.ts';
import { parcelSelectionSchema } from './parcel-list.ts';

export const sheetContract = {
  print: base
    .input(
      z.object({
        parcels: z.array(recordIdSchema).min(1).max(20_000).optional(),
        selection: parcelSelectionSchema.optional(),
        unitNos: z.array(z.string()).min(1).optional(),
      }),
    )
    .output(job(madeFileSchema.extend({ parcels: z.int(), pages: z.int() }))),
};
