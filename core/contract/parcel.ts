/** Recording, reading and completing parcels. */
import { z } from 'zod';
import {
  opHashSchema,
  packageIdSchema,
  photoHashSchema,
  recordIdSchema,
  replicaIdSchema,
} from '#core/ids.ts';
import { jsonSchema } from '#core/json.ts';
import { reviewDecisionSchema } from '#core/merge/operation.ts';
import { ATTRIBUTE_GROUPS, PARCEL_GROUP_NAMES, PARCEL_GROUPS } from '#core/parcel/field-groups.ts';
import { confirmedFindingSchema, MAX_CONFIRMATION_REASON } from '#core/parcel/groups/confirmations.ts';
import { issueSchema } from '#core/parcel/issue.ts';
import { parcelFilterSchema } from '#core/parcel/list-filter.ts';
import { parcelActionSchema } from '#core/parcel/parcel-actions.ts';
import { parcelStateSchema } from '#core/parcel/parcel-state.ts';
import { photoClockSchema } from '#core/photo/photo-clock.ts';
import { photoEvidenceSchema, photoKindSchema, photoOriginSchema } from '#core/photo/photo-groups.ts';
import { photoWarningSchema } from '#core/photo/photo-warnings.ts';
import { clockwiseDegSchema } from '#core/photo/sketch.ts';
import { base } from './base.ts';
import { problemSchema } from './failures.ts';
import { importFindingsSchema, recordFindingsSchema } from './findings.ts';
import { parcelListContract } from './parcel-list.ts';
import { photoSeenSchema, restorationSchema, seenSchema } from './seen.ts';

/** Where a value came from: who, when, on which device, in which package. */
export const valueSourceSchema = z.object({
  operation: opHashSchema,
  replica: replicaIdSchema,
  seq: z.int(),
  at: z.iso.datetime(),
  by: z.string(),
  deviceName: z.string().optional(),
  /** Absent for what was written in this workspace. */
  package: z.object({ id: packageIdSchema, fileName: z.string(), importedAt: z.iso.datetime() }).optional(),
});
export type ValueSource = Readonly<z.infer<typeof valueSourceSchema>>;

export const groupStateSchema = z.object({
  /** The operations that nobody has seen; handed back when the group is written, so that nothing is overwritten unseen. */
  heads: z.array(opHashSchema),
  conflict: z.boolean(),
  source: valueSourceSchema,
  /** All values that stand against each other; empty without a conflict. */
  alternatives: z.array(z.object({ value: jsonSchema, source: valueSourceSchema })),
});
export type GroupState = Readonly<z.infer<typeof groupStateSchema>>;

/** The correction in force of a photo's time; where several people corrected it differently, one of theirs. */
export const photoClockViewSchema = z.object({
  ...photoClockSchema.shape,
  source: valueSourceSchema,
  conflict: z.boolean(),
});
export type PhotoClockView = Readonly<z.infer<typeof photoClockViewSchema>>;

export const photoViewSchema = z.object({
  id: recordIdSchema,
  parcel: recordIdSchema.optional(),
  sha256: photoHashSchema,
  fileName: z.string(),
  byteLength: z.int(),
  widthPx: z.int(),
  heightPx: z.int(),
  kind: photoKindSchema,
  caption: z.string().optional(),
  /** As the file has it, also its time: `takenAtOf` says when the photo was really taken. */
  evidence: photoEvidenceSchema,
  /** How it is shown turned, after what its file says of which way is up; absent for one that nobody turned. */
  clockwiseDeg: clockwiseDegSchema.optional(),
  /** Only of a copy that somebody drew on: which original it shows. It is no evidence. */
  sketch: z.object({ of: photoHashSchema, ofPhoto: recordIdSchema }).optional(),
  clock: photoClockViewSchema.optional(),
  origin: photoOriginSchema.optional(),
  warnings: z.array(photoWarningSchema),
  /** False while a received photo's bytes have not arrived. */
  present: z.boolean(),
  source: valueSourceSchema,
  /** The operations in force on it, handed back with what is written to it. */
  heads: photoSeenSchema,
});
export type PhotoView = Readonly<z.infer<typeof photoViewSchema>>;

const parcelGroupSchema = z.enum(PARCEL_GROUP_NAMES as [(typeof PARCEL_GROUP_NAMES)[number]]);

const valuesShape = Object.fromEntries(
  PARCEL_GROUP_NAMES.map((group) => [group, z.optional(PARCEL_GROUPS[group])]),
) as { [G in keyof typeof PARCEL_GROUPS]: z.ZodOptional<(typeof PARCEL_GROUPS)[G]> };
export const parcelValuesSchema = z.strictObject(valuesShape);

const attributesShape = Object.fromEntries(
  Object.entries(ATTRIBUTE_GROUPS).map(([group, schema]) => [group, z.optional(schema)]),
) as { [G in keyof typeof ATTRIBUTE_GROUPS]: z.ZodOptional<(typeof ATTRIBUTE_GROUPS)[G]> };
/** A parcel's plain fields by group, without its boundary: what forms and record files hold. */
export const parcelAttributesSchema = z.strictObject(attributesShape);
export type ParcelAttributes = Readonly<z.infer<typeof parcelAttributesSchema>>;

/** The last word on a record: completed by its surveyor, accepted or sent back by the office, with who, when and why. */
export const parcelDecisionSchema = z.object({
  decision: reviewDecisionSchema,
  reason: z.string().optional(),
  /** The record has been changed since, so that the decision no longer holds for what it is now. */
  stale: z.boolean(),
  source: valueSourceSchema,
});
export type ParcelDecision = Readonly<z.infer<typeof parcelDecisionSchema>>;

export const parcelDetailSchema = z.object({
  id: recordIdSchema,
  state: parcelStateSchema,
  /** What may be done with it now, in this workspace. */
  actions: z.array(parcelActionSchema),
  decision: parcelDecisionSchema.optional(),
  conflict: z.boolean(),
  /** Who deleted it, where work that he had not seen keeps it: somebody has to say whether it stays. */
  deletedBy: z.array(valueSourceSchema).optional(),
  /** The deletions and restorations of it that nobody has seen and replaced; empty for a record that was never deleted. */
  deletions: z.array(opHashSchema),
  values: parcelValuesSchema,
  groups: z.partialRecord(parcelGroupSchema, groupStateSchema),
  photos: z.array(photoViewSchema),
  /** What the office's rules ask of its photos, kind by kind, and what is there of it. */
  requiredPhotos: z.array(z.object({ kind: photoKindSchema, needed: z.int(), found: z.int() })),
  issues: z.array(issueSchema),
});
export type ParcelDetail = Readonly<z.infer<typeof parcelDetailSchema>>;

const aParcel = z.object({ id: recordIdSchema });
const aDecision = aParcel.extend({ seen: seenSchema });

/** One operation in words that a window can show: what it wrote, and what stood there before it. */
export const historyEntrySchema = z.object({
  kind: z.enum(['begin', 'set', 'delete', 'restore', 'review']),
  source: valueSourceSchema,
  /** The groups it wrote; empty for decisions and deletions. */
  writes: z.array(
    z.object({
      group: parcelGroupSchema,
      value: jsonSchema,
      /** Absent where nothing stood there. */
      before: jsonSchema.optional(),
      /** Whether the value is in force now, alone or against others. */
      current: z.boolean(),
    }),
  ),
  decision: reviewDecisionSchema.optional(),
  reason: z.string().optional(),
  /** Its package was withdrawn: it counts no more and is shown for the record. */
  withdrawn: z.boolean(),
});
export type HistoryEntry = Readonly<z.infer<typeof historyEntrySchema>>;

const aFinding = aParcel.extend({
  /** The finding as it was shown. */
  finding: confirmedFindingSchema,
  /** Heads of the group `confirmations` that the writer had before him, as for `writeGroup`. */
  heads: z.array(opHashSchema),
});

export const parcelContract = {
  ...parcelListContract,
  get: base.input(aParcel).output(parcelDetailSchema),
  /** Full records of those that meet the filter, a page at a time: what the command line prints. */
  details: base
    .input(
      parcelFilterSchema.extend({
        after: z.string().optional(),
        limit: z.int().min(1).max(500).default(200),
      }),
    )
    .output(z.object({ items: z.array(parcelDetailSchema), next: z.string().optional() })),
  /** Records with findings among the next `limit` of the workspace: a page may have none and still lead on. */
  findings: base
    .input(z.object({ after: z.string().optional(), limit: z.int().min(1).max(500).default(200) }))
    .output(z.object({ items: z.array(recordFindingsSchema), next: z.string().optional() })),
  /**
   * Starts a record, from a template where one is named; number, township, reporting body and surveyor are filled in where they are
   * not given.
   */
  create: base
    .input(
      z.object({
        attributes: parcelAttributesSchema.default({}),
        template: z.string().min(1).max(100).optional(),
      }),
    )
    .output(parcelDetailSchema),
  /** Takes many records, all or none. A record that is refused is named by its place. */
  addMany: base
    .input(
      z.object({
        fileName: z.string(),
        records: z.array(z.object({ line: z.int().min(1), record: jsonSchema })).max(200_000),
      }),
    )
    .output(
      z.object({
        created: z.array(z.object({ id: recordIdSchema, unitNo: z.string() })),
        findings: importFindingsSchema,
        /** What was changed in form on the way in, such as full-width digits of a code; the first thousand. */
        changed: z.array(problemSchema),
      }),
    ),
  /**
   * Writes one group as a whole. `heads` are those the writer had before him, empty for a group nobody has written;
   * if the group has others by now, nothing is written and the failure is `record.changed-meanwhile`.
   */
  writeGroup: base
    .input(
      z.object({
        id: recordIdSchema,
        group: z.enum(Object.keys(ATTRIBUTE_GROUPS) as [keyof typeof ATTRIBUTE_GROUPS]),
        value: jsonSchema,
        heads: z.array(opHashSchema),
      }),
    )
    .output(parcelDetailSchema),
  /**
   * Settles a group of which two people wrote different values: what one of the operations on it wrote stands from now on, exactly as it
   * was written. `heads` as for `writeGroup`.
   */
  takeVersion: base
    .input(
      aParcel.extend({ group: parcelGroupSchema, operation: opHashSchema, heads: z.array(opHashSchema) }),
    )
    .output(parcelDetailSchema),
  /** Codes of villages that parcels of a township have, the most used first. */
  villages: base
    .input(z.object({ townshipCode: z.string().regex(/^\d{9}$/) }))
    .output(z.array(z.object({ code: z.string(), parcels: z.int() }))),
  /**
   * Keeps the reason why a warning is right as it is. Refused when the record has that finding no longer (`issue.no-longer-there`),
   * when it is an error (`issue.not-confirmable`), and when somebody else has confirmed meanwhile (`record.changed-meanwhile`).
   */
  confirmIssue: base
    .input(aFinding.extend({ reason: z.string().trim().min(1).max(MAX_CONFIRMATION_REASON) }))
    .output(parcelDetailSchema),
  /** The warning is open again; nothing is written where there was no confirmation of it. */
  withdrawConfirmation: base.input(aFinding).output(parcelDetailSchema),
  /** Marks the record complete as it was seen, `record.moved-on` when it is another by now; refused with its errors while it has any. */
  complete: base.input(aDecision).output(parcelDetailSchema),
  /** Takes a completed or handed-over record back into work, as it was seen. */
  reopen: base.input(aDecision).output(parcelDetailSchema),
  /**
   * The office's word. `seen` is what the clerk had before him; when the record is another by now, nothing is decided and the failure
   * is `record.moved-on`. Accepting is refused while there are errors or conflicts.
   */
  accept: base.input(aDecision).output(parcelDetailSchema),
  return: base
    .input(aDecision.extend({ reason: z.string().trim().min(1).max(2000) }))
    .output(parcelDetailSchema),
  /** Everything that was ever done to the record, the oldest first. */
  history: base.input(aParcel).output(z.object({ entries: z.array(historyEntrySchema) })),
  /** The record as it was after one operation of its history: what stood in it then, by the operations before it. */
  valuesAt: base
    .input(aParcel.extend({ operation: opHashSchema }))
    .output(z.object({ values: parcelValuesSchema })),
  /** Deletes the record as it was seen; `record.moved-on` when it is another by now. Tells the deletion, to take it back by. */
  remove: base.input(aDecision).output(z.object({ removal: opHashSchema })),
  /**
   * Takes deletions back: of a record that is gone, or of one that somebody deleted while others worked on it. `record.moved-on` when
   * it was deleted once more since; nothing is written where none is in force.
   */
  restore: base.input(restorationSchema).output(parcelDetailSchema),
};
