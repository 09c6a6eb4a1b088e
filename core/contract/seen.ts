/**
 * What somebody has before him who decides on the whole of a record: the operations in force, by what they are on. He hands them back,
 * so that nothing is decided on that he has not seen, and a request that comes late or twice decides nothing anew.
 */
import { z } from 'zod';
import { type OpHash, opHashSchema, recordIdSchema } from '#core/ids.ts';
import { PARCEL_GROUP_NAMES, type ParcelGroup } from '#core/parcel/field-groups.ts';
import { PHOTO_GROUPS, type PhotoGroup } from '#core/photo/photo-groups.ts';

const SEEN_PARTS = [...PARCEL_GROUP_NAMES, 'deletions', 'decision'] as const;
export const seenSchema = z.partialRecord(z.enum(SEEN_PARTS), z.array(opHashSchema));
export type Seen = z.infer<typeof seenSchema>;

const PHOTO_PARTS = [...(Object.keys(PHOTO_GROUPS) as PhotoGroup[]), 'deletions'] as const;
/** The same of a photo. */
export const photoSeenSchema = z.partialRecord(z.enum(PHOTO_PARTS), z.array(opHashSchema));
export type PhotoSeen = z.infer<typeof photoSeenSchema>;

/** Deletions that were told, by their operations: these are taken back, and none that came after them. */
export const restorationSchema = z.object({ id: recordIdSchema, removals: z.array(opHashSchema) });
export type Restoration = z.infer<typeof restorationSchema>;

type Shown = {
  readonly groups: Readonly<Partial<Record<ParcelGroup, { readonly heads: readonly OpHash[] }>>>;
  readonly deletions: readonly OpHash[];
  readonly decision?: { readonly source: { readonly operation: OpHash } } | undefined;
};

export function seenOf({ groups, deletions, decision }: Shown): Seen {
  return {
    ...Object.fromEntries(Object.entries(groups).map(([group, { heads }]) => [group, [...heads]])),
    deletions: [...deletions],
    decision: decision ? [decision.source.operation] : [],
  };
}

/** Whether a record is still as it was when that was seen of it. */
export function isAsSeen<S extends Seen | PhotoSeen>(now: S, seen: S): boolean {
  const parts = new Set([...Object.keys(now), ...Object.keys(seen)]) as Set<keyof S>;
  return [...parts].every((part) => {
    const before = new Set(seen[part] as readonly OpHash[] | undefined);
    const heads = (now[part] ?? []) as readonly OpHash[];
    return before.size === heads.length && heads.every((hash) => before.has(hash));
  });
}
