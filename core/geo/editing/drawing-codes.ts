/**
 * Every code by which a step of drawing is refused besides those of boundary-codes.ts, with the names of its parameters. What is
 * refused leaves the drawing as it was.
 */
import type { BoundaryCode, BoundaryIssue } from '../boundary-codes.ts';

export const DRAWING_CODES = {
  /** A line of fewer points than its purpose needs. */
  'drawing.line-too-short': ['points', 'needed'],
  /** Deleting would leave the shell with fewer than three points. */
  'drawing.ring-needs-three': [],
  /** A point's number that another point of the parcel has. */
  'drawing.number-taken': ['no'],
  /** The line does not lead through the parcel from edge to edge. */
  'drawing.line-misses': [],
  /** The line would make more than two parts. */
  'drawing.too-many-parts': ['parts'],
  /** What is cut out would leave nothing. */
  'drawing.nothing-left': [],
  /** What is cut out would leave several parts, and a parcel has one. */
  'drawing.falls-apart': ['parts'],
  /** The two have no line in common, so together they would be two parts. */
  'drawing.not-adjacent': [],
  /** Fewer than two places where the line meets the boundary. */
  'drawing.line-must-meet-twice': [],
  /** Back behind the first boundary of a parcel, which is stored: a record does not go back to having none. */
  'drawing.first-stays': [],
  /** The geometry library gave up on this shape. */
  'drawing.not-computable': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type DrawingCode = keyof typeof DRAWING_CODES;

/** Why a step was not done: a code of its own, or what would be wrong with the boundary after it. */
export type Refusal = {
  readonly code: DrawingCode | BoundaryCode;
  readonly params: Readonly<Record<string, string | number>>;
};

export type Refused = { readonly refused: Refusal };

export function refuse(code: DrawingCode, params: Refusal['params'] = {}): Refused {
  return { refused: { code, params } };
}

export function refuseFor({ code, params }: BoundaryIssue): Refused {
  return { refused: { code, params } };
}

export function isRefused<T extends object>(result: T | Refused): result is Refused {
  return 'refused' in result;
}
