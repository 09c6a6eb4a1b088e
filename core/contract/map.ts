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
  /**
   * The tiles of outlines, as `x/y`, that have changed since the mark an earlier call gave; absent where every tile may have. The
   * tiles themselves travel by URL (`FILE_ROUTES.mapTile`); those of marks have changed where one of outlines in them has.
   */
  changedTiles: base
    .input(z.object({ since: z.string().max(100).optional() }))
    .output(z.object({ mark: z.string(), tiles: z.array(z.string()).optional() })),
  /**
   * The parcel under a position in degrees: of several the smallest, and where there is none the nearest within `reachM`
   * metres. For views in which the page has no outlines.
   */
  parcelAt: base
    .input(
      z.object({
        lon: z.number().min(-180).max(180),
        lat: z.number().min(-90).max(90),
        reachM: z.number().min(0).max(5000),
      }),
    )
    .output(z.object({ id: recordIdSchema.optional() })),
  /**
   * Where the key areas are, as far as it is known: the plan has no boundaries of them, so each is the tightest ring around the
   * parcels recorded under it, [lon, lat], open. Those without a parcel that has a boundary are left out.
   */
  keyAreas: base.output(
    z.array(
      z.object({
        no: z.int(),
        name: z.string(),
        parcels: z.int(),
        ring: z.array(z.tuple([z.number(), z.number()])).min(3),
      }),
    ),
  ),
  /** The box of all parcels; absent when none has a boundary. */
  extent: base.output(
    z.object({ box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional() }),
  ),
};
