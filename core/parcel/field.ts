/**
 * What is known of a field besides its type: its provincial column, unit, code list and whether a parcel may be
 * submitted without it. It hangs on the zod schema, so that contract, form, list, sheet and export read one declaration.
 */
import { z } from 'zod';

export type FieldMeta = {
  /** Column of the provincial layer DCDYTB, at most 10 characters. */
  readonly dcdytb?: string;
  /** A parcel cannot be marked complete without it. */
  readonly required?: true;
  readonly unit?: 'm²' | '%' | '万元/亩' | '人' | '年';
  /** Name of the code list whose codes are allowed. */
  readonly codeList?: CodeListName;
  readonly input?:
    | 'line'
    | 'lines'
    | 'code'
    | 'landClass'
    | 'date'
    | 'number'
    | 'yesNo'
    | 'codes'
    | 'rows'
    | 'texts'
    /** Written by the program; people see it and do not type it. */
    | 'program';
};

/** Lists that the office can change and send out; see seeds/code-lists. */
export const CODE_LIST_NAMES = [
  'category',
  'usageStatus',
  'tenure',
  'acquisition',
  'industryType',
  'environmentStatus',
  'infrastructure',
  'performanceGrade',
  'lowEfficiencyReason',
  'redevelopmentMode',
  'redevelopmentActor',
  'redevelopmentStage',
  'photoKind',
  'gbt21010_2017',
  'third_national_survey_working',
  'land_sea_use_2023',
] as const;
export type CodeListName = (typeof CODE_LIST_NAMES)[number];

export const fieldRegistry = z.registry<FieldMeta>();

/** Declares an optional field with its meta: a draft may lack anything; what must be there to submit is a rule. */
export function field<T extends z.ZodType>(schema: T, meta: FieldMeta): z.ZodOptional<T> {
  const optional = z.optional(schema);
  fieldRegistry.add(optional, meta);
  return optional;
}

const LINE_MAX = 500;
const LINES_MAX = 10_000;

/** One line of text, stored as typed; line breaks belong into fields of several lines. */
export const line = (max = LINE_MAX) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\r\n]*$/);
export const lines = () => z.string().min(1).max(LINES_MAX);
export const code = () => z.string().min(1).max(40);
/** Calendar date `yyyy-mm-dd`, without time or zone. */
export const date = () => z.iso.date();
export const nonNegative = () => z.number().min(0).max(1e12);
export const year = () => z.int().min(1000).max(9999);
/** Land-use class as the pair (scheme, code): 0601 means one thing in one scheme and another in the next. */
export const landClass = () =>
  z.strictObject({
    scheme: z.enum(['gbt21010_2017', 'third_national_survey_working', 'land_sea_use_2023']),
    code: code(),
  });
