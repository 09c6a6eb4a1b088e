/** Lines of a pasted list that hold no coordinate: page heads, lengths of edges between their points, what stands below a table. */
import { distanceM } from '../bearing.ts';
import type { ListRow, Place } from './list-columns.ts';
import { bareToken, LIKE_COORDINATE, parseCoordinate, toTokens } from './list-line.ts';

/** A line and how many rows stand before it. */
export type LineBeside = { readonly line: number; readonly text: string; readonly rowsBefore: number };

const LIKE_ANGLE = /°|(?<!\d)\d{2,3}[-:]\d{1,2}[-:]\d/;
const NAMES_A_MEASURE = /[\p{Script=Han}㎡²]/u;
/** Longer than any degree, shorter than any coordinate in metres: an area, a length. */
const isMeasure = (value: number): boolean => value > 180 && value < 130_000;
/** Lengths are given to the centimetre, and were often measured. */
const LENGTH_TOLERANCE_M = 0.05;

/** Whether nothing in a line can be half of a position, not even a mistyped one. */
export function holdsNoCoordinate(plain: string): boolean {
  const tokens = toTokens(plain);
  const numbers = tokens.flatMap((token) => parseCoordinate(token) ?? []);
  if (numbers.length > 1 || LIKE_ANGLE.test(plain)) return false;
  return tokens.every((token) => {
    if (!LIKE_COORDINATE.test(token)) return true;
    const value = parseCoordinate(token);
    return value === undefined ? NAMES_A_MEASURE.test(token) : isMeasure(value) && /\p{L}{2}/u.test(plain);
  });
}

/** Tells whether a line is the length of the edge it stands in: from the point before it to the next, or back to the first. */
export function edgeLengths(
  rows: readonly ListRow[],
  places: readonly Place[],
): (line: LineBeside) => boolean {
  const firstOf = new Map<number, number>();
  for (const [index, { block }] of rows.entries()) if (!firstOf.has(block)) firstOf.set(block, index);
  return ({ text, rowsBefore }) => {
    const [token = '', ...others] = toTokens(text);
    const lengthM = others.length === 0 ? parseCoordinate(bareToken(token)) : undefined;
    const from = places[rowsBefore - 1]?.position.at;
    if (lengthM === undefined || !from) return false;
    return [rowsBefore, firstOf.get(rows[rowsBefore - 1]?.block ?? 0) ?? 0].some((index) => {
      const to = places[index]?.position.at;
      return to !== undefined && Math.abs(distanceM(from, to) - lengthM) <= LENGTH_TOLERANCE_M;
    });
  };
}
