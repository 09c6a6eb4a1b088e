/** Parcel sheets as PDF. */
import { z } from 'zod';
import { recordIdSchema } from '#core/ids.ts';
import { base, job, madeFileSchema } from './base.ts';

export const sheetContract = {
  print: base
    .input(
      z.object({
        parcels: z.array(recordIdSchema).min(1).max(20_000).optional(),
        unitNos: z.array(z.string()).min(1).optional(),
      }),
    )
    .output(job(madeFileSchema.extend({ parcels: z.int(), pages: z.int() }))),
};
