/** The list of parcels: pages of it, what it counts, what is done to many of its parcels at once, and its table as a file. */
import { z } from 'zod';
import { recordIdSchema } from '#core/ids.ts';
import { LIST_COLUMN_NAMES } from '#core/parcel/list-columns.ts';
import { parcelFilterSchema, parcelSortSchema } from '#core/parcel/list-filter.ts';
import { parcelStateSchema } from '#core/parcel/parcel-state.ts';
import { base, job, madeFileSchema } from './base.ts';
import { restorationSchema } from './seen.ts';

export const parcelSummarySchema = z.object({
  id: recordIdSchema,
  unitNo: z.string().optional(),
  name: z.string().optional(),
  rightHolder: z.string().optional(),
  currentUser: z.string().optional(),
  address: z.string().optional(),
  townshipCode: z.string().optional(),
  keyAreaNo: z.int().optional(),
  category: z.string().optional(),
  usageStatus: z.string().optional(),
  mode: z.string().optional(),
  stage: z.string().optional(),
  planYear: z.int().optional(),
  surveyor: z.string().optional(),
  surveyedOn: z.string().optional(),
  state: parcelStateSchema,
  conflict: z.boolean(),
  planarAreaSqM: z.number().optional(),
  registeredAreaSqM: z.number().optional(),
  photoCount: z.int(),
  /** Still to be taken by the office's minimum, over all kinds. */
  photosMissing: z.int(),
  errorCount: z.int(),
  warningCount: z.int(),
  changedAt: z.iso.datetime(),
});
export type ParcelSummary = Readonly<z.infer<typeof parcelSummarySchema>>;

/** A page of the list: rows after the cursor `after`, or after `skip` rows; from the beginning without either. */
const page = parcelFilterSchema.extend({
  sort: parcelSortSchema.default({ by: 'unitNo', descending: false }),
  after: z.string().optional(),
  skip: z.int().min(0).max(10_000_000).optional(),
  limit: z.int().min(1).max(1000).default(200),
  /** Whether areas are summed and states counted as well; pages after the first need not ask for it again. */
  sums: z.boolean().default(true),
});

/** Parcels for something to be done to: those named, or all that meet a filter without some. */
export const parcelSelectionSchema = z.union([
  z.object({ ids: z.array(recordIdSchema).min(1).max(100_000) }),
  z.object({ filter: parcelFilterSchema, except: z.array(recordIdSchema).max(100_000).default([]) }),
]);
export type ParcelSelection = Readonly<z.infer<typeof parcelSelectionSchema>>;

/** Why something was not done to a parcel. */
export const BULK_REASONS = ['errors', 'state', 'conflict', 'moved', 'gone'] as const;
export type BulkReason = (typeof BULK_REASONS)[number];

/** How many of how many; what was not done is told by its reason, the first of each by name. */
export const bulkResultSchema = z.object({
  done: z.int(),
  /** It was so already. */
  unchanged: z.int(),
  refused: z.array(
    z.object({
      reason: z.enum(BULK_REASONS),
      count: z.int(),
      examples: z.array(z.object({ id: recordIdSchema, unitNo: z.string().optional() })),
    }),
  ),
});
export type BulkResult = Readonly<z.infer<typeof bulkResultSchema>>;

const aSelection = z.object({ selection: parcelSelectionSchema });
/** `knownUpTo` as the list told it: a parcel that others' work has come into since is not what was selected, and stays as it is. */
const aSeenSelection = aSelection.extend({ knownUpTo: z.int().min(0) });

export const parcelListContract = {
  list: base.input(page).output(
    z.object({
      items: z.array(parcelSummarySchema),
      /** Hand back as `after` for the next page; absent on the last. */
      next: z.string().optional(),
      /** Of all parcels that meet the filter, not only of this page. */
      total: z.int(),
      /** With `sums` only. */
      totalPlanarAreaSqM: z.number().optional(),
      /** With `sums` only; under everything of the filter but its states. */
      byState: z.partialRecord(parcelStateSchema, z.int()).optional(),
      /** With `sums` only: the newest operation that this tells of, handed back with what is done to many. */
      knownUpTo: z.int().min(0).optional(),
    }),
  ),
  /** What occurs in the parcels that are there, to choose a filter from. */
  occurring: base.output(
    z.object({
      surveyors: z.array(z.string()),
      townshipCodes: z.array(z.string()),
      keyAreaNos: z.array(z.int()),
      categories: z.array(z.string()),
    }),
  ),
  /** Marks all complete that have no errors; the others stay as they are. */
  completeMany: base.input(aSeenSelection).output(job(bulkResultSchema)),
  /** Writes the key area, or clears it, in those that are open for work. */
  setKeyAreaMany: base
    .input(aSeenSelection.extend({ keyAreaNo: z.int().min(1).max(9999).optional() }))
    .output(job(bulkResultSchema)),
  removeMany: base.input(aSeenSelection).output(job(bulkResultSchema)),
  /** Takes back that these were deleted, as far as each one's state allows it, and none that was deleted once more since. */
  restoreMany: base
    .input(z.object({ items: z.array(restorationSchema).min(1).max(100_000) }))
    .output(job(bulkResultSchema)),
  /** The table as CSV: the chosen columns in their order, the rows in the order of the list. */
  exportCsv: base
    .input(
      aSelection.extend({
        columns: z.array(z.enum(LIST_COLUMN_NAMES)).min(1).max(LIST_COLUMN_NAMES.length),
        sort: parcelSortSchema.default({ by: 'unitNo', descending: false }),
        language: z.enum(['zh-CN', 'en']).default('zh-CN'),
      }),
    )
    .output(job(madeFileSchema.extend({ parcels: z.int() }))),
};
