/**
 * Which grid lines a view gets and where: metres of EPSG:4549 in steps of 1, 2, 5 × 10ⁿ, as on the surveyor's own maps.
 * Pure arithmetic, apart from the layer that draws it.
 */
import { gk120, type LonLat, lonLat } from '#core/geo/coordinates.ts';
import { toGk120, toLonLat } from '#core/geo/projection.ts';

export type GridLine = {
  /** `north`: a line of equal X, running west to east; `east`: a line of equal Y. */
  readonly axis: 'north' | 'east';
  readonly valueM: number;
  /** Every fifth line is drawn stronger. */
  readonly strong: boolean;
  /** Points along the line, for it is slightly bent on the screen's projection. */
  readonly path: readonly LonLat[];
};

/** West, south, east, north in degrees. */
export type ViewBox = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

/** Beyond about this width the zone's own projection bends lines too far to be a grid. */
const MAX_WIDTH_DEG = 6;
const POINTS_A_LINE = 9;
const WANTED_LINES = 7;

/** The step in metres that gives a view of this width about seven lines: 1, 2 or 5 times a power of ten. */
export function toGridStepM(widthM: number): number {
  const rough = widthM / WANTED_LINES;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough) ?? 10;
  return factor * power;
}

export function toGridLines(view: ViewBox): readonly GridLine[] {
  if (view.east - view.west > MAX_WIDTH_DEG || view.east <= view.west) return [];
  const corners = [
    lonLat(view.west, view.south),
    lonLat(view.west, view.north),
    lonLat(view.east, view.south),
    lonLat(view.east, view.north),
  ].map(toGk120);
  const norths = corners.map(({ northM }) => northM);
  const easts = corners.map(({ eastM }) => eastM);
  const [minNorth, maxNorth] = [Math.min(...norths), Math.max(...norths)];
  const [minEast, maxEast] = [Math.min(...easts), Math.max(...easts)];
  const stepM = toGridStepM(Math.max(maxEast - minEast, maxNorth - minNorth));
  return [
    ...valuesBetween(minNorth, maxNorth, stepM).map((valueM) => ({
      axis: 'north' as const,
      valueM,
      strong: isStrong(valueM, stepM),
      path: along(minEast, maxEast, (eastM) => gk120(valueM, eastM)),
    })),
    ...valuesBetween(minEast, maxEast, stepM).map((valueM) => ({
      axis: 'east' as const,
      valueM,
      strong: isStrong(valueM, stepM),
      path: along(minNorth, maxNorth, (northM) => gk120(northM, valueM)),
    })),
  ];
}

/** Kilometres with as many decimals as the step needs: 3416, 3416.5, 3416.52. */
export function toKilometreLabel(valueM: number): string {
  return String(Math.round(valueM) / 1000);
}

function valuesBetween(from: number, to: number, stepM: number): number[] {
  const first = Math.ceil(from / stepM);
  const last = Math.floor(to / stepM);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * stepM);
}

const isStrong = (valueM: number, stepM: number) => Math.round(valueM / stepM) % 5 === 0;

function along(from: number, to: number, at: (value: number) => Parameters<typeof toLonLat>[0]): LonLat[] {
  return Array.from({ length: POINTS_A_LINE }, (_, i) =>
    toLonLat(at(from + ((to - from) * i) / (POINTS_A_LINE - 1))),
  );
}
