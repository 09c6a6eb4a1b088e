/**
 * Map sheet numbers (图幅号) after GB/T 13989-2012. The 1:1,000,000 sheet is 4° high and 6° wide, named by a letter
 * from the equator and a number from 180°W; every larger scale divides it into equal rows, counted from the north, and
 * columns, counted from the west.
 */
import type { LonLat } from './coordinates.ts';

/** Scale denominator → letter, rows (= columns) the 1:1,000,000 sheet is divided into, and digits of each number. */
const DIVISIONS = {
  500000: { letter: 'B', count: 2, digits: 3 },
  250000: { letter: 'C', count: 4, digits: 3 },
  100000: { letter: 'D', count: 12, digits: 3 },
  50000: { letter: 'E', count: 24, digits: 3 },
  25000: { letter: 'F', count: 48, digits: 3 },
  10000: { letter: 'G', count: 96, digits: 3 },
  5000: { letter: 'H', count: 192, digits: 3 },
  2000: { letter: 'I', count: 576, digits: 3 },
  1000: { letter: 'J', count: 1152, digits: 4 },
  500: { letter: 'K', count: 2304, digits: 4 },
} as const;

export type MapSheetScale = 1_000_000 | keyof typeof DIVISIONS;

const SHEET_HEIGHT_DEG = 4;
const SHEET_WIDTH_DEG = 6;
/** A tenth of a millimetre: a point this near to a sheet's edge lies on it, whatever the projection's last digit says. */
const EDGE_DEG = 1e-9;

export function isOnMapSheets([lonDeg, latDeg]: LonLat): boolean {
  return latDeg >= 0 && latDeg < 88 && lonDeg >= -180 && lonDeg < 180;
}

/**
 * The number of the sheet a point lies on. On an edge: the sheet to the north and the east.
 * Example: 120.1°E 30.87°N at 1:10,000 → `H51G028002`, at 1:1,000,000 → `H51`.
 * @throws RangeError outside 0° ≤ latitude < 88°, for sheets of the southern hemisphere and the pole are named otherwise
 */
export function toMapSheetNo(point: LonLat, scale: MapSheetScale = 10_000): string {
  const [lonDeg, latDeg] = point;
  if (!isOnMapSheets(point)) {
    throw new RangeError('map sheet numbers are made for 0° to 88° north');
  }
  const row = divide(latDeg, SHEET_HEIGHT_DEG);
  const column = divide(lonDeg, SHEET_WIDTH_DEG);
  const million = `${String.fromCharCode(65 + row.index)}${pad(column.index + 31, 2)}`;
  if (scale === 1_000_000) return million;
  const { letter, count, digits } = DIVISIONS[scale];
  const rowNo = count - divide(row.restDeg, SHEET_HEIGHT_DEG / count).index;
  const columnNo = divide(column.restDeg, SHEET_WIDTH_DEG / count).index + 1;
  return `${million}${letter}${pad(rowNo, digits)}${pad(columnNo, digits)}`;
}

function divide(deg: number, stepDeg: number): { readonly index: number; readonly restDeg: number } {
  const index = Math.floor((deg + EDGE_DEG) / stepDeg);
  return { index, restDeg: Math.max(0, deg - index * stepDeg) };
}

function pad(no: number, digits: number): string {
  return String(no).padStart(digits, '0');
}
