/** Evidence photos: their bytes come and go by URL, these procedures speak of them. */
import { z } from 'zod';
import { opHashSchema, recordIdSchema } from '#core/ids.ts';
import { MATCH_GRADES } from '#core/photo/match-photo.ts';
import { photoClockSchema } from '#core/photo/photo-clock.ts';
import { photoKindSchema } from '#core/photo/photo-groups.ts';
import { base, fileSourceSchema, job } from './base.ts';
import { problemSchema } from './failures.ts';
import { galleryContract } from './gallery.ts';
import { photoViewSchema } from './parcel.ts';
import { photoSeenSchema, restorationSchema } from './seen.ts';

/** How an intake ended: everything that is not refused is durable. */
export const photoIntakeSchema = z.object({
  added: z.int(),
  /** Here before, by their bytes. */
  known: z.int(),
  /** Files that are no photos and are not called like one: films, lists, what a system leaves on a card. */
  ignored: z.int(),
  refused: z.array(z.object({ fileName: z.string(), problem: problemSchema })),
});
export type PhotoIntake = Readonly<z.infer<typeof photoIntakeSchema>>;

export const photoSuggestionSchema = z.object({
  photo: recordIdSchema,
  /** The likeliest first, three at most; empty where nothing lies near, and for a photo without a position. */
  matches: z.array(
    z.object({
      parcel: recordIdSchema,
      unitNo: z.string().optional(),
      called: z.string().optional(),
      distanceM: z.number(),
      /** Part of the view it fills, 0 to 1; absent where the direction is not known. */
      inView: z.number().optional(),
      confidence: z.number().min(0).max(1),
      grade: z.enum(MATCH_GRADES),
    }),
  ),
});
export type PhotoSuggestion = Readonly<z.infer<typeof photoSuggestionSchema>>;

const heads = z.array(opHashSchema);

export const photoContract = {
  ...galleryContract,
  /** Takes files in that belong to no parcel yet. Known ones are recognised by their bytes; each is durable before the next is told of. */
  importFiles: base
    .input(z.object({ files: z.array(fileSourceSchema).min(1).max(5000) }))
    .output(job(photoIntakeSchema)),
  /** The same for everything below a folder on this machine, as a card or a phone is one. */
  importFolder: base.input(z.object({ folder: z.string().min(1).max(4096) })).output(job(photoIntakeSchema)),
  /** Photos of no parcel, in the order they were taken in. */
  unassigned: base
    .input(z.object({ limit: z.int().min(1).max(5000).default(2000) }))
    .output(z.object({ total: z.int(), photos: z.array(photoViewSchema) })),
  /** Which parcels the photos most likely show. Changes nothing. */
  suggest: base
    .input(z.object({ photos: z.array(recordIdSchema).max(5000) }))
    .output(z.object({ suggestions: z.array(photoSuggestionSchema) })),
  /**
   * Says of which parcel and kind the photos are, all or none; without a parcel they are of none again. Refused where a parcel that
   * gets one or loses one must not be changed.
   */
  assign: base
    .input(
      z.object({
        items: z
          .array(z.object({ id: recordIdSchema, parcel: recordIdSchema.optional(), kind: photoKindSchema }))
          .min(1)
          .max(5000),
      }),
    )
    .output(z.object({ photos: z.array(photoViewSchema) })),
  /** Stores the originals durably, then says so. Good files are in even when others are refused. */
  add: base
    .input(
      z.object({
        parcel: recordIdSchema,
        kind: photoKindSchema.default('panorama'),
        files: z.array(fileSourceSchema).min(1).max(5000),
      }),
    )
    .output(
      job(
        z.object({
          added: z.array(photoViewSchema),
          /** Already with this parcel, by their bytes. */
          known: z.array(photoViewSchema),
          refused: z.array(z.object({ fileName: z.string(), problem: problemSchema })),
        }),
      ),
    ),
  /** `heads`, here and for the caption, as they were shown with what was there; `record.moved-on` when there are others by now. */
  setKind: base.input(z.object({ id: recordIdSchema, kind: photoKindSchema, heads })).output(photoViewSchema),
  setCaption: base
    .input(z.object({ id: recordIdSchema, text: z.string().max(500), heads }))
    .output(photoViewSchema),
  /**
   * Says by how much the cameras' clocks were wrong, all or none; 0 takes a correction back. The time in the file stays.
   * Refused for photos without a time, and where a parcel must not be changed.
   */
  correctClocks: base
    .input(
      z.object({
        items: z
          .array(z.object({ id: recordIdSchema, ...photoClockSchema.shape }))
          .min(1)
          .max(5000),
      }),
    )
    .output(z.object({ photos: z.array(photoViewSchema) })),
  /** Photos of one camera, those of parcels too, and which of them must not be changed as their parcels stand. */
  ofCamera: base
    .input(
      z.object({ deviceModel: z.string().min(1).max(200), limit: z.int().min(1).max(5000).default(5000) }),
    )
    .output(z.object({ photos: z.array(photoViewSchema), locked: z.array(recordIdSchema) })),
  /** Takes the photo off the parcel as it was seen, `record.moved-on` when it is another by now; its bytes stay. */
  remove: base.input(z.object({ id: recordIdSchema, seen: photoSeenSchema })).output(z.object({})),
  /** Puts it back to the parcel it was taken off; `record.moved-on` when it was taken off once more since. */
  restore: base.input(restorationSchema).output(photoViewSchema),
};
