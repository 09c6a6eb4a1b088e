/** What the map draws. */
import { z } from 'zod';
import { recordIdSchema } from '#core/ids.ts';
import { parcelStateSchema } from '#core/parcel/parcel-state.ts';
import { base } from './base.ts';

export const mapContract = {
  /** Outlines within a box [west, south, east, north] in degrees, at most `limit` of them, the largest first. */
  outlines: base
    .input(
      z.object({
        box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
        limit: z.int().min(1).max(20_000).default(5000),
      }),
    )
    .output(
      z.object({
        outlines: z.array(
          z.object({
            id: recordIdSchema,
            unitNo: z.string().optional(),
            state: parcelStateSchema,
            conflict: z.boolean(),
            /** Closed rings of [lon, lat], shell first. */
            rings: z.array(z.array(z.tuple([z.number(), z.number()]))),
          }),
        ),
        /** How many there are in the box, drawn or not. */
        total: z.int(),
      }),
    ),
  /** The box of all parcels; absent when none has a boundary. */
  extent: base.output(
    z.object({ box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional() }),
  ),
};
