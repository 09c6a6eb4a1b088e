/** Rings and boundaries the tests of this folder share, all in 吴兴 unless told otherwise. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { planarAreaSqM } from '#core/geo/areas.ts';
import { type Boundary, toBoundary } from '#core/geo/boundary.ts';
import type { LineIssue } from '#core/geo/boundary-codes.ts';
import type { ParsedBoundary } from '#core/geo/boundary-text/types.ts';
import { type GkRing, gk120, HUZHOU_BOUNDS } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';

export const ORIGIN = { northM: 3_416_500, eastM: 509_500 } as const;

/** A ring of [north, east] offsets in metres from `ORIGIN`. */
export function ringAt(...offsets: readonly (readonly [number, number])[]): GkRing {
  return offsets.map(([north, east]) => gk120(ORIGIN.northM + north, ORIGIN.eastM + east));
}

/** A square with its south-west corner at an offset from `ORIGIN`, clockwise from the north-west corner. */
export function square(north: number, east: number, side: number): GkRing {
  return ringAt([north + side, east], [north + side, east + side], [north, east + side], [north, east]);
}

export function aBoundary(rings: readonly GkRing[]): Boundary {
  const drafts = rings.map((ring) =>
    ring.map((point) => ({ at: toLonLat(point), method: 'rtk' as const, accuracyM: 0.02 })),
  );
  return toBoundary(drafts, 'CGCS2000');
}

/** Any place in Huzhou far enough from its edges for a parcel around it. */
export const placeInHuzhou = fc.record({
  northM: fc.double({ min: HUZHOU_BOUNDS.minNorthM + 500, max: HUZHOU_BOUNDS.maxNorthM - 500, noNaN: true }),
  eastM: fc.double({ min: HUZHOU_BOUNDS.minEastM + 500, max: HUZHOU_BOUNDS.maxEastM - 500, noNaN: true }),
});

/** A star-shaped ring about a place: simple by construction, each radius between the given ones, either direction. */
export function starRing(
  place: { readonly northM: number; readonly eastM: number },
  minRadiusM: number,
  maxRadiusM: number,
): fc.Arbitrary<GkRing> {
  return fc
    .tuple(
      fc.array(fc.double({ min: minRadiusM, max: maxRadiusM, noNaN: true }), { minLength: 3, maxLength: 24 }),
      fc.boolean(),
      fc.nat(23),
    )
    .map(([radii, clockwise, start]) => {
      const ring = radii.map((radiusM, i) => {
        const azimuth = (2 * Math.PI * (i + start)) / radii.length;
        return gk120(place.northM + radiusM * Math.cos(azimuth), place.eastM + radiusM * Math.sin(azimuth));
      });
      return clockwise ? ring : ring.reverse();
    });
}

/** A shell with 0 to 2 holes that touch neither it nor each other. */
export const polygonWithHoles: fc.Arbitrary<readonly GkRing[]> = placeInHuzhou.chain((place) =>
  fc
    .tuple(
      starRing(place, 200, 400),
      starRing({ northM: place.northM, eastM: place.eastM - 40 }, 5, 30),
      starRing({ northM: place.northM, eastM: place.eastM + 40 }, 5, 30),
      fc.nat(2),
    )
    // A triangle of radius 200 comes as near as 100 m to its middle.
    .map(([shell, west, east, holes]) => [shell, ...[west, east].slice(0, holes)]),
);

export function fixtureBytes(path: string): Uint8Array {
  return readFileSync(fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url)));
}

/** Issues as `code@line`, easy to compare and to read in a failing test. */
export function atLines(issues: readonly LineIssue[]): readonly string[] {
  return issues.map(({ code, line }) => `${code.replace('boundary.', '')}@${line}`);
}

/** Planar area in m² of a parsed plot, 0 of none. */
export function areaOf(parcel: ParsedBoundary | undefined): number {
  return planarAreaSqM(parcel?.rings.map(({ points }) => points.map(({ at }) => at)) ?? []);
}
