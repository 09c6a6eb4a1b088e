/**
 * The table of boundary points: 点号 | X | Y | 边长, each ring closed by its first point. It starts below the map, in one
 * column or two, and goes on over pages of three columns, so that no number of points is too many.
 */
import { distanceM } from '#core/geo/bearing.ts';
import type { Gk120 } from '#core/geo/coordinates.ts';

export type TablePoint = { readonly no: string; readonly at: Gk120 };

/** A line of the table, unformatted. */
export type PointRow =
  | { readonly kind: 'ring'; readonly ringNo: number }
  | {
      readonly kind: 'point';
      readonly no: string;
      readonly at: Gk120;
      /** Length of the boundary line to the next row; absent in the row that closes a ring. */
      readonly lengthM?: number;
    };

/** Where rows go. Sizes in rows, heads not counted. */
export type TableRoom = {
  /** Up to this many rows stand in one column below the map. */
  readonly singleColumnRows: number;
  readonly firstPage: { readonly columns: number; readonly rows: number };
  readonly furtherPage: { readonly columns: number; readonly rows: number };
};

export type FoldedTable<Row> = {
  /** Columns below the map, filled one after the other. At least one, possibly empty. */
  readonly first: readonly (readonly Row[])[];
  /** Further pages, each with its columns. */
  readonly further: readonly (readonly (readonly Row[])[])[];
};

/**
 * Rows of all rings, shell first. Every ring after the first has a line above it that names it. `ringNo` counts the
 * holes from 1.
 */
export function toPointRows(rings: readonly (readonly TablePoint[])[]): readonly PointRow[] {
  return rings.flatMap((ring, ringIndex) => {
    const first = ring[0];
    if (!first) return [];
    const points = ring.map(
      ({ no, at }, i): PointRow => ({
        kind: 'point',
        no,
        at,
        lengthM: distanceM(at, (ring[i + 1] ?? first).at),
      }),
    );
    const closing: PointRow = { kind: 'point', no: first.no, at: first.at };
    const head: readonly PointRow[] = ringIndex === 0 ? [] : [{ kind: 'ring', ringNo: ringIndex }];
    return [...head, ...points, closing];
  });
}

/** Lays the rows into columns and pages, in order, none lost. Columns of the last page are balanced. */
export function foldRows<Row>(rows: readonly Row[], room: TableRoom): FoldedTable<Row> {
  if (rows.length <= room.singleColumnRows) return { first: [rows], further: [] };
  const { columns, rows: rowsPerColumn } = room.firstPage;
  const onFirst = columns * rowsPerColumn;
  const first = toColumns(rows.slice(0, onFirst), columns, rowsPerColumn);
  const perPage = room.furtherPage.columns * room.furtherPage.rows;
  const further: (readonly (readonly Row[])[])[] = [];
  for (let at = onFirst; at < rows.length; at += perPage) {
    further.push(toColumns(rows.slice(at, at + perPage), room.furtherPage.columns, room.furtherPage.rows));
  }
  return { first, further };
}

function toColumns<Row>(rows: readonly Row[], columns: number, most: number): readonly (readonly Row[])[] {
  const height = Math.min(most, Math.ceil(rows.length / columns));
  const result: (readonly Row[])[] = [];
  for (let at = 0; at < rows.length; at += height) result.push(rows.slice(at, at + height));
  return result;
}
