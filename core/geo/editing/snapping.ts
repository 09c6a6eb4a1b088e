/**
 * Where a pointer means: the neighbour's point or line it is near. A point that snaps to a neighbour's takes its very degrees, so that
 * two parcels share it number for number; one that snaps to a line lies on it to the grid of 0.01 mm. Snapping what has snapped changes
 * nothing.
 */
import { distanceM } from '../bearing.ts';
import { type Gk120, gk120, type LonLat } from '../coordinates.ts';
import { toGk120, toLonLat } from '../projection.ts';
import { distanceToSegmentM } from '../rings.ts';
import { toGrid } from './edit-shape.ts';

type Corner = { readonly at: LonLat; readonly gk: Gk120 };

export type SnapTargets = { readonly rings: readonly (readonly Corner[])[] };

export type Snapped = Corner & { readonly to: 'corner' | 'line' };

export const NO_TARGETS: SnapTargets = { rings: [] };

/** A point this near to a line lies on it already. */
const ON_LINE_M = 0.000_02;

/** @param rings open rings, as stored */
export function toSnapTargets(rings: readonly (readonly LonLat[])[]): SnapTargets {
  return { rings: rings.map((ring) => ring.map((at) => ({ at, gk: toGk120(at) }))) };
}

export function withTargets({ rings }: SnapTargets, more: readonly (readonly Corner[])[]): SnapTargets {
  return { rings: [...rings, ...more] };
}

/**
 * The nearest corner within the tolerance, else the foot on the nearest line within it; undefined where there is neither.
 * @param toleranceM what a finger or a mouse covers on the screen, in metres
 */
export function snap(point: Gk120, targets: SnapTargets, toleranceM: number): Snapped | undefined {
  const corner = nearestCorner(point, targets, toleranceM);
  if (corner) return { ...corner, to: 'corner' };
  const foot = nearestFoot(point, targets, toleranceM);
  if (!foot) return undefined;
  // The foot of a line may be nearer to its end than the point was.
  const end = nearestCorner(foot, targets, toleranceM);
  return end ? { ...end, to: 'corner' } : { at: toLonLat(foot), gk: foot, to: 'line' };
}

function nearestCorner(point: Gk120, { rings }: SnapTargets, toleranceM: number): Corner | undefined {
  let best: Corner | undefined;
  let bestM = toleranceM;
  for (const ring of rings) {
    for (const corner of ring) {
      if (Math.abs(corner.gk.northM - point.northM) > bestM) continue;
      const apartM = distanceM(corner.gk, point);
      if (apartM < bestM || (apartM === bestM && !best)) [best, bestM] = [corner, apartM];
    }
  }
  return best;
}

function nearestFoot(point: Gk120, { rings }: SnapTargets, toleranceM: number): Gk120 | undefined {
  let best: readonly [Gk120, Gk120] | undefined;
  let bestM = toleranceM;
  for (const ring of rings) {
    for (const [i, { gk: from }] of ring.entries()) {
      const to = ring[(i + 1) % ring.length]?.gk ?? from;
      if (Math.min(from.northM, to.northM) > point.northM + bestM) continue;
      if (Math.max(from.northM, to.northM) < point.northM - bestM) continue;
      const apartM = distanceToSegmentM(point, from, to);
      if (apartM < bestM || (apartM === bestM && !best)) [best, bestM] = [[from, to], apartM];
    }
  }
  if (!best) return undefined;
  return bestM <= ON_LINE_M ? point : toGrid(footOn(point, best[0], best[1]));
}

/** The point of a segment that is nearest to another point. */
export function footOn(point: Gk120, from: Gk120, to: Gk120): Gk120 {
  const [north, east] = [to.northM - from.northM, to.eastM - from.eastM];
  const squared = north * north + east * east;
  if (squared === 0) return from;
  const along = ((point.northM - from.northM) * north + (point.eastM - from.eastM) * east) / squared;
  const share = Math.min(1, Math.max(0, along));
  return gk120(from.northM + share * north, from.eastM + share * east);
}
