/** Which parcel lies under a point. A hole is not under it, and of parcels that lie within each other the smallest is meant. */
import type { OutlineTile } from './packed-outlines.ts';

/**
 * @param x,y world units
 * @param reach how far beside a parcel a finger may land, in world units; only asked where no parcel is under the point itself
 * @returns the parcel's place in the tile
 */
export function hitParcel(tile: OutlineTile, x: number, y: number, reach: number): number | undefined {
  const [atX, atY] = [x - tile.originX, y - tile.originY];
  let smallest: number | undefined;
  let nearest: number | undefined;
  let nearestDistance = reach;
  for (let i = 0; i < tile.count; i++) {
    const b = 4 * i;
    if (
      atX < (tile.boxes[b] ?? 0) - reach ||
      atY < (tile.boxes[b + 1] ?? 0) - reach ||
      atX > (tile.boxes[b + 2] ?? 0) + reach ||
      atY > (tile.boxes[b + 3] ?? 0) + reach
    )
      continue;
    if (isInside(tile, i, atX, atY)) {
      if (smallest === undefined || (tile.sizes[i] ?? 0) < (tile.sizes[smallest] ?? 0)) smallest = i;
    } else if (smallest === undefined && nearestDistance > 0) {
      const distance = distanceToEdge(tile, i, atX, atY);
      if (distance <= nearestDistance) {
        nearest = i;
        nearestDistance = distance;
      }
    }
  }
  return smallest ?? nearest;
}

/** Crossings of a line to the east with all rings: an odd number is inside, and holes are holes. */
function isInside(tile: OutlineTile, parcel: number, x: number, y: number): boolean {
  let inside = false;
  forEachEdge(tile, parcel, (fromX, fromY, toX, toY) => {
    if (fromY > y === toY > y) return;
    if (x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) inside = !inside;
  });
  return inside;
}

function distanceToEdge(tile: OutlineTile, parcel: number, x: number, y: number): number {
  let shortest = Infinity;
  forEachEdge(tile, parcel, (fromX, fromY, toX, toY) => {
    const [alongX, alongY] = [toX - fromX, toY - fromY];
    const squared = alongX * alongX + alongY * alongY;
    const share = squared === 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / squared;
    const t = Math.min(1, Math.max(0, share));
    shortest = Math.min(shortest, Math.hypot(x - fromX - t * alongX, y - fromY - t * alongY));
  });
  return shortest;
}

function forEachEdge(
  { firstRing, firstPoint, points }: OutlineTile,
  parcel: number,
  visit: (fromX: number, fromY: number, toX: number, toY: number) => void,
): void {
  for (let ring = firstRing[parcel] ?? 0; ring < (firstRing[parcel + 1] ?? 0); ring++) {
    const [from, to] = [firstPoint[ring] ?? 0, firstPoint[ring + 1] ?? 0];
    let before = 2 * (to - 1);
    for (let at = 2 * from; at < 2 * to; at += 2) {
      visit(points[before] ?? 0, points[before + 1] ?? 0, points[at] ?? 0, points[at + 1] ?? 0);
      before = at;
    }
  }
}
