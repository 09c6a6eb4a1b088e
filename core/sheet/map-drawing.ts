/**
 * What stands on the parcel map, in millimetres within its frame: boundary, points, labels, neighbours, the places photos
 * were taken from, and the fraction in the middle. Everything is decided here so that the template only draws.
 */
import { distanceM } from '#core/geo/bearing.ts';
import { type Gk120, type LonLat, lonLat } from '#core/geo/coordinates.ts';
import { toGk120 } from '#core/geo/projection.ts';
import { type LabelledRing, type MapLabel, placeLabels, toLatinWidthMm } from './labels.ts';
import { toLengthText } from './numbers.ts';
import { MAP_STYLE } from './page-metrics.ts';
import {
  type Box,
  boxesTouch,
  boxTouchesSegment,
  distanceToSegmentMm,
  isInside,
  type Segment,
  toCorners,
  toSegments,
  upright,
} from './paper-shapes.ts';
import type { TablePoint } from './point-table.ts';
import { type FrameSize, type PaperPoint, placeInFrame } from './scale.ts';

export type Neighbour = {
  readonly unitNo?: string | undefined;
  /** Shell first, open or closed, CGCS2000. */
  readonly rings: readonly (readonly LonLat[])[];
};

/** Where a printed photo was taken from. */
export type ViewPoint = {
  /** Its number among the photos of the sheet. */
  readonly no: number;
  readonly at: LonLat;
  readonly azimuthDeg?: number | undefined;
};

export type MapInput = {
  readonly frame: FrameSize;
  readonly marginMm: number;
  readonly rings: readonly (readonly TablePoint[])[];
  readonly neighbours: readonly Neighbour[];
  readonly views: readonly ViewPoint[];
  /** Numerator and denominator in the middle of the parcel, as texts. */
  readonly fraction: { readonly upper: string; readonly lower: string };
};

export type MapDrawing = {
  readonly scaleDenominator: number;
  readonly rings: readonly (readonly PaperPoint[])[];
  /** Points far enough apart get the symbol; where they crowd, a dot. */
  readonly points: readonly (PaperPoint & { readonly symbol: 'circle' | 'dot' })[];
  readonly numbers: readonly MapLabel[];
  readonly lengths: readonly MapLabel[];
  readonly neighbours: readonly { readonly rings: readonly (readonly PaperPoint[])[] }[];
  readonly neighbourLabels: readonly MapLabel[];
  readonly views: readonly (PaperPoint & { readonly no: number; readonly directionDeg?: number })[];
  /** Numbers of the photos taken from beyond the frame. */
  readonly viewsOutside: readonly number[];
  readonly fraction: PaperPoint & {
    readonly upper: string;
    readonly lower: string;
    readonly widthMm: number;
  };
};

const FRACTION_TEXT_MM = 3.2;
const FRACTION_HEIGHT_MM = 9.5;
/** Longer numbers are set smaller, and then cut. */
const FRACTION_MAX_MM = 60;
const POLE_GRID = 36;
const NEIGHBOUR_GRID = 20;

/** Undefined for a parcel without a boundary. */
export function drawMap(input: MapInput): MapDrawing | undefined {
  const { frame } = input;
  const placement = placeInFrame(
    input.rings.flatMap((ring) => ring.map(({ at }) => at)),
    frame,
    input.marginMm,
  );
  if (!placement) return undefined;
  const { toPaper } = placement;
  const labelled = input.rings.map((ring) => toLabelledRing(ring, toPaper));
  const rings = labelled.map(({ points }) => points.map(({ xMm, yMm }): PaperPoint => ({ xMm, yMm })));
  const segments = rings.flatMap(toSegments);

  const placedViews = input.views.map((view) => toPaperView(view, toPaper));
  const views = placedViews.filter((view) => isInFrame(view, frame, MAP_STYLE.viewPointMm / 2));
  const viewBoxes = views.flatMap(viewObstacles);
  const { northArrow } = MAP_STYLE;
  const arrow = upright(
    { xMm: frame.widthMm - northArrow.widthMm / 2, yMm: northArrow.heightMm / 2 },
    northArrow.widthMm,
    northArrow.heightMm,
  );

  const widthMm = fractionWidthMm(input.fraction);
  const middle = roomiestPoint(rings, segments, widthMm / FRACTION_HEIGHT_MM, viewBoxes);
  const fraction = upright(middle, widthMm, FRACTION_HEIGHT_MM);
  const labels = placeLabels(labelled, frame, MAP_STYLE, [arrow, fraction, ...viewBoxes]);
  const taken = [
    arrow,
    fraction,
    ...viewBoxes,
    ...labels.numbers.map((label) => toBox(label, MAP_STYLE.numberHeightMm)),
    ...labels.lengths.map((label) => toBox(label, MAP_STYLE.lengthHeightMm)),
  ];
  const neighbours = input.neighbours
    .map(({ unitNo, rings: degrees }) => ({
      unitNo,
      rings: degrees.map((ring) => withoutRepeat(ring).map((point) => toPaper(toGk120(point)))),
    }))
    .filter(({ rings: paper }) => isNearFrame(paper.flat(), frame));

  return {
    scaleDenominator: placement.scaleDenominator,
    rings,
    points: thinSymbols(rings.flat()),
    ...labels,
    neighbours: neighbours.map(({ rings: paper }) => ({ rings: paper })),
    neighbourLabels: neighbours.flatMap(({ unitNo, rings: paper }) =>
      unitNo === undefined ? [] : labelNeighbour(unitNo, paper, frame, segments, taken),
    ),
    views,
    viewsOutside: placedViews.filter((view) => !views.includes(view)).map(({ no }) => no),
    fraction: { ...middle, ...input.fraction, widthMm },
  };
}

function toLabelledRing(ring: readonly TablePoint[], toPaper: (point: Gk120) => PaperPoint): LabelledRing {
  return {
    points: ring.map(({ no, at }) => ({ no, ...toPaper(at) })),
    lengths: ring.map(({ at }, i) => toLengthText(distanceM(at, (ring[i + 1] ?? ring[0])?.at ?? at))),
  };
}

/**
 * The direction is drawn against the grid's north, not the true one: both ends of a short line along the azimuth are
 * projected, which brings the meridian convergence in by itself (up to 0.4° in Huzhou).
 */
function toPaperView(view: ViewPoint, toPaper: (point: Gk120) => PaperPoint) {
  const from = toPaper(toGk120(view.at));
  if (view.azimuthDeg === undefined) return { no: view.no, ...from };
  const [lonDeg, latDeg] = view.at;
  const azimuth = (view.azimuthDeg * Math.PI) / 180;
  const ahead = lonLat(
    lonDeg + (1e-4 * Math.sin(azimuth)) / Math.cos((latDeg * Math.PI) / 180),
    latDeg + 1e-4 * Math.cos(azimuth),
  );
  const to = toPaper(toGk120(ahead));
  const directionDeg = (Math.atan2(to.xMm - from.xMm, from.yMm - to.yMm) * 180) / Math.PI;
  return { no: view.no, ...from, directionDeg };
}

function viewObstacles(view: PaperPoint & { readonly directionDeg?: number }): readonly Box[] {
  const disc = upright(view, MAP_STYLE.viewPointMm, MAP_STYLE.viewPointMm);
  if (view.directionDeg === undefined) return [disc];
  const radians = (view.directionDeg * Math.PI) / 180;
  const half = MAP_STYLE.viewReachMm / 2;
  return [
    disc,
    {
      xMm: view.xMm + Math.sin(radians) * half,
      yMm: view.yMm - Math.cos(radians) * half,
      widthMm: 3,
      heightMm: MAP_STYLE.viewReachMm,
      angleDeg: view.directionDeg,
    },
  ];
}

/** Symbols that would overlap one already drawn become dots, and dots that would, nothing at all. */
function thinSymbols(points: readonly PaperPoint[]): MapDrawing['points'] {
  const circles = new Neighbourhood(MAP_STYLE.pointMm * 1.25);
  const dots = new Neighbourhood(0.9);
  return points.flatMap((point): MapDrawing['points'] => {
    const { xMm, yMm } = point;
    if (circles.claim(point)) {
      dots.claim(point);
      return [{ xMm, yMm, symbol: 'circle' }];
    }
    return dots.claim(point) ? [{ xMm, yMm, symbol: 'dot' }] : [];
  });
}

/** Points that keep a distance: a grid of that width, looked up around each newcomer. */
class Neighbourhood {
  readonly #apartMm: number;
  readonly #cells = new Map<string, PaperPoint[]>();

  constructor(apartMm: number) {
    this.#apartMm = apartMm;
  }

  /** Takes the place if it is free. */
  claim(point: PaperPoint): boolean {
    const column = Math.floor(point.xMm / this.#apartMm);
    const row = Math.floor(point.yMm / this.#apartMm);
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of this.#cells.get(`${column + dx},${row + dy}`) ?? []) {
          if (Math.hypot(other.xMm - point.xMm, other.yMm - point.yMm) < this.#apartMm) return false;
        }
      }
    }
    const key = `${column},${row}`;
    this.#cells.set(key, [...(this.#cells.get(key) ?? []), point]);
    return true;
  }
}

/** The point inside the parcel with the most room for a box of the given proportion, searched on a grid. */
function roomiestPoint(
  rings: readonly (readonly PaperPoint[])[],
  segments: readonly Segment[],
  widthToHeight: number,
  avoid: readonly Box[],
): PaperPoint {
  const xs = rings.flat().map(({ xMm }) => xMm);
  const ys = rings.flat().map(({ yMm }) => yMm);
  const [minX, maxX, minY, maxY] = [least(xs), -least(xs.map(negate)), least(ys), -least(ys.map(negate))];
  const squeeze = ({ xMm, yMm }: PaperPoint): PaperPoint => ({ xMm: xMm / widthToHeight, yMm });
  const squeezed = segments.map(([from, to]): Segment => [squeeze(from), squeeze(to)]);
  let best: PaperPoint = { xMm: (minX + maxX) / 2, yMm: (minY + maxY) / 2 };
  let most = -Infinity;
  for (let i = 0; i < POLE_GRID; i++) {
    for (let j = 0; j < POLE_GRID; j++) {
      const point = {
        xMm: minX + ((i + 0.5) / POLE_GRID) * (maxX - minX),
        yMm: minY + ((j + 0.5) / POLE_GRID) * (maxY - minY),
      };
      if (!isInside(point, segments)) continue;
      const at = squeeze(point);
      let room = Infinity;
      for (const segment of squeezed) {
        room = Math.min(room, distanceToSegmentMm(at, segment));
        if (room <= most) break;
      }
      // Beyond twice the height more room is worth nothing; then the middle of the parcel is.
      const fromMiddle = Math.hypot(point.xMm - (minX + maxX) / 2, point.yMm - (minY + maxY) / 2);
      const worth = Math.min(room, FRACTION_HEIGHT_MM) - fromMiddle / 1000;
      const box = upright(point, FRACTION_HEIGHT_MM * widthToHeight, FRACTION_HEIGHT_MM);
      if (worth > most && !avoid.some((other) => boxesTouch(box, other))) {
        most = worth;
        best = point;
      }
    }
  }
  return best;
}

/** The first place on a grid where the number lies inside the neighbour, the frame, and free; upright if it must be. */
function labelNeighbour(
  unitNo: string,
  rings: readonly (readonly PaperPoint[])[],
  frame: FrameSize,
  boundary: readonly Segment[],
  taken: readonly Box[],
): readonly MapLabel[] {
  const own = rings.flatMap(toSegments);
  const lines = [...boundary, ...own];
  const widthMm = toLatinWidthMm(unitNo, MAP_STYLE.lengthHeightMm) + 2;
  for (const angleDeg of [0, -90]) {
    for (let i = 1; i < NEIGHBOUR_GRID ** 2; i++) {
      const at = {
        xMm: (frame.widthMm * ((i % NEIGHBOUR_GRID) + 0.5)) / NEIGHBOUR_GRID,
        yMm: (frame.heightMm * (Math.floor(i / NEIGHBOUR_GRID) + 0.5)) / NEIGHBOUR_GRID,
      };
      const box = { ...at, widthMm, heightMm: MAP_STYLE.lengthHeightMm + 1, angleDeg };
      const isFree =
        isInside(at, own) &&
        !isInside(at, boundary) &&
        toCorners(box).every((corner) => isInFrame(corner, frame, 1)) &&
        !lines.some((segment) => boxTouchesSegment(box, segment)) &&
        !taken.some((other) => boxesTouch(box, other));
      if (isFree) return [{ ...at, text: unitNo, angleDeg }];
    }
  }
  return [];
}

function fractionWidthMm({ upper, lower }: { readonly upper: string; readonly lower: string }): number {
  return Math.min(FRACTION_MAX_MM, Math.max(12, toTextWidthMm(upper), toTextWidthMm(lower)) + 2);
}

/** Chinese characters are as wide as they are high. */
function toTextWidthMm(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + FRACTION_TEXT_MM * (/[\u0020-\u007e]/.test(character) ? 0.6 : 1),
    0,
  );
}

function toBox(label: MapLabel, heightMm: number): Box {
  return {
    xMm: label.xMm,
    yMm: label.yMm,
    widthMm: toLatinWidthMm(label.text, heightMm),
    heightMm,
    angleDeg: label.angleDeg,
  };
}

function isInFrame({ xMm, yMm }: PaperPoint, frame: FrameSize, insetMm: number): boolean {
  return (
    xMm >= insetMm && yMm >= insetMm && xMm <= frame.widthMm - insetMm && yMm <= frame.heightMm - insetMm
  );
}

function isNearFrame(points: readonly PaperPoint[], frame: FrameSize): boolean {
  const xs = points.map(({ xMm }) => xMm);
  const ys = points.map(({ yMm }) => yMm);
  return (
    points.length > 0 &&
    least(xs) < frame.widthMm &&
    -least(xs.map(negate)) > 0 &&
    least(ys) < frame.heightMm &&
    -least(ys.map(negate)) > 0
  );
}

function withoutRepeat(ring: readonly LonLat[]): readonly LonLat[] {
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && ring.length > 1 && first[0] === last[0] && first[1] === last[1]
    ? ring.slice(0, -1)
    : ring;
}

/** Not `Math.min(...values)`: a ring of 100,000 points is more arguments than a call can take. */
function least(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

function negate(value: number): number {
  return -value;
}
