/**
 * What is drawn on a copy of a photo to show what is meant: arrows, lines, rectangles and words. The copy is a photo record of its
 * own that says from which original it comes and what was drawn; it is never evidence itself.
 */
import { z } from 'zod';
import { photoHashSchema, recordIdSchema } from '#core/ids.ts';

/** By how much a photo is shown turned, clockwise, after what its own file says of which way is up. */
export const QUARTER_TURNS = [0, 90, 180, 270] as const;
export const clockwiseDegSchema = z.literal(QUARTER_TURNS);
export type ClockwiseDeg = z.infer<typeof clockwiseDegSchema>;

/** @param by a quarter turn to the left or to the right */
export function turned(clockwiseDeg: ClockwiseDeg, by: -90 | 90): ClockwiseDeg {
  return ((clockwiseDeg + by + 360) % 360) as ClockwiseDeg;
}

export const SKETCH_COLOURS = { red: '#d4160f', yellow: '#ffd500', blue: '#0a58d0' } as const;
export type SketchColour = keyof typeof SKETCH_COLOURS;
export const MAX_SKETCH_MARKS = 200;
export const SKETCH_TEXT_LENGTH = 60;
const MAX_LINE_POINTS = 2000;

const colour = z.enum(Object.keys(SKETCH_COLOURS) as [SketchColour]);
const fraction = z.number().min(0).max(1);
/** Parts of the width and the height of the picture as it is shown, from its upper left corner. */
const place = z.tuple([fraction, fraction]).readonly();
export type SketchPlace = Readonly<z.infer<typeof place>>;

export const sketchMarkSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('arrow'), colour, from: place, to: place }),
  z.strictObject({ kind: z.literal('line'), colour, points: z.array(place).min(2).max(MAX_LINE_POINTS) }),
  z.strictObject({ kind: z.literal('rectangle'), colour, from: place, to: place }),
  z.strictObject({
    kind: z.literal('text'),
    colour,
    at: place,
    text: z
      .string()
      .min(1)
      .max(SKETCH_TEXT_LENGTH)
      .regex(/^\P{Cc}*$/u),
  }),
]);
export type SketchMark = Readonly<z.infer<typeof sketchMarkSchema>>;
export type SketchTool = SketchMark['kind'];
export const SKETCH_TOOLS: readonly SketchTool[] = ['arrow', 'line', 'rectangle', 'text'];

export const sketchMarksSchema = z.array(sketchMarkSchema).min(1).max(MAX_SKETCH_MARKS);

/** Where a drawn copy comes from. */
export const photoSketchSchema = z.strictObject({
  /** The bytes that were drawn over, and the record they were looked at in. */
  of: photoHashSchema,
  ofPhoto: recordIdSchema,
  /** How the original was turned when it was drawn on; the marks' places are those of the turned picture. */
  clockwiseDeg: clockwiseDegSchema,
  marks: sketchMarksSchema,
});
export type PhotoSketch = Readonly<z.infer<typeof photoSketchSchema>>;

/** Photos as they were taken, without drawn copies: what is counted, printed and held against the rules. */
export function withoutSketches<T extends { readonly sketch?: unknown }>(photos: readonly T[]): T[] {
  return photos.filter(({ sketch }) => sketch === undefined);
}
