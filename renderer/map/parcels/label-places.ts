/** Where a parcel's number is written: inside it, also when it is bent around something, and only where there is room. */
import type { OutlineTile } from '#core/map/packed-outlines.ts';

export type Spot = { readonly x: number; readonly y: number; readonly width: number };

/**
 * The middle of the widest stretch that lies inside the parcel at half its height.
 * @returns units from the tile's origin; undefined for a parcel without extent
 */
export function widestSpot(
  { firstRing, firstPoint, points, boxes }: OutlineTile,
  parcel: number,
): Spot | undefined {
  const y = ((boxes[4 * parcel + 1] ?? 0) + (boxes[4 * parcel + 3] ?? 0)) / 2;
  const crossings: number[] = [];
  for (let ring = firstRing[parcel] ?? 0; ring < (firstRing[parcel + 1] ?? 0); ring++) {
    const [from, to] = [firstPoint[ring] ?? 0, firstPoint[ring + 1] ?? 0];
    for (let at = from, before = to - 1; at < to; before = at++) {
      const [fromY, toY] = [points[2 * before + 1] ?? 0, points[2 * at + 1] ?? 0];
      if (fromY > y === toY > y) continue;
      const [fromX, toX] = [points[2 * before] ?? 0, points[2 * at] ?? 0];
      crossings.push(fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX));
    }
  }
  crossings.sort((a, b) => a - b);
  let widest: Spot | undefined;
  for (let c = 0; c + 1 < crossings.length; c += 2) {
    const [west = 0, east = 0] = [crossings[c], crossings[c + 1]];
    if (east - west > (widest?.width ?? 0)) widest = { x: (west + east) / 2, y, width: east - west };
  }
  return widest;
}

/** `330502100-0042` → `0042`: within one view the township is the same. */
export function shortNo(unitNo: string): string {
  return unitNo.split('-').at(-1) ?? '';
}
