/** What takes the room of a workspace on the disk, and giving back what can be made again. */
import { z } from 'zod';
import { base, job } from './base.ts';

export const STORAGE_AREAS = [
  'originals',
  'copies',
  'sentPackages',
  'receivedPackages',
  'madeFiles',
  'keptAside',
  'database',
  'backups',
  'other',
] as const;
export type StorageArea = (typeof STORAGE_AREAS)[number];

export const storageUsageSchema = z.object({
  disk: z.object({ freeBytes: z.number(), totalBytes: z.number() }),
  /** In this order, each once, also where nothing is. */
  areas: z.array(z.object({ area: z.enum(STORAGE_AREAS), files: z.int(), bytes: z.number() })),
  /** What giving room back would remove: copies of photos, none of them made after `newestMs` (milliseconds since 1970). */
  freeable: z.object({ files: z.int(), bytes: z.number(), newestMs: z.number() }),
});
export type StorageUsage = Readonly<z.infer<typeof storageUsageSchema>>;

export const storageContract = {
  usage: base.output(storageUsageSchema),
  /** Removes the copies that were told of, and nothing that has been made since. Originals, packages and records are never removed. */
  free: base
    .input(z.object({ newestMs: z.number() }))
    .output(job(z.object({ files: z.int(), bytes: z.number() }))),
};
