/**
 * DXF as text: closed polylines, old and new, by layer. A drawing knows neither holes nor parcels, so the closed lines of one layer are
 * told apart by containment. Bulges (arcs) become chords, close enough for a boundary, and that is said.
 */
import { quoted } from '#core/geo/boundary-text/text-lines.ts';
import type {
  PlacedIssue,
  SourceLayer,
  SourcePosition,
  SourceRing,
} from '#core/geo/features/source-layer.ts';
import { firstNamed } from '../first-named.ts';
import { makeLayerDraft, refusedLayer } from './source-file.ts';

type Vertex = {
  x: number;
  y: number;
  bulge: number;
  /** Pulls a curve and does not lie on it. */
  isOfFrame: boolean;
};
type Polyline = {
  /** POLYLINE with entities VERTEX behind it, and not LWPOLYLINE. */
  isOld: boolean;
  /** Part of the printed sheet, in its millimetres. */
  isOnPaper: boolean;
  layer: string;
  isClosed: boolean;
  isMesh: boolean;
  isMirrored: boolean;
  vertices: Vertex[];
  line: number;
};

/** What stands in a drawing beside its lines and encloses nothing; vertices belong to their line. */
const NO_SHAPES: ReadonlySet<string> = new Set([
  'ACAD_TABLE',
  'ATTDEF',
  'ATTRIB',
  'DIMENSION',
  'IMAGE',
  'LEADER',
  'MTEXT',
  'MULTILEADER',
  'POINT',
  'SEQEND',
  'TEXT',
  'TOLERANCE',
  'VERTEX',
  'VIEWPORT',
]);
const MAX_KINDS_NAMED = 8;

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
  const { polylines, others, brokenAtLine } = readEntities(text);
  if (brokenAtLine !== undefined)
    return refusedLayer(file, 'dxf', { code: 'boundary.file-damaged', params: {}, line: brokenAtLine });
  const draft = makeLayerDraft(file, 'dxf');
  const byLayer = new Map<string, { rings: SourceRing[]; line: number }>();
  let open = 0;
  let arcs = 0;
  for (const polyline of polylines) {
    if (polyline.isOnPaper) continue;
    if (polyline.isMesh) {
      others.push('POLYLINE');
      continue;
    }
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
  for (const { isOnPaper } of polylines) if (isOnPaper) draft.skip();
  const remarks: PlacedIssue[] = [];
  if (arcs > 0)
    remarks.push({
      code: 'boundary.arcs-approximated',
      params: { arcs, deviationMm: MAX_DEVIATION_M * 1000 },
    });
  if (open > 0) remarks.push({ code: 'boundary.open-lines-skipped', params: { lines: open } });
  if (others.length > 0)
    remarks.push({
      code: 'boundary.drawing-objects-skipped',
      params: { objects: others.length, kinds: namedKinds(others) },
    });
  for (const remark of remarks) draft.note(remark);
  return draft.finish({ declared: { kind: 'none' }, encoding });
}

function newPolyline(isOld: boolean, line: number): Polyline {
  const flags = { isOnPaper: false, isClosed: false, isMesh: false, isMirrored: false };
  return { isOld, ...flags, layer: '', vertices: [], line };
}

/** Pairs of a group code and its value, of which only those within ENTITIES count. */
function readEntities(text: string): {
  polylines: readonly Polyline[];
  /** Kinds of all others that have a shape. */
  others: string[];
  brokenAtLine?: number;
} {
  const lines = text.split(/\r\n|\n|\r/);
  const polylines: Polyline[] = [];
  const others: string[] = [];
  let section = '';
  let current: Polyline | undefined;
  let vertex: Vertex | undefined;
  let ended = false;
  for (let i = 0; i + 1 < lines.length; i += 2) {
    const code = Number(lines[i]?.trim() || Number.NaN);
    const value = (lines[i + 1] ?? '').trim();
    if (!Number.isInteger(code)) return { polylines, others, brokenAtLine: i + 1 };
    if (code === 0) {
      if (value === 'EOF') {
        ended = true;
        break;
      }
      if (value === 'SECTION' || value === 'ENDSEC') section = '';
      if (value === 'VERTEX' && current?.isOld) {
        vertex = { x: Number.NaN, y: Number.NaN, bulge: 0, isOfFrame: false };
        current.vertices.push(vertex);
      } else {
        const begins = section === 'ENTITIES' && (value === 'LWPOLYLINE' || value === 'POLYLINE');
        current = begins ? newPolyline(value === 'POLYLINE', i + 1) : undefined;
        if (current) polylines.push(current);
        else if (section === 'ENTITIES' && !NO_SHAPES.has(value)) others.push(value);
        vertex = undefined;
      }
    } else if (code === 2 && section === '' && current === undefined) {
      section = value;
    } else if (current) {
      vertex = readGroup(current, vertex, code, value);
    }
  }
  // A drawing that was broken off has no end, and nobody knows what else is missing.
  return ended ? { polylines, others } : { polylines, others, brokenAtLine: lines.length };
}

/** The most frequent first. */
function namedKinds(kinds: readonly string[]): string {
  const counts = [...Map.groupBy(kinds, (kind) => kind)].map(([kind, { length }]) => ({ kind, length }));
  const named = counts
    .toSorted((a, b) => b.length - a.length)
    .map(({ kind, length }) => `${quoted(kind)} ${length}`);
  return firstNamed(named, MAX_KINDS_NAMED);
}

function readGroup(
  polyline: Polyline,
  vertex: Vertex | undefined,
  code: number,
  value: string,
): Vertex | undefined {
  // The vertices of an old one are entities of their own, with layers and flags of their own.
  if (!polyline.isOld || !vertex) readHead(polyline, code, value);
  if (code === 10 && !polyline.isOld) {
    const next = { x: toNumber(value), y: Number.NaN, bulge: 0, isOfFrame: false };
    polyline.vertices.push(next);
    return next;
  }
  // The point in the head of an old one is 0,0 and holds only its height.
  if (!vertex) return undefined;
  if (code === 10) vertex.x = toNumber(value);
  if (code === 20) vertex.y = toNumber(value);
  if (code === 42) vertex.bulge = Number(value) || 0;
  if (code === 70 && polyline.isOld) vertex.isOfFrame = (Number(value) & 16) !== 0;
  return vertex;
}

function readHead(polyline: Polyline, code: number, value: string): void {
  if (code === 8) polyline.layer = value;
  if (code === 67) polyline.isOnPaper = Number(value) === 1;
  if (code === 70) {
    const flags = Number(value);
    polyline.isClosed = (flags & 1) === 1;
    polyline.isMesh = (flags & (16 | 64)) !== 0;
  }
  if (code === 230 && Number(value) < 0) polyline.isMirrored = true;
}

const toNumber = (value: string): number => (value === '' ? Number.NaN : Number(value));

/** No ring for a line that is open. */
function toRing(polyline: Polyline): { readonly ring?: SourceRing; readonly arcs: number } {
  const { isMirrored } = polyline;
  const vertices = polyline.vertices.filter(({ isOfFrame }) => !isOfFrame);
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
