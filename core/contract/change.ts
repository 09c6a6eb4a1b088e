/** What has changed, by subject, so that every window on the workspace reads it again. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { base } from './base.ts';

export const SUBJECTS = [
  'workspace',
  'parcels',
  'photos',
  'packages',
  'reference',
  'templates',
  'base-maps',
] as const;
export const subjectSchema = z.enum(SUBJECTS);
export type Subject = z.infer<typeof subjectSchema>;

export const changeSchema = z.object({ subjects: z.array(subjectSchema).min(1), at: z.iso.datetime() });
export type Change = Readonly<z.infer<typeof changeSchema>>;

export const changeContract = { watch: base.output(eventIterator(changeSchema)) };
