/** What the plots of a source have to do with the parcels that are here: made of them before, or on the same ground. */
import { setImmediate as otherCalls } from 'node:timers/promises';
import type { Problem } from '#core/contract/failures.ts';
import { type Boundary, toClosedRings, toGkRings } from '#core/geo/boundary.ts';
import { type ContactLimits, contactOf } from '#core/geo/contact.ts';
import type { RecordId } from '#core/ids.ts';
import { callOf } from '#core/parcel/surroundings.ts';
import type { Db } from '#db/connection.ts';
import { boxOf, gkRingsFromBlob } from '#db/projection/geopackage-geometry.ts';
import { parcelRow } from '#db/queries/parcels.ts';
import { type NearRow, parcelsNear } from '#db/queries/surroundings.ts';
import type { ReadBoundaries } from './exchange/boundary-reading.ts';
import { firstNamed } from './exchange/first-named.ts';
import { AppError } from './failure.ts';
import { MAX_NAMED, takenInBefore, takenInRemark } from './taken-in-before.ts';
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

/** What measuring a plot against a parcel costs at least, as points of both. */
const PAIR_POINTS = 200;
/** Points measured for one preview: a second or two. What is left over is found when the parcels are made. */
const MAX_MEASURED_POINTS = 1_000_000;
/** Measured in one go, some tens of milliseconds; then other calls are answered. */
const POINTS_AT_ONCE = 20_000;

/** @param except the parcel whose boundary the plot is to be: neither it nor what was made of the file is in its way */
export async function comparePlots(
  workspace: OpenWorkspace,
  read: ReadBoundaries,
  except: RecordId | undefined,
): Promise<PlotsHere> {
  const takenIn = except ? new Map<number, { unitNo: string }>() : takenInBefore(workspace, read);
  const shared = new Map<number, SharedGround>();
  const limits = workspace.reference.ruleSettings.settings;
  const pause = pausing(workspace.database);
  let left = MAX_MEASURED_POINTS;
  let notCompared = 0;
  for (const [place, { boundary }] of read.plots.entries()) {
    await pause(PAIR_POINTS);
    if (takenIn.has(place)) continue;
    const box = boxOf(toClosedRings(boundary));
    const near = parcelsNear(
      workspace.database,
      except ?? NO_PARCEL,
      box,
      Math.floor(left / PAIR_POINTS) + 1,
    );
    const points = near.reduce((sum, row) => sum + pointsOfPair(boundary, row), 0);
    if (points > left) {
      left = 0;
      notCompared += 1;
      continue;
    }
    left -= points;
    const ground = await sharedGround(workspace.database, boundary, near, limits, pause);
    if (ground) shared.set(place, ground);
  }
  return { takenIn, shared, remarks: remarksOn(takenIn, shared, notCompared) };
}

const NO_PARCEL = '' as RecordId;
const BYTES_A_POINT = 16;

function pointsOfPair({ rings }: Boundary, { geometry }: NearRow): number {
  const own = rings.reduce((sum, { points }) => sum + points.length, 0);
  return PAIR_POINTS + own + Math.floor(geometry.length / BYTES_A_POINT);
}

type Pause = (points: number) => Promise<void>;

/** To be told before so many points are measured. @throws AppError `workspace.none-open` when it was closed meanwhile */
function pausing(database: Db): Pause {
  let inOneGo = 0;
  return async (points) => {
    inOneGo += points;
    if (inOneGo < POINTS_AT_ONCE) return;
    inOneGo = points;
    await otherCalls();
    if (!database.open) throw new AppError('workspace.none-open', {});
  };
}

async function sharedGround(
  database: Db,
  boundary: Boundary,
  near: readonly NearRow[],
  limits: ContactLimits,
  pause: Pause,
): Promise<SharedGround | undefined> {
  if (near.length === 0) return undefined;
  const own = toGkRings(boundary);
  const met: { id: RecordId; overlapSqM: number }[] = [];
  for (const row of near) {
    await pause(pointsOfPair(boundary, row));
    const overlapSqM = contactOf(own, gkRingsFromBlob(row.geometry), limits)?.overlapSqM ?? 0;
    if (overlapSqM > 0) met.push({ id: row.id, overlapSqM });
  }
  const [most] = met.sort((a, b) => b.overlapSqM - a.overlapSqM || (a.id < b.id ? -1 : 1));
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
