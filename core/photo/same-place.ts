/** Which photos show the same place at other moments: taken within some steps of each other, looking the same way. */
import { distanceM, turnDeg } from '../geo/bearing.ts';
import { lonLat } from '../geo/coordinates.ts';
import { toGk120 } from '../geo/projection.ts';
import type { PhotoEvidence } from './photo-groups.ts';

/** Nobody comes back to the very same spot, and a phone among houses is off by ten metres. */
const SAME_PLACE_M = 25;
const SAME_VIEW_DEG = 45;

type Seen = Pick<PhotoEvidence, 'lon' | 'lat' | 'azimuthDeg'>;

/** False where either has no position. Directions count only where both are known. */
export function isSamePlace(a: Seen, b: Seen): boolean {
  if (a.lon === undefined || a.lat === undefined || b.lon === undefined || b.lat === undefined) return false;
  const [from, to] = [toGk120(lonLat(a.lon, a.lat)), toGk120(lonLat(b.lon, b.lat))];
  if (distanceM(from, to) > SAME_PLACE_M) return false;
  if (a.azimuthDeg === undefined || b.azimuthDeg === undefined) return true;
  return turnDeg(a.azimuthDeg, b.azimuthDeg) <= SAME_VIEW_DEG;
}
