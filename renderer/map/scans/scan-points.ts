/** Control points while they are put: one row each, of which the place on the scan and that on the ground may come in any order. */
import type { ScanPoint } from '#core/contract/base-map.ts';
import { parsePosition } from '#core/geo/boundary-text/parse-position.ts';
import { type LonLat, lonLat } from '#core/geo/coordinates.ts';
import { toGk120, toZone40 } from '#core/geo/projection.ts';
import {
  type Fitted,
  fitPlacement,
  MIN_POINT_PAIRS,
  type PixelPoint,
  type PlacementRefusal,
} from '#core/geo/scan-placement.ts';
import { formatCoordinate } from '../../i18n/formats.ts';

export type PointRow = {
  readonly key: number;
  readonly pixel: PixelPoint | undefined;
  /** As it was typed, or written for what was clicked on the map. */
  readonly typed: string;
  /** Where that is; undefined where it cannot be told. */
  readonly at: LonLat | undefined;
};

export function newRow(key: number): PointRow {
  return { key, pixel: undefined, typed: '', at: undefined };
}

export function typedRow(row: PointRow, typed: string): PointRow {
  const parsed = parsePosition(typed);
  return { ...row, typed, at: parsed.ok ? parsed.at : undefined };
}

/** A place that was clicked on the map, with its coordinates as they are read. */
export function clickedRow(row: PointRow, at: LonLat): PointRow {
  const { xNorthM, yEastM } = toZone40(at);
  return {
    ...row,
    at,
    typed: `${formatCoordinate(xNorthM)}, ${formatCoordinate(yEastM)}`,
  };
}

export function toRows(points: readonly ScanPoint[]): PointRow[] {
  return points.map(({ column, row, lon, lat }, key) =>
    clickedRow({ ...newRow(key), pixel: { column, row } }, lonLat(lon, lat)),
  );
}

export type Fit =
  | { readonly kind: 'needs'; readonly count: number }
  | {
      readonly kind: 'refused';
      readonly refusal: PlacementRefusal;
      readonly residualOf: Residuals;
      /** Rows with the largest residual; none where all are as large, as four points at the corners of a plan always are. */
      readonly worst: ReadonlySet<number>;
    }
  | {
      readonly kind: 'fits';
      readonly fitted: Fitted;
      readonly points: readonly ScanPoint[];
      readonly residualOf: Residuals;
    };
/** In metres, by the key of the row. */
type Residuals = ReadonlyMap<number, number>;

/** What the rows that are complete give together. */
export function fitOf(rows: readonly PointRow[]): Fit {
  const complete = rows.flatMap(({ key, pixel, at }) => (pixel && at ? [{ key, ...pixel, at }] : []));
  if (complete.length < MIN_POINT_PAIRS) {
    return { kind: 'needs', count: MIN_POINT_PAIRS - complete.length };
  }
  const fitted = fitPlacement(complete.map(({ at, column, row }) => ({ column, row, at: toGk120(at) })));
  const residualOf = new Map(
    (fitted.residualsM ?? []).map((residualM, i) => [complete[i]?.key ?? 0, residualM]),
  );
  if ('refused' in fitted)
    return { kind: 'refused', refusal: fitted.refused, residualOf, worst: worstOf(residualOf) };
  return {
    kind: 'fits',
    fitted,
    points: complete.map(({ column, row, at: [lon, lat] }) => ({ column, row, lon, lat })),
    residualOf,
  };
}

/** Residuals that differ by less say nothing about which point is wrong. */
const ALIKE = 0.9;

function worstOf(residualOf: Residuals): ReadonlySet<number> {
  const largest = Math.max(...residualOf.values());
  const worst = [...residualOf].filter(([, residualM]) => residualM > ALIKE * largest).map(([key]) => key);
  return new Set(worst.length < residualOf.size ? worst : []);
}
