/**
 * Reads one position as people type or paste it: metres of the zone about 120°E with or without zone prefix, decimal degrees, or
 * degrees, minutes and seconds; either axis first, with or without names of the axes. The pieces are read as in a pasted list.
 */
import type { BoundaryIssue } from '../boundary-codes.ts';
import type { LonLat } from '../coordinates.ts';
import { toLonLat } from '../projection.ts';
import { bareToken, parseCoordinate, toPlainLine, toTokens } from './list-line.ts';
import { type Position, recognisePosition } from './position.ts';
import { quoted } from './text-lines.ts';

export type ParsedPosition =
  | { readonly ok: true; readonly at: LonLat; readonly position: Position }
  | { readonly ok: false; readonly issue: BoundaryIssue };

/** No position needs more, and the patterns below are not meant for megabytes. */
const MAX_LENGTH = 200;
/** Behind decimal degrees: what follows is another piece, a half of the earth or the name of the other axis. */
const AFTER_DEGREES = /°(?=\D)/g;
/** The name of an axis, a half of the earth or a unit on its own says nothing. */
const NAME = /^(?:[xyne]|lon|lng|lat|m|米|东|北|东经|北纬|经度|纬度|坐标)[=:]?$/i;

/** Never throws. What is refused has a code of the boundary texts. */
export function parsePosition(text: string): ParsedPosition {
  if (text.length > MAX_LENGTH)
    return refused({ code: 'boundary.line-too-long', params: { limit: MAX_LENGTH } });
  const columns = toTokens(toPlainLine(text).replaceAll(AFTER_DEGREES, '° ')).filter(
    (token) => !NAME.test(token),
  );
  if (columns.length !== 2)
    return refused({ code: 'boundary.position-columns', params: { columns: columns.length } });
  const [first, second] = columns.map(parseCoordinate);
  if (first === undefined || second === undefined) {
    const column = first === undefined ? 0 : 1;
    const params = { column: column + 1, value: quoted(bareToken(columns[column] ?? '')) };
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
