/**
 * Boundaries that this program lets nobody draw or import, as another version or another program may write them. They come in by a
 * package alone, which is taken for what its device says.
 */
import { type PointDraft, toBoundary } from '#core/geo/boundary.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import { write } from '#service/operations.ts';
import { addParcel } from '#service/parcels.ts';
import { unitNumbers } from '#service/unit-numbers.ts';
import type { OpenWorkspace } from '#service/workspace/open-workspace.ts';

function box(northM: number, eastM: number): PointDraft[] {
  const corners = [
    [60, 0],
    [60, 100],
    [0, 100],
    [0, 0],
  ] as const;
  return corners.map(([north, east]) => ({
    at: toLonLat(gk120(3_416_500 + northM + north, 500_000 + eastM + east)),
    method: 'imported',
  }));
}

/** What the rule `boundary-shape` says of each, by the name of its parcel. */
export const FOREIGN_BOUNDARIES = {
  湖州以外: { code: 'boundary.outside-huzhou', rings: [box(60_000, 0)] },
  两块分开: { code: 'boundary.one-part-only', rings: [box(0, 0), box(20, 300).slice(0, 3)] },
} as const;

/** Records them in a workspace as its own, past everything that checks what a person draws. */
export function addForeignBoundaries(workspace: OpenWorkspace): void {
  const numbers = unitNumbers(workspace);
  write(workspace, ['parcels'], (writer) => {
    for (const [name, { rings }] of Object.entries(FOREIGN_BOUNDARIES))
      addParcel(
        workspace,
        writer,
        numbers,
        { identity: { name } },
        { boundary: toBoundary(rings, 'CGCS2000') },
      );
  });
}
