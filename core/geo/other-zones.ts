/** Zones and meridians that Huzhou does not lie in: how their coordinates are refused, whatever gave them away. */
import type { BoundaryIssue } from './boundary-codes.ts';
import { MERIDIAN_DEG, ZONE_NO } from './coordinates.ts';

/** Zones of 6° have numbers up to this in China, those of 3° higher ones. */
const LAST_SIX_DEGREE_ZONE = 23;

/** @param zone undefined where none was told @param said what is quoted of it */
export function refusalOfZone(zone: number | undefined, said: string): BoundaryIssue | undefined {
  if (zone === undefined || zone === ZONE_NO) return undefined;
  if (zone <= LAST_SIX_DEGREE_ZONE) return { code: 'boundary.six-degree-zone', params: { value: said } };
  return { code: 'boundary.wrong-zone', params: { zone } };
}

/** @param meridianDeg undefined where none was told */
export function refusalOfMeridian(meridianDeg: number | undefined): BoundaryIssue | undefined {
  if (meridianDeg === undefined || Math.abs(meridianDeg - MERIDIAN_DEG) <= 1e-9) return undefined;
  return { code: 'boundary.wrong-central-meridian', params: { meridianDeg } };
}
