/** A step on a sound boundary is judged by what it changed; whatever it lets pass has to be sound when all of it is looked at. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gk120 } from '#core/geo/coordinates.ts';
import { isRefused } from '#core/geo/editing/drawing-codes.ts';
import { type EditShape, gkRingsOf, newVertex, numbered } from '#core/geo/editing/edit-shape.ts';
import { staysSound } from '#core/geo/editing/local-check.ts';
import { deleteVertex, insertVertex, moveVertex } from '#core/geo/editing/vertex-commands.ts';
import { findPolygonIssues } from '#core/geo/ring-classification.ts';

const [NORTH, EAST] = [3_416_500, 500_000];
const at = (north: number, east: number) => newVertex(gk120(NORTH + north, EAST + east));
const isSound = (shape: EditShape) => findPolygonIssues(gkRingsOf(shape)).length === 0;

/** A ring round a place, its points at random distances: star-shaped, so that it never crosses itself. */
const ringAround = (north: number, east: number, least: number, most: number) =>
  fc.array(fc.double({ min: least, max: most, noNaN: true }), { minLength: 8, maxLength: 30 }).map((radii) =>
    radii.map((radius, i) => {
      const angle = (-2 * Math.PI * i) / radii.length;
      return at(north + radius * Math.cos(angle), east + radius * Math.sin(angle));
    }),
  );

/** A shell and up to two holes in it that do not meet. */
const shapes = fc
  .tuple(ringAround(0, 0, 40, 70), fc.subarray([0, 1]), ringAround(10, 15, 2, 8), ringAround(-12, -15, 2, 8))
  .map(([shell, which, ...holes]) => numbered([shell, ...which.flatMap((i) => [holes[i] ?? []])]))
  .filter(isSound);

const step = fc.record({
  kind: fc.constantFrom('move', 'insert', 'delete', 'reshape'),
  ring: fc.nat(2),
  point: fc.nat(40),
  /** Mostly near by, at times across the whole parcel, at times onto a point that is there already. */
  to: fc.oneof(
    fc.record({
      north: fc.double({ min: -8, max: 8, noNaN: true }),
      east: fc.double({ min: -8, max: 8, noNaN: true }),
    }),
    fc.record({
      north: fc.double({ min: -120, max: 120, noNaN: true }),
      east: fc.double({ min: -120, max: 120, noNaN: true }),
    }),
    fc.nat(40),
  ),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What the step would leave, without asking whether it may. */
function leftBy(shape: EditShape, { kind, ring, point, to }: Step): EditShape {
  const ringIndex = ring % shape.length;
  const vertices = shape[ringIndex] ?? [];
  const index = point % vertices.length;
  const from = vertices[index]?.gk ?? gk120(NORTH, EAST);
  const vertex =
    typeof to === 'number'
      ? newVertex(shape[to % shape.length]?.[to % (shape[to % shape.length]?.length ?? 1)]?.gk ?? from)
      : newVertex(gk120(from.northM + to.north, from.eastM + to.east));
  const next = {
    move: () => vertices.with(index, vertex),
    insert: () => vertices.toSpliced(index + 1, 0, vertex),
    delete: () => vertices.toSpliced(index, 1),
    reshape: () =>
      vertices.toSpliced(index, 2, vertex, newVertex(gk120(vertex.gk.northM + 1, vertex.gk.eastM + 2))),
  }[kind]();
  return shape.with(ringIndex, next);
}

describe('judging a step by what it changed', () => {
  test('never lets anything pass that the whole look would find', () => {
    let passed = 0;
    let sound = 0;
    fc.assert(
      fc.property(shapes, step, (before, how) => {
        const next = leftBy(before, how);
        const isPassed = staysSound(before, next);
        if (isPassed) expect(isSound(next)).toBe(true);
        passed += Number(isPassed);
        sound += Number(isSound(next));
      }),
      { numRuns: 4000 },
    );
    // Else the property would hold of a check that always says no.
    expect(passed).toBeGreaterThan(sound * 0.7);
    expect(sound).toBeLessThan(4000);
  });

  test('finds a hole that was swept over without a line being crossed', () => {
    const shell = [
      at(100, 0),
      at(100, 50),
      at(100, 100),
      at(50, 100),
      at(0, 100),
      at(0, 50),
      at(0, 0),
      at(50, 0),
    ];
    const hole = [
      at(95, 46),
      at(96, 50),
      at(95, 54),
      at(90, 53),
      at(88, 52),
      at(86, 50),
      at(88, 48),
      at(90, 46),
    ];
    const before = numbered([shell, hole]);
    // The top edge folds down behind the hole.
    const next = before.with(0, (before[0] ?? []).with(1, at(20, 50)));
    expect([isSound(before), isSound(next), staysSound(before, next)]).toEqual([true, false, false]);
  });

  test('agrees with the whole look on a boundary of ten thousand points, whatever the step', () => {
    const size = 10_000;
    const ring = Array.from({ length: size }, (_, i) => {
      const angle = (-2 * Math.PI * i) / size;
      const radius = 4000 * (1 + 0.2 * Math.sin(37 * angle));
      return at(radius * Math.cos(angle), radius * Math.sin(angle));
    });
    const shape = numbered([ring]);
    for (const [kind, north] of [
      ['move', 0.4],
      ['move', 400],
      ['insert', 0.2],
      ['delete', 0],
    ] as const) {
      const place = { ring: 0, point: 777 };
      const to = newVertex(gk120((ring[777]?.gk.northM ?? 0) + north, (ring[777]?.gk.eastM ?? 0) + 0.3));
      const done =
        kind === 'move'
          ? moveVertex(shape, place, to)
          : kind === 'insert'
            ? insertVertex(shape, place, to)
            : deleteVertex(shape, place);
      const next = leftBy(shape, { kind, ring: 0, point: 777, to: { north, east: 0.3 } });
      expect(isRefused(done)).toBe(!isSound(next));
    }
  });
});
