/**
 * What is written on the stamped copy of a photo, where and how large: a template that the office sets and sends out with the settings
 * of the rules. Without one of its own an edition means the default.
 */
import { z } from 'zod';

/** What a photo is known to say of itself, and what people said of it. */
export const STAMP_FIELDS = [
  'unitNo',
  'parcelName',
  'kind',
  'time',
  'lonLat',
  'plane',
  'azimuth',
  'photographer',
  'recordedBy',
  'hash',
] as const;
export const stampFieldSchema = z.enum(STAMP_FIELDS);
export type StampField = z.infer<typeof stampFieldSchema>;

export const STAMP_PLACES = ['bottomLeft', 'bottomRight', 'topLeft', 'topRight', 'below'] as const;
export const STAMP_TEXT_LENGTH = 60;
/** Height of the letters in percent of the picture's shorter side. */
export const STAMP_SIZE_LIMITS = { min: 1, max: 8 } as const;
export const MAX_STAMP_LINES = 16;

const fieldLineSchema = z.strictObject({
  field: stampFieldSchema,
  /** What is not known is said to be unknown; without this its line is left out. */
  sayUnknown: z.boolean(),
});
const textLineSchema = z.strictObject({
  /** The office's own words, such as its name. */
  text: z
    .string()
    .max(STAMP_TEXT_LENGTH)
    .regex(/^[^\p{C}]*$/u),
});
export const stampLineSchema = z.union([fieldLineSchema, textLineSchema]);
export type StampLine = Readonly<z.infer<typeof stampLineSchema>>;

export const stampTemplateSchema = z.strictObject({
  /** From top to bottom; empty own words give no line. */
  lines: z.array(stampLineSchema).min(1).max(MAX_STAMP_LINES),
  /** In a corner of the picture, or in a strip of its own below it that hides nothing. */
  place: z.enum(STAMP_PLACES),
  sizePercent: z.number().min(STAMP_SIZE_LIMITS.min).max(STAMP_SIZE_LIMITS.max),
});
export type StampTemplate = Readonly<z.infer<typeof stampTemplateSchema>>;

export const DEFAULT_STAMP: StampTemplate = {
  lines: [
    { field: 'unitNo', sayUnknown: true },
    { field: 'time', sayUnknown: true },
    { field: 'lonLat', sayUnknown: true },
    { field: 'plane', sayUnknown: false },
    { field: 'azimuth', sayUnknown: false },
    { field: 'photographer', sayUnknown: false },
    { field: 'hash', sayUnknown: true },
  ],
  place: 'bottomLeft',
  sizePercent: 2.6,
};
