/**
 * The scale of the parcel map: 1:N with N the smallest whole hundred at which the boundary and a margin for its labels fit
 * into the frame. North is up, so nothing is turned to fit better.
 */
import type { Gk120 } from '#core/geo/coordinates.ts';

export type FrameSize = { readonly widthMm: number; readonly heightMm: number };

/** A point on paper: millimetres from the frame's top left corner, y downwards. */
export type PaperPoint = { readonly xMm: number; readonly yMm: number };

export type Placement = {
  /** N of 1:N, a whole hundred. */
  readonly scaleDenominator: number;
  readonly toPaper: (point: Gk120) => PaperPoint;
};

const STEP = 100;
/** A hair's breadth of a micrometre, so that an extent that fits exactly is not sent to the next hundred by rounding. */
const TOLERANCE = 1e-9;

/**
 * N for an extent in metres within a frame in mm.
 * Example: 96 m by 60 m in 180 mm by 140 mm with 10 mm margin: 96,000 ÷ 160 = 600 → 600.
 * @throws RangeError when the margins leave nothing of the frame
 */
export function toScaleDenominator(
  extent: { readonly eastM: number; readonly northM: number },
  frame: FrameSize,
  marginMm: number,
): number {
  const widthMm = frame.widthMm - 2 * marginMm;
  const heightMm = frame.heightMm - 2 * marginMm;
  if (!(widthMm > 0 && heightMm > 0)) throw new RangeError('the margins leave nothing of the map frame');
  const needed = Math.max((extent.eastM * 1000) / widthMm, (extent.northM * 1000) / heightMm);
  return Math.max(STEP, Math.ceil((needed * (1 - TOLERANCE)) / STEP) * STEP);
}

/** Fits the points into the frame and centres them; undefined without points. */
export function placeInFrame(
  points: readonly Gk120[],
  frame: FrameSize,
  marginMm: number,
): Placement | undefined {
  if (points.length === 0) return undefined;
  let [minNorth, maxNorth, minEast, maxEast] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { northM, eastM } of points) {
    minNorth = Math.min(minNorth, northM);
    maxNorth = Math.max(maxNorth, northM);
    minEast = Math.min(minEast, eastM);
    maxEast = Math.max(maxEast, eastM);
  }
  const extent = { northM: maxNorth - minNorth, eastM: maxEast - minEast };
  const scaleDenominator = toScaleDenominator(extent, frame, marginMm);
  const mmPerM = 1000 / scaleDenominator;
  const middleNorth = (minNorth + maxNorth) / 2;
  const middleEast = (minEast + maxEast) / 2;
  return {
    scaleDenominator,
    toPaper: ({ northM, eastM }) => ({
      xMm: frame.widthMm / 2 + (eastM - middleEast) * mmPerM,
      yMm: frame.heightMm / 2 - (northM - middleNorth) * mmPerM,
    }),
  };
}
