/** Survey packages: made in the field, looked at, verified and taken in at the office. */
import { z } from 'zod';
import { packageIdSchema, photoHashSchema, replicaIdSchema } from '#core/ids.ts';
import { packageManifestSchema } from '#core/package/package-manifest.ts';
import { base, fileSourceSchema, job, madeFileSchema } from './base.ts';
import { problemSchema } from './failures.ts';
import { importFindingsSchema } from './findings.ts';

const aFile = z.object({ file: fileSourceSchema });

export const packageInspectionSchema = z.object({
  manifest: packageManifestSchema,
  signature: z.object({
    state: z.enum(['valid', 'missing', 'invalid']),
    fingerprint: z.string().optional(),
    knownDevice: z.boolean(),
  }),
  /** What taking it in would bring; absent where no workspace is open. */
  preview: z
    .object({
      newOperations: z.int(),
      knownOperations: z.int(),
      newParcels: z.int(),
      changedParcels: z.int(),
      conflicts: z.int(),
      newPhotos: z.int(),
      missingPhotos: z.int(),
      forks: z.int(),
      gaps: z.int(),
    })
    .optional(),
});
export type PackageInspection = Readonly<z.infer<typeof packageInspectionSchema>>;

export const importReportSchema = z.object({
  packageId: packageIdSchema,
  /** True when everything in it was here before; then nothing was changed. */
  alreadyImported: z.boolean(),
  newOperations: z.int(),
  knownOperations: z.int(),
  newParcels: z.int(),
  changedParcels: z.int(),
  conflicts: z.int(),
  photosArrived: z.array(photoHashSchema),
  photosMissing: z.array(photoHashSchema),
  forks: z.array(z.object({ replica: replicaIdSchema, seq: z.int() })),
  gaps: z.array(z.object({ replica: replicaIdSchema, from: z.int(), to: z.int() })),
  /** By the survey's rules, of the parcels it brought or changed. */
  findings: importFindingsSchema,
});
export type ImportReport = Readonly<z.infer<typeof importReportSchema>>;

export const packageEntrySchema = z.object({
  id: packageIdSchema,
  direction: z.enum(['received', 'sent']),
  fileName: z.string(),
  at: z.iso.datetime(),
  holder: z.string(),
  townshipCode: z.string(),
  operations: z.int(),
  photos: z.int(),
  withdrawn: z.boolean(),
});
export type PackageEntry = Readonly<z.infer<typeof packageEntrySchema>>;

export const packageContract = {
  /**
   * Everything written in this workspace, read back and verified, into the outbox or the given folder (then `url` leads
   * nowhere). Refused when there is nothing.
   */
  export: base.input(z.object({ folder: z.string().min(1).max(4096).optional() })).output(
    job(
      madeFileSchema.extend({
        packageId: packageIdSchema,
        operations: z.int(),
        parcels: z.int(),
        photos: z.int(),
        /** Photos that are not in it, for their originals are damaged or missing here. */
        leftOut: z.array(
          z.object({
            sha256: photoHashSchema,
            state: z.enum(['damaged', 'missing']),
            fileNames: z.array(z.string()),
          }),
        ),
      }),
    ),
  ),
  inspect: base.input(aFile).output(packageInspectionSchema),
  /** Every name, hash, signature and operation; finds all problems, not the first. */
  verify: base
    .input(aFile)
    .output(
      job(z.object({ sound: z.boolean(), problems: z.array(problemSchema), files: z.int(), bytes: z.int() })),
    ),
  import: base.input(aFile).output(job(importReportSchema)),
  list: base.output(z.array(packageEntrySchema)),
};
