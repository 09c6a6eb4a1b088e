/** The boundary of a record in a record file: rings of [lon, lat] in CGCS2000, open or closed, shell and holes in any order. */
import { z } from 'zod';
import type { Problem } from '#core/contract/failures.ts';
import { type Boundary, findBoundaryIssues, toBoundary } from '#core/geo/boundary.ts';
import { isRefused } from '#core/geo/boundary-codes.ts';
import { lonLat, lonLatSchema } from '#core/geo/coordinates.ts';
import type { Json } from '#core/json.ts';

const ringsSchema = z.array(z.array(lonLatSchema).min(3).max(100_000)).min(1).max(1000);

/** @param line of the file the record stands in, for the problems */
export function parseRecordRings(
  rings: Json,
  line: number,
): { readonly boundary?: Boundary; readonly problems: readonly Problem[] } {
  const parsed = ringsSchema.safeParse(rings);
  if (!parsed.success) return { problems: [{ code: 'record.wrong-form', line, field: 'rings', params: {} }] };
  const drafts = parsed.data.map((ring) =>
    ring.map(([lon, lat]) => ({ at: lonLat(lon, lat), method: 'imported' as const })),
  );
  let boundary: Boundary;
  try {
    boundary = toBoundary(drafts, 'CGCS2000');
  } catch {
    // Closed rings of fewer than three points; the schema counts the closing one.
    const params = { ring: 1, points: 2 };
    return { problems: [{ code: 'boundary.too-few-points', line, field: 'rings', params }] };
  }
  const problems = findBoundaryIssues(boundary)
    .filter(({ code }) => isRefused(code))
    .map(({ code, params }) => ({ code, line, field: 'rings', params: { ...params } }));
  return problems.length > 0 ? { problems } : { boundary, problems };
}
