/** The list of parcels as windows read it: pages with opaque cursors, counts and sums. */
import { z } from 'zod';
import { startOfDayInChina } from '#core/china-time.ts';
import type { ParcelFilter, ParcelSort } from '#core/parcel/list-filter.ts';
import type { Db } from '#db/connection.ts';
import { listRows } from '#db/queries/list-rows.ts';
import { newestOperation } from '#db/queries/operations.ts';
import {
  countByState,
  countFound,
  keyOfRow,
  type ListFilter,
  type PageKey,
  type PageWish,
  pageOfParcels,
  sumOf,
} from '#db/queries/parcel-list.ts';
import { AppError } from './failure.ts';
import { parcelDetail } from './parcels.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

export type ParcelPageRequest = ParcelFilter & {
  readonly sort?: ParcelSort;
  readonly after?: string | undefined;
  readonly skip?: number | undefined;
  readonly limit: number;
  readonly sums?: boolean;
};

const BY_UNIT_NO: ParcelSort = { by: 'unitNo', descending: false };

/** @throws AppError `input.invalid` for a cursor that is none, or is of another order */
export function listParcels(workspace: OpenWorkspace, request: ParcelPageRequest) {
  const { database } = workspace;
  const { sort = BY_UNIT_NO, after, skip, limit, sums = true } = request;
  const filter = toListFilter(request);
  const counts = sums ? countByState(database, filter) : undefined;
  const sum = counts && sumOf(counts, filter.states);
  const total = sum ? sum.total : countFound(database, filter);
  const { rows, next } = page(database, { filter, sort, skip, limit, total }, after);
  return {
    items: listRows(database, rows),
    ...next,
    total,
    ...(sum && counts
      ? {
          totalPlanarAreaSqM: sum.planarAreaSqM,
          byState: Object.fromEntries(counts.map(({ state, count }) => [state, count])),
          knownUpTo: newestOperation(database),
        }
      : {}),
  };
}

/** Full records, a page at a time. */
export function parcelDetails(workspace: OpenWorkspace, request: ParcelPageRequest) {
  const { database } = workspace;
  const { sort = BY_UNIT_NO, after, limit } = request;
  const filter = toListFilter(request);
  const total = countFound(database, filter);
  const { rows, next } = page(database, { filter, sort, limit, total }, after);
  return { items: listRows(database, rows).map(({ id }) => parcelDetail(workspace, id)), ...next };
}

/** Days of change are days in China, whatever zone this machine is in. */
export function toListFilter({ changedFrom, changedTo, ...filter }: ParcelFilter): ListFilter {
  return {
    ...filter,
    changedSince: changedFrom && startOfDayInChina(changedFrom).toISOString(),
    changedBefore: changedTo && startOfDayInChina(changedTo, 1).toISOString(),
  };
}

/** Asks for one more than wanted: only so is it known whether a page is the last. */
function page(database: Db, wish: Omit<PageWish, 'after'>, after: string | undefined) {
  const found = pageOfParcels(database, {
    ...wish,
    limit: wish.limit + 1,
    after: after === undefined ? undefined : fromCursor(after, wish.sort),
  });
  const rows = found.slice(0, wish.limit);
  const last = rows.at(-1);
  const isMore = found.length > wish.limit && last !== undefined;
  return {
    rows,
    next: isMore ? { next: toCursor(wish.sort, keyOfRow(database, last, wish.sort)) } : {},
  };
}

/** Opaque to callers: the order, and the key and row of the last item in it. */
const cursorSchema = z.tuple([z.string(), z.boolean(), z.union([z.string(), z.number()]), z.int()]);

function toCursor({ by, descending }: ParcelSort, { key, fid }: PageKey): string {
  return Buffer.from(JSON.stringify([by, descending, key, fid])).toString('base64url');
}

function fromCursor(cursor: string, sort: ParcelSort): PageKey {
  try {
    const [by, descending, key, fid] = cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    );
    if (by === sort.by && descending === sort.descending) return { key, fid };
  } catch {
    // Not one of ours.
  }
  throw new AppError('input.invalid', {
    problems: [{ code: 'record.wrong-form', field: 'after', params: {} }],
  });
}
