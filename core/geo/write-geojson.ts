/**
 * A parcel as a feature of GeoJSON, rings after RFC 7946: closed, shell counter-clockwise, holes clockwise. The `crs` member of the
 * draft of 2008 says CGCS2000, for RFC 7946 knows only WGS 84, and programs here still look for it.
 */
import { type Boundary, toClosedRings } from './boundary.ts';

export type WrittenProperties = Readonly<Record<string, string | number>>;

export const GEOJSON_HEAD =
  '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},"features":[\n';
export const GEOJSON_TAIL = '\n]}\n';

/** One feature, in one line. Degrees are written with all their digits. */
export function toGeoJsonFeature(boundary: Boundary, properties: WrittenProperties): string {
  // Stored shells run clockwise, holes counter-clockwise: each the other way round.
  const coordinates = toClosedRings(boundary).map((ring) => ring.toReversed());
  return JSON.stringify({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } });
}
