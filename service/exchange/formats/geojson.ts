/** GeoJSON after RFC 7946, and with the `crs` member of its draft of 2008, which most programs here still write. */

import { quoted } from '#core/geo/boundary-text/text-lines.ts';
import type {
  DeclaredSystem,
  SourceLayer,
  SourcePolygon,
  SourceRing,
  SourceValue,
} from '#core/geo/features/source-layer.ts';
import {
  type LayerDraft,
  MAX_FEATURES,
  makeLayerDraft,
  refusedLayer,
  ringsOf,
  tooManyFeatures,
} from './source-file.ts';

type Member = { readonly [key: string]: unknown };

/** Collections within collections have a bottom. */
const MAX_DEPTH = 8;

export function readGeoJson(file: string, text: string): SourceLayer {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    return refusedLayer(file, 'geojson', {
      code: 'boundary.not-json',
      params: {},
      line: lineOf(error, text),
    });
  }
  if (!isObject(root) || !isKnown(root.type)) {
    const value = isObject(root) ? quoted(String(root.type ?? '')) : '';
    return refusedLayer(file, 'geojson', { code: 'boundary.not-geojson', params: { value } });
  }
  const draft = makeLayerDraft(file, 'geojson');
  const features = root.type === 'FeatureCollection' ? root.features : [root];
  if (!Array.isArray(features))
    return refusedLayer(file, 'geojson', { code: 'boundary.not-geojson', params: { value: 'features' } });
  if (features.length > MAX_FEATURES) return refusedLayer(file, 'geojson', tooManyFeatures(features.length));
  for (const feature of features) addFeature(feature, draft);
  return draft.finish({ declared: declaredSystem(root.crs) });
}

function addFeature(feature: unknown, draft: LayerDraft): void {
  const isFeature = isObject(feature) && feature.type === 'Feature';
  const geometry = isFeature ? feature.geometry : feature;
  if (geometry === null || geometry === undefined) {
    draft.skip();
    return;
  }
  const polygons: SourcePolygon[] = [];
  const outcome = collectPolygons(geometry, polygons, 0);
  if (outcome === 'broken') {
    draft.note({ code: 'boundary.bad-geometry', params: {}, feature: draft.nextFeature() });
    draft.skip();
    return;
  }
  const shape = ringsOf(polygons);
  if (shape.rings.length === 0) draft.skip();
  else draft.add({ ...shape, attributes: isFeature ? attributesOf(feature.properties) : {} });
}

/** Adds all polygons in a geometry; shapes of other kinds are passed by. */
function collectPolygons(geometry: unknown, polygons: SourcePolygon[], depth: number): 'sound' | 'broken' {
  if (!isObject(geometry) || depth > MAX_DEPTH) return 'broken';
  const { type, coordinates, geometries } = geometry;
  switch (type) {
    case 'Polygon':
      return addPolygon(coordinates, polygons);
    case 'MultiPolygon':
      if (!Array.isArray(coordinates)) return 'broken';
      return coordinates.every((polygon) => addPolygon(polygon, polygons) === 'sound') ? 'sound' : 'broken';
    case 'GeometryCollection':
      if (!Array.isArray(geometries)) return 'broken';
      return geometries.every((each) => collectPolygons(each, polygons, depth + 1) === 'sound')
        ? 'sound'
        : 'broken';
    default:
      return isKnown(type) ? 'sound' : 'broken';
  }
}

function addPolygon(coordinates: unknown, polygons: SourcePolygon[]): 'sound' | 'broken' {
  if (!Array.isArray(coordinates)) return 'broken';
  const rings: SourceRing[] = [];
  for (const ring of coordinates) {
    if (!Array.isArray(ring) || !ring.every(isPosition)) return 'broken';
    rings.push(ring.map(([x = 0, y = 0]) => [x, y] as const));
  }
  polygons.push(rings);
  return 'sound';
}

const isPosition = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';

function attributesOf(properties: unknown): Readonly<Record<string, SourceValue>> {
  if (!isObject(properties)) return {};
  const attributes: Record<string, SourceValue> = {};
  for (const [name, value] of Object.entries(properties)) {
    const plain = toValue(value);
    if (plain !== undefined) attributes[name] = plain;
  }
  return attributes;
}

/** Lists of plain values become one text; what is nested deeper has no column to go to. */
function toValue(value: unknown): SourceValue | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (!Array.isArray(value)) return undefined;
  const plain = value.filter((item) => typeof item === 'string' || typeof item === 'number');
  return plain.length > 0 && plain.length === value.length ? plain.join('、') : undefined;
}

/** Without the member a file is in WGS 84, by the standard. */
function declaredSystem(crs: unknown): DeclaredSystem {
  if (!isObject(crs)) return { kind: 'by-format' };
  const properties = isObject(crs.properties) ? crs.properties : {};
  if (typeof properties.name === 'string') return { kind: 'name', name: properties.name };
  const code = Number(properties.code);
  return Number.isInteger(code) ? { kind: 'epsg', code } : { kind: 'name', name: JSON.stringify(crs) };
}

const KINDS: ReadonlySet<unknown> = new Set([
  'FeatureCollection',
  'Feature',
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);
const isKnown = (type: unknown): boolean => KINDS.has(type);

function isObject(value: unknown): value is Member {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The engine says where it stopped, as a line or a position; a text that ends too early has stopped at its end. */
function lineOf(error: unknown, text: string): number {
  const message = error instanceof Error ? error.message : '';
  const [, line] = /\(line (\d+)/.exec(message) ?? [];
  if (line) return Number(line);
  const [, position] = /position (\d+)/.exec(message) ?? [];
  return text.slice(0, position ? Number(position) : text.length).split('\n').length;
}
