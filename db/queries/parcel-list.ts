/**
 * The list of parcels: what meets a filter, counted, summed and in order. Everything is read from the narrow table
 * `parcel_list` and from the full-text index, never from the wide rows. Pages go by key, so that the last costs what the first
 * does; equal keys are told apart by the row.
 */
import type { RecordId } from '#core/ids.ts';
import type { ListColumnName } from '#core/parcel/list-columns.ts';
import type { IssueFilter, ParcelFilter, ParcelSort } from '#core/parcel/list-filter.ts';
import { PARCEL_STATES, type ParcelState } from '#core/parcel/parcel-state.ts';
import { toSearchQuery } from '#core/parcel/search-text.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';
import { type Finds, findsInTable, findsOf } from './parcel-finds.ts';

/** A filter as the table can answer it: days of change have become moments. */
export type ListFilter = Omit<ParcelFilter, 'changedFrom' | 'changedTo'> & {
  readonly changedSince?: string | undefined;
  readonly changedBefore?: string | undefined;
};

export type StateCount = {
  readonly state: ParcelState;
  readonly count: number;
  readonly planarAreaSqM: number;
};

/** How many parcels there are in each state, and their area, under everything else the filter says. */
export function countByState(database: Db, filter: ListFilter): StateCount[] {
  const { from, where, params } = sourceOf(database, { ...filter, states: undefined });
  return database
    .prepare(
      `SELECT state, count(*) AS count, total(planar_area_sq_m) AS planarAreaSqM FROM ${from} WHERE ${where} GROUP BY state`,
    )
    .all(params) as StateCount[];
}

/** What the counts say of the states that the filter names, of all where it names none. */
export function sumOf(
  counts: readonly StateCount[],
  states: readonly ParcelState[] = [],
): { readonly total: number; readonly planarAreaSqM: number } {
  const chosen = counts.filter(({ state }) => states.length === 0 || states.includes(state));
  return {
    total: chosen.reduce((sum, { count }) => sum + count, 0),
    planarAreaSqM: chosen.reduce((sum, { planarAreaSqM }) => sum + planarAreaSqM, 0),
  };
}

export function countParcels(database: Db, filter: ListFilter): ReturnType<typeof sumOf> {
  return sumOf(countByState(database, filter), filter.states);
}

/** How many meet the filter: several times faster than with sums where there is a search and nothing else. */
export function countFound(database: Db, filter: ListFilter): number {
  const alone = searchAlone(database, filter);
  if (alone !== undefined) return findsOf(database, alone).count;
  const { from, where, params } = sourceOf(database, filter);
  return database.prepare(`SELECT count(*) FROM ${from} WHERE ${where}`).pluck().get(params) as number;
}

export type PageKey = { readonly key: string | number; readonly fid: number };

export type PageWish = {
  readonly filter: ListFilter;
  readonly sort: ParcelSort;
  /** Rows after this one; or so many rows left out from the beginning. */
  readonly after?: PageKey | undefined;
  readonly skip?: number | undefined;
  readonly limit: number;
  /** How many parcels meet the filter: it decides on the way they are looked for, never on what is found. */
  readonly total: number;
};

/** The numbers of up to `limit` rows in the wanted order. */
export function pageOfParcels(database: Db, wish: PageWish): number[] {
  const { sort, after, skip = 0, limit, total } = wish;
  // What lies beyond the middle is nearer from the end.
  const fromEnd = after === undefined && skip > total / 2;
  if (!fromEnd) return rowsOf(database, wish, sort, skip, limit);
  const count = Math.min(limit, Math.max(0, total - skip));
  const turned = { ...sort, descending: !sort.descending };
  return rowsOf(database, wish, turned, total - skip - count, count).reverse();
}

/** Where a row stands in an order, for the page after it. */
export function keyOfRow(database: Db, fid: number, { by }: ParcelSort): PageKey {
  const key = prepared(database, `SELECT ${SORT_KEYS[by]} FROM parcel_list WHERE fid = ?`).pluck().get(fid);
  return { key: key as string | number, fid };
}

/** The records that meet the filter, in order. */
export function idsOfParcels(database: Db, filter: ListFilter, sort: ParcelSort, limit: number): RecordId[] {
  const id = prepared(database, 'SELECT id FROM parcel_list WHERE fid = ?').pluck();
  const total = countFound(database, filter);
  return rowsOf(database, { filter, total }, sort, 0, limit).map((fid) => id.get(fid) as RecordId);
}

/** Every surveyor, township, key area and category that some parcel has, for people to choose from. */
export function occurringValues(database: Db) {
  const distinct = <T extends string | number>(column: string): T[] =>
    prepared(
      database,
      `SELECT DISTINCT ${column} FROM parcel_list WHERE ${column} IS NOT NULL ORDER BY ${column}`,
    )
      .pluck()
      .all() as T[];
  return {
    surveyors: distinct<string>('surveyor'),
    townshipCodes: distinct<string>('township_code'),
    keyAreaNos: distinct<number>('key_area_no'),
    categories: distinct<string>('category'),
  };
}

const text = (column: string): string => `coalesce(${column}, '')`;
/** Below every number that is stored: what is not filled in comes first, as an empty text does. */
const number = (column: string): string => `coalesce(${column}, -1e308)`;

/** What the rows are sorted by; an index has exactly the first two. */
const SORT_KEYS: Readonly<Record<ListColumnName, string>> = {
  unitNo: text('unit_no'),
  changedAt: 'changed_at',
  name: text('name'),
  state: `CASE state ${PARCEL_STATES.map((state, i) => `WHEN '${state}' THEN ${i}`).join(' ')} END`,
  planarAreaSqM: number('planar_area_sq_m'),
  category: text('category'),
  townshipCode: text('township_code'),
  keyAreaNo: number('key_area_no'),
  rightHolder: text('right_holder'),
  currentUser: text('current_user'),
  address: text('address'),
  registeredAreaSqM: number('registered_area_sq_m'),
  usageStatus: text('usage_status'),
  mode: text('mode'),
  stage: text('stage'),
  planYear: number('plan_year'),
  surveyor: text('surveyor'),
  surveyedOn: text('surveyed_on'),
  photoCount: 'photo_count',
  photosMissing: 'photos_missing',
  issues: 'error_count * 1000000 + warning_count',
};
const INDEX_OF: Partial<Record<ListColumnName, string>> = {
  unitNo: 'parcel_list_by_unit_no',
  changedAt: 'parcel_list_by_change',
};
/** From so many finds on they are met soon enough when an index is walked; fewer are sorted instead. */
const WALK_FROM = 2000;

function rowsOf(
  database: Db,
  { filter, after, total }: Pick<PageWish, 'filter' | 'after' | 'total'>,
  sort: ParcelSort,
  skip: number,
  limit: number,
): number[] {
  const { by, descending } = sort;
  const index = total >= WALK_FROM ? INDEX_OF[by] : undefined;
  const alone = searchAlone(database, filter);
  const isByFinds = alone !== undefined && (index !== undefined || total < WALK_FROM);
  const finds = isByFinds ? findsOf(database, alone) : undefined;
  const { from, where, params } =
    finds && !index
      ? sourceOfFew(finds)
      : sourceOf(database, finds ? {} : filter, index ? { index } : 'sort');
  // A sign that means nothing keeps an index from being used.
  const key = index ? SORT_KEYS[by] : `+${SORT_KEYS[by]}`;
  // The first comparison is in the second, and is what an index is entered by.
  const [order, beyond] = descending ? ['DESC', '<'] : ['ASC', '>'];
  const some = (after: PageKey | undefined, count: number, leftOut: number): number[] =>
    prepared(
      database,
      `SELECT parcel_list.fid FROM ${from}
         WHERE ${where} ${after ? `AND ${key} ${beyond}= @key AND (${key}, parcel_list.fid) ${beyond} (@key, @fid)` : ''}
         ORDER BY ${key} ${order}, parcel_list.fid ${order} LIMIT @count OFFSET @leftOut`,
    )
      .pluck()
      .all({ ...params, ...after, count, leftOut }) as number[];
  if (!finds || !index) return some(after, limit, skip);
  return walk(
    (last, count) => some(last === undefined ? after : keyOfRow(database, last, sort), count, 0),
    finds,
    skip,
    limit,
  );
}

/** A walk takes a piece at a time, for a row by itself takes several times as long; the pieces grow, for most walks are short. */
const [FIRST_PIECE, LARGEST_PIECE] = [1024, 16_384];

/**
 * The rows that were found: `limit` of them after the first `skip`.
 * @param piece so many rows in their order after the last one, from the beginning without one
 */
function walk(
  piece: (last: number | undefined, count: number) => readonly number[],
  finds: Finds,
  skip: number,
  limit: number,
): number[] {
  const met: number[] = [];
  let left = skip;
  let last: number | undefined;
  for (let count = FIRST_PIECE; ; count = Math.min(2 * count, LARGEST_PIECE)) {
    const rows = piece(last, count);
    for (const fid of rows) {
      if (met.length === limit) return met;
      if (!finds.has(fid)) continue;
      if (left > 0) left -= 1;
      else met.push(fid);
    }
    if (rows.length < count) return met;
    last = rows.at(-1);
  }
}

/** The finds of a search themselves, where there are few and nothing else is asked. */
const sourceOfFew = (finds: Finds): Source => ({
  from: 'json_each(@found) AS found CROSS JOIN parcel_list ON parcel_list.fid = found.value',
  where: EVERYTHING,
  params: { found: JSON.stringify(finds.rows()) },
});

const ISSUE_CONDITIONS: Readonly<Record<IssueFilter, string>> = {
  errors: 'error_count > 0',
  warnings: 'warning_count > 0',
  none: 'error_count = 0 AND warning_count = 0',
  conflict: 'conflict = 1',
};

type Source = {
  readonly from: string;
  readonly where: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/** The query of a search where the filter says nothing else. */
function searchAlone(database: Db, filter: ListFilter): string | undefined {
  if (filter.search === undefined) return undefined;
  const { where } = sourceOf(database, { ...filter, search: undefined });
  return where === EVERYTHING ? toSearchQuery(filter.search) : undefined;
}

const EVERYTHING = 'true';

/**
 * What to read and under which conditions. Values are bound, lists of them as JSON.
 * @param way to count, to sort, or the index that is walked in its order
 */
function sourceOf(
  database: Db,
  filter: ListFilter,
  way: 'count' | 'sort' | { readonly index: string } = 'count',
): Source {
  const parts: string[] = [];
  const params: Record<string, string | number> = {};
  const limit = (condition: string, name: string, value: string | number | undefined): void => {
    if (value === undefined) return;
    parts.push(`${condition} @${name}`);
    params[name] = value;
  };
  const oneOf = (column: string, name: string, values: readonly (string | number)[] = []): void => {
    if (values.length === 0) return;
    parts.push(`${column} IN (SELECT value FROM json_each(@${name}))`);
    params[name] = JSON.stringify(values);
  };
  oneOf('state', 'states', filter.states);
  oneOf('category', 'categories', filter.categories);
  oneOf('township_code', 'townshipCodes', filter.townshipCodes);
  oneOf('key_area_no', 'keyAreaNos', filter.keyAreaNos);
  oneOf('surveyor', 'surveyors', filter.surveyors);
  if (filter.issues) parts.push(ISSUE_CONDITIONS[filter.issues]);
  if (filter.photos) parts.push(filter.photos === 'missing' ? 'photos_missing > 0' : 'photos_missing = 0');
  limit('surveyed_on >=', 'surveyedFrom', filter.surveyedFrom);
  limit('surveyed_on <=', 'surveyedTo', filter.surveyedTo);
  limit('changed_at >=', 'changedSince', filter.changedSince);
  limit('changed_at <', 'changedBefore', filter.changedBefore);
  limit('planar_area_sq_m >=', 'areaFromSqM', filter.areaFromSqM);
  limit('planar_area_sq_m <=', 'areaToSqM', filter.areaToSqM);

  const match = filter.search === undefined ? undefined : toSearchQuery(filter.search);
  const isWalk = typeof way === 'object';
  let from = 'parcel_list';
  if (match !== undefined) {
    findsInTable(database, match);
    if (isWalk) parts.push('parcel_list.fid IN (SELECT fid FROM temp.parcel_finds)');
    // The finds come first, and each is looked up by its number.
    else from = 'temp.parcel_finds AS found CROSS JOIN parcel_list ON parcel_list.fid = found.fid';
  }
  if (isWalk) from += ` INDEXED BY ${way.index}`;
  else if (match === undefined) from += way === 'count' ? ' INDEXED BY parcel_list_filters' : ' NOT INDEXED';
  return { from, where: parts.join(' AND ') || EVERYTHING, params };
}
