/** Ground for parcels in a row from west to east, each 100 m wide and 60 m deep, as files and as pasted lists name their corners. */
import { gk120 } from '../../core/geo/coordinates.ts';
import { toLonLat } from '../../core/geo/projection.ts';

const NORTH_M = 3_416_500;
const EAST_M = 500_000;

/** Metres to the north and east of a parcel's south-western corner. */
type Offset = readonly [northM: number, eastM: number];
const RECTANGLE: readonly Offset[] = [
  [0, 0],
  [60, 0],
  [60, 100],
  [0, 100],
];

/** [lon, lat] of the corners, as records in files have it; the parcel stands so far to the east of the row's beginning. */
export const ringAt = (eastM: number): number[][] =>
  RECTANGLE.map(([north, east]) => [...toLonLat(gk120(NORTH_M + north, EAST_M + eastM + east))]);

/** Number, X (north) and Y (east) of the corners, a line each, as they are pasted. */
export const pasteable = (eastM: number, corners = RECTANGLE): string =>
  corners
    .map(([north, east]) => [NORTH_M + north, EAST_M + eastM + east] as const)
    .map(([x, y], i) => `J${i + 1},${x.toFixed(3)},${y.toFixed(3)}`)
    .join('\n');
