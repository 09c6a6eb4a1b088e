/** Where on the map a finding is: the point, the ring or the ground it speaks of. */
import type { ContactLimits } from '../contact.ts';
import { type Gk120, type GkRing, gk120 } from '../coordinates.ts';
import type { RingIssue } from '../ring-issues.ts';
import { boundsOf } from '../rings.ts';
import { sliversOf } from '../seam.ts';
import { type EditRing, type EditShape, gkRingOf, gkRingsOf } from './edit-shape.ts';
import { intersectionOf, type PlanePolygon } from './polygon-sets.ts';

export type FindingPlace =
  | { readonly kind: 'point'; readonly at: Gk120 }
  | { readonly kind: 'ring'; readonly ring: GkRing }
  | { readonly kind: 'area'; readonly polygon: PlanePolygon };

/** What is wrong in one point; everything else concerns a whole ring. */
const AT_A_POINT: ReadonlySet<string> = new Set([
  'boundary.duplicate-point',
  'boundary.spike',
  'boundary.outside-huzhou',
  'boundary.not-finite',
]);

/** More would cover the map. */
const MAX_PLACES = 20;

export function placesOfShapeIssue(shape: EditShape, issue: RingIssue): readonly FindingPlace[] {
  const ring = shape[issue.ringIndex] ?? [];
  const point = ring[issue.pointIndex];
  if (issue.code === 'boundary.self-crossing') {
    const other = ring.findIndex(({ no }) => no === issue.params.otherPoint);
    const at = crossingOf(ring, issue.pointIndex, other) ?? point?.gk;
    return at ? [{ kind: 'point', at }] : [];
  }
  if (AT_A_POINT.has(issue.code)) return point ? [{ kind: 'point', at: point.gk }] : [];
  return ring.length > 0 ? [{ kind: 'ring', ring: gkRingOf(ring) }] : [];
}

/** The whole parcel, for what concerns its size. */
export function placesOfWhole([shell]: EditShape): readonly FindingPlace[] {
  return shell ? [{ kind: 'ring', ring: gkRingOf(shell) }] : [];
}

/** The ground two parcels have in common, the largest piece first. */
export function placesOfOverlap(own: EditShape, other: EditShape): readonly FindingPlace[] {
  const common = intersectionOf(gkRingsOf(own), gkRingsOf(other)) ?? [];
  return common.slice(0, MAX_PLACES).map((polygon) => ({ kind: 'area', polygon }));
}

/** The strips between two neighbours' lines. */
export function placesOfSliver(
  own: EditShape,
  other: EditShape,
  limits: ContactLimits,
): readonly FindingPlace[] {
  return sliversOf(gkRingsOf(own), gkRingsOf(other), limits)
    .slice(0, MAX_PLACES)
    .map((ring) => ({ kind: 'area', polygon: [ring] }));
}

/** A point of the place where a mark can stand. */
export function markOf(place: FindingPlace): Gk120 {
  if (place.kind === 'point') return place.at;
  const ring = place.kind === 'ring' ? place.ring : (place.polygon[0] ?? []);
  const { minNorthM, maxNorthM, minEastM, maxEastM } = boundsOf(ring);
  return gk120((minNorthM + maxNorthM) / 2, (minEastM + maxEastM) / 2);
}

/** Every corner of the place, for a view that shows all of it. */
export function cornersOf(place: FindingPlace): readonly Gk120[] {
  if (place.kind === 'point') return [place.at];
  return place.kind === 'ring' ? place.ring : place.polygon.flat();
}

function crossingOf(ring: EditRing, one: number, other: number): Gk120 | undefined {
  const [a, b, c, d] = [one, one + 1, other, other + 1].map((i) => ring[(i + ring.length) % ring.length]?.gk);
  if (other < 0 || !a || !b || !c || !d) return undefined;
  const [north, east] = [b.northM - a.northM, b.eastM - a.eastM];
  const [otherNorth, otherEast] = [d.northM - c.northM, d.eastM - c.eastM];
  const cross = north * otherEast - east * otherNorth;
  if (cross === 0) return undefined;
  const share = ((c.northM - a.northM) * otherEast - (c.eastM - a.eastM) * otherNorth) / cross;
  return gk120(a.northM + share * north, a.eastM + share * east);
}
