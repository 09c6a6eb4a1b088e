/**
 * The reference data of a workspace: divisions, key areas, reporting bodies, code lists and the settings of the rules, all under one
 * edition that counts up. What an office sends out is exactly this, in a file of its own or in a package.
 */
import { z } from 'zod';
import { CODE_LIST_NAMES } from '#core/parcel/field.ts';
import { ruleSettingsSchema } from '#core/parcel/rule-settings.ts';
import { MAX_ONLINE_MAPS, onlineMapSchema } from './online-maps.ts';

const MAX_ITEMS = 20_000;
const MAX_EDITIONS = 10_000;

/** Something to read: no space at its ends, nothing invisible. */
const words = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u);
const code = () => z.string().regex(/^[^\s\p{C}]{1,40}$/u);
export const editionNumberSchema = z.int().min(1).max(1_000_000);
export const versionNameSchema = words(40);
export const sourceTextSchema = words(1000);

/** A code is never taken away, for records hold it: it is put out of use. */
const item = {
  code: code(),
  name: words(200),
  /** The edition since which it is not offered any more. */
  retiredIn: editionNumberSchema.optional(),
  /** What it was called before, oldest first, each up to and including an edition. */
  was: z
    .array(z.strictObject({ until: editionNumberSchema, name: words(200) }))
    .max(100)
    .optional(),
};

export const codeItemSchema = z.strictObject(item);
export type CodeItem = Readonly<z.infer<typeof codeItemSchema>>;

export const divisionSchema = z.strictObject({
  ...item,
  level: z.enum(['county', 'township', 'village']),
  /** Code of the division it belongs to; of a county, of the city. */
  parent: code(),
});
export const keyAreaSchema = z.strictObject({
  no: z.int().min(1).max(9999),
  reportingBody: code(),
  category: code(),
  name: words(200),
  location: words(500),
  areaMu: z.number().min(0).max(1e9),
  stage: code(),
});
export const reportingBodySchema = z.strictObject({
  code: code(),
  name: words(200),
  countyCode: code().optional(),
});
export const codeListSchema = z.strictObject({
  list: z.enum(CODE_LIST_NAMES),
  version: versionNameSchema,
  source: sourceTextSchema,
  items: z.array(codeItemSchema).max(MAX_ITEMS),
});
export const editionSchema = z.strictObject({
  edition: editionNumberSchema,
  /** Its name, as people know it and records remember it. */
  version: versionNameSchema,
  source: sourceTextSchema,
  issuer: words(200),
  issuedAt: z.iso.datetime(),
});

export const referenceDataSchema = z.strictObject({
  /** The edition in force, which the following are of. */
  edition: editionSchema,
  /** The editions before it, as far as they are known. */
  earlier: z.array(editionSchema).max(MAX_EDITIONS),
  divisions: z.array(divisionSchema).max(MAX_ITEMS),
  keyAreas: z.array(keyAreaSchema).max(MAX_ITEMS),
  reportingBodies: z.array(reportingBodySchema).max(MAX_ITEMS),
  codeLists: z.array(codeListSchema).max(CODE_LIST_NAMES.length),
  ruleSettings: z.strictObject({
    version: versionNameSchema,
    source: sourceTextSchema,
    settings: ruleSettingsSchema,
  }),
  /** Absent where the office has none. */
  onlineMaps: z.array(onlineMapSchema).min(1).max(MAX_ONLINE_MAPS).exactOptional(),
});
export type Division = Readonly<z.infer<typeof divisionSchema>>;
export type KeyArea = Readonly<z.infer<typeof keyAreaSchema>>;
export type ReportingBody = Readonly<z.infer<typeof reportingBodySchema>>;
export type CodeList = Readonly<z.infer<typeof codeListSchema>>;
export type Edition = Readonly<z.infer<typeof editionSchema>>;
export type ReferenceData = Readonly<z.infer<typeof referenceDataSchema>>;

const LEVELS = { 6: 'county', 9: 'township', 12: 'village' } as const;
const PARENT_DIGITS = { county: 4, township: 6, village: 9 } as const;

/** Level and parent as they follow from a code of 6, 9 or 12 digits; undefined for another code. */
export function placeOfDivision(
  division: string,
): { readonly level: Division['level']; readonly parent: string } | undefined {
  if (!/^\d+$/.test(division)) return undefined;
  const level = LEVELS[division.length as keyof typeof LEVELS];
  if (!level) return undefined;
  const parent = division.slice(0, PARENT_DIGITS[level]);
  return { level, parent: level === 'county' ? `${parent}00` : parent };
}
