/** Lists of coordinates as people write them, for the tests of reading them. */
import { planarAreaSqM } from '#core/geo/areas.ts';
import { parseCoordinateList } from '#core/geo/boundary-text/parse-coordinate-list.ts';
import { withZonePrefix } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';
import { square } from './fixtures.ts';

export const SQUARE = square(0, 0, 100);
export const HOLE = square(20, 20, 20);
export type Corner = (typeof SQUARE)[number];

export const xy = ({ northM, eastM }: Corner) => `${northM.toFixed(3)} ${eastM.toFixed(3)}`;
export const full = ({ northM, eastM }: Corner) => `${northM.toFixed(3)} ${withZonePrefix(eastM).toFixed(3)}`;
export const degrees = (corner: Corner) =>
  toLonLat(corner)
    .map((deg) => deg.toFixed(9))
    .join(',');
export const dms = (corner: Corner, ...[d, m, s]: readonly [string, string, string]) =>
  toLonLat(corner)
    .map((deg) => {
      const minutes = (deg % 1) * 60;
      return `${Math.floor(deg)}${d}${Math.floor(minutes)}${m}${((minutes % 1) * 60).toFixed(6)}${s}`;
    })
    .join(', ');
export const grouped = (line: string) => line.replaceAll(/\B(?<![.\d]*\.\d*)(?=(\d{3})+(?!\d))/g, ',');
export const list = (write: (corner: Corner, i: number) => string, ring = SQUARE) =>
  ring.map(write).join('\n');

export const areaOf = (text: string) => {
  const { parcels } = parseCoordinateList(text);
  return planarAreaSqM(parcels[0]?.rings.map(({ points }) => points.map(({ at }) => at)) ?? []);
};
