/**
 * Reads one position as people type or paste it: metres of the zone about 120°E with or without zone prefix, decimal degrees, or
 * degrees, minutes and seconds; either axis first, with or without names of the axes.
 */
import type { BoundaryIssue } from '../boundary-codes.ts';
import type { LonLat } from '../coordinates.ts';
import { toLonLat } from '../projection.ts';
import { type Position, recognisePosition } from './position.ts';
import { parseDecimal, quoted, toHalfWidth } from './text-lines.ts';

export type ParsedPosition =
  | { readonly ok: true; readonly at: LonLat; readonly position: Position }
  | { readonly ok: false; readonly issue: BoundaryIssue };

/** No position needs more, and the patterns below are not meant for megabytes. */
const MAX_LENGTH = 200;

/** 120°05′59.9″, 120度5分59.9秒, 120-5-59.9 has no degree sign and is not meant. */
const DEGREES =
  /(\d{1,3})\s*[°度º]\s*(\d{1,2}(?:\.\d+)?)\s*[′'’分](?:\s*(\d{1,2}(?:\.\d+)?)\s*(?:[″"”秒]|''|’’))?/g;
/** Names of axes, units and brackets. A letter within a word is none, nor is the E of 4.05E+07. */
const NAMES =
  /北纬|东经|纬度|经度|坐标|(?<![a-z])(?:longitude|latitude|lon|lng|lat|[xynbm]|(?<!\d)e|e(?![+-]?\d))(?![a-z])|[东北°度米:=()[\]{}]/gi;

/** Never throws. What is refused has a code of the boundary texts. */
export function parsePosition(text: string): ParsedPosition {
  const plain = toHalfWidth(text).trim();
  if (plain.length > MAX_LENGTH)
    return refused({ code: 'boundary.line-too-long', params: { limit: MAX_LENGTH } });
  const columns = plain
    .replace(
      DEGREES,
      (_, degrees: string, minutes: string, seconds = '0') =>
        ` ${(Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600).toFixed(12)} `,
    )
    .replace(NAMES, ' ')
    .split(/[\s,、;|/]+/)
    .filter((column) => column !== '');
  if (columns.length !== 2)
    return refused({ code: 'boundary.position-columns', params: { columns: columns.length } });
  const [first, second] = columns.map(parseDecimal);
  if (first === undefined || second === undefined) {
    const column = first === undefined ? 0 : 1;
    const params = { column: column + 1, value: quoted(columns[column] ?? '') };
    return refused({ code: 'boundary.not-a-number', params });
  }
  const result = recognisePosition(first, second);
  return result.ok
    ? { ok: true, at: toLonLat(result.position.at), position: result.position }
    : { ok: false, issue: result.issue };
}

function refused(issue: BoundaryIssue): ParsedPosition {
  return { ok: false, issue };
}
