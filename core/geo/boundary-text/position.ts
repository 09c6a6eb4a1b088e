/**
 * Recognises what a pair of numbers means. Huzhou's northings, eastings, prefixed eastings, longitudes and latitudes
 * have no value in common, so axis order, a missing zone prefix and degrees are told from each pair alone; data of
 * another zone are named as such instead of being moved by a guess.
 */
import type { BoundaryIssue } from '../boundary-codes.ts';
import {
  type Gk120,
  gk120,
  isHuzhouEast,
  isHuzhouNorth,
  isInHuzhou,
  lonLat,
  withoutZonePrefix,
  ZONE_NO,
  zonePrefixOf,
} from '../coordinates.ts';
import { refusalOfMeridian, refusalOfZone } from '../other-zones.ts';
import { toGk120 } from '../projection.ts';

export type Position = {
  readonly at: Gk120;
  readonly from: 'metres' | 'degrees';
  /** East stood before north, or in degrees latitude before longitude. The latter is no fault, only a habit. */
  readonly swapped: boolean;
  readonly prefixMissing: boolean;
};

export type PositionResult =
  | { readonly ok: true; readonly position: Position }
  | { readonly ok: false; readonly issue: BoundaryIssue };

/** Metres in the order X (north), Y (east), either order accepted, with or without zone prefix. */
export function recogniseMetres(first: number, second: number): PositionResult {
  for (const swapped of [false, true]) {
    const [north, east] = swapped ? [second, first] : [first, second];
    if (!isHuzhouNorth(north)) continue;
    if (isHuzhouEast(east))
      return found({ at: gk120(north, east), from: 'metres', swapped, prefixMissing: true });
    const zone = zonePrefixOf(east);
    const bareEast = withoutZonePrefix(east);
    if (zone === ZONE_NO && isHuzhouEast(bareEast)) {
      return found({ at: gk120(north, bareEast), from: 'metres', swapped, prefixMissing: false });
    }
    return { ok: false, issue: foreignEasting(east) ?? outside(first, second) };
  }
  return { ok: false, issue: outside(first, second) };
}

/** Decimal degrees of CGCS2000, longitude and latitude in either order. */
export function recogniseDegrees(first: number, second: number): PositionResult {
  const swapped = Math.abs(first) < Math.abs(second);
  const [lonDeg, latDeg] = swapped ? [second, first] : [first, second];
  // The projection is meant for the neighbourhood of its meridian; far from it, it may give anything.
  const at =
    Math.abs(lonDeg - 120) < 3 && latDeg > 0 && latDeg < 60 ? toGk120(lonLat(lonDeg, latDeg)) : undefined;
  if (!at || !isInHuzhou(at)) return { ok: false, issue: outside(first, second) };
  return found({ at, from: 'degrees', swapped, prefixMissing: false });
}

/** Metres or degrees, whichever the size of the numbers says. */
export function recognisePosition(first: number, second: number): PositionResult {
  const degrees = Math.max(Math.abs(first), Math.abs(second)) <= 180;
  return degrees ? recogniseDegrees(first, second) : recogniseMetres(first, second);
}

/** The zone an easting next to a northing of Huzhou gives away, when it is not that of 120°E. */
function foreignEasting(eastM: number): BoundaryIssue | undefined {
  const zone = zonePrefixOf(eastM);
  const otherZone = refusalOfZone(zone, String(zone));
  if (otherZone) return otherZone;
  // Huzhou, 119.2° to 120.5°E, as seen from the neighbouring meridians; zone 20 and zone 39 look the same without prefix.
  if (eastM > 700_000 && eastM < 850_000) return refusalOfMeridian(117);
  if (eastM > 130_000 && eastM < 270_000) return refusalOfMeridian(123);
  return undefined;
}

function found(position: Position): PositionResult {
  return { ok: true, position };
}

function outside(x: number, y: number): BoundaryIssue {
  return { code: 'boundary.outside-huzhou', params: { x, y } };
}
