/** Boundaries from exchange files and pasted coordinate lists. */
import { z } from 'zod';
import { boundaryDatumSchema, boundarySchema } from '#core/geo/boundary.ts';
import { FEATURE_FORMATS } from '#core/geo/features/source-layer.ts';
import { opHashSchema, recordIdSchema } from '#core/ids.ts';
import { base, fileSourceSchema, job, madeFileSchema } from './base.ts';
import { problemSchema } from './failures.ts';
import { parcelDetailSchema } from './parcel.ts';
import { parcelSelectionSchema } from './parcel-list.ts';

/** Of all files of one source, and of what an archive among them holds: more than this is no survey of a township. */
export const MAX_BOUNDARY_FILE_MB = 200;
export const MAX_BOUNDARY_FILE_BYTES = MAX_BOUNDARY_FILE_MB * 1024 * 1024;

/** A file, several that belong together (the parts of a shapefile), or text as it was pasted. */
export const boundarySourceSchema = z.union([
  fileSourceSchema,
  z.object({ kind: z.literal('files'), files: z.array(fileSourceSchema).min(1).max(50) }),
  z.object({ kind: z.literal('text'), text: z.string().max(5_000_000) }),
]);
export type BoundarySource = Readonly<z.infer<typeof boundarySourceSchema>>;

export const boundaryFormSchema = z.enum(['exchange-text', 'coordinate-list', ...FEATURE_FORMATS]);
export type BoundaryForm = z.infer<typeof boundaryFormSchema>;

/** Field by column of the file, `tenure.rightHolder` by `权利人`; a column that is not in it is not taken over. */
export const columnMappingSchema = z.record(z.string().max(500), z.string().max(100));

export const recognisedPlotSchema = z.object({
  plotNo: z.string().optional(),
  name: z.string().optional(),
  /** Its file, where there are several. */
  file: z.string().optional(),
  /** 1-based place in its file, and which part of it this is. */
  feature: z.int(),
  part: z.int(),
  parts: z.int(),
  points: z.int(),
  holes: z.int(),
  planarAreaSqM: z.number(),
  /** Place of an earlier plot that is the same ground to the last digit. */
  sameAs: z.int().optional(),
  /** Number of the parcel that was made of it before; it is not made again. */
  takenInAs: z.string().optional(),
  /** The parcel here that it shares most ground with, and with how many it shares any. */
  onGroundOf: z
    .object({ id: recordIdSchema, called: z.string(), overlapSqM: z.number(), parcels: z.int() })
    .optional(),
  /** Left out once the boundaries before it have more points than a preview needs. */
  boundary: boundarySchema.optional(),
});
export type RecognisedPlot = Readonly<z.infer<typeof recognisedPlotSchema>>;

/** What the files turned out to be. */
export const recognisedSchema = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      form: boundaryFormSchema,
      encoding: z.enum(['utf-8', 'gb18030']).optional(),
      /** The system as the file names it; absent where it says nothing. */
      system: z.string().optional(),
      plots: z.int(),
    }),
  ),
  datum: boundaryDatumSchema,
  writtenAs: z.enum(['metres', 'degrees', 'both']),
  /** Whether eastings begin with 40; absent for degrees. */
  zonePrefix: z.enum(['with', 'without', 'mixed']).optional(),
  axes: z.enum(['north-first', 'east-first', 'mixed']),
  areaUnits: z.array(z.enum(['hectare', 'squareMetre', 'mu', 'unknown'])),
  points: z.int(),
  holes: z.int(),
  /** Plots that are parts of a figure of several. */
  parts: z.int(),
});
export type Recognised = Readonly<z.infer<typeof recognisedSchema>>;

export const sourceColumnSchema = z.object({
  name: z.string(),
  /** Where it goes; absent where it is not taken over. */
  field: z.string().optional(),
  /** How many plots have a value in it, and the first of them that differ. */
  filled: z.int(),
  examples: z.array(z.string()),
});
export type SourceColumn = Readonly<z.infer<typeof sourceColumnSchema>>;

export const boundaryReadingSchema = z.object({
  form: boundaryFormSchema,
  encoding: z.enum(['utf-8', 'gb18030']).optional(),
  /** Absent when nothing is left to be recognised. */
  recognised: recognisedSchema.optional(),
  columns: z.array(sourceColumnSchema),
  plots: z.array(recognisedPlotSchema),
  warnings: z.array(problemSchema),
  /** Not empty: the whole source is refused and `plots` is empty. */
  refused: z.array(problemSchema),
});
export type BoundaryReading = Readonly<z.infer<typeof boundaryReadingSchema>>;

/** Without `columns`, those that are known by their names. */
const aSource = z.object({ source: boundarySourceSchema, columns: columnMappingSchema.optional() });

export const BOUNDARY_EXPORT_FORMATS = ['txt', 'geojson', 'kml'] as const;
export type BoundaryExportFormat = (typeof BOUNDARY_EXPORT_FORMATS)[number];

export const boundaryContract = {
  /** Reads and stores nothing: the preview. `parcel` is the one whose boundary a plot is to be; without it parcels are to be made. */
  read: base.input(aSource.extend({ parcel: recordIdSchema.optional() })).output(boundaryReadingSchema),
  /** Makes one parcel of each plot, or of those chosen by their places in the reading; all or none. */
  importParcels: base
    .input(aSource.extend({ plots: z.array(z.int().min(0)).min(1).max(200_000).optional() }))
    .output(
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
  /** Boundaries of parcels as a file; those without one are left out and counted. */
  exportFile: base
    .input(
      z.object({
        selection: parcelSelectionSchema,
        format: z.enum(BOUNDARY_EXPORT_FORMATS),
        /** Of TXT; the others are UTF-8 by their standards. */
        encoding: z.enum(['utf-8', 'gbk']).default('utf-8'),
      }),
    )
    .output(job(madeFileSchema.extend({ parcels: z.int(), without: z.int() }))),
};
