/**
 * What the office may set of the survey's rules: data with a version and a source, sent out with the code lists. The figures a new
 * workspace starts with are in seeds/rule-settings.json.
 */
import { z } from 'zod';
import { photoKindSchema } from '#core/photo/photo-groups.ts';
import { stampTemplateSchema } from '#core/photo/stamp-template.ts';
import { PARCEL_FIELDS } from './field-groups.ts';

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

/** The settings that are a single number, in the order of the page, and how far the office may go. */
export const NUMBER_LIMITS = {
  areaTolerancePercent: { min: 0, max: 100 },
  floorAreaRatioTolerance: { min: 0, max: 100 },
  buildingDensityTolerancePercent: { min: 0, max: 100 },
  overlapSqM: { min: 0, max: 1_000_000 },
  snappingM: { min: 0, max: 1 },
  sliverWidthM: { min: 0, max: 10 },
  duplicateOverlapPercent: { min: 0, max: 100 },
} as const;
export type NumberSetting = keyof typeof NUMBER_LIMITS;
export const NUMBER_SETTINGS = Object.keys(NUMBER_LIMITS) as readonly NumberSetting[];

const within = (setting: NumberSetting) =>
  z.number().min(NUMBER_LIMITS[setting].min).max(NUMBER_LIMITS[setting].max);

export const ruleSettingsSchema = z.strictObject({
  minimumPhotos: z.array(minimumPhotosSchema).max(50),
  /** Drawn against registered and approved area, of the paper's area. */
  areaTolerancePercent: within('areaTolerancePercent'),
  /** Stated against floor area ÷ parcel area. */
  floorAreaRatioTolerance: within('floorAreaRatioTolerance'),
  /** Stated against footprint ÷ parcel area × 100, in points of the percentage. */
  buildingDensityTolerancePercent: within('buildingDensityTolerancePercent'),
  /** Lines no further apart than this are one line, in metres. */
  snappingM: within('snappingM'),
  /** An overlap with another parcel up to this is none, in m². */
  overlapSqM: within('overlapSqM'),
  /** A strip between neighbours up to this wide is a sliver, in metres; a wider one is land. */
  sliverWidthM: within('sliverWidthM'),
  /** Two parcels that share more than this of the smaller one are the same land. */
  duplicateOverlapPercent: within('duplicateOverlapPercent'),
  /** What stands on stamped copies of photos; the program's own where the office has set none. */
  photoStamp: stampTemplateSchema.optional(),
  /** Paths `group.field` that must be filled in before a parcel is complete. */
  requiredFields: z
    .array(z.string().refine((path) => REQUIRABLE.has(path)))
    .max(200)
    .refine((paths) => new Set(paths).size === paths.length),
});
export type RuleSettings = Readonly<z.infer<typeof ruleSettingsSchema>>;

/** Paths of the fields that the office may require, in the order of the form. */
export const REQUIRABLE_FIELDS: readonly string[] = [...REQUIRABLE];
