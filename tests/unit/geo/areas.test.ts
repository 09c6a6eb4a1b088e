import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  ellipsoidalAreaSqM,
  planarAreaSqM,
  signedEllipsoidalAreaSqM,
  signedPlanarAreaSqM,
  toHectares,
  toMu,
  toShownSqM,
} from '#core/geo/areas.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { toGk120, toLonLat } from '#core/geo/projection.ts';
import { polygonWithHoles, square } from './fixtures.ts';

const vectorsSchema = z.object({
  vectors: z.array(
    z.object({
      name: z.string(),
      ring_NE: z.array(z.tuple([z.number(), z.number()])),
      planar_m2: z.number(),
      ellipsoidal_m2: z.number(),
      mu: z.number(),
      ha: z.number(),
    }),
  ),
});
const { vectors } = vectorsSchema.parse(
  JSON.parse(readFileSync(new URL('../../fixtures/geo/area_test_vectors.json', import.meta.url), 'utf8')),
);

describe.each(vectors)('$name', (vector) => {
  const ring = vector.ring_NE.slice(0, -1).map(([north, east]) => gk120(north, east));

  it('has its planar area to a hundredth of a square metre', () => {
    expect(Math.abs(planarAreaSqM([ring]) - vector.planar_m2)).toBeLessThan(0.01);
  });

  it('has its ellipsoidal area to a hundredth of a square metre', () => {
    expect(Math.abs(ellipsoidalAreaSqM([ring.map(toLonLat)]) - vector.ellipsoidal_m2)).toBeLessThan(0.01);
  });

  it('has exactly its 亩 and 公顷, also after the way through degrees', () => {
    const stored = planarAreaSqM([ring.map(toLonLat).map(toGk120)]);
    expect([toMu(planarAreaSqM([ring])), toHectares(planarAreaSqM([ring]))]).toEqual([vector.mu, vector.ha]);
    expect([toMu(stored), toHectares(stored)]).toEqual([vector.mu, vector.ha]);
  });
});

describe('areas', () => {
  it('are positive clockwise and negative counter-clockwise, both kinds alike', () => {
    const ring = square(0, 0, 100);
    const back = [...ring].reverse();
    expect(signedPlanarAreaSqM(ring)).toBeCloseTo(10_000, 6);
    expect(signedPlanarAreaSqM(back)).toBeCloseTo(-10_000, 6);
    expect(signedEllipsoidalAreaSqM(ring.map(toLonLat))).toBeGreaterThan(9_999);
    expect(signedEllipsoidalAreaSqM(back.map(toLonLat))).toBeLessThan(-9_999);
  });

  it('take holes off whatever way they run', () => {
    const [shell, hole] = [square(0, 0, 100), square(20, 20, 10)];
    expect(planarAreaSqM([shell, hole])).toBeCloseTo(9_900, 6);
    expect(planarAreaSqM([shell, [...hole].reverse()])).toBeCloseTo(9_900, 6);
  });

  it('are 0 for less than a triangle', () => {
    expect(planarAreaSqM([])).toBe(0);
    expect(planarAreaSqM([square(0, 0, 1).slice(0, 2)])).toBe(0);
    expect(ellipsoidalAreaSqM([square(0, 0, 1).slice(0, 2).map(toLonLat)])).toBe(0);
  });

  it('of both kinds differ by the scale of the projection at the place, all over Huzhou', () => {
    const earthRadiusM = 6_371_000;
    fc.assert(
      fc.property(polygonWithHoles, (rings) => {
        const planar = planarAreaSqM(rings);
        const ellipsoidal = ellipsoidalAreaSqM(rings.map((ring) => ring.map(toLonLat)));
        const fromMeridianM = (rings[0]?.[0]?.eastM ?? 0) - 500_000;
        const scaleSquared = 1 + (fromMeridianM / earthRadiusM) ** 2;
        // What is left: edges straight in degrees instead of straight in the plane, up to 6 mm in 700 m.
        expect(Math.abs(planar / ellipsoidal - scaleSquared)).toBeLessThan(30e-6);
      }),
    );
  });
});

describe('units', () => {
  it.each([
    [30_000, 45, 3],
    [2000 / 3, 1, 0.0667],
    [38_612.5, 57.9188, 3.8613],
    [38_612.499_999, 57.9188, 3.8613],
    [38_612.49, 57.9187, 3.8612],
    [0, 0, 0],
    [-30_000, -45, -3],
  ])('%d m² are %d 亩 and %d 公顷', (areaSqM, mu, hectares) => {
    expect([toMu(areaSqM), toHectares(areaSqM)]).toEqual([mu, hectares]);
  });

  it('shows square metres with two decimals', () => {
    expect(toShownSqM(38_607.5436905898)).toBe(38_607.54);
    expect(toShownSqM(1.005)).toBe(1.01);
  });
});
