/** The photo gallery: what is in it and in which order, and how photos are turned and drawn on. */
import { z } from 'zod';
import { opHashSchema, recordIdSchema } from '#core/ids.ts';
import { GALLERY_GROUPINGS, galleryFilterSchema } from '#core/photo/gallery.ts';
import { clockwiseDegSchema, sketchMarksSchema } from '#core/photo/sketch.ts';
import { base } from './base.ts';
import { photoViewSchema } from './parcel.ts';

export const MAX_VIEWS = 200;

export const galleryIndexSchema = z.object({
  /** Of all photos that meet the filter, group after group. */
  ids: z.array(recordIdSchema),
  groups: z.array(
    z.object({
      parcel: recordIdSchema.optional(),
      unitNo: z.string().optional(),
      called: z.string().optional(),
      day: z.string().optional(),
      count: z.int().min(1),
    }),
  ),
  /** How many of them are drawn copies. */
  sketches: z.int(),
  /** Everybody who took photos of this workspace in, whatever the filter. */
  addedBy: z.array(z.object({ name: z.string(), count: z.int() })),
  /** Of the whole workspace. */
  total: z.int(),
  first: z.array(photoViewSchema),
});
export type GalleryIndex = Readonly<z.infer<typeof galleryIndexSchema>>;

export const galleryContract = {
  /** @param first how many photos are wanted at once, in the order of the index: what a screen shows of it */
  gallery: base
    .input(
      z.object({
        filter: galleryFilterSchema,
        by: z.enum(GALLERY_GROUPINGS),
        first: z.int().min(0).max(MAX_VIEWS).default(0),
      }),
    )
    .output(galleryIndexSchema),
  /** The photos as they are shown, in the order asked for; those that are gone are left out. */
  views: base
    .input(z.object({ ids: z.array(recordIdSchema).max(MAX_VIEWS) }))
    .output(z.object({ photos: z.array(photoViewSchema) })),
  /** Photos of the same place and the same view, those taken at other moments, the earliest first. */
  samePlace: base
    .input(z.object({ id: recordIdSchema }))
    .output(z.object({ photos: z.array(photoViewSchema) })),
  /**
   * Says which way up the photo is shown, printed and sent, for somebody who had `heads` before him; the original stays as it is.
   * `record.moved-on` when somebody else has turned it since.
   */
  setRotation: base
    .input(z.object({ id: recordIdSchema, clockwiseDeg: clockwiseDegSchema, heads: z.array(opHashSchema) }))
    .output(photoViewSchema),
  /** Draws on a copy, which becomes a photo record of its own beside the original. */
  sketch: base.input(z.object({ id: recordIdSchema, marks: sketchMarksSchema })).output(photoViewSchema),
};
