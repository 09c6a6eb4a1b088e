/** Evidence photos: their bytes come and go by URL, these procedures speak of them. */
import { z } from 'zod';
import { recordIdSchema } from '#core/ids.ts';
import { photoKindSchema } from '#core/photo/photo-groups.ts';
import { base, fileSourceSchema, job } from './base.ts';
import { problemSchema } from './failures.ts';
import { photoViewSchema } from './parcel.ts';

export const photoContract = {
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
  setKind: base.input(z.object({ id: recordIdSchema, kind: photoKindSchema })).output(photoViewSchema),
  setCaption: base.input(z.object({ id: recordIdSchema, text: z.string().max(500) })).output(photoViewSchema),
  /** Takes the photo off the parcel; its bytes stay. */
  remove: base.input(z.object({ id: recordIdSchema })).output(z.object({})),
};
