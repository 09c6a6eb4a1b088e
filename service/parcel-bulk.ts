/**
 * One verb on many parcels. Each parcel is done as if it were the only one, by the same function that a window calls for one, so
 * that no rule is passed by in bulk; what is refused stays as it was and is told by its reason. Done in batches, each durable,
 * with room for other calls in between; a cancelled run keeps what it has done.
 */
import { setImmediate as otherCalls } from 'node:timers/promises';
import {
  BULK_REASONS,
  type BulkReason,
  type BulkResult,
  type ParcelSelection,
} from '#core/contract/parcel-list.ts';
import type { Restoration } from '#core/contract/seen.ts';
import type { RecordId } from '#core/ids.ts';
import type { ParcelSort } from '#core/parcel/list-filter.ts';
import { inTransaction } from '#db/prepared.ts';
import { hasReceivedSince } from '#db/queries/operations.ts';
import { idsOfParcels } from '#db/queries/parcel-list.ts';
import { parcelRow, parcelStanding } from '#db/queries/parcels.ts';
import { AppError } from './failure.ts';
import { type JobControl, throwIfCancelled } from './jobs.ts';
import { toListFilter } from './parcel-list.ts';
import { completeParcel } from './parcel-review.ts';
import { restoreParcel } from './parcel-versions.ts';
import { parcelDetail, removeParcel, writeParcelGroup } from './parcels.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

const BATCH = 50;
/** Enough to find them; all of them are found by the list's own filters. */
const MAX_EXAMPLES = 20;
const MOST = 1_000_000;

/** The parcels of a selection, in the order of the list. */
export function selectedIds(
  workspace: OpenWorkspace,
  selection: ParcelSelection,
  sort: ParcelSort = { by: 'unitNo', descending: false },
): readonly RecordId[] {
  if ('ids' in selection) return selection.ids;
  const ids = idsOfParcels(workspace.database, toListFilter(selection.filter), sort, MOST);
  const except = new Set(selection.except);
  return except.size === 0 ? ids : ids.filter((id) => !except.has(id));
}

type Outcome = 'done' | 'unchanged' | BulkReason;

/** Parcels as somebody saw them: up to a row of the operations. What has come from others since, he has not. */
export type SeenSelection = { readonly selection: ParcelSelection; readonly knownUpTo: number };

export function completeMany(workspace: OpenWorkspace, seen: SeenSelection, control: JobControl) {
  return forEachSeen(workspace, seen, control, (id) => {
    completeParcel(workspace, id);
    return 'done';
  });
}

/** @param keyAreaNo absent to clear it */
export function setKeyAreaMany(
  workspace: OpenWorkspace,
  { keyAreaNo, ...seen }: SeenSelection & { readonly keyAreaNo?: number | undefined },
  control: JobControl,
) {
  return forEachSeen(workspace, seen, control, (id) => {
    const { state, values, groups } = parcelDetail(workspace, id);
    const { keyAreaNo: before, ...identity } = values.identity ?? {};
    if (before === keyAreaNo) return 'unchanged';
    // Writing would take a record that was handed over back into work, which nobody decides for many at once.
    if (state !== 'draft' && state !== 'returned') return 'state';
    if (groups.identity?.conflict) return 'conflict';
    writeParcelGroup(
      workspace,
      id,
      'identity',
      keyAreaNo === undefined ? identity : { ...identity, keyAreaNo },
      groups.identity?.heads ?? [],
    );
    return 'done';
  });
}

export function removeMany(workspace: OpenWorkspace, seen: SeenSelection, control: JobControl) {
  return forEachSeen(workspace, seen, control, (id) => {
    removeParcel(workspace, id);
    return 'done';
  });
}

export function restoreMany(workspace: OpenWorkspace, items: readonly Restoration[], control: JobControl) {
  const removals = new Map(items.map((item) => [item.id, item.removals]));
  return forEach(workspace, { ids: [...removals.keys()] }, control, (id) => {
    const isHere = parcelStanding(workspace.database, id)?.deleted === 0;
    restoreParcel(workspace, { id, removals: removals.get(id) ?? [] });
    return isHere ? 'unchanged' : 'done';
  });
}

function forEachSeen(
  workspace: OpenWorkspace,
  { selection, knownUpTo }: SeenSelection,
  control: JobControl,
  work: (id: RecordId) => Outcome,
): Promise<BulkResult> {
  return forEach(workspace, selection, control, (id) =>
    hasReceivedSince(workspace.database, id, knownUpTo) ? 'moved' : work(id),
  );
}

async function forEach(
  workspace: OpenWorkspace,
  selection: ParcelSelection,
  { signal, progress }: JobControl,
  work: (id: RecordId) => Outcome,
): Promise<BulkResult> {
  const ids = selectedIds(workspace, selection);
  const tally: Record<Outcome, RecordId[]> = {
    done: [],
    unchanged: [],
    errors: [],
    state: [],
    conflict: [],
    moved: [],
    gone: [],
  };
  for (let from = 0; from < ids.length; from += BATCH) {
    throwIfCancelled(signal);
    progress({ phase: 'parcels.bulk', done: from, total: ids.length, unit: 'parcels' });
    const batch = ids.slice(from, from + BATCH);
    const outcomes = inTransaction(workspace.database, () =>
      batch.map((id) => ({ id, outcome: attempt(id, work) })),
    );
    for (const { id, outcome } of outcomes) tally[outcome].push(id);
    await otherCalls();
  }
  progress({ phase: 'parcels.bulk', done: ids.length, total: ids.length, unit: 'parcels' });
  const { done, unchanged, ...refused } = tally;
  return {
    done: done.length,
    unchanged: unchanged.length,
    refused: BULK_REASONS.filter((reason) => refused[reason].length > 0).map((reason) => ({
      reason,
      count: refused[reason].length,
      examples: refused[reason].slice(0, MAX_EXAMPLES).map((id) => exampleOf(workspace, id)),
    })),
  };
}

/** What hinders one parcel hinders no other; what hinders all (a full disk) ends the run. */
function attempt(id: RecordId, work: (id: RecordId) => Outcome): Outcome {
  try {
    return work(id);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    switch (error.code) {
      case 'record.has-errors':
        return 'errors';
      case 'record.action-not-allowed':
        return 'state';
      case 'record.has-conflict':
        return 'conflict';
      case 'record.moved-on':
        return 'moved';
      case 'record.not-found':
        return 'gone';
      default:
        throw error;
    }
  }
}

function exampleOf({ database }: OpenWorkspace, id: RecordId) {
  const unitNo = parcelRow(database, id)?.unit_no;
  return { id, ...(unitNo ? { unitNo } : {}) };
}
