/** A line as a finger drew it, in no more points than its shape needs: what is stored travels on sticks for decades. */
import type { SketchPlace } from './sketch.ts';

/** Of the picture's width or height: a third of the thickness of a line. */
export const LINE_TOLERANCE = 0.002;
const DECIMALS = 1e4;

/** The place kept to a ten-thousandth of the picture and within it. */
export function toSketchPlace(x: number, y: number): SketchPlace {
  const within = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * DECIMALS) / DECIMALS;
  return [within(x), within(y)];
}

/**
 * Douglas–Peucker: keeps the ends and whatever lies further than the tolerance from what is kept.
 * @returns points of the line in their order; the line itself where it has two points or fewer
 */
export function simplifyLine(points: readonly SketchPlace[], tolerance: number): readonly SketchPlace[] {
  if (points.length <= 2) return points;
  const kept = new Set([0, points.length - 1]);
  const stretches: [number, number][] = [[0, points.length - 1]];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [from, to] = stretch;
    const farthest = farthestBetween(points, from, to);
    if (!farthest || farthest.distance <= tolerance) continue;
    kept.add(farthest.place);
    stretches.push([from, farthest.place], [farthest.place, to]);
  }
  return points.filter((_, place) => kept.has(place));
}

function farthestBetween(points: readonly SketchPlace[], from: number, to: number) {
  const [a, b] = [points[from], points[to]];
  let farthest: { readonly place: number; readonly distance: number } | undefined;
  if (!a || !b) return farthest;
  for (let place = from + 1; place < to; place++) {
    const point = points[place];
    if (!point) continue;
    const distance = distanceToStretch(point, a, b);
    if (!farthest || distance > farthest.distance) farthest = { place, distance };
  }
  return farthest;
}

export function distanceToStretch(point: SketchPlace, a: SketchPlace, b: SketchPlace): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length2;
  const along = Math.min(1, Math.max(0, share));
  return Math.hypot(point[0] - a[0] - along * dx, point[1] - a[1] - along * dy);
}
