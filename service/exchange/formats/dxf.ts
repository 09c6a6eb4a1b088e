/**
 * DXF as text: closed polylines, old and new, by layer. A drawing knows neither holes nor parcels, so the closed lines of one layer are
 * told apart by containment. Bulges (arcs) become chords, close enough for a boundary, and that is said.
 */
import type {
  PlacedIssue,
  SourceLayer,
  SourcePosition,
  SourceRing,
} from '#core/geo/features/source-layer.ts';
import { makeLayerDraft, refusedLayer } from './source-file.ts';

type Vertex = { x: number; y: number; bulge: number };
type Polyline = {
  layer: string;
  isClosed: boolean;
  isMesh: boolean;
  isMirrored: boolean;
  vertices: Vertex[];
  line: number;
};

/** Arcs are cut so finely that no chord is farther from its arc: half of what a boundary point is measured to. */
const MAX_DEVIATION_M = 0.005;
const MAX_CHORDS = 2000;

export function isDxf(text: string): boolean {
  return /^\s*(999\r?\n[^\n]*\r?\n\s*)*0\r?\n\s*SECTION\s*\r?\n/.test(text.slice(0, 8192));
}

export function isBinaryDxf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 18)).toString('latin1') === 'AutoCAD Binary DXF';
}

export function readDxf(file: string, text: string, encoding: SourceLayer['encoding']): SourceLayer {
  const { polylines, brokenAtLine } = readPolylines(text);
  if (brokenAtLine !== undefined)
    return refusedLayer(file, 'dxf', { code: 'boundary.file-damaged', params: {}, line: brokenAtLine });
  const draft = makeLayerDraft(file, 'dxf');
  const byLayer = new Map<string, { rings: SourceRing[]; line: number }>();
  let open = 0;
  let arcs = 0;
  for (const polyline of polylines) {
    if (polyline.isMesh) continue;
    const { ring, arcs: cut } = toRing(polyline);
    if (!ring) {
      open++;
      continue;
    }
    arcs += cut;
    const layer = byLayer.get(polyline.layer) ?? { rings: [], line: polyline.line };
    layer.rings.push(ring);
    byLayer.set(polyline.layer, layer);
  }
  for (const [layer, { rings, line }] of byLayer)
    draft.add({ line, rings, attributes: layer === '' ? {} : { Layer: layer } });
  const remarks: PlacedIssue[] = [];
  if (arcs > 0)
    remarks.push({
      code: 'boundary.arcs-approximated',
      params: { arcs, deviationMm: MAX_DEVIATION_M * 1000 },
    });
  if (open > 0) remarks.push({ code: 'boundary.open-lines-skipped', params: { lines: open } });
  for (const remark of remarks) draft.note(remark);
  return draft.finish({ declared: { kind: 'none' }, encoding });
}

/** Pairs of a group code and its value, of which only those within ENTITIES count. */
function readPolylines(text: string): { polylines: readonly Polyline[]; brokenAtLine?: number } {
  const lines = text.split(/\r\n|\n|\r/);
  const polylines: Polyline[] = [];
  let section = '';
  let current: Polyline | undefined;
  let vertex: Vertex | undefined;
  let isVertexOfOld = false;
  let ended = false;
  for (let i = 0; i + 1 < lines.length; i += 2) {
    const code = Number(lines[i]?.trim() || Number.NaN);
    const value = (lines[i + 1] ?? '').trim();
    if (!Number.isInteger(code)) return { polylines, brokenAtLine: i + 1 };
    if (code === 0) {
      if (value === 'EOF') {
        ended = true;
        break;
      }
      if (value === 'SECTION' || value === 'ENDSEC') section = '';
      if (value === 'VERTEX' && current) {
        vertex = { x: Number.NaN, y: Number.NaN, bulge: 0 };
        current.vertices.push(vertex);
        isVertexOfOld = true;
      } else {
        const begins = section === 'ENTITIES' && (value === 'LWPOLYLINE' || value === 'POLYLINE');
        current = begins
          ? { layer: '', isClosed: false, isMesh: false, isMirrored: false, vertices: [], line: i + 1 }
          : undefined;
        if (current) polylines.push(current);
        vertex = undefined;
        isVertexOfOld = false;
      }
    } else if (code === 2 && section === '' && current === undefined) {
      section = value;
    } else if (current) {
      vertex = readGroup(current, vertex, isVertexOfOld, code, value);
    }
  }
  // A drawing that was broken off has no end, and nobody knows what else is missing.
  return ended ? { polylines } : { polylines, brokenAtLine: lines.length };
}

function readGroup(
  polyline: Polyline,
  vertex: Vertex | undefined,
  isVertexOfOld: boolean,
  code: number,
  value: string,
): Vertex | undefined {
  if (code === 8 && !isVertexOfOld) polyline.layer = value;
  if (code === 70 && !isVertexOfOld) {
    const flags = Number(value);
    polyline.isClosed = (flags & 1) === 1;
    polyline.isMesh = (flags & (16 | 64)) !== 0;
  }
  if (code === 230 && Number(value) < 0) polyline.isMirrored = true;
  const isOldHead = vertex === undefined && code !== 10;
  if (code === 10 && !isVertexOfOld) {
    const next = { x: toNumber(value), y: Number.NaN, bulge: 0 };
    polyline.vertices.push(next);
    return next;
  }
  if (isOldHead || !vertex) return vertex;
  if (code === 10) vertex.x = toNumber(value);
  if (code === 20) vertex.y = toNumber(value);
  if (code === 42) vertex.bulge = Number(value) || 0;
  return vertex;
}

const toNumber = (value: string): number => (value === '' ? Number.NaN : Number(value));

/** No ring for a line that is open. */
function toRing(polyline: Polyline): { readonly ring?: SourceRing; readonly arcs: number } {
  const { isMirrored } = polyline;
  // A POLYLINE has a point of no meaning in its head.
  const vertices = polyline.vertices.filter((vertex, i) => i > 0 || !isHeadOfOld(polyline, vertex));
  const [first, last] = [vertices[0], vertices.at(-1)];
  const returns = first && last && vertices.length > 3 && first.x === last.x && first.y === last.y;
  if (!first || !last || (!polyline.isClosed && !returns)) return { arcs: 0 };
  const ring: SourcePosition[] = [];
  let arcs = 0;
  for (const [i, vertex] of vertices.entries()) {
    const next = vertices[(i + 1) % vertices.length] ?? first;
    ring.push([vertex.x, vertex.y]);
    if (vertex.bulge === 0) continue;
    arcs++;
    ring.push(...chordPoints(vertex, next));
  }
  return { ring: isMirrored ? ring.map(([x, y]) => [-x, y] as const) : ring, arcs };
}

/** Its coordinates are written 0,0 and only its height counts. */
const isHeadOfOld = ({ vertices }: Polyline, { x, y }: Vertex): boolean =>
  vertices.length > 1 && x === 0 && y === 0;

/** Points on the arc between two vertices; the bulge is the tangent of a quarter of its angle, positive counter-clockwise. */
function chordPoints(from: Vertex, to: Vertex): readonly SourcePosition[] {
  const angle = 4 * Math.atan(from.bulge);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const chord = Math.hypot(dx, dy);
  if (chord === 0 || !Number.isFinite(chord)) return [];
  const radius = Math.abs(chord / (2 * Math.sin(angle / 2)));
  const offset = (1 - from.bulge ** 2) / (4 * from.bulge);
  const [cx, cy] = [(from.x + to.x) / 2 - offset * dy, (from.y + to.y) / 2 + offset * dx];
  const step = 2 * Math.acos(Math.max(-1, 1 - Math.min(MAX_DEVIATION_M, radius) / radius));
  const count = Math.min(MAX_CHORDS, Math.max(1, Math.ceil(Math.abs(angle) / step)));
  const start = Math.atan2(from.y - cy, from.x - cx);
  return Array.from({ length: count - 1 }, (_, i) => {
    const at = start + (angle * (i + 1)) / count;
    return [cx + radius * Math.cos(at), cy + radius * Math.sin(at)] as const;
  });
}
