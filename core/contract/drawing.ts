/**
 * Boundaries as they are drawn: stored step by step, parted in two records, made one of two. What is not yet a ring is kept as a draft,
 * which belongs to the workspace and is no survey data; no package carries it.
 */
import { z } from 'zod';
import {
  boundaryPointSchema,
  MAX_BOUNDARY_POINTS,
  MAX_POINT_NO_LENGTH,
  pointMethodSchema,
} from '#core/geo/boundary.ts';
import { LINE_PURPOSES } from '#core/geo/editing/drawing.ts';
import { opHashSchema, recordIdSchema } from '#core/ids.ts';
import { base } from './base.ts';
import { parcelDetailSchema } from './parcel.ts';
import { seenSchema } from './seen.ts';

/** A point as it was drawn; without a number it gets the lowest that is free. */
export const drawnPointSchema = boundaryPointSchema
  .unwrap()
  .extend({ no: z.string().min(1).max(MAX_POINT_NO_LENGTH).exactOptional(), method: pointMethodSchema });
export type DrawnPoint = Readonly<z.infer<typeof drawnPointSchema>>;

const drawnLine = z.array(drawnPointSchema).max(MAX_BOUNDARY_POINTS);
const drawnRings = z.array(drawnLine.min(3)).min(1).max(1000);

/**
 * Which line: of a parcel, or of one that is still to be made; each with an id of its own, so that none takes the place of another.
 * Lines from before they had ids have none, and are one a parcel.
 */
const drawnLineNameSchema = z.object({ parcel: recordIdSchema.optional(), id: z.uuid().optional() });
export type DrawnLineName = Readonly<z.infer<typeof drawnLineNameSchema>>;

/** A line that is being drawn. */
export const drawingDraftSchema = drawnLineNameSchema.extend({
  purpose: z.enum(LINE_PURPOSES),
  line: drawnLine,
  keptAt: z.iso.datetime(),
});
export type DrawingDraft = Readonly<z.infer<typeof drawingDraftSchema>>;

const heads = z.array(opHashSchema);
/** The line that is done with by this; its draft goes together with the write, and no other. */
const finished = drawnLineNameSchema.optional();

export const drawingContract = {
  /**
   * Gives a parcel the boundary as drawn, for somebody who had `heads` before him, or who wrote the same already. What is odd is stored and found by the rules; what is
   * no boundary at all (no area, outside Huzhou, two parts) is refused with `drawing.refused`.
   */
  write: base
    .input(z.object({ id: recordIdSchema, rings: drawnRings, heads, finished }))
    .output(parcelDetailSchema),
  /**
   * Makes a parcel with the boundary as drawn. Whoever chooses its `id` beforehand may send the same again when no reply has come, and
   * gets the parcel that was made; with `record.changed-meanwhile` when its boundary has become another since.
   */
  create: base
    .input(z.object({ id: recordIdSchema.optional(), rings: drawnRings, finished }))
    .output(parcelDetailSchema),
  /**
   * Parts a parcel along a line: one part stays the record it is, with its photos; the other becomes a new record that begins with a
   * copy of the first one's attributes, as `COPY_PARTS` names them. Both or neither.
   */
  split: base
    .input(
      z.object({
        id: recordIdSchema,
        heads,
        line: drawnLine.min(2),
        kept: z.enum(['larger', 'smaller']),
        finished,
      }),
    )
    .output(z.object({ kept: parcelDetailSchema, made: parcelDetailSchema })),
  /**
   * Makes one parcel of two that touch. `kept` gets the ground and the photos of both and stays the record it is; `removed` is deleted.
   * Both or neither. `heads` are those of the kept one's boundary; the removed one goes as it was `seen`, `record.moved-on` when it is another by now.
   */
  merge: base
    .input(
      z.object({
        kept: z.object({ id: recordIdSchema, heads }),
        removed: z.object({ id: recordIdSchema, seen: seenSchema }),
      }),
    )
    .output(parcelDetailSchema),
  /**
   * Takes a merge back: the removed record is there again as it was, with its photos, and the kept one has its boundary from before.
   * All or nothing; refused with `record.changed-meanwhile` when the kept one's boundary is no longer the merged one.
   */
  undoMerge: base
    .input(
      z.object({
        kept: z.object({ id: recordIdSchema, heads }),
        rings: drawnRings,
        removed: recordIdSchema,
        photos: z.array(recordIdSchema).max(10_000),
      }),
    )
    .output(parcelDetailSchema),
  /** Lines that were begun and neither finished nor given up, the newest first. */
  drafts: base.output(z.array(drawingDraftSchema)),
  /**
   * Keeps the line being drawn in place of what was kept under its name, for somebody who saw that (`seen`: when it was kept), or who
   * takes it over whatever it is by now. `drawing.line-changed-elsewhere` where another window goes on with the line,
   * `drawing.line-ended-elsewhere` where one has finished it or given it up.
   */
  keepDraft: base
    .input(
      drawingDraftSchema
        .omit({ keptAt: true })
        .extend({ seen: z.iso.datetime().optional(), takeOver: z.boolean().default(false) }),
    )
    .output(z.object({ keptAt: z.iso.datetime() })),
  dropDraft: base.input(drawnLineNameSchema).output(z.object({})),
};
