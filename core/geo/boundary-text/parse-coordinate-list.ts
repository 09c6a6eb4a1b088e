/**
 * Reads a list of coordinates as people paste it: from a spreadsheet, a chat, a total station. One point a line, or several; with or
 * without number, before or behind; metres with or without zone prefix or degrees, decimal or with minutes and seconds, north or
 * east first, in whatever columns; separated by tabs, commas, spaces or 、. A blank line, a line such as 内环 or `]],[[` begins another
 * ring.
 */
import { MAX_BOUNDARY_POINTS, MAX_POINT_NO_LENGTH } from '../boundary.ts';
import type { LineIssue } from '../boundary-codes.ts';
import { isCgcs2000, isWgs84 } from '../features/datum-names.ts';
import { refusalSpokenOf } from '../features/spoken-system.ts';
import { type IssueLog, makeIssueLog } from './issue-log.ts';
import { edgeLengths, holdsNoCoordinate, type LineBeside } from './lines-beside.ts';
import {
  choosePlaces,
  findPlaces,
  hasOtherPoint,
  type ListPart,
  type ListRow,
  type Place,
  toPointRows,
} from './list-columns.ts';
import {
  bareToken,
  decimalComma,
  LIKE_COORDINATE,
  parseCoordinate,
  splitPoints,
  toPlainLine,
  toTokens,
  toTokensOfThousands,
} from './list-line.ts';
import { withMergedCells } from './merged-cells.ts';
import { noteCorrections, toPolygons } from './plot.ts';
import { type PointRow, splitIntoRings } from './point-row.ts';
import { recognisePosition } from './position.ts';
import { quoted, type TextLine, toLines } from './text-lines.ts';
import type { BoundaryTextResult } from './types.ts';

/** A heading has no number but its own: a point named 孔1 must not pass for one. */
const RING_HEADING = /^\D*(内环|外环|孔|洞|hole|ring)\D*\d{0,2}\D*$/i;
const MAX_HEADING_LENGTH = 40;
/** Of X(m), which would be two columns. */
const UNIT_OF_TITLE = /[(（[][^()（）[\]]{1,8}[)）\]]/g;
/** No point needs more, and the patterns below are not meant for megabytes in one line. */
const MAX_LINE_LENGTH = 500;
/** A line that holds a whole ring is cut into its points first. */
const MAX_JOINED_LENGTH = 2_000_000;

/** Numbers of points, of which BJ54 and XA80 by themselves are names of datums. */
const LIKE_DATUM = /^(?:BJ|XA)[_-]?\d{1,4}(?=[\s,，、])/gim;
/** So many of them are numbers. */
const NUMBERS_LIKE_DATUM = 5;

/** Why a line is no point at all. */
const SAYS_NO_PLACE: ReadonlySet<LineIssue['code']> = new Set([
  'boundary.no-points',
  'boundary.line-without-point',
  'boundary.row-columns',
  'boundary.not-a-number',
  'boundary.line-too-long',
]);

export type CoordinateListResult = BoundaryTextResult & {
  /** Nothing in it is like a point, not even one that is refused for where it lies: it may be a text about something else. */
  readonly isProse: boolean;
};

/** Where one ring of nested brackets ends and the next begins, as programs print their arrays. */
const BETWEEN_RINGS = /(\]\s*\]\s*,)(?=\s*\[\s*\[)/g;
const RING_BREAK = '\u001e';

/**
 * @returns a parcel for every outer ring, `plotNo` and `name` empty. Never throws.
 */
export function parseCoordinateList(text: string): CoordinateListResult {
  const log = makeIssueLog();
  const lines = toLines(withMergedCells(text).replaceAll(BETWEEN_RINGS, `$1${RING_BREAK}`)).flatMap(
    partedByRings,
  );
  const isNumbering = new Set(text.match(LIKE_DATUM)).size >= NUMBERS_LIKE_DATUM;
  const { rows, unread, isOfWgs84 } = readRows(lines, isNumbering, log);
  noteCorrections(rows, log);
  if (rows.length === 0 && unread === 0) log.add(1, { code: 'boundary.no-points', params: {} });
  if (rows.length > MAX_BOUNDARY_POINTS) {
    log.add(1, {
      code: 'boundary.too-many-points',
      params: { points: rows.length, limit: MAX_BOUNDARY_POINTS },
    });
  }
  const polygons = log.refusedCount() === 0 ? toPolygons(toRings(rows), log) : [];
  if (polygons.length > 1) {
    log.add(polygons[1]?.[0]?.points[0]?.line ?? 1, {
      code: 'boundary.feature-several-shells',
      params: { shells: polygons.length },
    });
  }
  const refusedCount = log.refusedCount();
  return {
    header: {},
    ...(isOfWgs84 ? { datum: 'WGS84 taken as CGCS2000' as const } : {}),
    parcels: (refusedCount > 0 ? [] : polygons).map((rings, i) => ({
      plotNo: '',
      name: '',
      otherColumns: [],
      part: i + 1,
      parts: polygons.length,
      rings,
      line: rings[0]?.points[0]?.line ?? 1,
    })),
    ...log.lists(),
    refusedCount,
    isProse: rows.length === 0 && log.lists().refused.every(({ code }) => SAYS_NO_PLACE.has(code)),
  };
}

function readRows(
  lines: readonly TextLine[],
  isNumbering: boolean,
  log: IssueLog,
): { readonly rows: readonly PointRow[]; readonly unread: number; readonly isOfWgs84: boolean } {
  const rows: ListRow[] = [];
  const titles: (readonly string[])[] = [];
  const beside: LineBeside[] = [];
  let unread = 0;
  let block = 1;
  let isOfWgs84 = false;
  for (const { line, text } of lines) {
    const plain = toPlainLine(text);
    const hasWords = isWords(plain);
    // Also of a row with a point: a column may say it, or the words before a single point.
    const spoken = isNumbering && isPoint(plain) ? plain.replace(LIKE_DATUM, '') : plain;
    const refusal = /\p{L}{2}|\d带/u.test(spoken) ? refusalSpokenOf(spoken) : undefined;
    if (refusal) {
      log.add(line, refusal);
      unread++;
    } else if (hasWords && isWgs84(plain) && !isCgcs2000(plain)) {
      if (!isOfWgs84) log.add(line, { code: 'boundary.other-datum-taken', params: {} });
      isOfWgs84 = true;
    } else if (plain === '' || isRingHeading(plain)) {
      // Several blank lines in a row, or a heading after one, begin one ring: numbers need only differ.
      block++;
    } else if (rows.length === 0 && unread === 0 && (hasWords || holdsNoCoordinate(plain))) {
      // Titles of columns have no digit, and can be no point.
      if (/\d/.test(plain)) log.add(line, { code: 'boundary.line-skipped', params: { text: quoted(text) } });
      titles.push(toTokens(plain), toTokens(toPlainLine(text.replaceAll(UNIT_OF_TITLE, ''))));
    } else if (holdsNoCoordinate(plain)) {
      beside.push({ line, text: plain, rowsBefore: rows.length });
    } else {
      const several = text.length <= MAX_JOINED_LENGTH ? splitPoints(text, isPoint) : undefined;
      for (const piece of several ?? [text]) {
        const row = parseRow(toPlainLine(piece), line, block, log);
        if (row) rows.push(row);
        else unread++;
      }
    }
  }
  const places = choosePlaces(rows);
  const { points, parts, unused } = toPointRows(rows, places, titles);
  noteParts(parts, log);
  if (unused) {
    const { line, value, column } = unused;
    log.add(line, { code: 'boundary.column-not-parting', params: { column, value: quoted(value) } });
  }
  unread += noteBeside(beside, rows, places, log);
  const isSound = rows.map((row, i) => isOnePoint(row, places[i], points[i], log));
  return {
    rows: points,
    unread: unread + isSound.filter((sound) => !sound).length,
    isOfWgs84,
  };
}

/** What a column was taken for when it parts the points, for it may be the kind of their marks. */
function noteParts(parts: readonly ListPart[], log: IssueLog): void {
  if (parts.length < 2) return;
  const short = parts.filter(({ points }) => points < 3);
  for (const { line, column, value, points } of short)
    log.add(line, { code: 'boundary.part-too-short', params: { column, value: quoted(value), points } });
  const guessed = short.length === 0 ? parts.slice(1).find(({ isCertain }) => !isCertain) : undefined;
  if (guessed) {
    const params = { column: guessed.column, parts: parts.length };
    log.add(guessed.line, { code: 'boundary.parted-by-column', params });
  }
}

/**
 * Lengths of edges stand where they should, and what comes below the last point parts nothing; of any other line nobody knows whether
 * another ring begins with it.
 * @returns how many of them refuse the list
 */
function noteBeside(
  lines: readonly LineBeside[],
  rows: readonly ListRow[],
  places: readonly Place[],
  log: IssueLog,
): number {
  const isEdge = edgeLengths(rows, places);
  const lengths: LineBeside[] = [];
  let refused = 0;
  for (const each of lines) {
    if (isEdge(each)) {
      lengths.push(each);
      continue;
    }
    const isBelow = each.rowsBefore === rows.length && rows.length > 0;
    const code = isBelow ? 'boundary.line-skipped' : 'boundary.line-without-point';
    log.add(each.line, { code, params: { text: quoted(each.text) } });
    if (!isBelow) refused++;
  }
  const [first] = lengths;
  if (first) log.add(first.line, { code: 'boundary.lengths-skipped', params: { rows: lengths.length } });
  return refused;
}

/** Rings within one line as if a blank line stood between them. */
function partedByRings({ line, text }: TextLine): readonly TextLine[] {
  const [first = '', ...others] = text.split(RING_BREAK);
  return [
    { line, text: first },
    ...others.flatMap((part) => ['', part].map((each) => ({ line, text: each }))),
  ];
}

/** A heading or a remark: no number in it is as long as a coordinate. */
function isWords(plain: string): boolean {
  if (!/\d/.test(plain)) return true;
  return (
    /\p{L}{2}/u.test(plain) &&
    !LIKE_COORDINATE.test(plain) &&
    (!/°/.test(plain) || /子午线|经线/.test(plain)) &&
    !isPoint(plain)
  );
}

function isPoint(piece: string): boolean {
  return piece.length <= MAX_LINE_LENGTH && findPlaces(toTokens(toPlainLine(piece))).length > 0;
}

function isRingHeading(plain: string): boolean {
  return plain.length <= MAX_HEADING_LENGTH && RING_HEADING.test(plain);
}

/** Where blank lines stand between all points, they come from the paste and divide nothing. */
function toRings(rows: readonly PointRow[]): readonly (readonly PointRow[])[] {
  const rings = splitIntoRings(rows);
  const doubleSpaced = rings.every((ring) => ring.length === 1);
  return doubleSpaced ? splitIntoRings(rows.map((row) => ({ ...row, ringNo: 1 }))) : rings;
}

/** A row with what its columns may mean; undefined when it is refused, which is noted. */
function parseRow(plain: string, line: number, block: number, log: IssueLog): ListRow | undefined {
  if (plain.length > MAX_LINE_LENGTH) {
    log.add(line, { code: 'boundary.line-too-long', params: { limit: MAX_LINE_LENGTH } });
    return undefined;
  }
  const comma = decimalComma(plain);
  if (comma) {
    log.add(line, { code: 'boundary.decimal-comma', params: { value: quoted(comma) } });
    return undefined;
  }
  const byCommas = toTokens(plain);
  for (const tokens of [byCommas, toTokensOfThousands(plain)]) {
    const places = findPlaces(tokens);
    if (places.length > 0) return { line, block, tokens, places };
  }
  noteUnread(byCommas.map(bareToken), line, log);
  return undefined;
}

/** Whether a row is one point with a number of some length; what it is instead is noted. */
function isOnePoint(
  row: ListRow,
  place: Place | undefined,
  point: PointRow | undefined,
  log: IssueLog,
): boolean {
  if (!place || !point) return false;
  const { line, no } = point;
  if (no.length > MAX_POINT_NO_LENGTH) {
    const params = { value: quoted(no), limit: MAX_POINT_NO_LENGTH };
    log.add(line, { code: 'boundary.point-number-too-long', params });
    return false;
  }
  if (!hasOtherPoint(row, place)) return true;
  log.add(line, { code: 'boundary.two-points-in-row', params: {} });
  return false;
}

/** Why no position was found: the two columns where one should stand say it best. */
function noteUnread(columns: readonly string[], line: number, log: IssueLog): void {
  const [one, ...more] = columns.filter((column) => LIKE_COORDINATE.test(column));
  if (one !== undefined && more.length === 0 && parseCoordinate(one) !== undefined && columns.length < 3) {
    log.add(line, { code: 'boundary.one-coordinate', params: { value: quoted(one) } });
    return;
  }
  if (columns.length < 2) {
    log.add(line, { code: 'boundary.row-columns', params: { columns: columns.length } });
    return;
  }
  const at = Math.min(2, columns.length - 2);
  const [first, second] = columns.slice(at, at + 2).map(parseCoordinate);
  if (first === undefined || second === undefined) {
    const column = first === undefined ? at : at + 1;
    log.add(line, {
      code: 'boundary.not-a-number',
      params: { column: column + 1, value: quoted(columns[column] ?? '') },
    });
    return;
  }
  const result = recognisePosition(first, second);
  if (!result.ok) log.add(line, result.issue);
}
