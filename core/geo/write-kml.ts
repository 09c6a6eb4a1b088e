/** A parcel as a placemark of KML 2.2, its values as extended data. KML knows only WGS 84, decimetres from CGCS2000. */
import { type Boundary, toClosedRings } from './boundary.ts';
import type { WrittenProperties } from './write-geojson.ts';

/** Red as on the parcel map, hardly filled: `aabbggrr`. */
export const KML_HEAD = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<kml xmlns="http://www.opengis.net/kml/2.2">',
  '<Document>',
  '<Style id="parcel"><LineStyle><color>ff0000ff</color><width>2</width></LineStyle>' +
    '<PolyStyle><color>330000ff</color></PolyStyle></Style>',
  '',
].join('\n');
export const KML_TAIL = '</Document>\n</kml>\n';

/** @param name shown on the map */
export function toKmlPlacemark(name: string, boundary: Boundary, properties: WrittenProperties): string {
  const [shell = '', ...holes] = toClosedRings(boundary).map(
    (ring) =>
      `<LinearRing><coordinates>${ring.map(([lon, lat]) => `${lon},${lat}`).join(' ')}</coordinates></LinearRing>`,
  );
  const data = Object.entries(properties).map(
    ([key, value]) => `<Data name="${escaped(key)}"><value>${escaped(String(value))}</value></Data>`,
  );
  return [
    `<Placemark><name>${escaped(name)}</name><styleUrl>#parcel</styleUrl>`,
    `<ExtendedData>${data.join('')}</ExtendedData>`,
    `<Polygon><outerBoundaryIs>${shell}</outerBoundaryIs>`,
    ...holes.map((hole) => `<innerBoundaryIs>${hole}</innerBoundaryIs>`),
    '</Polygon></Placemark>\n',
  ].join('');
}

/** Signs that XML 1.0 cannot hold, not even escaped, are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
