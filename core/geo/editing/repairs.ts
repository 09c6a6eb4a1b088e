/**
 * Repairs that are safe: the boundary stays what it is but for what nobody can have meant. A repair is offered with its outcome, and only
 * when that outcome is free of the finding and has no other.
 */
import { distanceM } from '../bearing.ts';
import { type ContactLimits, contactOf } from '../contact.ts';
import { findDuplicates } from '../duplicate-points.ts';
import { isBetterEvidence } from '../point-evidence.ts';
import type { RingIssue } from '../ring-issues.ts';
import { distanceToSegmentM, isSamePoint, ringWithoutRepeats, TOUCHING_M } from '../rings.ts';
import { isRefused } from './drawing-codes.ts';
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
import type { PlanePolygon } from './polygon-sets.ts';
import { issuesOf, unlessWorse } from './shape-issues.ts';
import { footOn } from './snapping.ts';

const gkOf = ({ gk }: EditVertex) => gk;

export type RepairKind = 'remove-duplicate' | 'remove-spike' | 'snap-to-neighbour';

export type Repair = {
  readonly kind: RepairKind;
  readonly shape: EditShape;
  /** How far a point was moved at most, in m; 0 where points only went. */
  readonly movedM: number;
  readonly areaChangeSqM: number;
};

/** What is wider than a sliver may still be meant to be one line: the repair reaches this far, in m. */
const REACH_M = 0.5;
/** A spike, or a point that is there twice, encloses no more than this, in m². */
const NOTHING_SQM = 1;

/** The repair of something wrong with the shape itself; undefined where none is safe. */
export function repairOfShape(shape: EditShape, issue: RingIssue): Repair | undefined {
  const kind =
    issue.code === 'boundary.duplicate-point'
      ? 'remove-duplicate'
      : issue.code === 'boundary.spike'
        ? 'remove-spike'
        : undefined;
  if (!kind) return undefined;
  const ring = shape[issue.ringIndex] ?? [];
  const next = ringWithoutRepeats(withoutPoint(ring, issue.pointIndex), gkOf, isBetterEvidence);
  if (next.length < 3) return undefined;
  const repaired = shape.with(issue.ringIndex, next);
  const areaChangeSqM = areaOf(repaired) - areaOf(shape);
  // A point that a boundary comes back to later is not there twice by mistake: without it the boundary would be another.
  if (Math.abs(areaChangeSqM) > NOTHING_SQM || isRefused(unlessWorse(shape, { shape: repaired })))
    return undefined;
  if (issuesOf(repaired).length >= issuesOf(shape).length) return undefined;
  return { kind, shape: repaired, movedM: 0, areaChangeSqM };
}

/** A point that repeats another of worse evidence takes its place rather than going. */
function withoutPoint(ring: EditRing, pointIndex: number): EditRing {
  const [, first] = findDuplicates(gkRingOf(ring)).find(([later]) => later === pointIndex) ?? [];
  const [point, other] = [ring[pointIndex], first === undefined ? undefined : ring[first]];
  const kept =
    point && other && first !== undefined && isBetterEvidence(point, other) ? ring.with(first, point) : ring;
  return kept.toSpliced(pointIndex, 1);
}

/**
 * Lays the boundary onto a neighbour's where the two miss each other by a sliver or overlap by a hand's breadth: own points go onto the
 * neighbour's points or lines, and the neighbour's points into own lines. The neighbour stays as it is.
 * @param others further neighbours, with none of whom anything may get worse
 */
export function repairOfContact(
  shape: EditShape,
  neighbour: EditShape,
  limits: ContactLimits,
  others: readonly PlanePolygon[] = [],
): Repair | undefined {
  for (const reachM of [limits.sliverWidthM, REACH_M]) {
    const { laid, movedM } = layOnto(shape, neighbour, reachM);
    if (isRefused(unlessWorse(shape, { shape: laid }))) continue;
    if (contactOf(gkRingsOf(laid), gkRingsOf(neighbour), limits)) continue;
    if (others.some((other) => isWorse(shape, laid, other, limits))) continue;
    return {
      kind: 'snap-to-neighbour',
      shape: numbered(laid, shape),
      movedM,
      areaChangeSqM: areaOf(laid) - areaOf(shape),
    };
  }
  return undefined;
}

function isWorse(before: EditShape, after: EditShape, other: PlanePolygon, limits: ContactLimits): boolean {
  const now = contactOf(gkRingsOf(after), other, limits);
  if (!now) return false;
  const was = contactOf(gkRingsOf(before), other, limits);
  return !was || now.overlapSqM > was.overlapSqM || now.sliverM > was.sliverM;
}

function layOnto(
  shape: EditShape,
  neighbour: EditShape,
  reachM: number,
): { readonly laid: EditShape; readonly movedM: number } {
  let movedM = 0;
  const laid = shape.map((ring) => {
    const moved = ring.map((vertex) => {
      const target = nearestOn(vertex, neighbour, reachM);
      if (!target) return vertex;
      const apartM = distanceM(vertex.gk, target.gk);
      movedM = Math.max(movedM, apartM);
      // A point that is there already stays as well measured as it was.
      return apartM <= TOUCHING_M && isBetterEvidence(vertex, target)
        ? { ...vertex, at: target.at, gk: target.gk }
        : renamed(target, vertex.no);
    });
    const once = ringWithoutRepeats(moved, gkOf, isBetterEvidence);
    return ringWithoutRepeats(withNeighboursCorners(once, neighbour, reachM), gkOf, isBetterEvidence);
  });
  return { laid, movedM };
}

/** The neighbour's point within reach, else the foot on its nearest line within reach. */
function nearestOn({ gk }: EditVertex, neighbour: EditShape, reachM: number): EditVertex | undefined {
  let corner: EditVertex | undefined;
  let cornerM = reachM;
  let edge: readonly [EditVertex, EditVertex] | undefined;
  let edgeM = reachM;
  for (const ring of neighbour) {
    for (const [i, from] of ring.entries()) {
      const to = ring[(i + 1) % ring.length] ?? from;
      const apartM = distanceM(gk, from.gk);
      if (apartM <= cornerM) [corner, cornerM] = [from, apartM];
      const offM = distanceToSegmentM(gk, from.gk, to.gk);
      if (offM <= edgeM) [edge, edgeM] = [[from, to], offM];
    }
  }
  if (corner) return corner;
  return edge && newVertex(footOn(gk, edge[0].gk, edge[1].gk));
}

/** Own lines with the neighbour's points that lie along them. */
function withNeighboursCorners(ring: EditRing, neighbour: EditShape, reachM: number): EditRing {
  return ring.flatMap((from, i) => {
    const to = ring[(i + 1) % ring.length] ?? from;
    const along = neighbour
      .flat()
      .filter(
        ({ gk }) =>
          distanceToSegmentM(gk, from.gk, to.gk) <= reachM &&
          !ring.some((vertex) => isSamePoint(vertex.gk, gk)) &&
          distanceM(gk, from.gk) > reachM &&
          distanceM(gk, to.gk) > reachM,
      )
      .sort((a, b) => distanceM(from.gk, a.gk) - distanceM(from.gk, b.gk));
    return [from, ...along.map((corner) => renamed(corner, undefined))];
  });
}
