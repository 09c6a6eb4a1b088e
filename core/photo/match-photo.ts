/**
 * Which parcel a photo shows: by where it was taken, which way it looks, and what was photographed just before and after. It is a
 * suggestion with its confidence, and a person confirms it.
 *
 * Each parcel near the view point gets a weight: how likely one stands there to photograph it, times how much of the view it fills, times
 * whether the photos of the same minutes are of it. Beside them stands the weight of "none of these"; a parcel's share of all
 * weights is the confidence.
 */
import type { Gk120, GkRing } from '../geo/coordinates.ts';
import { lonLat } from '../geo/coordinates.ts';
import { toGk120 } from '../geo/projection.ts';
import { distanceToPolygonM } from '../geo/rings.ts';
import type { RecordId } from '../ids.ts';
import type { PhotoEvidence } from './photo-groups.ts';

export type MatchCandidate = {
  readonly parcel: RecordId;
  /** EPSG:4549, shell first. */
  readonly rings: readonly GkRing[];
};

export type PhotoMatch = {
  readonly parcel: RecordId;
  /** Metres from the view point to the parcel; 0 within it. */
  readonly distanceM: number;
  /** Part of the view it fills, 0 to 1; undefined where the direction is not known. */
  readonly inView?: number;
  /** 0 to 1. */
  readonly confidence: number;
};

/** A photo beside this one in time, and the parcel it is or most likely is of. */
export type TimeNeighbour = { readonly parcel: RecordId; readonly secondsApart: number };

/** A parcel farther away is not suggested, as one beyond 200 m is warned of. */
export const MATCH_WITHIN_M = 200;
/** A phone's position without a stated accuracy, metres. */
const USUAL_ACCURACY_M = 8;
/** How far one steps back to have a yard in the picture, metres. */
const STEP_BACK_M = 20;
/** Half of what a phone's wide lens sees, degrees. */
const HALF_VIEW_DEG = 33;
/** A magnetic direction is off by the declination (6° west here) and by all the iron of a yard. */
const HALF_VIEW_MAGNETIC_DEG = 42;
/** Rays a view is told by. */
const RAYS = 33;
/** What fills so much of a view is what the photo is of; more says no more. */
const FILLS_VIEW = 0.5;
/** Looking away from a parcel makes it unlikely, not impossible: sensors err. */
const OUT_OF_VIEW = 0.12;
/** Without a direction nothing speaks for the parcel and nothing against it. */
const UNKNOWN_VIEW = 0.6;
/** In a yard one photographs the yard, whatever lies behind its wall. */
const WITHIN = 0.7;
/** So near in time photos are mostly of one place. */
const SAME_VISIT_S = 180;
const SAME_VISIT = 1.8;
/** The weight of a parcel that nobody has drawn yet. */
const NONE_OF_THESE = 0.12;

/**
 * @param candidates parcels near the view point; those beyond `MATCH_WITHIN_M` are left out
 * @returns the likeliest first; empty for a photo without a position
 */
export function matchPhoto(
  evidence: PhotoEvidence,
  candidates: readonly MatchCandidate[],
  beside: readonly TimeNeighbour[] = [],
): readonly PhotoMatch[] {
  const { lon, lat } = evidence;
  if (lon === undefined || lat === undefined) return [];
  const from = toGk120(lonLat(lon, lat));
  const near = candidates
    .map((candidate) => ({ ...candidate, distanceM: distanceToPolygonM(from, candidate.rings) }))
    .filter(({ distanceM }) => distanceM <= MATCH_WITHIN_M);
  const views = viewsOf(from, evidence, near);
  const weights = near.map(({ parcel, distanceM }, i) => {
    const inView = views?.[i];
    return (
      standingWeight(distanceM, evidence.positionAccuracyM) *
      viewWeight(inView, distanceM === 0) *
      visitWeight(parcel, beside)
    );
  });
  const all = weights.reduce((sum, weight) => sum + weight, NONE_OF_THESE);
  return near
    .map(({ parcel, distanceM }, i) => {
      const inView = views?.[i];
      return {
        parcel,
        distanceM,
        ...(inView === undefined ? {} : { inView }),
        confidence: (weights[i] ?? 0) / all,
      };
    })
    .sort((a, b) => b.confidence - a.confidence || (a.parcel < b.parcel ? -1 : 1));
}

/** A camera that looks down as steeply as this sees what lies below it, in no direction. */
const LOOKS_DOWN_DEG = -70;

/** Which way the photo looks, degrees clockwise from north: what the camera wrote, or how a drone's camera hung. */
export function viewDirectionOf({
  azimuthDeg,
  gimbalYawDeg,
  gimbalPitchDeg,
}: PhotoEvidence): number | undefined {
  if (azimuthDeg !== undefined || gimbalYawDeg === undefined) return azimuthDeg;
  return (gimbalPitchDeg ?? 0) <= LOOKS_DOWN_DEG ? undefined : (gimbalYawDeg + 720) % 360;
}

/** How sure a suggestion is, in the words people are told. */
export const MATCH_GRADES = ['sure', 'likely', 'unsure'] as const;
export type MatchGrade = (typeof MATCH_GRADES)[number];
const SURE_FROM = 0.75;
const LIKELY_FROM = 0.45;

export function gradeOf(confidence: number): MatchGrade {
  if (confidence >= SURE_FROM) return 'sure';
  return confidence >= LIKELY_FROM ? 'likely' : 'unsure';
}

function standingWeight(distanceM: number, accuracyM = USUAL_ACCURACY_M): number {
  return Math.exp(-0.5 * (distanceM / (STEP_BACK_M + accuracyM)) ** 2);
}

function viewWeight(inView: number | undefined, isWithin: boolean): number {
  if (inView === undefined) return isWithin ? 1 : UNKNOWN_VIEW;
  const seen = OUT_OF_VIEW + (1 - OUT_OF_VIEW) * Math.min(1, inView / FILLS_VIEW);
  return isWithin ? Math.max(seen, WITHIN) : seen;
}

function visitWeight(parcel: RecordId, beside: readonly TimeNeighbour[]): number {
  return beside.some((other) => other.parcel === parcel && other.secondsApart <= SAME_VISIT_S)
    ? SAME_VISIT
    : 1;
}

/** The part of the view that each parcel fills, the nearer hiding the farther; undefined where the direction is not known. */
function viewsOf(
  from: Gk120,
  evidence: PhotoEvidence,
  candidates: readonly { readonly rings: readonly GkRing[]; readonly distanceM: number }[],
): number[] | undefined {
  const azimuthDeg = viewDirectionOf(evidence);
  if (azimuthDeg === undefined) return undefined;
  const halfDeg = evidence.azimuthReference === 'magnetic' ? HALF_VIEW_MAGNETIC_DEG : HALF_VIEW_DEG;
  const hits = candidates.map(() => 0);
  for (let ray = 0; ray < RAYS; ray++) {
    const bearing = ((azimuthDeg + halfDeg * ((2 * ray) / (RAYS - 1) - 1)) * Math.PI) / 180;
    let nearest: { readonly index: number; readonly metres: number } | undefined;
    candidates.forEach(({ rings, distanceM }, index) => {
      const metres = distanceM === 0 ? 0 : firstHitM(from, bearing, rings);
      if (metres !== undefined && metres <= MATCH_WITHIN_M && metres < (nearest?.metres ?? Infinity))
        nearest = { index, metres };
    });
    if (nearest) hits[nearest.index] = (hits[nearest.index] ?? 0) + 1;
  }
  return hits.map((count) => count / RAYS);
}

/** Metres along a ray to the first edge it meets. */
function firstHitM(from: Gk120, bearing: number, rings: readonly GkRing[]): number | undefined {
  const [north, east] = [Math.cos(bearing), Math.sin(bearing)];
  let first: number | undefined;
  for (const ring of rings) {
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length] ?? a;
      const [edgeNorth, edgeEast] = [b.northM - a.northM, b.eastM - a.eastM];
      const cross = north * edgeEast - east * edgeNorth;
      if (cross === 0) return;
      const [toNorth, toEast] = [a.northM - from.northM, a.eastM - from.eastM];
      const along = (toNorth * edgeEast - toEast * edgeNorth) / cross;
      const onEdge = (toNorth * east - toEast * north) / cross;
      if (along >= 0 && onEdge >= 0 && onEdge <= 1 && along < (first ?? Number.POSITIVE_INFINITY))
        first = along;
    });
  }
  return first;
}
