/** Whether the original photos are what they were: checking them, and bringing damaged ones back from a copy. */
import { z } from 'zod';
import { packageIdSchema, photoHashSchema, recordIdSchema } from '#core/ids.ts';
import { base, fileSourceSchema, job } from './base.ts';
import { problemSchema } from './failures.ts';

export const damagedOriginalSchema = z.object({
  sha256: photoHashSchema,
  byteLength: z.int(),
  state: z.enum(['damaged', 'missing']),
  checkedAt: z.iso.datetime(),
  /** Every photo that shows these bytes. */
  photos: z.array(
    z.object({
      id: recordIdSchema,
      fileName: z.string(),
      parcel: recordIdSchema.optional(),
      unitNo: z.string().optional(),
      called: z.string().optional(),
    }),
  ),
  /** Packages that should have the bytes, the newest first; `isThere`: the file lies now where it was last. */
  copies: z.array(
    z.object({
      package: packageIdSchema,
      fileName: z.string(),
      at: z.iso.datetime(),
      direction: z.enum(['received', 'sent']),
      path: z.string(),
      isThere: z.boolean(),
    }),
  ),
});
export type DamagedOriginal = Readonly<z.infer<typeof damagedOriginalSchema>>;

export const proofStatusSchema = z.object({
  files: z.int(),
  bytes: z.int(),
  /** Of those, how many have ever been checked; and when the one was that has waited longest. */
  checked: z.int(),
  oldestCheckAt: z.iso.datetime().optional(),
  damaged: z.array(damagedOriginalSchema),
});
export type ProofStatus = Readonly<z.infer<typeof proofStatusSchema>>;

export const restoredPhotosSchema = z.object({
  /** Sound again, by their hash. */
  restored: z.array(photoHashSchema),
  /** Still to be found. */
  left: z.array(damagedOriginalSchema),
  /** Files that were looked into and could not be read. */
  refused: z.array(z.object({ fileName: z.string(), problem: problemSchema })),
});
export type RestoredPhotos = Readonly<z.infer<typeof restoredPhotosSchema>>;

export const proofContract = {
  /** What is known; reads no original. */
  status: base.output(proofStatusSchema),
  /** Holds every original against its name, now. */
  verify: base.output(job(z.object({ checked: z.int(), damaged: z.array(damagedOriginalSchema) }))),
  /**
   * Brings back what is damaged or missing: from packages that are where they were last, or from the given files, packages or photos.
   * Bytes replace an original only when their hash is the one it is named by; a damaged file is kept aside.
   */
  restore: base
    .input(z.object({ files: z.array(fileSourceSchema).max(5000).default([]) }))
    .output(job(restoredPhotosSchema)),
};
