/**
 * What the plots of a source have to do with the parcels that are here: made of them before, or on the same ground. Files are
 * remembered by their contents, so that a plot is not made twice.
 */
import { setImmediate as otherCalls } from 'node:timers/promises';
import type { Problem } from '#core/contract/failures.ts';
import { type Boundary, toClosedRings, toGkRings } from '#core/geo/boundary.ts';
import { type ContactLimits, contactOf } from '#core/geo/contact.ts';
import type { RecordId } from '#core/ids.ts';
import { callOf } from '#core/parcel/surroundings.ts';
import type { Db } from '#db/connection.ts';
import { boxOf, gkRingsFromBlob } from '#db/projection/geopackage-geometry.ts';
import { parcelRow } from '#db/queries/parcels.ts';
import { parcelsNear } from '#db/queries/surroundings.ts';
import { importedFile, recordImportedFile } from '#db/queries/workspace.ts';
import type { ReadBoundaries } from './exchange/boundary-reading.ts';
import { firstNamed } from './exchange/first-named.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/** The parcel that a plot shares most ground with, and with how many it shares any. */
export type SharedGround = {
  readonly id: RecordId;
  readonly called: string;
  readonly overlapSqM: number;
  readonly parcels: number;
};

export type PlotsHere = {
  /** Parcels that were made of plots before, by the places of the plots. */
  readonly takenIn: ReadonlyMap<number, { readonly unitNo: string }>;
  readonly shared: ReadonlyMap<number, SharedGround>;
  readonly remarks: readonly Problem[];
};

/** Pairs that are measured for one preview: a second or two. What is left over is found when the parcels are made. */
const MAX_MEASURED = 5000;
const PLOTS_AT_ONCE = 50;
/** Parcels in a remark. */
const MAX_NAMED = 5;

/** @param except the parcel whose boundary the plot is to be: neither it nor what was made of the file is in its way */
export async function comparePlots(
  workspace: OpenWorkspace,
  read: ReadBoundaries,
  except: RecordId | undefined,
): Promise<PlotsHere> {
  const takenIn = except ? new Map<number, { unitNo: string }>() : takenInBefore(workspace, read);
  const shared = new Map<number, SharedGround>();
  const limits = workspace.reference.ruleSettings.settings;
  let left = MAX_MEASURED;
  let notCompared = 0;
  for (const [place, { boundary }] of read.plots.entries()) {
    if (place % PLOTS_AT_ONCE === 0) await otherCalls();
    if (takenIn.has(place)) continue;
    const near = parcelsNear(workspace.database, except ?? NO_PARCEL, boxOf(toClosedRings(boundary)));
    left -= near.length;
    if (left < 0) notCompared += near.length > 0 ? 1 : 0;
    else {
      const ground = sharedGround(workspace.database, boundary, near, limits);
      if (ground) shared.set(place, ground);
    }
  }
  return { takenIn, shared, remarks: remarksOn(takenIn, shared, notCompared) };
}

const NO_PARCEL = '' as RecordId;

function sharedGround(
  database: Db,
  boundary: Boundary,
  near: ReturnType<typeof parcelsNear>,
  limits: ContactLimits,
): SharedGround | undefined {
  if (near.length === 0) return undefined;
  const own = toGkRings(boundary);
  const met = near
    .map(({ id, geometry }) => ({
      id,
      overlapSqM: contactOf(own, gkRingsFromBlob(geometry), limits)?.overlapSqM ?? 0,
    }))
    .filter(({ overlapSqM }) => overlapSqM > 0)
    .sort((a, b) => b.overlapSqM - a.overlapSqM || (a.id < b.id ? -1 : 1));
  const [most] = met;
  if (!most) return undefined;
  const row = parcelRow(database, most.id);
  const called = callOf({ id: most.id, unitNo: row?.unit_no ?? undefined, name: row?.name ?? undefined });
  return { ...most, called, parcels: met.length };
}

function remarksOn(
  takenIn: PlotsHere['takenIn'],
  shared: PlotsHere['shared'],
  notCompared: number,
): Problem[] {
  const remarks = takenInRemark([...takenIn.values()].map(({ unitNo }) => unitNo));
  if (shared.size > 0) {
    const unitNos = firstNamed([...new Set([...shared.values()].map(({ called }) => called))], MAX_NAMED);
    remarks.push({ code: 'boundary.plots-on-parcels', params: { plots: shared.size, unitNos } });
  }
  if (notCompared > 0) remarks.push({ code: 'boundary.plots-not-compared', params: { plots: notCompared } });
  return remarks;
}

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
