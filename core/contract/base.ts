/**
 * The common ground of all procedures: every one may fail with a code of the catalogue, and long work is a procedure
 * that yields its progress and returns its result; giving up the iterator cancels it.
 */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { failureSchema } from './failures.ts';

export const base = oc.errors({ FAILURE: { status: 422, data: failureSchema } });

export const progressSchema = z.object({
  /** What is being done now; a text key under `jobs`. */
  phase: z.string(),
  done: z.number().min(0),
  /** Absent while it is not known how much there is. */
  total: z.number().min(0).optional(),
  unit: z.enum(['files', 'parcels', 'photos', 'bytes', 'pages', 'operations']),
});
export type Progress = Readonly<z.infer<typeof progressSchema>>;

/** Output of a procedure that takes long: progress events, then the result. */
export const job = <T extends z.ZodType>(result: T) => eventIterator(progressSchema, result);

/** A file the window handed over by URL (POST /uploads), or, from the command line, one on this machine's disk. */
export const fileSourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('upload'),
    upload: z.string().min(1).max(100),
    fileName: z.string().min(1).max(255),
    /** Of a picture that has no file: a bitmap that was pasted, or a photo taken in the window. */
    origin: z.enum(['clipboard', 'camera']).optional(),
  }),
  z.object({ kind: z.literal('path'), path: z.string().min(1).max(4096) }),
]);
export type FileSource = Readonly<z.infer<typeof fileSourceSchema>>;

/** A file the program made: fetched by the window at its URL path, or read by the command line where it lies. */
export const madeFileSchema = z.object({
  fileName: z.string(),
  path: z.string(),
  url: z.string(),
  byteLength: z.int(),
});
export type MadeFile = Readonly<z.infer<typeof madeFileSchema>>;
