/** Divisions, key areas, reporting bodies and code lists: data with a version and a source, not constants. */
import { z } from 'zod';
import { CODE_LIST_NAMES } from '#core/parcel/field.ts';
import { base } from './base.ts';

export const divisionSchema = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['county', 'township']),
  parent: z.string(),
});
export const keyAreaSchema = z.object({
  no: z.int(),
  reportingBody: z.string(),
  category: z.string(),
  name: z.string(),
  location: z.string(),
  areaMu: z.number(),
  stage: z.string(),
});
export const reportingBodySchema = z.object({
  code: z.string(),
  name: z.string(),
  countyCode: z.string().optional(),
});
export const codeListSchema = z.object({
  list: z.enum(CODE_LIST_NAMES),
  version: z.string(),
  source: z.string(),
  items: z.array(z.object({ code: z.string(), name: z.string() })),
});

export const referenceDataSchema = z.object({
  divisions: z.array(divisionSchema),
  keyAreas: z.array(keyAreaSchema),
  reportingBodies: z.array(reportingBodySchema),
  codeLists: z.array(codeListSchema),
});
export type Division = Readonly<z.infer<typeof divisionSchema>>;
export type KeyArea = Readonly<z.infer<typeof keyAreaSchema>>;
export type ReportingBody = Readonly<z.infer<typeof reportingBodySchema>>;
export type CodeList = Readonly<z.infer<typeof codeListSchema>>;
export type ReferenceData = Readonly<z.infer<typeof referenceDataSchema>>;

export const referenceContract = {
  /** Those of the open workspace; before one is open, the ones the program brings, so that the first page can offer townships. */
  all: base.output(referenceDataSchema),
};
