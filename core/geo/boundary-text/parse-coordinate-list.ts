/**
 * Reads a list of coordinates as people paste it: from a spreadsheet, a chat, a total station. One point a line, or several; with or
 * without number, before or behind; metres with or without zone prefix or degrees, decimal or with minutes and seconds, north or
 * east first, in whatever columns; separated by tabs, commas, spaces or 、. A blank line or a line such as 内环 begins another ring.
 */
import { MAX_BOUNDARY_POINTS, MAX_POINT_NO_LENGTH } from '../boundary.ts';
import { foreignDatum } from '../features/coordinate-system.ts';
import { type IssueLog, makeIssueLog } from './issue-log.ts';
import {
  bareToken,
  parseCoordinate,
  splitPoints,
  toPlainLine,
  toTokens,
  toTokensOfThousands,
} from './list-line.ts';
import { noteCorrections, toPolygons } from './plot.ts';
import { type PointRow, splitIntoRings } from './point-row.ts';
import { type Position, recognisePosition } from './position.ts';
import { decimalsOf, parseDecimal, quoted, type TextLine, toLines } from './text-lines.ts';
import type { BoundaryTextResult } from './types.ts';

/** A heading has no number but its own: a point named 孔1 must not pass for one. */
const RING_HEADING = /^\D*(内环|外环|孔|洞|hole|ring)\D*\d{0,2}\D*$/i;
const MAX_HEADING_LENGTH = 40;
/** No point needs more, and the patterns below are not meant for megabytes in one line. */
const MAX_LINE_LENGTH = 500;
/** A line that holds a whole ring is cut into its points first. */
const MAX_JOINED_LENGTH = 2_000_000;
/** A table with more columns before its coordinates is none that people paste. */
const MAX_COLUMNS = 12;
/** A number of a point behind its coordinates: J3, 界3; a bare one may be a height. */
const NUMBER_BEHIND = /^(?=.*\d)(?=.*\p{L})[\p{L}\d-]{1,12}$/u;
const BARE_NUMBER_BEHIND = /^\d{1,5}$/;
/** Nothing in a line of words is as long as a coordinate. */
const LIKE_COORDINATE = /\d{5}|\d\.\d{3}/;

/** Room for the numbers of a ring column within one block of lines. */
const RINGS_A_BLOCK = 100_000;

/**
 * @returns a parcel for every outer ring, `plotNo` and `name` empty. Never throws.
 */
export function parseCoordinateList(text: string): BoundaryTextResult {
  const log = makeIssueLog();
  const lines = toLines(text);
  const { rows, unread } = readRows(lines, log);
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
  };
}

function readRows(
  lines: readonly TextLine[],
  log: IssueLog,
): { readonly rows: readonly PointRow[]; readonly unread: number } {
  const rows: ListRow[] = [];
  let unread = 0;
  let ringNo = 1;
  for (const { line, text } of lines) {
    const plain = toPlainLine(text);
    const foreign = isWords(plain) ? foreignDatum(text) : undefined;
    if (foreign) {
      log.add(line, foreign.issue);
      unread++;
    } else if (plain === '' || isRingHeading(plain)) {
      // Several blank lines in a row, or a heading after one, begin one ring: numbers need only differ.
      ringNo = line + 1;
    } else if (rows.length === 0 && unread === 0 && isWords(plain)) {
      log.add(line, { code: 'boundary.line-skipped', params: { text: quoted(text) } });
    } else {
      const several = text.length <= MAX_JOINED_LENGTH ? splitPoints(text, isPoint) : undefined;
      for (const piece of several ?? [text]) {
        const row = parseRow(toPlainLine(piece), line, ringNo, log);
        if (row) rows.push(row);
        else unread++;
      }
    }
  }
  return { rows: withNumbersBehind(rows), unread };
}

/** A heading or a remark: no number in it is as long as a coordinate. */
function isWords(plain: string): boolean {
  return !/\d/.test(plain) || (/\p{L}{2}/u.test(plain) && !LIKE_COORDINATE.test(plain) && !/°/.test(plain));
}

function isPoint(piece: string): boolean {
  return piece.length <= MAX_LINE_LENGTH && findPosition(toTokens(toPlainLine(piece))) !== undefined;
}

type ListRow = PointRow & { readonly behind?: string };

/** Numbers behind the coordinates, where every point has one that is no height: with a letter, or counting up from line to line. */
function withNumbersBehind(rows: readonly ListRow[]): readonly PointRow[] {
  const texts = rows.map(({ behind = '' }) => behind);
  const areNumbers =
    texts.every((text) => NUMBER_BEHIND.test(text)) ||
    (rows.length > 2 &&
      texts.every((text, i) => BARE_NUMBER_BEHIND.test(text) && Number(text) === Number(texts[0]) + i));
  return rows.map(({ behind, ...row }) =>
    areNumbers && behind !== undefined ? { ...row, no: behind, extraColumns: false } : row,
  );
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

/** Two columns that are a position in Huzhou; what stands before is the number, and perhaps the ring. */
function parseRow(plain: string, line: number, ringNo: number, log: IssueLog): ListRow | undefined {
  if (plain.length > MAX_LINE_LENGTH) {
    log.add(line, { code: 'boundary.line-too-long', params: { limit: MAX_LINE_LENGTH } });
    return undefined;
  }
  const byCommas = toTokens(plain);
  const found = findPosition(byCommas) ?? findPosition(toTokensOfThousands(plain));
  if (!found) {
    noteUnread(byCommas.map(bareToken), line, log);
    return undefined;
  }
  const { tokens, first, last, position } = found;
  const no = first === 0 ? '' : (tokens[0] ?? '');
  if (no.length > MAX_POINT_NO_LENGTH) {
    const params = { value: quoted(no), limit: MAX_POINT_NO_LENGTH };
    log.add(line, { code: 'boundary.point-number-too-long', params });
    return undefined;
  }
  // A ring column, as in the exchange file, divides rings beside blank lines do.
  const ownRing = first === 2 ? (parseDecimal(tokens[1] ?? '') ?? 0) : 0;
  const behind = tokens[last + 1];
  return {
    line,
    no,
    ringNo: ringNo * RINGS_A_BLOCK + ownRing,
    position,
    extraColumns: tokens.length > last + 1,
    ...(first === 0 && behind !== undefined && tokens.length === last + 2 ? { behind } : {}),
  };
}

type FoundPosition = {
  readonly tokens: readonly string[];
  readonly first: number;
  readonly last: number;
  readonly position: Position;
};

/**
 * Neighbours before columns that stand apart, and of several pairs that would do the one written with more decimals: point 31 of a
 * list is no latitude of 31°.
 */
function findPosition(tokens: readonly string[]): FoundPosition | undefined {
  const values = tokens.slice(0, MAX_COLUMNS).map(parseCoordinate);
  const preciseAt = (column: number) => {
    const token = tokens[column] ?? '';
    return decimalsOf(token) > 0 || /°|\d[-:]\d/.test(token) ? 1 : 0;
  };
  const pairs = (gap: number) =>
    values.flatMap((one, first) => {
      const last = first + gap;
      const other = values[last];
      if (one === undefined || other === undefined) return [];
      const result = recognisePosition(one, other);
      const precise = preciseAt(first) + preciseAt(last);
      return result.ok ? [{ tokens, first, last, position: result.position, precise }] : [];
    });
  for (let gap = 1; gap < values.length; gap++) {
    const [best] = pairs(gap).sort((a, b) => b.precise - a.precise || a.first - b.first);
    if (best) return best;
  }
  return undefined;
}

/** Why no position was found: the two columns where one should stand say it best. */
function noteUnread(columns: readonly string[], line: number, log: IssueLog): void {
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
