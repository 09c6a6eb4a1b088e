/**
 * Coordinates that cannot be mixed up: a pair of degrees, and a pair of metres with north and east by name.
 * Standards and programs disagree on axis order (surveyors write X = north first, map libraries east first), so the
 * order is nowhere left to a bare array of metres.
 */
import { z } from 'zod';

/** Longitude and latitude in degrees, CGCS2000 (EPSG:4490), longitude first as in GeoJSON. */
export const lonLatSchema = z
  .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
  .readonly()
  .brand<'LonLat'>();
export type LonLat = z.infer<typeof lonLatSchema>;

/**
 * Metres in the 3-degree Gauss-Krüger zone about 120°E, CGCS2000 (EPSG:4549): false easting 500,000, no zone prefix.
 * What surveyors call X is `northM`, what they call Y is `eastM`.
 */
export type Gk120 = { readonly northM: number; readonly eastM: number } & z.core.$brand<'Gk120'>;

/** A ring is kept open everywhere in this program: the first point is not repeated at the end. */
export type LonLatRing = readonly LonLat[];
export type GkRing = readonly Gk120[];

/** Makes a `LonLat` of degrees known to be CGCS2000; checks nothing. */
export function lonLat(lonDeg: number, latDeg: number): LonLat {
  return [lonDeg, latDeg] as const as LonLat;
}

/** Makes a `Gk120` of metres known to be in the zone about 120°E without prefix; checks nothing. */
export function gk120(northM: number, eastM: number): Gk120 {
  return { northM, eastM } as Gk120;
}

/** The box around Huzhou in EPSG:4549, in metres. North and east cannot be confused within it. */
export const HUZHOU_BOUNDS = {
  minNorthM: 3_362_000,
  maxNorthM: 3_453_000,
  minEastM: 425_000,
  maxEastM: 548_000,
} as const;

/** A degree is longer than this in Huzhou, in both directions. */
export const METRES_A_DEGREE = 90_000;

/** Number of the 3-degree zone about 120°E (120 ÷ 3). */
export const ZONE_NO = 40;
export const MERIDIAN_DEG = 3 * ZONE_NO;
const ZONE_PREFIX_M = ZONE_NO * 1_000_000;

/** Whether the zone about 120°E is made for that place: within 1.5 degrees of its meridian, and north. */
export function isInZone([lonDeg, latDeg]: LonLat): boolean {
  return Math.abs(lonDeg - MERIDIAN_DEG) <= 1.5 && latDeg > 0;
}

export function isHuzhouNorth(northM: number): boolean {
  return northM >= HUZHOU_BOUNDS.minNorthM && northM <= HUZHOU_BOUNDS.maxNorthM;
}

export function isHuzhouEast(eastM: number): boolean {
  return eastM >= HUZHOU_BOUNDS.minEastM && eastM <= HUZHOU_BOUNDS.maxEastM;
}

/** Whether the point lies in the box around Huzhou, edges included. NaN and infinities do not. */
export function isInHuzhou(point: Gk120): boolean {
  return isHuzhouNorth(point.northM) && isHuzhouEast(point.eastM);
}

/** Easting of EPSG:4528 from that of EPSG:4549: 509,563.204 → 40,509,563.204. */
export function withZonePrefix(eastM: number): number {
  return eastM + ZONE_PREFIX_M;
}

/** Easting of EPSG:4549 from that of EPSG:4528: 40,509,563.204 → 509,563.204, free of the rounding noise of the larger number. */
export function withoutZonePrefix(prefixedEastM: number): number {
  // A double at 4e7 is exact to 7e-9 m; whole tenths of a micrometre bring back the number that was written.
  return Math.round((prefixedEastM - ZONE_PREFIX_M) * 1e7) / 1e7;
}

/** Whether an easting starts with a two-digit zone number, and with which: 40,509,563 → 40, 509,563 → undefined. */
export function zonePrefixOf(eastM: number): number | undefined {
  const zone = Math.floor(eastM / 1_000_000);
  return zone >= 13 && zone <= 45 ? zone : undefined;
}
