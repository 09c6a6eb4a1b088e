/**
 * Between stored degrees (EPSG:4490) and the metres that are shown, printed and exchanged (EPSG:4549, and EPSG:4528
 * with zone prefix). proj4 does the mathematics: an extended transverse Mercator that agrees with PROJ to far below
 * a micrometre here (tests/interop/projection.test.ts).
 */
import proj4 from 'proj4';
import { type Gk120, gk120, type LonLat, lonLat, withZonePrefix } from './coordinates.ts';

// GRS80 is named because CGCS2000 has the same a and 1/f to all digits used: 6378137 and 298.257222101. The projection is asked by itself,
// in radians: from degrees of the same ellipsoid there is nothing else to transform, and proj4's looking for it takes longer than all
// the mathematics.
const gaussKrueger120 = new proj4.Proj(
  '+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs',
);
const RADIANS_A_DEGREE = Math.PI / 180;
const DEGREES_A_RADIAN = 180 / Math.PI;

/**
 * EPSG:4490 → EPSG:4549. Example: 120.1°E 30.87°N → north 3,416,565.7202, east 509,563.3600.
 * Meant for Huzhou; there and back is exact to 1e-8 m.
 */
export function toGk120([lonDeg, latDeg]: LonLat): Gk120 {
  const { x, y } = gaussKrueger120.forward({ x: lonDeg * RADIANS_A_DEGREE, y: latDeg * RADIANS_A_DEGREE });
  return gk120(y, x);
}

/** EPSG:4549 → EPSG:4490. Example: north 3,416,652.118, east 509,563.204 → 120.099999178°E 30.870779290°N. */
export function toLonLat({ eastM, northM }: Gk120): LonLat {
  const { x, y } = gaussKrueger120.inverse({ x: eastM, y: northM });
  return lonLat(x * DEGREES_A_RADIAN, y * DEGREES_A_RADIAN);
}

/** EPSG:4490 → EPSG:4528: as `toGk120`, with 40 in front of the easting, in the order surveyors write (X = north, Y = east). */
export function toZone40(point: LonLat): { readonly xNorthM: number; readonly yEastM: number } {
  const { northM, eastM } = toGk120(point);
  return { xNorthM: northM, yEastM: withZonePrefix(eastM) };
}
