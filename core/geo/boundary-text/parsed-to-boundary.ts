/** From a parsed plot to the boundary that is stored. */
import { type Boundary, type BoundaryDatum, toBoundary } from '../boundary.ts';
import { toLonLat } from '../projection.ts';
import type { ParsedBoundary } from './types.ts';

export function parsedToBoundary(parsed: ParsedBoundary, datum: BoundaryDatum = 'CGCS2000'): Boundary {
  const rings = parsed.rings.map(({ points }) =>
    points.map(({ no, at }) => ({
      at: toLonLat(at),
      method: 'imported' as const,
      ...(no === '' ? {} : { no }),
    })),
  );
  return toBoundary(rings, datum);
}
