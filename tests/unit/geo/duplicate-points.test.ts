import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GkRing } from '#core/geo/coordinates.ts';
import { findDuplicates } from '#core/geo/duplicate-points.ts';
import { isSamePoint } from '#core/geo/rings.ts';
import { ringAt } from './fixtures.ts';

/** Each with each, in the order of the ring. */
function compared(ring: GkRing): [number, number][] {
  const kept: number[] = [];
  const found: [number, number][] = [];
  for (const [i, point] of ring.entries()) {
    const first = kept.find((other) => isSamePoint(point, ring[other] ?? point));
    if (first === undefined) kept.push(i);
    else found.push([i, first]);
  }
  return found;
}

/** Tenths of a millimetre. */
const offset = (size: number) =>
  fc.tuple(fc.integer({ min: 0, max: size }), fc.integer({ min: 0, max: size }));
const points = (size: number, length: { minLength?: number; maxLength: number }) =>
  fc
    .array(offset(size), { ...length, size: 'max' })
    .map((offsets) => ringAt(...offsets.map(([n, e]) => [n / 10_000, e / 10_000] as const)));

describe('points that are there twice', () => {
  it.each([
    ['far apart', points(2000, { maxLength: 80 })],
    ['in a crowd', points(20, { maxLength: 60 })],
    ['so many in a crowd that a grid is quicker', points(30, { minLength: 200, maxLength: 300 })],
  ])('are those that comparing each with each finds: %s', (_, rings) => {
    fc.assert(
      fc.property(rings, (ring) => {
        expect(findDuplicates(ring)).toEqual(compared(ring));
      }),
      { numRuns: 60 },
    );
  });

  it('are found in a long line, whichever way it runs', () => {
    for (const [north, east] of [
      [0, 0.01],
      [0.01, 0],
      [-0.006, 0.008],
    ] as const) {
      const line = Array.from({ length: 20_000 }, (_, i) => [i * north, i * east] as const);
      expect(findDuplicates(ringAt(...line))).toEqual([]);
      expect(findDuplicates(ringAt(...line, [7000 * north, 7000 * east]))).toEqual([[20_000, 7000]]);
    }
  });
});
