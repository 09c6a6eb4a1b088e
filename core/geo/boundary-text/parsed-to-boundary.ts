/** From a parsed plot to the boundary that is stored. */
import { type Boundary, type BoundaryDatum, type PointMethod, toBoundary } from '../boundary.ts';
import { toLonLat } from '../projection.ts';
import type { ParsedBoundary } from './types.ts';

/**
 * @param method how the points came; `imported` unless the surveyor knows better
 * @param datum `WGS84 taken as CGCS2000` for degrees from a phone or hand-held receiver
 */
export function parsedToBoundary(
  parsed: ParsedBoundary,
  method: PointMethod = 'imported',
  datum: BoundaryDatum = 'CGCS2000',
): Boundary {
  const rings = parsed.rings.map(({ points }) =>
    points.map(({ no, at }) => ({ at: toLonLat(at), method, ...(no === '' ? {} : { no }) })),
  );
  return toBoundary(rings, datum);
}
