/** Divisions, key areas, reporting bodies, code lists and the settings of the rules: data with a version and a source, not constants. */
import { z } from 'zod';
import { referenceChangesSchema } from '#core/reference/changes.ts';
import { referenceDraftSchema } from '#core/reference/draft.ts';
import { editionSchema, referenceDataSchema } from '#core/reference/reference-data.ts';
import { base, fileSourceSchema, job, madeFileSchema } from './base.ts';
import { problemSchema } from './failures.ts';

export type {
  CodeList,
  Division,
  KeyArea,
  ReferenceData,
  ReportingBody,
} from '#core/reference/reference-data.ts';

export const editionEntrySchema = editionSchema.extend({
  /** When it came into this workspace; absent for one that is only known from a later one. */
  loadedAt: z.iso.datetime().optional(),
});
export type EditionEntry = Readonly<z.infer<typeof editionEntrySchema>>;

/** How many parcels of this workspace hold a code that is out of use. */
const inUseSchema = z.object({ list: z.string(), code: z.string(), name: z.string(), parcels: z.int() });

export const referencePreviewSchema = z.object({
  changes: referenceChangesSchema,
  /** Codes that go out of use with it and are in records here. */
  inUse: z.array(inUseSchema),
});
export type ReferencePreview = Readonly<z.infer<typeof referencePreviewSchema>>;

export const listsInspectionSchema = referencePreviewSchema.extend({
  edition: editionSchema,
  /** `newer` can be taken in; `known` is what is in force here already. */
  state: z.enum(['newer', 'known']),
  signature: z.object({
    fingerprint: z.string(),
    /** `first`: no file was taken in here before; `other`: the one before was signed by another device. */
    device: z.enum(['same', 'first', 'other']),
  }),
});
export type ListsInspection = Readonly<z.infer<typeof listsInspectionSchema>>;

const recounted = { edition: editionSchema, parcels: z.int() };

export const referenceContract = {
  /** Those of the open workspace; before one is open, the ones the program brings, so that the first page can offer townships. */
  all: base.output(referenceDataSchema),
  /** Every edition this workspace knows, newest first, and whether the parcels are still to be checked against it. */
  editions: base.output(z.object({ editions: z.array(editionEntrySchema), recountPending: z.boolean() })),
  /** What the office was working on, as it was left. */
  draft: base.output(z.object({ draft: referenceDraftSchema.optional() })),
  /** Keeps the draft as it is typed; without one it is given up. Office only. */
  saveDraft: base.input(z.object({ draft: referenceDraftSchema.optional() })).output(z.object({})),
  /** What publishing the draft would change, and what is wrong with it. Changes nothing. */
  preview: base.input(z.object({ draft: referenceDraftSchema })).output(
    referencePreviewSchema.extend({
      problems: z.array(problemSchema),
      /** A name for it, from the day. */
      proposedVersion: z.string(),
    }),
  ),
  /**
   * Makes the draft the edition in force and then checks every parcel against it. Refused with `reference.changed-meanwhile` when
   * another edition came into force after the draft was begun. Office only.
   */
  publish: base
    .input(
      z.object({
        draft: referenceDraftSchema,
        version: z.string().max(200),
        source: z.string().max(5000),
      }),
    )
    .output(job(z.object(recounted))),
  /** Checks every parcel against the edition in force: what publishing does at its end, for when it was interrupted. */
  recount: base.output(job(z.object(recounted))),
  /** Writes the edition in force, signed by this device, into the outbox or the given folder. Office only. */
  export: base
    .input(z.object({ folder: z.string().min(1).max(4096).optional() }))
    .output(madeFileSchema.extend({ edition: editionSchema })),
  inspect: base.input(z.object({ file: fileSourceSchema })).output(listsInspectionSchema),
  /** Takes a file in; one that is in force here already changes nothing. */
  import: base
    .input(z.object({ file: fileSourceSchema }))
    .output(job(z.object({ ...recounted, alreadyKnown: z.boolean() }))),
};
