/**
 * What the columns of a pasted list mean. A row alone does not say it: an edge of 30.95 m may pass for a latitude in one row and in the
 * next not, and a second number may be a ring, the kind of a mark, or the point's number within a parcel.
 */
import { distanceM } from '../bearing.ts';
import { isSamePoint } from '../rings.ts';
import { parseCoordinate } from './list-line.ts';
import type { PointRow } from './point-row.ts';
import { type Position, recognisePosition } from './position.ts';
import { decimalsOf, parseDecimal } from './text-lines.ts';

/** A table with more columns before its coordinates is none that people paste. */
const MAX_COLUMNS = 12;
/** A number of a point behind its coordinates: J3, 界3; a bare one may be a height. */
const NUMBER_BEHIND = /^(?=.*\d)(?=.*\p{L})[\p{L}\d-]{1,12}$/u;
const BARE_NUMBER_BEHIND = /^\d{1,5}$/;
/** What a column is called that parts the points. */
const RING_TITLE = /圈|环|ring|地块|宗地|图斑|part/i;
/** What a column is called that says the same of many points and parts none. */
const KIND_TITLE = /类|界标|标志|标石|埋设|材[质料]|方法|方式|等级|备注|说明|kind|type|method|mark/i;
/** What the column of the points' numbers is called. */
const NUMBER_TITLE = /点号|点名|点编号|point/i;
/** Room for the numbers of a ring column within one block of lines. */
const RINGS_A_BLOCK = 100_000;
/** The same place written twice in a row, with and without the zone. */
const SAME_PLACE_M = 0.01;

/** Two columns of a row that are a position in Huzhou. */
export type Place = { readonly first: number; readonly last: number; readonly position: Position };

/** A row with every place that its columns may mean, at least one. */
export type ListRow = {
  readonly line: number;
  /** Blank lines and headings part the list into blocks. */
  readonly block: number;
  readonly tokens: readonly string[];
  readonly places: readonly Place[];
};

/**
 * Every place that two columns of a row may mean, the likeliest first: neighbours before columns that stand apart, and of several pairs
 * the one written with more decimals: point 31 of a list is no latitude of 31°.
 */
export function findPlaces(tokens: readonly string[]): readonly Place[] {
  const values = tokens.slice(0, MAX_COLUMNS).map(parseCoordinate);
  const places = values.flatMap((one, first) =>
    values.slice(first + 1).flatMap((other, i) => {
      if (one === undefined || other === undefined) return [];
      const last = first + 1 + i;
      const result = recognisePosition(one, other);
      return result.ok ? [{ first, last, position: result.position }] : [];
    }),
  );
  return places.length < 2 ? places : places.toSorted((a, b) => byLikelihood(tokens, a, b));
}

function byLikelihood(tokens: readonly string[], a: Place, b: Place): number {
  const preciseAt = (column: number) => {
    const token = tokens[column] ?? '';
    return decimalsOf(token) > 0 || /°|\d[-:]\d/.test(token) ? 1 : 0;
  };
  const precise = ({ first, last }: Place) => preciseAt(first) + preciseAt(last);
  return a.last - a.first - (b.last - b.first) || precise(b) - precise(a) || a.first - b.first;
}

/**
 * Whether a row holds another point beside the one that was found: a table that is folded, or an edge with both its ends. The same place
 * again, or its degrees beside its metres, is none.
 */
export function hasOtherPoint({ places }: ListRow, { first, last, position }: Place): boolean {
  return places.some(
    (other) =>
      other.last === other.first + 1 &&
      (other.last < first || other.first > last) &&
      other.position.from === position.from &&
      distanceM(other.position.at, position.at) > SAME_PLACE_M,
  );
}

/** The place of every row: in rows of as many columns the same two, where there are two that do for all of them. */
export function choosePlaces(rows: readonly ListRow[]): readonly Place[] {
  const key = ({ first, last }: Place) => `${first} ${last}`;
  const groups = Map.groupBy(rows, ({ tokens }) => tokens.length);
  const common = new Map<number, string>();
  for (const [columns, group] of groups) {
    const counts = new Map<string, number>();
    for (const { places } of group)
      for (const place of places) counts.set(key(place), (counts.get(key(place)) ?? 0) + 1);
    // Likeliest as most rows have it: whether a number has decimals differs from row to row.
    const wins = new Map<string, number>();
    for (const { places } of group) {
      const best = places.find((place) => counts.get(key(place)) === group.length);
      if (best) wins.set(key(best), (wins.get(key(best)) ?? 0) + 1);
    }
    const [winner] = [...wins].sort(([, a], [, b]) => b - a);
    if (winner) common.set(columns, winner[0]);
  }
  return rows.flatMap(({ tokens, places }) => {
    const wanted = common.get(tokens.length);
    return places.find((place) => key(place) === wanted) ?? places.slice(0, 1);
  });
}

/** Points that a column, counted from 1, parts from those before them. */
export type ListPart = {
  readonly line: number;
  readonly column: number;
  readonly value: string;
  readonly points: number;
  /** What the column means is not only guessed: it has a title, or the points come back to their first one. */
  readonly isCertain: boolean;
};

/** A column without a title that would part the points too, but was not taken to. */
export type UnusedColumn = { readonly line: number; readonly column: number; readonly value: string };

export type ListPoints = {
  readonly points: readonly PointRow[];
  readonly parts: readonly ListPart[];
  readonly unused: UnusedColumn | undefined;
};

/**
 * Rows as points: their numbers, and which of them make one ring.
 * @param places one a row
 * @param titles columns of the headings that were skipped
 */
export function toPointRows(
  rows: readonly ListRow[],
  places: readonly Place[],
  titles: readonly (readonly string[])[],
): ListPoints {
  const cells = cellsBeside(rows, places);
  const columnOf = (index: number) => cells.map((row) => row[index] ?? '');
  const widths = new Set(rows.map(({ tokens }) => tokens.length));
  const title = titles.find(({ length }) => widths.has(length));
  const before = places.reduce((most, { first }) => Math.max(most, first), 0);
  const { numberIndex, partedBy } = readColumns(columnOf, before, title);
  const numbers = numberIndex === undefined ? [] : columnOf(numberIndex);
  const keyOf = (row: readonly string[]) => JSON.stringify(partedBy.map((index) => row[index] ?? ''));
  const rings = runsOf(cells.map(keyOf));
  const behind = numbersBehind(rows, places, partedBy);
  const points = rows.flatMap(({ line, block, tokens }, i) => {
    const place = places[i];
    if (!place) return [];
    return {
      line,
      no: behind?.[i] ?? numbers[i] ?? '',
      ringNo: block * RINGS_A_BLOCK + (rings[i] ?? 0),
      position: place.position,
      extraColumns: behind === undefined && tokens.some((_, at) => at > place.last && !partedBy.includes(at)),
    };
  });
  const parts = partsOf(rings).map((part): ListPart => {
    const [first = 0] = part;
    const last = part.at(-1) ?? first;
    const column = partedBy.find((index) => cells[first]?.[index] !== cells[first - 1]?.[index]) ?? 0;
    const [from, to] = [places[first], places[last]];
    return {
      line: rows[first]?.line ?? 1,
      column: column + 1,
      value: cells[first]?.[column] ?? '',
      points: part.length,
      isCertain: title !== undefined || (!!from && !!to && isSamePoint(from.position.at, to.position.at)),
    };
  });
  const unused = title || behind ? undefined : findUnused(rows, columnOf, rings);
  return { points, parts, unused };
}

/**
 * What stands beside the coordinates, in the columns it has in its row; behind them only where all rows have them in the same place, for
 * otherwise nobody knows which column is missing.
 */
function cellsBeside(rows: readonly ListRow[], places: readonly Place[]): readonly (readonly string[])[] {
  const isEven = places.every(({ first, last }) => first === places[0]?.first && last === places[0]?.last);
  return rows.map(({ tokens }, i) => {
    const { first = 0, last = 0 } = places[i] ?? {};
    return isEven
      ? tokens.map((token, at) => (at === first || at === last ? '' : token))
      : tokens.slice(0, first);
  });
}

/**
 * Before the coordinates stand a number of the point, perhaps its ring, and before both the name of its parcel; a title may say so of
 * any column. What says the same again and again is no number of a point.
 * @param before how many columns stand before the coordinates
 */
function readColumns(
  columnOf: (index: number) => readonly string[],
  before: number,
  title: readonly string[] | undefined,
): { readonly numberIndex: number | undefined; readonly partedBy: readonly number[] } {
  const isKind = KIND_TITLE.test(title?.[0] ?? '');
  const indexes = [...Array(MAX_COLUMNS).keys()];
  const againIn = indexes.map((i) => comesAgain(columnOf(i)));
  const leads = indexes.filter((i) => i < before);
  const differing = leads.filter((i) => !againIn[i] && (i > 0 || !isKind) && columnOf(i).some(Boolean));
  const titled = differing.find((i) => NUMBER_TITLE.test(title?.[i] ?? ''));
  const named = differing.find((i) => isNamedColumn(columnOf(i)));
  // 序号 counts lines; where another column names the points, that is their number. A kind of mark, B1, only looks like one.
  const isDistinct = (values: readonly string[]) => new Set(values).size === values.length;
  const numberIndex = titled ?? named ?? differing.find((i) => isDistinct(columnOf(i))) ?? differing[0];
  const ringIndex = leads.find((i) => i > 0 && againIn[i] && isRingColumn(columnOf(i), title?.[i]));
  const isParting = (i: number) =>
    (i === 0 && before > 0 && !isKind) ||
    i === ringIndex ||
    (RING_TITLE.test(title?.[i] ?? '') && !KIND_TITLE.test(title?.[i] ?? ''));
  return { numberIndex, partedBy: indexes.filter((i) => againIn[i] && isParting(i)) };
}

/** A column of words or whole numbers whose values would part the points into as many as rings need. */
function findUnused(
  rows: readonly ListRow[],
  columnOf: (index: number) => readonly string[],
  rings: readonly number[],
): UnusedColumn | undefined {
  for (let index = 0; index < MAX_COLUMNS; index++) {
    const values = columnOf(index);
    const parts = partsOf(runsOf(values.map((value, i) => `${rings[i]} ${value}`)));
    const [first] = parts.find(([at = 0]) => at > 0 && rings[at] === rings[at - 1]) ?? [];
    if (first === undefined || values.some((value) => value === '' || value.includes('.'))) continue;
    if (parts.every(({ length }) => length >= 3))
      return { line: rows[first]?.line ?? 1, column: index + 1, value: values[first] ?? '' };
  }
  return undefined;
}

const partsOf = (runs: readonly number[]): readonly (readonly number[])[] => [
  ...Map.groupBy(runs.keys(), (i) => runs[i] ?? 0).values(),
];

/** J1, 界12, K3-1: what only a point is called. */
const isNamedColumn = (values: readonly string[]): boolean =>
  values.every((value) => NUMBER_BEHIND.test(value));

/** The same from row to row, more often than not. */
function comesAgain(values: readonly string[]): boolean {
  const again = values.filter((value, i) => value !== '' && value === values[i - 1]).length;
  return again * 2 > values.length;
}

/** 1 for the first run of equal values, 2 for the next … */
function runsOf(values: readonly string[]): readonly number[] {
  let run = 0;
  return values.map((value, i) => {
    if (i === 0 || value !== values[i - 1]) run += 1;
    return run;
  });
}

/** Numbers of rings, as in the exchange file: the same, one more, or from 1 again; not the kind of a mark, where a title says so. */
function isRingColumn(values: readonly string[], title: string | undefined): boolean {
  if (title !== undefined && !RING_TITLE.test(title)) return false;
  const counted = values.flatMap((value) => parseDecimal(value) ?? []);
  const isNext = (value: number, before = 1) => value === before || value === before + 1 || value === 1;
  return counted.length > 0 && counted.every((value, i) => isNext(value, counted[i - 1]));
}

/** Numbers behind the coordinates, where every point has one that is no height: with a letter, or counting up from line to line. */
function numbersBehind(
  rows: readonly ListRow[],
  places: readonly Place[],
  partedBy: readonly number[],
): readonly string[] | undefined {
  const texts = rows.map(({ tokens }, i) => {
    const { first, last } = places[i] ?? { first: 1, last: 0 };
    return first === 0 && tokens.length === last + 2 && !partedBy.includes(last + 1)
      ? (tokens[last + 1] ?? '')
      : '';
  });
  if (comesAgain(texts)) return undefined;
  const areNumbers =
    texts.every((text) => NUMBER_BEHIND.test(text)) ||
    (rows.length > 2 &&
      texts.every((text, i) => BARE_NUMBER_BEHIND.test(text) && Number(text) === Number(texts[0]) + i));
  return areNumbers ? texts : undefined;
}
