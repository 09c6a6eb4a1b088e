/** Boundaries from exchange files and pasted coordinate lists. */
import { z } from 'zod';
import { boundarySchema } from '#core/geo/boundary.ts';
import { opHashSchema, recordIdSchema } from '#core/ids.ts';
import { base, fileSourceSchema } from './base.ts';
import { problemSchema } from './failures.ts';
import { parcelDetailSchema } from './parcel.ts';

/** A file, or text as it was pasted. */
export const boundarySourceSchema = z.union([
  fileSourceSchema,
  z.object({ kind: z.literal('text'), text: z.string().max(5_000_000) }),
]);
export type BoundarySource = Readonly<z.infer<typeof boundarySourceSchema>>;

export const recognisedPlotSchema = z.object({
  plotNo: z.string().optional(),
  name: z.string().optional(),
  landUse: z.string().optional(),
  landClassCode: z.string().optional(),
  boundary: boundarySchema,
});
export type RecognisedPlot = Readonly<z.infer<typeof recognisedPlotSchema>>;

export const boundaryReadingSchema = z.object({
  form: z.enum(['exchange-text', 'coordinate-list']),
  encoding: z.enum(['utf-8', 'gb18030']).optional(),
  plots: z.array(recognisedPlotSchema),
  warnings: z.array(problemSchema),
  /** Not empty: the whole source is refused and `plots` is empty. */
  refused: z.array(problemSchema),
});
export type BoundaryReading = Readonly<z.infer<typeof boundaryReadingSchema>>;

export const boundaryContract = {
  /** Reads and stores nothing: the preview. */
  read: base.input(z.object({ source: boundarySourceSchema })).output(boundaryReadingSchema),
  /** Makes one parcel of each plot, all or none. */
  importParcels: base.input(z.object({ source: boundarySourceSchema })).output(
    z.object({
      created: z.array(
        z.object({
          id: recordIdSchema,
          unitNo: z.string(),
          name: z.string().optional(),
          planarAreaSqM: z.number(),
        }),
      ),
      warnings: z.array(problemSchema),
      refused: z.array(problemSchema),
    }),
  ),
  /** Gives a parcel the boundary of one recognised plot. */
  write: base
    .input(
      z.object({
        id: recordIdSchema,
        source: boundarySourceSchema,
        plot: z.int().min(0).default(0),
        heads: z.array(opHashSchema),
      }),
    )
    .output(parcelDetailSchema),
};
