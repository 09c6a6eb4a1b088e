/**
 * What a drawn line does to a shape: parts it in two, cuts ground out of it, or becomes a stretch of its boundary.
 *
 *   ┌────┬───┐      ┌──┐ ┌──┐      ┌────╮
 *   │    ┊   │      │  └─┘  │      │    ┊╲
 *   └────┴───┘      └───────┘      └────╯
 *     split            cut out        reshape
 *
 * Points that were there before stay the points they were, also where the line was snapped onto them.
 */
import { distanceM } from '../bearing.ts';
import type { GkRing } from '../coordinates.ts';
import { overlapSqM } from '../overlap.ts';
import { isBetterEvidence } from '../point-evidence.ts';
import { freeNumbers } from '../point-numbers.ts';
import { isSamePoint, makeRingLocator, SAME_POINT_M, withoutRepeats } from '../rings.ts';
import { isRefused, type Refused, refuse } from './drawing-codes.ts';
import {
  areaOf,
  type EditRing,
  type EditShape,
  type EditVertex,
  gkRingOf,
  gkRingsOf,
  newVertex,
  numbered,
  renamed,
} from './edit-shape.ts';
import { differenceOf, isGround, meetingsOf, type PlanePolygon, partsAlong } from './polygon-sets.ts';
import { unlessWorse } from './shape-issues.ts';
import { identify, indexVertices, madeOne, type VertexIndex, withCornersAt } from './vertex-index.ts';

type Edited = { readonly shape: EditShape } | Refused;

/** The two parts, the larger first. */
export function splitAlong(
  shape: EditShape,
  line: readonly EditVertex[],
): { readonly parts: readonly [EditShape, EditShape] } | Refused {
  if (line.length < 2) return refuse('drawing.line-too-short', { points: line.length, needed: 2 });
  const { noded, onShape, known } = node(shape, line);
  // Through every corner it passes by, so that no sliver lies between the two; the way back to its beginning is not of the line.
  const closed = withCornersAt([onShape], shape.flat())[0] ?? [];
  const through = closed.slice(0, closed.lastIndexOf(onShape.at(-1) as EditVertex) + 1);
  const parts = groundOf(partsAlong(gkRingsOf(noded), gkRingOf(through)), known, shape.flat());
  if (!parts) return refuse('drawing.not-computable');
  if (parts.length > 2) return refuse('drawing.too-many-parts', { parts: parts.length });
  const nameOf = namesFor(shape);
  const [larger, smaller] = parts.map((part) =>
    part.map((ring) => ring.map((vertex) => ({ ...vertex, no: vertex.no ?? nameOf(vertex) }))),
  );
  if (!larger || !smaller) return refuse('drawing.line-misses');
  for (const part of [larger, smaller]) {
    const sound = unlessWorse(shape, { shape: part });
    if (isRefused(sound)) return sound;
  }
  return { parts: [larger, smaller] };
}

/** The shape without the ground inside a ring: a hole where the ring lies within, a notch where it reaches over the edge. */
export function cutOut(shape: EditShape, ring: EditRing): Edited {
  if (ring.length < 3) return refuse('drawing.line-too-short', { points: ring.length, needed: 3 });
  const own = unlessWorse([], { shape: [ring] });
  if (isRefused(own)) return own;
  const { noded, onShape, known } = node(shape, ring);
  const taken = gkRingOf(withCornersAt([onShape], shape.flat())[0] ?? []);
  const locate = makeRingLocator(taken, SAME_POINT_M);
  const outside = shape.flat().filter(({ gk }) => locate(gk) === 'outside');
  const left = groundOf(differenceOf(gkRingsOf(noded), [taken]), known, outside);
  if (!left) return refuse('drawing.not-computable');
  const [first] = left;
  if (!first) return refuse('drawing.nothing-left');
  if (left.length > 1) return refuse('drawing.falls-apart', { parts: left.length });
  const next = numbered(first, shape);
  if (Math.abs(areaOf(next) - areaOf(shape)) < 0.005) return refuse('drawing.line-misses');
  return unlessWorse(shape, { shape: next });
}

/** The boundary between the first and the last place where the line meets it takes the way of the line, whichever change is smaller. */
export function reshapeAlong(shape: EditShape, line: readonly EditVertex[]): Edited {
  if (line.length < 2) return refuse('drawing.line-too-short', { points: line.length, needed: 2 });
  const { noded, onShape, known } = node(shape, line);
  for (const [ringIndex, ring] of noded.entries()) {
    const meetings = meetingsOf(gkRingOf(ring), gkRingOf(onShape));
    if (!meetings) return refuse('drawing.not-computable');
    const along = meetings
      .map((at) => known.find(at) ?? newVertex(at))
      .map((vertex) => ({ vertex, ...placeOn(onShape, vertex) }))
      .sort((a, b) => a.segment - b.segment || a.alongM - b.alongM);
    const [first, last] = [along[0], along.at(-1)];
    if (!first || !last || isSamePoint(first.vertex.gk, last.vertex.gk)) continue;
    const between = onShape.slice(first.segment + 1, last.segment + 1);
    const way = withoutRepeats([first.vertex, ...between, last.vertex], ({ gk }) => gk, isBetterEvidence);
    return takeWay(shape, noded, ringIndex, way);
  }
  return refuse('drawing.line-must-meet-twice');
}

function takeWay(before: EditShape, noded: EditShape, ringIndex: number, way: readonly EditVertex[]): Edited {
  const ring = withCornersAt([noded[ringIndex] ?? []], way)[0] ?? [];
  const [first, last] = [way[0], way.at(-1)];
  const from = ring.findIndex(({ gk }) => first && isSamePoint(gk, first.gk));
  const to = ring.findIndex(({ gk }) => last && isSamePoint(gk, last.gk));
  if (from < 0 || to < 0) return refuse('drawing.not-computable');
  // The ring from the end of the way on to its beginning, and from its beginning back to the end.
  const [wanted] = [
    [...way, ...stretch(ring, to, from).slice(1, -1)],
    [...way.toReversed(), ...stretch(ring, from, to).slice(1, -1)],
  ]
    .map((next) => numbered(before.with(ringIndex, next), before))
    .map((shape) => ({ shape, changeSqM: changeSqM(before, shape) }))
    .sort((a, b) => a.changeSqM - b.changeSqM);
  // Where the smaller change cannot be, the larger is not what was meant: it leaves the other side of the line.
  return wanted ? unlessWorse(before, { shape: wanted.shape }) : refuse('drawing.not-computable');
}

/** Ground that is in one of the two shapes only. */
function changeSqM(a: EditShape, b: EditShape): number {
  return areaOf(a) + areaOf(b) - 2 * overlapSqM(gkRingsOf(a), gkRingsOf(b));
}

/** The points of a ring from one to another, both included, in the ring's direction. */
function stretch(ring: EditRing, from: number, to: number): EditRing {
  return from <= to ? ring.slice(from, to + 1) : [...ring.slice(from), ...ring.slice(0, to + 1)];
}

/** The line with its points on the shape's own corners, and the shape with corners where the line's points lie on its edges. */
function node(shape: EditShape, line: readonly EditVertex[]) {
  const { first, second } = madeOne(shape, [line.map((vertex) => renamed(vertex, undefined))]);
  const onShape = second.flat();
  return {
    onShape,
    noded: withCornersAt(first, onShape),
    known: indexVertices([...first.flat(), ...onShape]),
  };
}

/**
 * The parts that are ground. One too small to be shown is what rounding left over, unless a point that stays is in it alone.
 * Undefined when such a point would be in none.
 */
function groundOf(
  parts: readonly PlanePolygon[] | undefined,
  known: VertexIndex,
  staying: readonly EditVertex[],
): readonly EditShape[] | undefined {
  const [large = [], small = []] = [true, false].map((wanted) =>
    parts?.filter((part) => isGround(part) === wanted).map((part) => toShape(part, known)),
  );
  const kept = indexVertices(large.flat(2));
  const lone = indexVertices(staying.filter(({ gk }) => !kept.find(gk)));
  const ground = [...large, ...small.filter((part) => part.flat().some(({ gk }) => lone.find(gk)))];
  const found = indexVertices(ground.flat(2));
  return parts && staying.every(({ gk }) => found.find(gk)) ? ground : undefined;
}

function toShape(polygon: PlanePolygon, known: VertexIndex): EditShape {
  return polygon.map((ring: GkRing) => identify(ring, known)).filter((ring) => ring.length >= 3);
}

/** Numbers for new points that the shape has not given yet; a point that both parts have is called the same in both. */
function namesFor(shape: EditShape): (vertex: EditVertex) => string {
  const next = freeNumbers(shape.flatMap((ring) => ring.map(({ no }) => no)));
  const names = new Map<string, string>();
  return ({ at: [lon, lat] }) => {
    const key = `${lon} ${lat}`;
    const name = names.get(key) ?? next();
    names.set(key, name);
    return name;
  };
}

/** On which segment of the line a point lies, and how far along it. */
function placeOn(
  line: readonly EditVertex[],
  { gk }: EditVertex,
): { readonly segment: number; readonly alongM: number } {
  let best = { segment: 0, alongM: 0, offM: Infinity };
  for (let segment = 0; segment + 1 < line.length; segment++) {
    const [from, to] = [line[segment], line[segment + 1]];
    if (!from || !to) continue;
    const lengthM = distanceM(from.gk, to.gk);
    const alongM = distanceM(from.gk, gk);
    // On the segment the ways to both ends add up to its length.
    const offM = alongM + distanceM(gk, to.gk) - lengthM;
    if (offM < best.offM - 1e-9) best = { segment, alongM, offM };
  }
  return best;
}
