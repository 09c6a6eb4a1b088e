/**
 * What the office may set of the survey's rules: data with a version and a source, sent out with the code lists. The figures a new
 * workspace starts with are in seeds/rule-settings.json.
 */
import { z } from 'zod';
import { photoKindSchema } from '#core/photo/photo-groups.ts';
import { PARCEL_FIELDS } from './field-groups.ts';

const percent = () => z.number().min(0).max(100);
const REQUIRABLE = new Set(
  PARCEL_FIELDS.filter(({ input }) => input !== 'program').map(({ group, field }) => `${group}.${field}`),
);

/** So many photos of a kind; without `categories` for parcels of all categories, else for those of the list `category`. */
export const minimumPhotosSchema = z.strictObject({
  kind: photoKindSchema,
  needed: z.int().min(1).max(99),
  categories: z.array(z.string().min(1).max(40)).min(1).max(50).optional(),
});
export type MinimumPhotos = Readonly<z.infer<typeof minimumPhotosSchema>>;

export const ruleSettingsSchema = z.strictObject({
  minimumPhotos: z.array(minimumPhotosSchema).max(50),
  /** Drawn against registered and approved area, of the paper's area. */
  areaTolerancePercent: percent(),
  /** Stated against floor area ÷ parcel area. */
  floorAreaRatioTolerance: z.number().min(0).max(100),
  /** Stated against footprint ÷ parcel area × 100, in points of the percentage. */
  buildingDensityTolerancePercent: percent(),
  /** Points closer together than this count as one, in metres. */
  snappingM: z.number().min(0).max(10),
  /** An overlap with another parcel up to this is none, in m². */
  overlapSqM: z.number().min(0).max(1_000_000),
  /** A gap between neighbours narrower than this is a sliver, in metres. */
  sliverWidthM: z.number().min(0).max(100),
  /** Two parcels that share more than this of the smaller one are the same land. */
  duplicateOverlapPercent: percent(),
  /** Paths `group.field` that must be filled in before a parcel is complete. */
  requiredFields: z
    .array(z.string().refine((path) => REQUIRABLE.has(path)))
    .max(200)
    .refine((paths) => new Set(paths).size === paths.length),
});
export type RuleSettings = Readonly<z.infer<typeof ruleSettingsSchema>>;

/** Paths of the fields that the office may require, in the order of the form. */
export const REQUIRABLE_FIELDS: readonly string[] = [...REQUIRABLE];

/** The settings that are a single number, in the order of the page. */
export const NUMBER_SETTINGS = [
  'areaTolerancePercent',
  'floorAreaRatioTolerance',
  'buildingDensityTolerancePercent',
  'overlapSqM',
  'snappingM',
  'sliverWidthM',
  'duplicateOverlapPercent',
] as const satisfies readonly (keyof RuleSettings)[];
export type NumberSetting = (typeof NUMBER_SETTINGS)[number];
