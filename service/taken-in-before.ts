/** Files that were taken in are remembered by their contents, plot by plot, so that no parcel is made of one twice. */
import type { Problem } from '#core/contract/failures.ts';
import type { RecordId } from '#core/ids.ts';
import { parcelRow } from '#db/queries/parcels.ts';
import { importedFile, recordImportedFile } from '#db/queries/workspace.ts';
import type { ReadBoundaries } from './exchange/boundary-reading.ts';
import { firstNamed } from './exchange/first-named.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/** Parcels in a remark. */
export const MAX_NAMED = 5;

/** @param unitNos of the parcels that are not made again; none leaves the remark out */
export function takenInRemark(unitNos: readonly string[]): Problem[] {
  if (unitNos.length === 0) return [];
  const params = { parcels: unitNos.length, unitNos: firstNamed(unitNos, MAX_NAMED) };
  return [{ code: 'boundary.file-taken-in-before', params }];
}

/** Plots whose parcels are still there, by their places in the file. */
export function takenInBefore(
  workspace: OpenWorkspace,
  { sha256 }: ReadBoundaries,
): ReadonlyMap<number, { readonly unitNo: string }> {
  const found = new Map<number, { readonly unitNo: string }>();
  for (const [place, id] of placesOf(workspace, sha256).entries()) {
    const parcel = id === null ? undefined : parcelRow(workspace.database, id);
    if (parcel && parcel.deleted === 0) found.set(place, { unitNo: parcel.unit_no ?? '' });
  }
  return found;
}

/** Parcels by the places of their plots; null where none was made. */
function placesOf({ database }: OpenWorkspace, sha256: string): readonly (RecordId | null)[] {
  const row = importedFile(database, sha256);
  return row ? (JSON.parse(row.created) as (RecordId | null)[]) : [];
}

/** To be called in the transaction that makes the parcels. */
export function rememberPlaces(
  workspace: OpenWorkspace,
  { sha256, fileName, plots }: ReadBoundaries,
  made: ReadonlyMap<number, RecordId>,
): void {
  const before = placesOf(workspace, sha256);
  const places = Array.from({ length: plots.length }, (_, place) => made.get(place) ?? before[place] ?? null);
  recordImportedFile(workspace.database, {
    sha256,
    file_name: fileName,
    imported_at: workspace.env.now().toISOString(),
    created: JSON.stringify(places),
  });
}
