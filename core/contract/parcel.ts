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
import { ATTRIBUTE_GROUPS, PARCEL_GROUP_NAMES, PARCEL_GROUPS } from '#core/parcel/field-groups.ts';
import { issueSchema } from '#core/parcel/issue.ts';
import { parcelStateSchema } from '#core/parcel/parcel-state.ts';
import { photoEvidenceSchema, photoKindSchema } from '#core/photo/photo-groups.ts';
import { base } from './base.ts';

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
  evidence: photoEvidenceSchema,
  /** False while a received photo's bytes have not arrived. */
  present: z.boolean(),
  source: valueSourceSchema,
});
export type PhotoView = Readonly<z.infer<typeof photoViewSchema>>;

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

export const parcelSummarySchema = z.object({
  id: recordIdSchema,
  unitNo: z.string().optional(),
  name: z.string().optional(),
  rightHolder: z.string().optional(),
  townshipCode: z.string().optional(),
  category: z.string().optional(),
  state: parcelStateSchema,
  conflict: z.boolean(),
  planarAreaSqM: z.number().optional(),
  ellipsoidalAreaSqM: z.number().optional(),
  /** [west, south, east, north] in degrees. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  photoCount: z.int(),
  errorCount: z.int(),
  warningCount: z.int(),
  changedAt: z.iso.datetime(),
});
export type ParcelSummary = Readonly<z.infer<typeof parcelSummarySchema>>;

export const parcelDetailSchema = z.object({
  id: recordIdSchema,
  state: parcelStateSchema,
  conflict: z.boolean(),
  values: parcelValuesSchema,
  groups: z.partialRecord(
    z.enum(PARCEL_GROUP_NAMES as [(typeof PARCEL_GROUP_NAMES)[number]]),
    groupStateSchema,
  ),
  photos: z.array(photoViewSchema),
  issues: z.array(issueSchema),
});
export type ParcelDetail = Readonly<z.infer<typeof parcelDetailSchema>>;

/** A page of the list: rows after the cursor, in the order of their unit numbers. */
const page = z.object({
  after: z.string().optional(),
  limit: z.int().min(1).max(1000).default(200),
  search: z.string().max(100).optional(),
  state: parcelStateSchema.optional(),
});

const aParcel = z.object({ id: recordIdSchema });

export const parcelContract = {
  list: base.input(page).output(
    z.object({
      items: z.array(parcelSummarySchema),
      /** Hand back as `after` for the next page; absent on the last. */
      next: z.string().optional(),
      total: z.int(),
      totalPlanarAreaSqM: z.number(),
      byState: z.partialRecord(parcelStateSchema, z.int()),
    }),
  ),
  get: base.input(aParcel).output(parcelDetailSchema),
  /** Full records, a page at a time: what the command line prints. */
  details: base
    .input(z.object({ after: z.string().optional(), limit: z.int().min(1).max(500).default(200) }))
    .output(z.object({ items: z.array(parcelDetailSchema), next: z.string().optional() })),
  /** Starts a record; number, township, reporting body and surveyor are filled in where they are not given. */
  create: base.input(z.object({ attributes: parcelAttributesSchema.default({}) })).output(parcelDetailSchema),
  /** Takes many records, all or none. A record that is refused is named by its place. */
  addMany: base
    .input(
      z.object({
        fileName: z.string(),
        records: z.array(z.object({ line: z.int().min(1), record: jsonSchema })).max(200_000),
      }),
    )
    .output(z.object({ created: z.array(z.object({ id: recordIdSchema, unitNo: z.string() })) })),
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
  /** Marks the record complete; refused with its errors while it has any. */
  complete: base.input(aParcel).output(parcelDetailSchema),
  /** Takes a completed record back into work. */
  reopen: base.input(aParcel).output(parcelDetailSchema),
  remove: base.input(aParcel).output(z.object({})),
};
