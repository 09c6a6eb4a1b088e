/** Polygons in well-known text, also with an SRID in front as PostGIS writes it. */
import type { SourceRing } from '#core/geo/features/source-layer.ts';

export type WktGeometry =
  | { readonly kind: 'polygons'; readonly rings: readonly SourceRing[]; readonly srid?: number }
  | { readonly kind: 'other' };

const BEGINNING = /^\s*(?:SRID\s*=\s*(\d+)\s*;)?\s*([A-Z]+?)\s*(?:ZM|Z|M)?\s*(EMPTY|\()/i;
const OTHERS =
  /^(POINT|MULTIPOINT|LINESTRING|MULTILINESTRING|GEOMETRYCOLLECTION|CURVEPOLYGON|MULTISURFACE|TIN)$/i;

export function isWktGeometry(text: string): boolean {
  const kind = BEGINNING.exec(text.slice(0, 100))?.[2] ?? '';
  return /^(MULTI)?POLYGON$/i.test(kind) || OTHERS.test(kind);
}

/** Undefined for what is no well-known text, or is broken off. */
export function parseWktGeometry(text: string): WktGeometry | undefined {
  const [whole, srid, kind = '', opening] = BEGINNING.exec(text.slice(0, 100)) ?? [];
  if (whole === undefined) return undefined;
  if (!/^(MULTI)?POLYGON$/i.test(kind)) return OTHERS.test(kind) ? { kind: 'other' } : undefined;
  if (opening?.toUpperCase() === 'EMPTY') return { kind: 'other' };
  const body = text.slice(whole.length - 1);
  const depth = kind.toUpperCase() === 'POLYGON' ? 2 : 3;
  if (!isBalanced(body, depth)) return undefined;
  const rings: SourceRing[] = [];
  for (const [, inner = ''] of body.matchAll(/\(([^()]*)\)/g)) {
    const ring = parseRing(inner);
    if (!ring) return undefined;
    rings.push(ring);
  }
  if (rings.length === 0) return undefined;
  return { kind: 'polygons', rings, ...(srid ? { srid: Number(srid) } : {}) };
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$|^[+-]?(nan|inf(inity)?)$/i;

function parseRing(inner: string): SourceRing | undefined {
  const ring: [number, number][] = [];
  for (const point of inner.split(',')) {
    const [x, y] = point.trim().split(/\s+/);
    if (x === undefined || y === undefined || !NUMBER.test(x) || !NUMBER.test(y)) return undefined;
    // "inf" is no number to JavaScript, and infinite it must not pass for: NaN is refused as that.
    ring.push([Number(x), Number(y)]);
  }
  return ring;
}

/** Brackets close, never deeper than the kind of geometry has them, and nothing follows the last. */
function isBalanced(body: string, deepest: number): boolean {
  let depth = 0;
  for (let i = 0; i < body.length; i++) {
    const char = body.charCodeAt(i);
    if (char === 40) depth++;
    else if (char === 41) depth--;
    if (depth > deepest || depth < 0) return false;
    if (depth === 0) return body.slice(i + 1).trim() === '';
  }
  return false;
}
