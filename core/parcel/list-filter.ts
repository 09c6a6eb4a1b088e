/** Which parcels a list is about. Everything that is set has to be met; nothing set means all parcels. */
import { z } from 'zod';
import { date } from './field.ts';
import { LIST_COLUMN_NAMES } from './list-columns.ts';
import { parcelStateSchema } from './parcel-state.ts';

/**
 * `errors` and `warnings`: has some, of warnings those nobody has confirmed; `none`: has neither; `conflict`: has versions that
 * stand against each other.
 */
export const ISSUE_FILTERS = ['errors', 'warnings', 'none', 'conflict'] as const;
export type IssueFilter = (typeof ISSUE_FILTERS)[number];

/** By the minimum of photos that the office asks for: some are still to be taken, or all are there. */
export const PHOTO_FILTERS = ['missing', 'complete'] as const;
export type PhotoFilter = (typeof PHOTO_FILTERS)[number];

const area = () => z.number().min(0).max(1e12);
const MAX_CHOSEN = 500;

export const parcelFilterSchema = z.object({
  /** Words parted by spaces: all of them have to stand in the parcel's texts. */
  search: z.string().max(200).optional(),
  states: z.array(parcelStateSchema).max(MAX_CHOSEN).optional(),
  categories: z.array(z.string().max(40)).max(MAX_CHOSEN).optional(),
  townshipCodes: z.array(z.string().max(40)).max(MAX_CHOSEN).optional(),
  keyAreaNos: z.array(z.int()).max(MAX_CHOSEN).optional(),
  surveyors: z.array(z.string().max(100)).max(MAX_CHOSEN).optional(),
  issues: z.enum(ISSUE_FILTERS).optional(),
  photos: z.enum(PHOTO_FILTERS).optional(),
  /** Calendar days, both included; days in which a record was changed are days in China. */
  surveyedFrom: date().optional(),
  surveyedTo: date().optional(),
  changedFrom: date().optional(),
  changedTo: date().optional(),
  /** Planar area in m², both included. */
  areaFromSqM: area().optional(),
  areaToSqM: area().optional(),
});
export type ParcelFilter = Readonly<z.infer<typeof parcelFilterSchema>>;

export const parcelSortSchema = z.object({
  by: z.enum(LIST_COLUMN_NAMES).default('unitNo'),
  descending: z.boolean().default(false),
});
export type ParcelSort = Readonly<z.infer<typeof parcelSortSchema>>;
