/** Stamped copies of photos: looked at by URL, written into a folder, and a sample for whoever changes the template. */
import { z } from 'zod';
import { recordIdSchema } from '#core/ids.ts';
import { stampTemplateSchema } from '#core/photo/stamp-template.ts';
import { base, job } from './base.ts';
import { problemSchema } from './failures.ts';

const wish = z.object({
  /** Where to; the workspace's outbox, in a folder of their own, when absent. */
  folder: z.string().min(1).max(4096).optional(),
  /** The first of these that is given; all photos of the workspace without any. */
  photos: z.array(recordIdSchema).min(1).max(20_000).optional(),
  parcels: z.array(recordIdSchema).min(1).max(20_000).optional(),
  unitNos: z.array(z.string()).min(1).max(20_000).optional(),
});
export type StampExportWish = z.infer<typeof wish>;

export const stampExportSchema = z.object({
  folder: z.string(),
  folderName: z.string(),
  photos: z.int(),
  byteLength: z.int(),
  /** Photos of which there is no copy, with the reason. */
  refused: z.array(z.object({ fileName: z.string(), problem: problemSchema })),
});
export type StampExport = z.infer<typeof stampExportSchema>;

export const photoStampContract = {
  export: base.input(wish).output(job(stampExportSchema)),
  /** A picture with the stamp of a template that need not be in force, as a `data:` URL. Changes nothing. */
  sample: base.input(z.object({ template: stampTemplateSchema })).output(z.object({ picture: z.string() })),
};
