/** A row of a point in the exchange file, `点号,圈号,X,Y`, and how rows make rings. */
import { MAX_POINT_NO_LENGTH } from '../boundary.ts';
import type { Gk120 } from '../coordinates.ts';
import { isSamePoint } from '../rings.ts';
import type { IssueLog } from './issue-log.ts';
import { MAX_ROW_COLUMNS } from './plot-head.ts';
import { type Position, recogniseMetres } from './position.ts';
import { parseDecimal, quoted, toColumns, toHalfWidth } from './text-lines.ts';

export type PointRow = {
  readonly line: number;
  readonly no: string;
  readonly ringNo: number;
  readonly position: Position;
  readonly extraColumns: boolean;
};

/** Reads a row; undefined when it is refused, which is noted. */
export function parsePointRow(text: string, line: number, log: IssueLog): PointRow | undefined {
  const columns = [...toColumns(text)];
  while (columns.length > 4 && columns.at(-1) === '') columns.pop();
  const [noText = '', ringText = '', xText = '', yText = ''] = columns;
  if (columns.length < 4 || columns.length > MAX_ROW_COLUMNS) {
    log.add(line, { code: 'boundary.row-columns', params: { columns: columns.length } });
    return undefined;
  }
  const no = toHalfWidth(noText);
  if (no.length > MAX_POINT_NO_LENGTH) {
    log.add(line, {
      code: 'boundary.point-number-too-long',
      params: { value: quoted(no), limit: MAX_POINT_NO_LENGTH },
    });
    return undefined;
  }
  const [ringNo, x, y] = [ringText, xText, yText].map((column, i) => {
    const value = parseDecimal(column);
    if (value === undefined)
      log.add(line, { code: 'boundary.not-a-number', params: { column: i + 2, value: quoted(column) } });
    return value;
  });
  if (ringNo === undefined || x === undefined || y === undefined) return undefined;
  const result = recogniseMetres(x, y);
  if (!result.ok) {
    log.add(line, result.issue);
    return undefined;
  }
  const { position } = result;
  const [otherX, otherY] = columns.slice(4, 6).map(parseDecimal);
  const other = otherX === undefined || otherY === undefined ? undefined : recogniseMetres(otherX, otherY);
  if (other?.ok && !isSamePoint(other.position.at, position.at)) {
    log.add(line, { code: 'boundary.two-points-in-row', params: {} });
    return undefined;
  }
  return { line, no, ringNo, position, extraColumns: columns.length > 4 };
}

type RingRow = Pick<PointRow, 'no' | 'ringNo'> & { readonly position: { readonly at: Gk120 } };

/**
 * Rows in their order as rings: a new one begins where the ring number changes, and after a ring has come back to its
 * first point, for some programs write all parts of a plot under one ring number; and where the points are counted from the
 * beginning again. Closing rows are still among the rows.
 */
export function splitIntoRings<T extends RingRow>(rows: readonly T[]): readonly (readonly T[])[] {
  const rings: T[][] = [];
  let closed = false;
  for (const [i, row] of rows.entries()) {
    const ring = rings.at(-1);
    const first = ring?.[0];
    if (!ring || !first || closed || first.ringNo !== row.ringNo || countsAnew(ring, row, rows[i + 1])) {
      rings.push([row]);
      closed = false;
    } else {
      ring.push(row);
      closed = ring.length > 3 && isSamePoint(first.position.at, row.position.at);
    }
  }
  return rings;
}

/** Whether a row and the next have the numbers that the ring began with, or the same behind another prefix: J1-1 … J2-1. */
function countsAnew(ring: readonly RingRow[], row: RingRow, next: RingRow | undefined): boolean {
  const [first, second] = ring;
  // Most rows are told by the last sign of their numbers.
  if (!first || !second || !next || ring.length < 3 || row.no.at(-1) !== first.no.at(-1)) return false;
  const [from, on] = [countOf(first), countOf(second)];
  if (from === undefined || on === undefined || from === on) return false;
  if (countOf(row) !== from || countOf(next) !== on) return false;
  const isSame = row.no === first.no && next.no === second.no;
  const hasPrefix = (prefix: string) => (each: RingRow) => prefixOf(each) === prefix;
  const isOne = () => hasPrefix(prefixOf(row))(next) && ring.every(hasPrefix(prefixOf(first)));
  return (isSame || isOne()) && isCounted(ring) && !isSamePoint(first.position.at, row.position.at);
}

/** Whether no number comes again: kinds of marks that are numbers do, and count nothing. */
function isCounted(ring: readonly RingRow[]): boolean {
  const numbers = new Set<string>();
  return ring.every(({ no }) => numbers.size < numbers.add(no).size);
}

const LAST_NUMBER = /\d+$/;
const countOf = ({ no }: RingRow) => LAST_NUMBER.exec(no)?.[0];
const prefixOf = ({ no }: RingRow) => no.replace(LAST_NUMBER, '');
