/**
 * The two areas of a boundary and their units. Planar is what stands on the parcel map and in the exchange file,
 * ellipsoidal is what the national land survey counts; they differ by up to 128 ppm in Huzhou, so both are stored
 * and never one taken for the other.
 */
import type { GkRing, LonLatRing } from './coordinates.ts';

/** 1 亩 = 2000/3 m². */
export const SQM_PER_MU = 2000 / 3;
export const SQM_PER_HECTARE = 10_000;

/**
 * Areas within this of a half are rounded up as the half they are: coordinates of whole millimetres give areas on a
 * grid of 5e-7 m², and the way through degrees and doubles adds noise of up to about 1e-5 m².
 */
const AREA_NOISE_SQM = 1e-5;

/**
 * Signed planar area in m² of one open ring in EPSG:4549 (shoelace): positive when clockwise as seen on the map with
 * north up. 0 for fewer than three points.
 */
export function signedPlanarAreaSqM(ring: GkRing): number {
  const origin = ring[0];
  if (!origin || ring.length < 3) return 0;
  // From a local origin: products of seven-digit coordinates would cost the last centimetres of a square metre.
  let doubled = 0;
  let previousNorth = 0;
  let previousEast = 0;
  for (const point of ring) {
    const north = point.northM - origin.northM;
    const east = point.eastM - origin.eastM;
    doubled += previousNorth * east - north * previousEast;
    previousNorth = north;
    previousEast = east;
  }
  return doubled / 2;
}

/** Planar area in m² of a polygon on EPSG:4549: the shell without the holes, whatever way the rings run. */
export function planarAreaSqM(shellThenHoles: readonly GkRing[]): number {
  return lessHoles(shellThenHoles.map(signedPlanarAreaSqM));
}

const SEMI_MAJOR_M = 6_378_137;
const FLATTENING = 1 / 298.257222101;
const SEMI_MINOR_M = SEMI_MAJOR_M * (1 - FLATTENING);
const E2 = FLATTENING * (2 - FLATTENING);
const E4 = E2 * E2;
const E6 = E4 * E2;
const E8 = E4 * E4;

/** A, −B, C, −D, E of the formula: the factors of sin(kΔB/2)·cos(k·Bm) for k = 1, 3, 5, 7, 9. */
const TRAPEZOID_FACTORS = [
  1 + (3 * E2) / 6 + (30 * E4) / 80 + (35 * E6) / 112 + (630 * E8) / 2304,
  -(E2 / 6 + (15 * E4) / 80 + (21 * E6) / 112 + (420 * E8) / 2304),
  (3 * E4) / 80 + (7 * E6) / 112 + (180 * E8) / 2304,
  -(E6 / 112 + (45 * E8) / 2304),
  (5 * E8) / 2304,
] as const;

const RADIANS = Math.PI / 180;

/**
 * Signed ellipsoidal area in m² of one open ring on CGCS2000: positive when clockwise as seen on the map.
 *
 * Source: 国土调查办发〔2008〕32号, the computation of 图斑椭球面积. The edges are summed as trapezoids against a reference
 * meridian,
 * `S = 2b²ΔL[A sin(ΔB/2)cos Bm − B sin(3ΔB/2)cos 3Bm + C sin(5ΔB/2)cos 5Bm − D sin(7ΔB/2)cos 7Bm + E sin(9ΔB/2)cos 9Bm]`,
 * ΔL the mean longitude of the edge's ends from that meridian, ΔB the difference and Bm the mean of their latitudes.
 * a = 6378137, 1/f = 298.257222101. The meridian here is that of the first point, which keeps ΔL small and the sum exact.
 *
 * Worked number: the five-sided 安吉 test ring at 119.25°E 30.50°N, planar 38,612.50 m² → 38,607.54 m².
 */
export function signedEllipsoidalAreaSqM(ring: LonLatRing): number {
  const origin = ring[0];
  if (!origin || ring.length < 3) return 0;
  let sum = 0;
  for (const [i, [lonDeg, latDeg]] of ring.entries()) {
    const [nextLonDeg, nextLatDeg] = ring[i + 1] ?? origin;
    const meanLon = ((lonDeg - origin[0] + (nextLonDeg - origin[0])) / 2) * RADIANS;
    const halfLat = ((nextLatDeg - latDeg) / 2) * RADIANS;
    const meanLat = ((latDeg + nextLatDeg) / 2) * RADIANS;
    let trapezoid = 0;
    for (const [term, factor] of TRAPEZOID_FACTORS.entries()) {
      const k = 2 * term + 1;
      trapezoid += factor * Math.sin(k * halfLat) * Math.cos(k * meanLat);
    }
    sum += meanLon * trapezoid;
  }
  return -2 * SEMI_MINOR_M * SEMI_MINOR_M * sum;
}

/** Ellipsoidal area in m² of a polygon on CGCS2000: the shell without the holes, whatever way the rings run. */
export function ellipsoidalAreaSqM(shellThenHoles: readonly LonLatRing[]): number {
  return lessHoles(shellThenHoles.map(signedEllipsoidalAreaSqM));
}

/** 亩, rounded once to 4 decimals from the unrounded m², halves away from zero: 38,612.5 m² → 57.9188. */
export function toMu(areaSqM: number): number {
  return roundOnce(areaSqM, 3 / 2000, 4);
}

/** 公顷, rounded once to 4 decimals from the unrounded m², halves away from zero: 38,612.5 m² → 3.8613. */
export function toHectares(areaSqM: number): number {
  return roundOnce(areaSqM, 1 / SQM_PER_HECTARE, 4);
}

/** m² as shown and printed: 2 decimals, halves away from zero. */
export function toShownSqM(areaSqM: number): number {
  return roundOnce(areaSqM, 1, 2);
}

function roundOnce(areaSqM: number, unitsPerSqM: number, decimals: number): number {
  const scale = 10 ** decimals;
  const rounded = Math.round((Math.abs(areaSqM) + AREA_NOISE_SQM) * unitsPerSqM * scale) / scale;
  return areaSqM < 0 && rounded > 0 ? -rounded : rounded;
}

function lessHoles(signedAreasSqM: readonly number[]): number {
  const [shell = 0, ...holes] = signedAreasSqM.map(Math.abs);
  return holes.reduce((rest, hole) => rest - hole, shell);
}
