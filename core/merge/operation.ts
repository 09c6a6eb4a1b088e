/**
 * An operation: one change to one field group of one record, or the beginning of a record, as one line of JSON. Everything that is known about the
 * survey is a set of operations that only grows (see README.md); what lists and maps read is computed from it.
 */
import { z } from 'zod';
import { type OpHash, opHashSchema, packageIdSchema, recordIdSchema, replicaIdSchema } from '#core/ids.ts';
import { jsonSchema } from '#core/json.ts';

/** For each replica the number of the last operation seen. Of one record and one group, never of a whole record. */
export const versionVectorSchema = z.record(replicaIdSchema, z.int().min(1));
export type VersionVector = Readonly<z.infer<typeof versionVectorSchema>>;

const common = {
  replica: replicaIdSchema,
  /** 1, 2, 3 … without a gap within one replica. */
  seq: z.int().min(1),
  /** The replica's operation before this one; null for its first. */
  prev: opHashSchema.nullable(),
  /** What the device's clock said, in UTC. Shown to people; decides nothing. */
  at: z.iso.datetime(),
  /** Who worked at the device, as shown to people. */
  by: z.string().min(1).max(100),
  record: recordIdSchema,
  /**
   * Operations that this one supersedes by name, for where a vector is ambiguous: in the fork zone of a replica with two
   * histories (chain.ts) one number stands for two operations. Absent otherwise.
   */
  settles: z.array(opHashSchema).min(1).optional(),
};

/** Names are `<record type>.<group>`, e.g. `parcel.tenure`, `photo.caption`. */
export const groupNameSchema = z
  .string()
  .regex(/^[a-z]+\.[a-zA-Z]+$/)
  .max(60);

/** Writes the whole value of one field group. Groups of the record itself and of packages belong to the other kinds. */
const setSchema = z.strictObject({
  ...common,
  kind: z.literal('set'),
  group: groupNameSchema.regex(/^(?!record\.|package\.|[a-z]+\.beginning$)/),
  value: jsonSchema,
  seen: versionVectorSchema,
});

/**
 * Begins a record with several groups at once, of which nobody can have written anything: it stands for one `set` of each, with
 * nothing seen (beginning.ts). One line instead of a dozen for a parcel that is made or imported.
 */
const beginSchema = z
  .strictObject({
    ...common,
    kind: z.literal('begin'),
    /** `<record type>.beginning`; the groups are all of that type. */
    group: groupNameSchema.regex(/\.beginning$/),
    value: z.strictObject({ groups: z.record(setSchema.shape.group, jsonSchema) }),
    seen: versionVectorSchema.refine((seen) => Object.keys(seen).length === 0),
  })
  .refine(
    ({ group, value }) => {
      const [type] = group.split('.', 1);
      const names = Object.keys(value.groups);
      return names.length > 0 && names.every((name) => name.startsWith(`${type}.`));
    },
    { path: ['value', 'groups'] },
  );

/**
 * Deletes a record, naming for each of its groups what the deleter had before him. One that names no group deletes nothing:
 * it takes the deletions it has seen back (deletion.ts).
 */
const deleteSchema = z.strictObject({
  ...common,
  kind: z.literal('delete'),
  group: z.literal('record.deletion'),
  value: z.strictObject({ contexts: z.record(groupNameSchema, versionVectorSchema) }),
  seen: versionVectorSchema,
});

export const reviewDecisionSchema = z.enum(['completed', 'reopened', 'accepted', 'returned']);
export type ReviewDecision = z.infer<typeof reviewDecisionSchema>;

/** A decision on a record: completed by the surveyor, accepted or returned by the office. Holds only for the named heads. */
const reviewSchema = z.strictObject({
  ...common,
  kind: z.literal('review'),
  group: z.literal('record.review'),
  value: z.strictObject({
    decision: reviewDecisionSchema,
    heads: z.record(groupNameSchema, z.array(opHashSchema).min(1)),
    reason: z.string().max(2000).optional(),
  }),
  seen: versionVectorSchema,
});

/** Takes a received package out of account. The record is the package's id; nothing is erased. */
const withdrawSchema = z.strictObject({
  ...common,
  kind: z.literal('withdraw'),
  group: z.literal('package.withdrawal'),
  value: z.strictObject({ package: packageIdSchema, reason: z.string().max(2000) }),
  seen: versionVectorSchema,
});

export const operationSchema = z.discriminatedUnion('kind', [
  setSchema,
  beginSchema,
  deleteSchema,
  reviewSchema,
  withdrawSchema,
]);
export type Operation = Readonly<z.infer<typeof operationSchema>>;
export type SetOperation = Extract<Operation, { kind: 'set' }>;
export type BeginOperation = Extract<Operation, { kind: 'begin' }>;
export type DeleteOperation = Extract<Operation, { kind: 'delete' }>;
export type ReviewOperation = Extract<Operation, { kind: 'review' }>;

/** An operation together with its identity. */
export type Hashed<O extends Operation> = { readonly hash: OpHash; readonly op: O };
export type HashedOperation = Hashed<Operation>;

/**
 * The line that is stored, sent and hashed. Key order is fixed here so that the same operation always gives the same line;
 * an absent `settles` leaves no trace in it.
 */
export function toLine(op: Operation): string {
  const { replica, seq, prev, at, by, kind, record, group, value, seen, settles } = op;
  return JSON.stringify({ replica, seq, prev, at, by, kind, record, group, value, seen, settles });
}

/**
 * @param line as `toLine` gives it, or its bytes in UTF-8
 * @param sha256 in lower-case hex, of a text that of its UTF-8. Passed in, for core has no Node.
 */
export function hashLine<Line extends string | Uint8Array>(
  line: Line,
  sha256: (line: Line) => string,
): OpHash {
  return sha256(line) as OpHash;
}
