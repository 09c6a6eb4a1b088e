/** Pictures below the parcels, out of tile files that people bring: kept in this machine's settings, read where they lie, never changed. */
import { z } from 'zod';
import { base, fileSourceSchema } from './base.ts';

export const baseMapContentSchema = z.enum(['pictures', 'shapes']);
export type BaseMapContent = z.infer<typeof baseMapContentSchema>;

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
  /** The file is not where it was: on a drive that was taken out, or removed. */
  missing: z.boolean(),
});
export type BaseMap = Readonly<z.infer<typeof baseMapSchema>>;

/** From the uppermost to the lowest. */
const all = z.array(baseMapSchema);
const one = z.object({ id: z.uuid() });

/** Every procedure answers with all of them as they are then. */
export const baseMapContract = {
  list: base.output(all),
  /**
   * Adds an MBTiles or PMTiles file, of pictures or of vector tiles, above the others. A file of this machine's disk stays where it is, an upload is taken into this
   * machine's data folder. Refused with `base-map.refused` when it is not one.
   */
  add: base.input(z.object({ file: fileSourceSchema })).output(all),
  change: base
    .input(baseMapSchema.pick({ shown: true, opacity: true }).partial().extend({ id: z.uuid() }))
    .output(all),
  /** One place up or down; at the end of the list it stays. */
  move: base.input(one.extend({ direction: z.enum(['up', 'down']) })).output(all),
  /** Takes it off the list, and removes the copy where there is one. A file of this machine's disk is the person's own and stays. */
  remove: base.input(one).output(all),
};
