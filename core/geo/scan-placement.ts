/**
 * Where a scanned plan lies: an affine map from its pixels to coordinates, as its file says it or as points that a person found in both
 * give it. Pixels count from the upper left corner of the picture, to the right and down; (0.5, 0.5) is the middle of the first one.
 */
import {
  type Gk120,
  gk120,
  type LonLat,
  lonLat,
  MERIDIAN_DEG,
  withoutZonePrefix,
  withZonePrefix,
} from './coordinates.ts';
import { toGk120, toLonLat } from './projection.ts';

/** [a, b, c, d, e, f]: x = a·column + b·row + c, y = d·column + e·row + f. */
export type Affine = readonly [number, number, number, number, number, number];

/** Systems that are CGCS2000, or taken for it. In metres x is the easting, in degrees the longitude. */
export const SCAN_SYSTEMS = ['EPSG:4549', 'EPSG:4528', 'EPSG:4490', 'EPSG:4326'] as const;

export type Placement = { readonly system: (typeof SCAN_SYSTEMS)[number]; readonly affine: Affine };

export type PixelPoint = { readonly column: number; readonly row: number };
export type PointPair = PixelPoint & { readonly at: Gk120 };

/** Why points give no placement; a problem of the contract has the same codes. */
export type PlacementRefusal =
  | {
      readonly code: 'scan.too-few-points';
      readonly params: { readonly points: number; readonly needed: number };
    }
  | { readonly code: 'scan.points-in-line'; readonly params: Readonly<Record<string, never>> }
  | { readonly code: 'scan.mirrored'; readonly params: Readonly<Record<string, never>> }
  | { readonly code: 'scan.distorted'; readonly params: { readonly ratio: string } }
  | {
      readonly code: 'scan.residuals-too-large';
      readonly params: { readonly residualM: string; readonly limitM: string };
    };

export type Fitted = {
  readonly placement: Placement;
  /** In metres, in the order of the points: how far each lies from where the placement puts it. */
  readonly residualsM: readonly number[];
  /** Root of the mean square of them over what three points leave free; undefined for three points, which always fit. */
  readonly errorM: number | undefined;
};

type Refused = {
  readonly refused: PlacementRefusal;
  /** Where points contradict each other: what is left at each tells which of them is to be looked at. */
  readonly residualsM?: readonly number[];
};

export const MIN_POINT_PAIRS = 3;
/** How wide points must spread beside the line through them, of how far they spread along it. */
const MIN_SPREAD = 0.02;
/** A plan is drawn to one scale; paper that was stretched or photographed askew is a few percent off, not half as much again. */
const MAX_STRETCH = 1.5;
/** A residual that is more of the ground the points span than this is a wrong point, not a bad one. */
const MAX_RESIDUAL_SHARE = 0.02;

/** The affine map that fits best by least squares, and what it leaves at each point. */
export function fitPlacement(pairs: readonly PointPair[]): Fitted | Refused {
  if (pairs.length < MIN_POINT_PAIRS)
    return refused({
      code: 'scan.too-few-points',
      params: { points: pairs.length, needed: MIN_POINT_PAIRS },
    });
  const pixels = pairs.map(({ column, row }) => [column, row] as const);
  const ground = pairs.map(({ at }) => [at.eastM, at.northM] as const);
  if (spreadOf(pixels) < MIN_SPREAD || spreadOf(ground) < MIN_SPREAD)
    return refused({ code: 'scan.points-in-line', params: {} });
  const affine = leastSquares(pixels, ground);
  const residualsM = pairs.map(({ column, row, at }) => {
    const [eastM, northM] = applyAffine(affine, column, row);
    return Math.hypot(eastM - at.eastM, northM - at.northM);
  });
  const limitM = MAX_RESIDUAL_SHARE * diameterOf(ground);
  const largest = Math.max(...residualsM);
  if (largest > limitM)
    return {
      ...refused({
        code: 'scan.residuals-too-large',
        params: { residualM: largest.toFixed(2), limitM: limitM.toFixed(2) },
      }),
      residualsM,
    };
  const wrong = wrongShape(affine);
  if (wrong) return refused(wrong);
  const free = pairs.length - MIN_POINT_PAIRS;
  const squares = residualsM.reduce((sum, residual) => sum + residual * residual, 0);
  return {
    placement: { system: 'EPSG:4549', affine },
    residualsM,
    errorM: free === 0 ? undefined : Math.sqrt(squares / (2 * free)),
  };
}

function refused(refusal: PlacementRefusal): Refused {
  return { refused: refusal };
}

export function applyAffine(
  [a, b, c, d, e, f]: Affine,
  column: number,
  row: number,
): readonly [number, number] {
  return [a * column + b * row + c, d * column + e * row + f];
}

/** From coordinates to pixels. @throws RangeError where the map has no way back */
export function invertAffine([a, b, c, d, e, f]: Affine): Affine {
  const det = a * e - b * d;
  if (!Number.isFinite(1 / det)) throw new RangeError('the affine map has no way back');
  return [e / det, -b / det, (b * f - c * e) / det, -d / det, a / det, (c * d - a * f) / det];
}

/** Where a pixel lies. */
export function lonLatOfPixel({ system, affine }: Placement, { column, row }: PixelPoint): LonLat {
  const [x, y] = applyAffine(affine, column, row);
  if (system === 'EPSG:4549') return toLonLat(gk120(y, x));
  if (system === 'EPSG:4528') return toLonLat(gk120(y, withoutZonePrefix(x)));
  return lonLat(x, y);
}

/** The projection is made for the neighbourhood of its meridian; far from it, it may give anything, or nothing at all. */
const NEAR = {
  metres: { eastMin: 200_000, eastMax: 800_000, northMax: 6_700_000 },
  degrees: { eastMin: MERIDIAN_DEG - 3, eastMax: MERIDIAN_DEG + 3, northMax: 60 },
} as const;

/** Whether all of a picture lies where the projection means something: a third of China. */
export function isNearMeridian(
  { system, affine }: Placement,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): boolean {
  const { eastMin, eastMax, northMax } = NEAR[isInDegrees(system) ? 'degrees' : 'metres'];
  return [0, widthPx].every((column) =>
    [0, heightPx].every((row) => {
      const [x, north] = applyAffine(affine, column, row);
      const east = system === 'EPSG:4528' ? withoutZonePrefix(x) : x;
      return east > eastMin && east < eastMax && north > 0 && north < northMax;
    }),
  );
}

const isInDegrees = (system: Placement['system']): boolean =>
  system === 'EPSG:4490' || system === 'EPSG:4326';

/** Which pixel lies at a place, of a placement whose way back is known. @param inverse `invertAffine` of it */
export function pixelOfLonLat(
  system: Placement['system'],
  inverse: Affine,
  at: LonLat,
): readonly [column: number, row: number] {
  if (isInDegrees(system)) return applyAffine(inverse, at[0], at[1]);
  const { northM, eastM } = toGk120(at);
  return applyAffine(inverse, system === 'EPSG:4528' ? withZonePrefix(eastM) : eastM, northM);
}

/** Metres on the ground that a pixel is wide and high, as the geometric mean. */
export function pixelSizeM(placement: Placement, middle: PixelPoint): number {
  const at = toGk120(lonLatOfPixel(placement, middle));
  const right = toGk120(lonLatOfPixel(placement, { ...middle, column: middle.column + 1 }));
  const down = toGk120(lonLatOfPixel(placement, { ...middle, row: middle.row + 1 }));
  const cross =
    (right.eastM - at.eastM) * (down.northM - at.northM) -
    (right.northM - at.northM) * (down.eastM - at.eastM);
  return Math.sqrt(Math.abs(cross));
}

type Pair = readonly [number, number];

/**
 * Normal equations about the middles of both sides, so that millions of metres of false easting and northing take no digits away. Two
 * unknowns a side: [Σuu Σuv; Σuv Σvv]·[a b] = [Σux Σvx].
 */
function leastSquares(from: readonly Pair[], to: readonly Pair[]): Affine {
  const [fromMiddle, toMiddle] = [middleOf(from), middleOf(to)];
  let [uu, uv, vv, ux, vx, uy, vy] = [0, 0, 0, 0, 0, 0, 0];
  for (const [i, [column, row]] of from.entries()) {
    const [x = 0, y = 0] = to[i] ?? [];
    const [u, v, dx, dy] = [column - fromMiddle[0], row - fromMiddle[1], x - toMiddle[0], y - toMiddle[1]];
    uu += u * u;
    uv += u * v;
    vv += v * v;
    ux += u * dx;
    vx += v * dx;
    uy += u * dy;
    vy += v * dy;
  }
  const det = uu * vv - uv * uv;
  const [a, b] = [(ux * vv - vx * uv) / det, (vx * uu - ux * uv) / det];
  const [d, e] = [(uy * vv - vy * uv) / det, (vy * uu - uy * uv) / det];
  const c = toMiddle[0] - a * fromMiddle[0] - b * fromMiddle[1];
  const f = toMiddle[1] - d * fromMiddle[0] - e * fromMiddle[1];
  return [a, b, c, d, e, f];
}

function middleOf(points: readonly Pair[]): Pair {
  const sum = points.reduce<Pair>(([x, y], [px, py]) => [x + px, y + py], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

/** How wide points spread beside the line through them, of how far along it: 0 in a line, 1 as wide as long. */
function spreadOf(points: readonly Pair[]): number {
  const [mx, my] = middleOf(points);
  let [xx, xy, yy] = [0, 0, 0];
  for (const [x, y] of points) {
    xx += (x - mx) * (x - mx);
    xy += (x - mx) * (y - my);
    yy += (y - my) * (y - my);
  }
  const mean = (xx + yy) / 2;
  const half = Math.hypot((xx - yy) / 2, xy);
  return mean + half === 0 ? 0 : Math.sqrt(Math.max(0, mean - half) / (mean + half));
}

function diameterOf(points: readonly Pair[]): number {
  const along = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  return Math.hypot(along(0), along(1));
}

/** A plan is not mirrored, and is about as large to the right as it is down. */
function wrongShape([a, b, , d, e]: Affine): PlacementRefusal | undefined {
  // Rows go down and north goes up: the right way round the determinant is negative.
  const det = a * e - b * d;
  if (det >= 0) return { code: 'scan.mirrored', params: {} };
  // Singular values of the linear part.
  const mean = (a * a + b * b + d * d + e * e) / 2;
  const half = Math.sqrt(Math.max(0, mean * mean - det * det));
  const ratio = Math.sqrt((mean + half) / Math.max(mean - half, Number.MIN_VALUE));
  return ratio > MAX_STRETCH ? { code: 'scan.distorted', params: { ratio: ratio.toFixed(1) } } : undefined;
}
