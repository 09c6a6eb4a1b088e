/** Making, opening and looking after a workspace. */
import { z } from 'zod';
import { deviceIdSchema, replicaIdSchema, workspaceIdSchema } from '#core/ids.ts';
import { base, job } from './base.ts';
import { problemSchema } from './failures.ts';
import { findingTotalsSchema, recordFindingsSchema } from './findings.ts';

export const roleSchema = z.enum(['field', 'office']);
export type Role = z.infer<typeof roleSchema>;

export const workspaceInfoSchema = z.object({
  folder: z.string(),
  workspaceId: workspaceIdSchema,
  role: roleSchema,
  surveyor: z.string(),
  townshipCode: z.string(),
  townshipName: z.string(),
  replica: replicaIdSchema,
  device: deviceIdSchema,
  /** SHA-256 of the device's public key as `ssh-keygen -l` prints it. */
  deviceFingerprint: z.string(),
  schemaVersion: z.int(),
  counts: z.object({
    parcels: z.int(),
    photos: z.int(),
    operations: z.int(),
    packages: z.int(),
    conflicts: z.int(),
  }),
  planarAreaSqM: z.number(),
  lastSavedAt: z.iso.datetime().optional(),
});
export type WorkspaceInfo = Readonly<z.infer<typeof workspaceInfoSchema>>;

export const workspaceCheckSchema = z.object({
  healthy: z.boolean(),
  /** What was looked at, e.g. 812 operations, 40 photos. */
  checked: z.object({ operations: z.int(), records: z.int(), photos: z.int() }),
  problems: z.array(problemSchema),
  /** Findings of the survey's rules, in the order of unit numbers: the first records that have any, and how many there are in all. */
  records: z.array(recordFindingsSchema),
  totals: findingTotalsSchema,
  /** Leads to the records after those, by `parcel.findings`; absent when these are all. */
  next: z.string().optional(),
});
export type WorkspaceCheck = Readonly<z.infer<typeof workspaceCheckSchema>>;

const creation = z.object({
  folder: z.string().min(1).max(4096),
  role: roleSchema,
  surveyor: z.string().trim().min(1).max(100),
  townshipCode: z.string().regex(/^\d{9}$/),
});

export const workspaceContract = {
  /** What is open now; absent when nothing is. `suggestedFolder` is where a first workspace would be made. */
  status: base.output(
    z.object({
      open: workspaceInfoSchema.optional(),
      suggestedFolder: z.string(),
      recent: z.array(
        z.object({ folder: z.string(), surveyor: z.string(), townshipName: z.string(), role: roleSchema }),
      ),
      version: z.string(),
    }),
  ),
  create: base.input(creation).output(workspaceInfoSchema),
  open: base.input(z.object({ folder: z.string().min(1).max(4096) })).output(workspaceInfoSchema),
  close: base.output(z.object({})),
  info: base.output(workspaceInfoSchema),
  check: base.output(job(workspaceCheckSchema)),
};
