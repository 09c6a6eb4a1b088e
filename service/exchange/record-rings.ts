/** The boundary of a record in a record file: rings of [lon, lat] in CGCS2000, open or closed, shell and holes in any order. */
import { z } from 'zod';
import type { Problem } from '#core/contract/failures.ts';
import { type Boundary, checkedBoundary, MAX_BOUNDARY_POINTS } from '#core/geo/boundary.ts';
import { lonLat, lonLatSchema } from '#core/geo/coordinates.ts';
import type { Json } from '#core/json.ts';

const ringsSchema = z.array(z.array(lonLatSchema).min(3).max(MAX_BOUNDARY_POINTS)).min(1).max(1000);

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
  const checked = checkedBoundary(drafts, 'CGCS2000');
  if ('boundary' in checked) return { ...checked, problems: [] };
  return {
    problems: checked.refused.map(({ code, params }) => ({
      code,
      line,
      field: 'rings',
      params: { ...params },
    })),
  };
}
