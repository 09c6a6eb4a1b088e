/** Pictures below the parcels, out of tile files that people bring: kept in this machine's settings, read where they lie, never changed. */
import { z } from 'zod';
import { MIN_POINT_PAIRS } from '#core/geo/scan-placement.ts';
import { base, fileSourceSchema, job } from './base.ts';
import { problemSchema } from './failures.ts';

export const baseMapContentSchema = z.enum(['pictures', 'shapes']);
export type BaseMapContent = z.infer<typeof baseMapContentSchema>;

/** A place on a scan, in its pixels from the upper left corner, and where that is, in degrees. */
export const scanPointSchema = z.object({
  column: z.number(),
  row: z.number(),
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
});
export type ScanPoint = Readonly<z.infer<typeof scanPointSchema>>;

/** A scanned plan: it is cut into tiles once it is known where it lies. */
export const scanSchema = z.object({
  widthPx: z.int(),
  heightPx: z.int(),
  /** By what its file says, or by points; absent while it lies nowhere. */
  placedBy: z.enum(['file', 'points']).optional(),
  /** Why what the file says of its place is not taken. */
  notTaken: z.enum(['other-system', 'outside-huzhou']).optional(),
  points: z.array(scanPointSchema),
  /** Of each point, in metres, and of all of them where there are more than three. */
  residualsM: z.array(z.number()),
  errorM: z.number().optional(),
});
export type Scan = Readonly<z.infer<typeof scanSchema>>;

export const baseMapSchema = z.object({
  id: z.uuid(),
  /** As the file calls itself, else its file name. */
  name: z.string(),
  fileName: z.string(),
  /** Ready pictures, or shapes that the map draws in plain colours. */
  content: baseMapContentSchema,
  minZoom: z.int(),
  maxZoom: z.int(),
  /** [west, south, east, north] in degrees, where the file says so. */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  /** Whose picture it is, as plain text. */
  attribution: z.string().optional(),
  shown: z.boolean(),
  opacity: z.number().min(0).max(1),
  /** Present for a scanned plan. */
  scan: scanSchema.optional(),
  /** Another one when another file was put in the place of a tile file; its tiles go by it. */
  version: z.string().optional(),
  /** Why what lies in the place of the tile file now is none. */
  problem: problemSchema.optional(),
  /** The file is not where it was: on a drive that was taken out, or removed. */
  missing: z.boolean(),
});
export type BaseMap = Readonly<z.infer<typeof baseMapSchema>>;

/** What was heard of an online map: nothing yet, tiles, that the key is not taken, or no answer at all. */
export const onlineMapStateSchema = z.enum(['unknown', 'answers', 'refuses', 'silent']);
export type OnlineMapState = z.infer<typeof onlineMapStateSchema>;

/** An online map of the office, without its key. */
export const onlineLayerSchema = z.object({
  name: z.string(),
  /** Names its tiles; another one with another edition of the reference data. */
  address: z.string(),
  attribution: z.string(),
  datum: z.enum(['CGCS2000', 'WGS84']),
  maxZoom: z.int(),
  state: onlineMapStateSchema,
});
export type OnlineLayer = Readonly<z.infer<typeof onlineLayerSchema>>;

/** From the uppermost to the lowest. */
const all = z.array(baseMapSchema);
const one = z.object({ id: z.uuid() });

/** Every procedure answers with all of them as they are then. */
export const baseMapContract = {
  /** Reads a file anew that another one was put in the place of. */
  list: base.output(all),
  /** Those the office has set, in its order; empty where it has none. Nothing is asked of them by this. */
  online: base.output(z.array(onlineLayerSchema)),
  /**
   * Adds an MBTiles or PMTiles file, of pictures or of vector tiles, above the others. A file of this machine's disk stays where it is, an upload is taken into this
   * machine's data folder. Refused with `base-map.refused` when it is not one.
   */
  add: base.input(z.object({ file: fileSourceSchema })).output(all),
  /**
   * Adds a scanned plan (GeoTIFF, TIFF, JPEG, PNG). One whose file says where it lies, in CGCS2000 or WGS84, is placed by that; the others wait for
   * `placeScan`. Refused with `base-map.refused` when it is none, or larger than a plan is.
   */
  addScan: base.input(z.object({ file: fileSourceSchema })).output(job(z.object({ id: z.uuid(), all }))),
  /** Places a scan by points, anew if it was placed before. `base-map.not-placed` where they do not fit together. */
  placeScan: base
    .input(one.extend({ points: z.array(scanPointSchema).min(MIN_POINT_PAIRS).max(100) }))
    .output(job(all)),
  change: base
    .input(baseMapSchema.pick({ shown: true, opacity: true }).partial().extend({ id: z.uuid() }))
    .output(all),
  /** One place up or down; at the end of the list it stays. */
  move: base.input(one.extend({ direction: z.enum(['up', 'down']) })).output(all),
  /** Takes it off the list, and removes the copy where there is one. A file of this machine's disk is the person's own and stays. */
  remove: base.input(one).output(all),
};
