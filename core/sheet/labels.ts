/**
 * Numbers and lengths around a boundary, placed greedily: each label tries a few places in the order of their fitness and
 * takes the first that touches nothing already there. A label without a free place is left out, never overprinted: the
 * table has every number. Better labelling exists (annealing, integer programs), at a cost a sheet is not worth.
 */
import {
  type Box,
  boxesTouch,
  boxTouchesSegment,
  isInside,
  type Segment,
  toCorners,
  toSegments,
  upright,
} from './paper-shapes.ts';
import type { FrameSize, PaperPoint } from './scale.ts';

export type MapLabel = PaperPoint & {
  readonly text: string;
  /** Clockwise, −90 < angleDeg ≤ 90: never upside down. */
  readonly angleDeg: number;
};

export type LabelPoint = PaperPoint & { readonly no: string };
export type LabelledRing = {
  readonly points: readonly LabelPoint[];
  /** Texts of the lines from each point to the next. */
  readonly lengths: readonly string[];
};

export type LabelStyle = {
  readonly numberHeightMm: number;
  readonly lengthHeightMm: number;
  /** Diameter of a point's symbol. */
  readonly pointMm: number;
};

export type Labels = { readonly numbers: readonly MapLabel[]; readonly lengths: readonly MapLabel[] };

/** Widest digit of the sheet's font in parts of its size, with a little air. */
const CHARACTER_WIDTH = 0.6;
const GAP_MM = 0.5;
/** Up to this many points every number is tried. */
const ALL_NUMBERS = 100;
/** More lengths than any sheet has room for; each is held against every line, so tens of thousands would take minutes. */
const MAX_LENGTHS_TRIED = 500;
const TURNS_DEG = [0, 45, -45, 90, -90, 135, -135, 180] as const;
const FURTHER_MM = [0, 1.6, 3.6] as const;

/** Width of a text of digits and Latin letters. */
export const toLatinWidthMm = (text: string, heightMm: number): number =>
  text.length * heightMm * CHARACTER_WIDTH;

/** Every how many points one gets its number: all up to 100, then every 5th, 10th, 20th, 50th …, at most 100 numbers a map. */
export function toNumberStep(pointCount: number): number {
  if (pointCount <= ALL_NUMBERS) return 1;
  for (let decade = 1; ; decade *= 10) {
    for (const step of [5, 10, 20]) if (pointCount / (step * decade) <= ALL_NUMBERS) return step * decade;
  }
}

/**
 * Places numbers and lengths. `taken` is what stands on the map already (fraction, view points, north arrow).
 * All results lie within the frame and touch neither the boundary nor each other nor what was taken.
 */
export function placeLabels(
  rings: readonly LabelledRing[],
  frame: FrameSize,
  style: LabelStyle,
  taken: readonly Box[],
): Labels {
  const segments = rings.flatMap(({ points }) => toSegments(points));
  const occupied: Box[] = [...taken];
  const isFree = (box: Box): boolean =>
    toCorners(box).every(
      ({ xMm, yMm }) => xMm > 0.5 && yMm > 0.5 && xMm < frame.widthMm - 0.5 && yMm < frame.heightMm - 0.5,
    ) &&
    !occupied.some((other) => boxesTouch(box, other)) &&
    !segments.some((segment) => boxTouchesSegment(box, segment));

  const step = toNumberStep(rings.reduce((sum, { points }) => sum + points.length, 0));
  const numbered = rings.flatMap((ring) =>
    ring.points.flatMap((point, i) => (i % step === 0 ? [{ ring, point, i }] : [])),
  );
  for (const { point } of numbered) occupied.push(upright(point, style.pointMm, style.pointMm));

  const place = (text: string, candidates: Iterable<Box>): MapLabel[] => {
    for (const box of candidates) {
      if (!isFree(box)) continue;
      occupied.push(box);
      return [{ xMm: box.xMm, yMm: box.yMm, angleDeg: box.angleDeg, text }];
    }
    return [];
  };
  const numbers = numbered.flatMap(({ ring, point, i }) =>
    place(point.no, numberPlaces(ring.points, i, point.no, segments, style)),
  );
  const lengths = rings
    .flatMap(({ points, lengths: texts }) =>
      toSegments(points).map((segment, i) => ({ segment, text: texts[i] ?? '' })),
    )
    .filter(({ segment, text }) => text !== '' && isAsLongAs(segment, text, style))
    .slice(0, MAX_LENGTHS_TRIED)
    .flatMap(({ segment, text }) => place(text, lengthPlaces(segment, text, segments, style)));
  return { numbers, lengths };
}

/** Places about a point: outwards along the bisector first, then turned away from it, near before far. */
function* numberPlaces(
  ring: readonly PaperPoint[],
  index: number,
  text: string,
  segments: readonly Segment[],
  style: LabelStyle,
): Generator<Box> {
  const point = ring[index];
  if (!point) return;
  const before = ring[(index + ring.length - 1) % ring.length] ?? point;
  const after = ring[(index + 1) % ring.length] ?? point;
  const outwards = outwardDirection(point, before, after, segments);
  const widthMm = toLatinWidthMm(text, style.numberHeightMm);
  for (const further of FURTHER_MM) {
    for (const turn of TURNS_DEG) {
      const direction = outwards + (turn * Math.PI) / 180;
      const [x, y] = [Math.cos(direction), Math.sin(direction)];
      // The box's own reach in that direction, so that wide labels stand as near as narrow ones.
      const reach = Math.min(
        widthMm / 2 / Math.max(Math.abs(x), 1e-9),
        style.numberHeightMm / 2 / Math.max(Math.abs(y), 1e-9),
      );
      const away = style.pointMm / 2 + GAP_MM + reach + further;
      yield upright({ xMm: point.xMm + x * away, yMm: point.yMm + y * away }, widthMm, style.numberHeightMm);
    }
  }
}

function isAsLongAs([from, to]: Segment, text: string, { lengthHeightMm, pointMm }: LabelStyle): boolean {
  const lengthMm = Math.hypot(to.xMm - from.xMm, to.yMm - from.yMm);
  return lengthMm >= toLatinWidthMm(text, lengthHeightMm) + pointMm;
}

/** Along a line as long as its text, and beside its middle, outside first. */
function* lengthPlaces(
  [from, to]: Segment,
  text: string,
  segments: readonly Segment[],
  style: LabelStyle,
): Generator<Box> {
  const [dx, dy] = [to.xMm - from.xMm, to.yMm - from.yMm];
  const lengthMm = Math.hypot(dx, dy);
  const widthMm = toLatinWidthMm(text, style.lengthHeightMm);
  const normal = { xMm: -dy / lengthMm, yMm: dx / lengthMm };
  const degrees = (Math.atan2(dy, dx) * 180) / Math.PI;
  const angleDeg = degrees > 90 ? degrees - 180 : degrees <= -90 ? degrees + 180 : degrees;
  const away = style.lengthHeightMm / 2 + GAP_MM;
  const middle = { xMm: (from.xMm + to.xMm) / 2, yMm: (from.yMm + to.yMm) / 2 };
  const probe = { xMm: middle.xMm + normal.xMm * away, yMm: middle.yMm + normal.yMm * away };
  const outside = isInside(probe, segments) ? -1 : 1;
  for (const side of [outside, -outside]) {
    for (const slide of [0, 0.15, -0.15, 0.28, -0.28]) {
      if (lengthMm * (0.5 - Math.abs(slide)) < widthMm / 2 + style.pointMm / 2) continue;
      yield {
        xMm: middle.xMm + normal.xMm * away * side + dx * slide,
        yMm: middle.yMm + normal.yMm * away * side + dy * slide,
        widthMm,
        heightMm: style.lengthHeightMm,
        angleDeg,
      };
    }
  }
}

/** Radians of the bisector of the angle at the point, towards the outside. */
function outwardDirection(
  point: PaperPoint,
  before: PaperPoint,
  after: PaperPoint,
  segments: readonly Segment[],
): number {
  const toBefore = Math.atan2(before.yMm - point.yMm, before.xMm - point.xMm);
  const toAfter = Math.atan2(after.yMm - point.yMm, after.xMm - point.xMm);
  const bisector = (toBefore + toAfter) / 2;
  const probeMm = 0.05;
  const probe = {
    xMm: point.xMm + probeMm * Math.cos(bisector),
    yMm: point.yMm + probeMm * Math.sin(bisector),
  };
  return isInside(probe, segments) ? bisector + Math.PI : bisector;
}
