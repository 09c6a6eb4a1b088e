/** KML: the polygons of all placemarks, in whatever folders they lie, and lines that are closed. Degrees of WGS 84 by its standard. */
import type { SourceLayer, SourcePolygon, SourceRing, SourceValue } from '#core/geo/features/source-layer.ts';
import { makeLayerDraft, refusedLayer, ringsOf, tooManyFeatures } from './source-file.ts';
import { attributeOf, childOf, childrenOf, parseXml, textOf } from './xml.ts';

const CONTAINERS = ['kml', 'Document', 'Folder'] as const;
/** A description with markup is a page made by a program, no attribute. */
const MAX_DESCRIPTION = 500;
const MAX_DEPTH = 50;
const NUMBER = '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?';
/** No more and no less: where a blank was lost, two positions are one of five numbers. */
const TUPLE = new RegExp(`^(${NUMBER}),(${NUMBER})(?:,${NUMBER})?$`);

type Shapes = { readonly polygons: SourcePolygon[]; readonly closedLines: SourceRing[]; isBroken: boolean };

export function readKml(file: string, text: string): SourceLayer {
  const parsed = parseXml(text);
  if ('line' in parsed)
    return refusedLayer(file, 'kml', { code: 'boundary.not-xml', params: {}, line: parsed.line });
  const placemarks: unknown[] = [];
  collectPlacemarks(parsed.root, placemarks, 0);
  const draft = makeLayerDraft(file, 'kml');
  for (const placemark of placemarks) {
    if (draft.isFull()) return refusedLayer(file, 'kml', tooManyFeatures(placemarks.length));
    const shapes: Shapes = { polygons: [], closedLines: [], isBroken: false };
    collectShapes(placemark, shapes, 0);
    const feature = draft.nextFeature();
    if (shapes.isBroken) draft.note({ code: 'boundary.bad-geometry', params: {}, feature });
    const { polygons, closedLines } = shapes;
    if (closedLines.length > 0)
      draft.note({ code: 'boundary.line-taken-as-area', params: { lines: closedLines.length }, feature });
    // Lines alone do not say what is a hole; beside polygons each is one more.
    const shape =
      polygons.length === 0
        ? { rings: closedLines }
        : ringsOf([...polygons, ...closedLines.map((line) => [line])]);
    if (shape.rings.length === 0) draft.skip();
    else draft.add({ ...shape, attributes: attributesOf(placemark) });
  }
  return draft.finish({ declared: { kind: 'by-format' } });
}

function collectPlacemarks(node: unknown, placemarks: unknown[], depth: number): void {
  if (depth > MAX_DEPTH) return;
  for (const placemark of childrenOf(node, 'Placemark')) placemarks.push(placemark);
  for (const name of CONTAINERS)
    for (const child of childrenOf(node, name)) collectPlacemarks(child, placemarks, depth + 1);
}

function collectShapes(node: unknown, shapes: Shapes, depth: number): void {
  if (depth > MAX_DEPTH) return;
  for (const polygon of childrenOf(node, 'Polygon')) {
    const shells = ringsIn(polygon, 'outerBoundaryIs');
    const rings = [...shells, ...ringsIn(polygon, 'innerBoundaryIs')];
    const found = rings.flatMap((ring) => (ring?.length ? [ring] : []));
    // A polygon has one shell; with none or several nobody knows which hole is whose.
    if (found.length < rings.length || (rings.length > 0 && shells.length !== 1)) shapes.isBroken = true;
    else shapes.polygons.push(found);
  }
  for (const line of [...childrenOf(node, 'LineString'), ...childrenOf(node, 'LinearRing')]) {
    const ring = coordinatesOf(line);
    if (!ring) shapes.isBroken = true;
    const [first, last] = [ring?.[0], ring?.at(-1)];
    if (!ring || !first || !last || ring.length < 4 || first[0] !== last[0] || first[1] !== last[1]) continue;
    shapes.closedLines.push(ring);
  }
  for (const child of childrenOf(node, 'MultiGeometry')) collectShapes(child, shapes, depth + 1);
}

function ringsIn(polygon: unknown, side: string): readonly (SourceRing | undefined)[] {
  return childrenOf(polygon, side)
    .flatMap((boundary) => childrenOf(boundary, 'LinearRing'))
    .map(coordinatesOf);
}

/**
 * `lon,lat[,height]` parted by blanks; some writers put blanks behind the commas as well.
 * @returns undefined for what is broken, or written twice
 */
function coordinatesOf(line: unknown): SourceRing | undefined {
  const [coordinates, ...others] = childrenOf(line, 'coordinates');
  if (others.length > 0) return undefined;
  const ring: [number, number][] = [];
  for (const tuple of textOf(coordinates).replaceAll(/\s+/g, ' ').replaceAll(/ ?, ?/g, ',').split(' ')) {
    if (tuple === '') continue;
    const [whole, lon, lat] = TUPLE.exec(tuple) ?? [];
    if (whole === undefined) return undefined;
    ring.push([Number(lon), Number(lat)]);
  }
  return ring;
}

function attributesOf(placemark: unknown): Readonly<Record<string, SourceValue>> {
  const attributes: Record<string, SourceValue> = {};
  const put = (name: string | undefined, value: string): void => {
    if (name && value !== '') attributes[name] = value;
  };
  put('name', textOf(childOf(placemark, 'name')));
  const description = textOf(childOf(placemark, 'description'));
  if (description.length <= MAX_DESCRIPTION && !description.includes('<')) put('description', description);
  const extended = childOf(placemark, 'ExtendedData');
  for (const data of childrenOf(extended, 'Data'))
    put(attributeOf(data, 'name'), textOf(childOf(data, 'value')));
  for (const schema of childrenOf(extended, 'SchemaData')) {
    for (const data of childrenOf(schema, 'SimpleData')) put(attributeOf(data, 'name'), textOf(data));
  }
  return attributes;
}

export function isKml(text: string): boolean {
  return /<(\w+:)?kml[\s>]/i.test(text.slice(0, 4096));
}
