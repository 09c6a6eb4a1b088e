/** The tightest convex ring around points: the shape of a group of parcels on the map. Andrew's monotone chain, O(n log n). */

/** @returns an open ring, counter-clockwise with y to the north, without points on its edges; as few as one for points that coincide */
export function convexHull(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const sorted = points.toSorted(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const lower = chain(sorted);
  const upper = chain(sorted.toReversed());
  const ring = [...lower.slice(0, -1), ...upper.slice(0, -1)];
  return ring.length > 0 ? ring : lower;
}

function chain(sorted: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = [];
  for (const point of sorted) {
    for (;;) {
      const [before, last] = [kept.at(-2), kept.at(-1)];
      if (last && last[0] === point[0] && last[1] === point[1]) kept.pop();
      else if (before && last && turn(before, last, point) <= 0) kept.pop();
      else break;
    }
    kept.push(point);
  }
  return kept;
}

/** Positive for a turn to the left. */
function turn(
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  [cx, cy]: readonly [number, number],
): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}
