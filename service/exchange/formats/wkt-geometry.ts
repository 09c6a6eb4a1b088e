/** Polygons in well-known text, also with an SRID in front as PostGIS writes it. */
import { recognisePosition } from '#core/geo/boundary-text/position.ts';
import type { SourcePolygon, SourceRing } from '#core/geo/features/source-layer.ts';

export type WktGeometry =
  | { readonly kind: 'polygons'; readonly polygons: readonly SourcePolygon[]; readonly srid?: number }
  | { readonly kind: 'other' };

const BEGINNING = /^\s*(?:SRID\s*=\s*(\d+)\s*;)?\s*([A-Z]+?)\s*(?:ZM|Z|M)?\s*(EMPTY|\()/i;
const POLYGONS = /^((MULTI)?POLYGON|GEOMETRYCOLLECTION)$/i;
const OTHERS = /^(POINT|MULTIPOINT|LINESTRING|MULTILINESTRING|CURVEPOLYGON|MULTISURFACE|TIN)$/i;

export function isWktGeometry(text: string): boolean {
  const kind = BEGINNING.exec(text.slice(0, 100))?.[2] ?? '';
  return POLYGONS.test(kind) || OTHERS.test(kind);
}

/** Collections within collections have a bottom. */
const MAX_DEPTH = 8;

/** Undefined for what is no well-known text, or is broken off. */
export function parseWktGeometry(text: string, depth = 0): WktGeometry | undefined {
  const [whole, srid, kind = '', opening] = BEGINNING.exec(text.slice(0, 100)) ?? [];
  if (whole === undefined || depth > MAX_DEPTH) return undefined;
  if (!POLYGONS.test(kind)) return OTHERS.test(kind) ? { kind: 'other' } : undefined;
  if (opening?.toUpperCase() === 'EMPTY') return { kind: 'other' };
  const body = text.slice(whole.length - 1);
  const withSrid = srid ? { srid: Number(srid) } : {};
  if (kind.toUpperCase() === 'GEOMETRYCOLLECTION') {
    const members = allOf(membersOf(body), (member) => parseWktGeometry(member, depth + 1));
    const found = members?.flatMap((member) => (member.kind === 'polygons' ? member.polygons : []));
    return (
      found && (found.length > 0 ? { kind: 'polygons', polygons: found, ...withSrid } : { kind: 'other' })
    );
  }
  const dimension = numbersOf(/[^\s(][^(),]*/.exec(body)?.[0] ?? '').length;
  const parsePolygon = (polygon: string): SourcePolygon | undefined =>
    allOf(membersOf(polygon), (ring) => parseRing(ring, dimension));
  const polygons = allOf(kind.toUpperCase() === 'POLYGON' ? [body] : membersOf(body), parsePolygon);
  return polygons && { kind: 'polygons', polygons, ...withSrid };
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$|^[+-]?(nan|inf(inity)?)$/i;

/** @param dimension of the first point: one that has another has lost a comma or a number */
function parseRing(text: string, dimension: number): SourceRing | undefined {
  return allOf(membersOf(text), (point) => {
    const numbers = numbersOf(point);
    if (numbers.length !== dimension || !numbers.every((number) => NUMBER.test(number))) return undefined;
    // "inf" is no number to JavaScript, and infinite it must not pass for: NaN is refused as that.
    const [x, y, z, m] = numbers.map(Number);
    if (x === undefined || y === undefined || numbers.length > 4) return undefined;
    // A height and a measure that are a place are the next point, without the comma before it.
    if (z !== undefined && m !== undefined && isPlace(z, m)) return undefined;
    return [x, y] as const;
  });
}

const numbersOf = (point: string): readonly string[] => point.trim().split(/\s+/);
const isPlace = (a: number, b: number): boolean => recognisePosition(a, b).ok || recognisePosition(b, a).ok;

/** All of them read, or none when one cannot be. */
function allOf<T>(
  texts: readonly string[] | undefined,
  parse: (text: string) => T | undefined,
): readonly T[] | undefined {
  const found: T[] = [];
  for (const text of texts ?? []) {
    const one = parse(text);
    if (one === undefined) return undefined;
    found.push(one);
  }
  return texts && found;
}

/** What stands between the commas of a list in brackets; undefined when brackets do not close or are not all there is. */
function membersOf(list: string): readonly string[] | undefined {
  const text = list.trim();
  if (!text.startsWith('(')) return undefined;
  const members: string[] = [];
  let from = 1;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '(') depth++;
    else if (char === ')') depth--;
    const ends = char === ')' && depth === 0;
    if (ends || (char === ',' && depth === 1)) {
      members.push(text.slice(from, i).trim());
      from = i + 1;
    }
    if (ends) return from === text.length ? members : undefined;
  }
  return undefined;
}
