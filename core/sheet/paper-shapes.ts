/** Plane geometry on paper, in millimetres: boxes that may be turned, and whether they touch lines and each other. */
import type { PaperPoint } from './scale.ts';

/** A rectangle about its centre, turned clockwise as seen on paper. */
export type Box = PaperPoint & {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly angleDeg: number;
};

export type Segment = readonly [PaperPoint, PaperPoint];

export const upright = (at: PaperPoint, widthMm: number, heightMm: number): Box => ({
  ...at,
  widthMm,
  heightMm,
  angleDeg: 0,
});

export function toCorners(box: Box): readonly PaperPoint[] {
  const { along, across } = axesOf(box);
  const [w, h] = [box.widthMm / 2, box.heightMm / 2];
  return [
    [-w, -h],
    [w, -h],
    [w, h],
    [-w, h],
  ].map(([a = 0, b = 0]) => ({
    xMm: box.xMm + a * along.xMm + b * across.xMm,
    yMm: box.yMm + a * along.yMm + b * across.yMm,
  }));
}

/** Separating axes: two boxes are apart exactly if a side of one of them parts them. */
export function boxesTouch(a: Box, b: Box): boolean {
  const reach = Math.hypot(a.widthMm, a.heightMm) / 2 + Math.hypot(b.widthMm, b.heightMm) / 2;
  if (Math.abs(a.xMm - b.xMm) > reach || Math.abs(a.yMm - b.yMm) > reach) return false;
  const [cornersA, cornersB] = [toCorners(a), toCorners(b)];
  return [...Object.values(axesOf(a)), ...Object.values(axesOf(b))].every((axis) => {
    const [minA, maxA] = shadow(cornersA, axis);
    const [minB, maxB] = shadow(cornersB, axis);
    return minA < maxB && minB < maxA;
  });
}

/** Whether a line passes through the box: clipped, in the box's own axes, against its four sides (Liang and Barsky). */
export function boxTouchesSegment(box: Box, [from, to]: Segment): boolean {
  const reach = Math.hypot(box.widthMm, box.heightMm) / 2;
  if (Math.min(from.xMm, to.xMm) > box.xMm + reach || Math.max(from.xMm, to.xMm) < box.xMm - reach)
    return false;
  if (Math.min(from.yMm, to.yMm) > box.yMm + reach || Math.max(from.yMm, to.yMm) < box.yMm - reach)
    return false;
  const { along, across } = axesOf(box);
  const relative = (point: PaperPoint): PaperPoint => ({
    xMm: point.xMm - box.xMm,
    yMm: point.yMm - box.yMm,
  });
  let [enter, leave] = [0, 1];
  for (const [axis, half] of [
    [along, box.widthMm / 2],
    [across, box.heightMm / 2],
  ] as const) {
    const start = dot(relative(from), axis);
    const step = dot(relative(to), axis) - start;
    if (Math.abs(step) < 1e-12) {
      if (Math.abs(start) >= half) return false;
      continue;
    }
    const [t1, t2] = [(-half - start) / step, (half - start) / step];
    enter = Math.max(enter, Math.min(t1, t2));
    leave = Math.min(leave, Math.max(t1, t2));
  }
  return enter < leave;
}

export function distanceToSegmentMm(point: PaperPoint, [from, to]: Segment): number {
  const [dx, dy] = [to.xMm - from.xMm, to.yMm - from.yMm];
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : ((point.xMm - from.xMm) * dx + (point.yMm - from.yMm) * dy) / squared;
  const on = Math.max(0, Math.min(1, t));
  return Math.hypot(point.xMm - from.xMm - on * dx, point.yMm - from.yMm - on * dy);
}

/** Even-odd over all rings at once, so a point in a hole is outside. */
export function isInside(point: PaperPoint, segments: readonly Segment[]): boolean {
  let inside = false;
  for (const [a, b] of segments) {
    if (a.yMm > point.yMm === b.yMm > point.yMm) continue;
    const x = a.xMm + ((point.yMm - a.yMm) / (b.yMm - a.yMm)) * (b.xMm - a.xMm);
    if (x > point.xMm) inside = !inside;
  }
  return inside;
}

export function toSegments(ring: readonly PaperPoint[]): readonly Segment[] {
  const first = ring[0];
  return first ? ring.map((point, i): Segment => [point, ring[i + 1] ?? first]) : [];
}

function axesOf({ angleDeg }: Box): { readonly along: PaperPoint; readonly across: PaperPoint } {
  const radians = (angleDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return { along: { xMm: cos, yMm: sin }, across: { xMm: -sin, yMm: cos } };
}

function dot(a: PaperPoint, b: PaperPoint): number {
  return a.xMm * b.xMm + a.yMm * b.yMm;
}

function shadow(points: readonly PaperPoint[], axis: PaperPoint): readonly [number, number] {
  let [min, max] = [Infinity, -Infinity];
  for (const point of points) {
    const at = dot(point, axis);
    min = Math.min(min, at);
    max = Math.max(max, at);
  }
  return [min, max];
}
