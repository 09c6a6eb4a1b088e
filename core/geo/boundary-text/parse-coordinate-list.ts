/**
 * Reads a list of coordinates as people paste it: from a spreadsheet, a chat, a total station. One point a line, with or
 * without number; metres with or without zone prefix or decimal degrees, north or east first; separated by tabs, commas,
 * spaces or 、. A blank line or a line such as 内环 begins another ring.
 */
import { MAX_BOUNDARY_POINTS, MAX_POINT_NO_LENGTH } from '../boundary.ts';
import { type IssueLog, makeIssueLog } from './issue-log.ts';
import { noteCorrections, toPolygons } from './plot.ts';
import { type PointRow, splitIntoRings } from './point-row.ts';
import { type Position, recognisePosition } from './position.ts';
import { decimalsOf, parseDecimal, quoted, type TextLine, toHalfWidth, toLines } from './text-lines.ts';
import type { BoundaryTextResult } from './types.ts';

/** A heading has no number but its own: a point named 孔1 must not pass for one. */
const RING_HEADING = /^\D*(内环|外环|孔|洞|hole|ring)\D*\d{0,2}\D*$/i;
const MAX_HEADING_LENGTH = 40;
/** No point needs more, and the patterns below are not meant for megabytes in one line. */
const MAX_LINE_LENGTH = 500;
/** X=, N:, 东经 and the like in front of a number, ° or m behind it. */
const LABEL = /^(?:[xyneb]|lon|lng|lat|北|东|北纬|东经|经度|纬度|[xy]坐标)[=:]?(?=[+-]?\d)/i;
const UNIT = /(?<=\d)[°m]$/i;

/** Room for the numbers of a ring column within one block of lines. */
const RINGS_A_BLOCK = 100_000;

/**
 * @returns at most one parcel, `plotNo` and `name` empty; several outer rings are refused. Never throws.
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
  const [rings] = polygons;
  if (polygons.length > 1) {
    log.add(polygons[1]?.[0]?.points[0]?.line ?? 1, {
      code: 'boundary.one-part-only',
      params: { parts: polygons.length },
    });
  }
  const refusedCount = log.refusedCount();
  const taken = refusedCount === 0 && rings ? [rings] : [];
  return {
    header: {},
    parcels: taken.map((taking) => ({
      plotNo: '',
      name: '',
      otherColumns: [],
      part: 1,
      parts: 1,
      rings: taking,
      line: rows[0]?.line ?? 1,
    })),
    ...log.lists(),
    refusedCount,
  };
}

function readRows(
  lines: readonly TextLine[],
  log: IssueLog,
): { readonly rows: readonly PointRow[]; readonly unread: number } {
  const rows: PointRow[] = [];
  let unread = 0;
  let ringNo = 1;
  for (const { line, text } of lines) {
    const plain = toHalfWidth(text).trim();
    if (plain === '' || isRingHeading(plain)) {
      // Several blank lines in a row, or a heading after one, begin one ring: numbers need only differ.
      ringNo = line + 1;
    } else if (rows.length === 0 && unread === 0 && !/\d/.test(plain)) {
      log.add(line, { code: 'boundary.line-skipped', params: { text: quoted(text) } });
    } else {
      const row = parseRow(plain, line, ringNo, log);
      if (row) rows.push(row);
      else unread++;
    }
  }
  return { rows, unread };
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

/** Two neighbouring columns that are a position in Huzhou; what stands before is the number, and perhaps the ring. */
function parseRow(plain: string, line: number, ringNo: number, log: IssueLog): PointRow | undefined {
  if (plain.length > MAX_LINE_LENGTH) {
    log.add(line, { code: 'boundary.line-too-long', params: { limit: MAX_LINE_LENGTH } });
    return undefined;
  }
  const tokens = toTokens(plain);
  const columns = tokens.map((token) => token.replace(LABEL, '').replace(UNIT, ''));
  const found = findPosition(columns);
  if (!found) {
    noteUnread(columns, line, log);
    return undefined;
  }
  const no = found.column === 0 ? '' : (tokens[0] ?? '');
  if (no.length > MAX_POINT_NO_LENGTH) {
    const params = { value: quoted(no), limit: MAX_POINT_NO_LENGTH };
    log.add(line, { code: 'boundary.point-number-too-long', params });
    return undefined;
  }
  // A ring column, as in the exchange file, divides rings beside blank lines do.
  const ownRing = found.column === 2 ? (parseDecimal(columns[1] ?? '') ?? 0) : 0;
  return {
    line,
    no,
    ringNo: ringNo * RINGS_A_BLOCK + ownRing,
    position: found.position,
    extraColumns: columns.length > found.column + 2,
  };
}

/** Of several pairs that would do the one written with more decimals: point 31 of a list is no latitude of 31°. */
function findPosition(
  columns: readonly string[],
): { readonly column: number; readonly position: Position } | undefined {
  const candidates = columns.slice(0, 3).flatMap((_, column) => {
    const pair = columns.slice(column, column + 2);
    const [first, second] = pair.map(parseDecimal);
    if (first === undefined || second === undefined) return [];
    const result = recognisePosition(first, second);
    const precise = pair.filter((text) => decimalsOf(text) > 0).length;
    return result.ok ? [{ column, position: result.position, precise }] : [];
  });
  return candidates.sort((a, b) => b.precise - a.precise || a.column - b.column)[0];
}

/** Why no position was found: the two columns where one should stand say it best. */
function noteUnread(columns: readonly string[], line: number, log: IssueLog): void {
  if (columns.length < 2) {
    log.add(line, { code: 'boundary.row-columns', params: { columns: columns.length } });
    return;
  }
  const at = Math.min(2, columns.length - 2);
  const [first, second] = columns.slice(at, at + 2).map(parseDecimal);
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

function toTokens(plain: string): readonly string[] {
  return plain
    .replaceAll(/\s*([=:])\s*/g, '$1')
    .split(/[\s,、;|]+/)
    .filter((token) => token !== '');
}
