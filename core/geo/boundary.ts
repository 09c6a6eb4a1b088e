/**
 * The boundary of a parcel as it is stored: one polygon in degrees, its points with number, method and accuracy, and
 * the two areas computed from exactly this geometry. It is one field group, so points and areas can never be merged apart.
 */
import { z } from 'zod';
import { ellipsoidalAreaSqM, planarAreaSqM, signedPlanarAreaSqM } from './areas.ts';
import { isRefusal } from './boundary-codes.ts';
import { type Gk120, type GkRing, isInHuzhou, type LonLat, lonLat } from './coordinates.ts';
import { makeNumbering } from './point-numbers.ts';
import { toGk120 } from './projection.ts';
import { findPolygonIssues } from './ring-classification.ts';
import { countedPoints, type PointNaming, type RingIssue } from './ring-issues.ts';
import { toOpenRing, toRecordOrder } from './rings.ts';

export const MAX_BOUNDARY_POINTS = 100_000;
export const MAX_POINT_NO_LENGTH = 40;

/** How a point was got: RTK, hand-held GNSS, 图解 from a map, imported from a file, drawn on the screen. */
export const pointMethodSchema = z.enum(['rtk', 'gnss', 'graphic', 'imported', 'screen']);
export type PointMethod = z.infer<typeof pointMethodSchema>;

/** WGS84 of a phone or receiver is taken as CGCS2000, decimetres apart, and recorded as such. */
export const boundaryDatumSchema = z.enum(['CGCS2000', 'WGS84 taken as CGCS2000']);
export type BoundaryDatum = z.infer<typeof boundaryDatumSchema>;

export const boundaryPointSchema = z
  .strictObject({
    no: z.string().min(1).max(MAX_POINT_NO_LENGTH),
    lon: z.number().min(-180).max(180),
    lat: z.number().min(-90).max(90),
    method: pointMethodSchema,
    accuracyM: z.number().min(0).max(10_000).exactOptional(),
  })
  .readonly();
export type BoundaryPoint = z.infer<typeof boundaryPointSchema>;

/** An open ring: the first point is not repeated. */
const boundaryRingSchema = z
  .strictObject({ points: z.array(boundaryPointSchema).min(3).max(MAX_BOUNDARY_POINTS).readonly() })
  .readonly();
export type BoundaryRing = z.infer<typeof boundaryRingSchema>;

/** Shell first, then holes; areas in m², unrounded. */
export const boundarySchema = z
  .strictObject({
    rings: z.array(boundaryRingSchema).min(1).readonly(),
    datum: boundaryDatumSchema,
    planarAreaSqM: z.number().min(0),
    ellipsoidalAreaSqM: z.number().min(0),
  })
  .readonly()
  .refine(({ rings }) => countPoints(rings) <= MAX_BOUNDARY_POINTS, {
    error: `at most ${MAX_BOUNDARY_POINTS} points`,
  });
export type Boundary = z.infer<typeof boundarySchema>;

/**
 * A receiver held in the hand speaks WGS84: one such point makes the boundary one of it, and so does one boundary of it among those
 * it is made of.
 */
export function datumOf(
  points: readonly { readonly method: PointMethod }[],
  ...before: readonly (BoundaryDatum | undefined)[]
): BoundaryDatum {
  const isWgs84 =
    before.includes('WGS84 taken as CGCS2000') || points.some(({ method }) => method === 'gnss');
  return isWgs84 ? 'WGS84 taken as CGCS2000' : 'CGCS2000';
}

/** A point on its way to becoming a boundary point. Without `no` it gets the lowest J number that is free. */
export type PointDraft = {
  readonly at: LonLat;
  readonly no?: string;
  readonly method: PointMethod;
  readonly accuracyM?: number;
};

/**
 * Brings the rings of one polygon, in any order and direction, open or closed, into the form of record: the shell
 * (the largest ring) first and clockwise as seen on the map, holes counter-clockwise, each from its north-west corner,
 * every point with a number that occurs once. Given numbers are kept, the first of equal ones; gaps are filled J1, J2 …
 * Both areas are computed from the unrounded geometry. Doing it twice changes nothing.
 * @throws RangeError when there is no ring, or a ring of fewer than three points; see `checkedBoundary`
 */
export function toBoundary(rings: readonly (readonly PointDraft[])[], datum: BoundaryDatum): Boundary {
  const prepared = rings
    .map((ring) =>
      toOpenRing(
        ring.map((draft) => ({ draft, gk: toGk120(draft.at) })),
        ({ gk }) => gk,
      ),
    )
    .map((points) => ({ points, sizeSqM: Math.abs(signedPlanarAreaSqM(points.map(({ gk }) => gk))) }));
  const largest = prepared.reduce<number>(
    (best, { sizeSqM }, i) => (sizeSqM > (prepared[best]?.sizeSqM ?? -1) ? i : best),
    0,
  );
  const shell = prepared[largest];
  if (!shell || prepared.some(({ points }) => points.length < 3)) {
    throw new RangeError('a boundary needs a ring, and every ring three points');
  }
  const ordered = [shell, ...prepared.filter((ring) => ring !== shell)].map(({ points }, i) => {
    const order = toRecordOrder(
      points.map(({ gk }) => gk),
      i === 0 ? 'clockwise' : 'counterclockwise',
    );
    return order.flatMap((index) => points[index] ?? []);
  });
  const nextNumber = makeNumbering(ordered.flat().map(({ draft }) => draft.no));
  return {
    rings: ordered.map((ring) => ({ points: ring.map(({ draft }) => toPoint(draft, nextNumber(draft.no))) })),
    datum,
    planarAreaSqM: planarAreaSqM(ordered.map((ring) => ring.map(({ gk }) => gk))),
    ellipsoidalAreaSqM: ellipsoidalAreaSqM(ordered.map((ring) => ring.map(({ draft }) => draft.at))),
  };
}

/**
 * The boundary of rings that anybody may have sent, open or closed, or why it would be none; rings are counted as they were given.
 * @throws RangeError when there is no ring
 */
export function checkedBoundary(
  rings: readonly (readonly PointDraft[])[],
  datum: BoundaryDatum,
): { readonly boundary: Boundary } | { readonly refused: readonly RingIssue[] } {
  const opened = rings.map((ring) =>
    toOpenRing(
      ring.map(({ at }) => toGk120(at)),
      (gk) => gk,
    ),
  );
  const nameOf: PointNaming = (ring, point) => rings[ring]?.[point]?.no ?? countedPoints(ring, point);
  const refused = findIssuesOfRings(opened, nameOf).filter(({ code }) => isRefusal(code));
  return refused.length > 0 ? { refused } : { boundary: toBoundary(rings, datum) };
}

/** The drafts a boundary would be made of again: the way to edit one. */
export function toPointDrafts(boundary: Boundary): readonly (readonly PointDraft[])[] {
  return boundary.rings.map(({ points }) =>
    points.map(({ lon, lat, ...rest }) => ({ at: lonLat(lon, lat), ...rest })),
  );
}

/** Closed rings in degrees, shell first, as GeoJSON, GeoPackage and Shapefile want them. */
export function toClosedRings(boundary: Boundary): LonLat[][] {
  return boundary.rings.map(({ points }) => {
    const ring = points.map(({ lon, lat }) => lonLat(lon, lat));
    return [...ring, ...ring.slice(0, 1)];
  });
}

/** Open rings in EPSG:4549, shell first, in the order of the stored points. */
export function toGkRings(boundary: Boundary): readonly GkRing[] {
  return boundary.rings.map(({ points }) => points.map(({ lon, lat }) => toGk120(lonLat(lon, lat))));
}

/** What rounding may make of an area on the way through another machine: less than is shown. */
const AREA_TOLERANCE_SQM = 0.01;

/**
 * Whether both areas are those of the points, as `toBoundary` gives them. Whoever prints or sums up an area takes the one that stands
 * there, so one from elsewhere is looked at first. False also for points that the projection has no place for.
 */
export function hasOwnAreas(boundary: Boundary): boolean {
  const planarSqM = planarAreaSqM(toGkRings(boundary));
  const ellipsoidalSqM = ellipsoidalAreaSqM(
    boundary.rings.map(({ points }) => points.map(({ lon, lat }) => lonLat(lon, lat))),
  );
  return (
    Math.abs(planarSqM - boundary.planarAreaSqM) <= AREA_TOLERANCE_SQM &&
    Math.abs(ellipsoidalSqM - boundary.ellipsoidalAreaSqM) <= AREA_TOLERANCE_SQM
  );
}

/**
 * Everything wrong with a stored boundary: shapes of rings, rings against each other, more than one part, and the first
 * point outside Huzhou. Empty for a boundary that may be submitted.
 */
export function findBoundaryIssues(boundary: Boundary): readonly RingIssue[] {
  return findIssuesOfRings(
    toGkRings(boundary),
    (ring, point) => boundary.rings[ring]?.points[point]?.no ?? '',
  );
}

/** The same of open rings that are no boundary yet. */
export function findIssuesOfRings(rings: readonly GkRing[], nameOf: PointNaming): readonly RingIssue[] {
  return [...findPolygonIssues(rings, nameOf), ...findOutside(rings)];
}

function findOutside(rings: readonly GkRing[]): readonly RingIssue[] {
  for (const [ringIndex, ring] of rings.entries()) {
    const pointIndex = ring.findIndex((point) => !isInHuzhou(point));
    const point: Gk120 | undefined = ring[pointIndex];
    if (!point) continue;
    const params = { x: point.northM.toFixed(3), y: point.eastM.toFixed(3) };
    return [{ code: 'boundary.outside-huzhou', params, ringIndex, pointIndex }];
  }
  return [];
}

function countPoints(rings: readonly BoundaryRing[]): number {
  return rings.reduce((sum, { points }) => sum + points.length, 0);
}

function toPoint({ at, method, accuracyM }: PointDraft, no: string): BoundaryPoint {
  return { no, lon: at[0], lat: at[1], method, ...(accuracyM === undefined ? {} : { accuracyM }) };
}
