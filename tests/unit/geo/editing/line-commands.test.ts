import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gk120 } from '#core/geo/coordinates.ts';
import { isRefused } from '#core/geo/editing/drawing-codes.ts';
import { areaOf, type EditShape, newVertex } from '#core/geo/editing/edit-shape.ts';
import { cutOut, reshapeAlong, splitAlong } from '#core/geo/editing/line-commands.ts';
import { mergeShapes } from '#core/geo/editing/merge-shapes.ts';
import { issuesOf } from '#core/geo/editing/shape-issues.ts';
import { boundsOf, distanceToSegmentM, makeRingLocator } from '#core/geo/rings.ts';
import { anyShape, aShape, at, box, codeOf, done, line, offsetsOf, wordsOf } from './shapes.ts';

const yard = aShape(box(0, 0, 60, 100));

/** A U whose right arm ends in a tip that reaches 5 cm beyond 40 m north: 0.0025 m² of ground. */
const tipped = aShape([
  [0, 0],
  [60, 0],
  [60, 20],
  [20, 20],
  [20, 60.05],
  [40.05, 80],
  [20, 100],
  [0, 100],
]);

const placesOf = (shape: EditShape): readonly string[] =>
  shape.flat().map(({ at: [lon, lat], method }) => `${lon} ${lat} ${method}`);

describe('a split', () => {
  test('makes two parts that share the new line number for number, the larger first', () => {
    const { parts } = done(splitAlong(yard, line([-10, 40], [70, 40])));
    expect(parts.map(areaOf)).toEqual([3600, 2400]);
    const [larger, smaller] = parts.map(
      (part) => part[0]?.map(({ at: [lon, lat] }) => `${lon} ${lat}`) ?? [],
    );
    expect(larger?.filter((place) => smaller?.includes(place))).toHaveLength(2);
  });

  test('leaves points that were there their number, method and accuracy', () => {
    const { parts } = done(splitAlong(yard, line([-10, 40], [70, 40])));
    expect(wordsOf(parts[0]).toSorted()).toEqual(['J2 rtk 0.02', 'J3 rtk 0.02', 'J5 screen', 'J6 screen']);
    expect(wordsOf(parts[1]).toSorted()).toEqual(['J1 rtk 0.02', 'J4 rtk 0.02', 'J5 screen', 'J6 screen']);
  });

  test('from corner to corner adds no point', () => {
    const { parts } = done(splitAlong(yard, line([0, 0], [60, 100])));
    expect(parts.map((part) => part[0]?.length)).toEqual([3, 3]);
  });

  test('that ends on an edge, off it by less than the grid, still parts', () => {
    const slanted = aShape([
      [60.0003, 0],
      [61.0001, 99.9],
      [0, 100],
      [0, 0],
    ]);
    const onEdge = newVertex(gk120(at(60.0003, 0).gk.northM + 0.3333, at(0, 0).gk.eastM + 33.33));
    expect(done(splitAlong(slanted, [onEdge, at(0, 50)])).parts).toHaveLength(2);
  });

  test.each([
    ['stops inside', line([-10, 40], [30, 40]), 'drawing.line-misses'],
    ['passes by', line([-10, 140], [70, 140]), 'drawing.line-misses'],
    ['runs along an edge', line([60, -10], [60, 110]), 'drawing.line-misses'],
    ['has one point', line([30, 40]), 'drawing.line-too-short'],
    ['goes in and out', line([-10, 20], [70, 20], [70, 60], [-10, 60]), 'drawing.too-many-parts'],
  ])('along a line that %s is refused', (_, along, code) => {
    expect(codeOf(splitAlong(yard, along))).toBe(code);
  });

  test('counts a tip with a measured point as a part, however small', () => {
    expect(splitAlong(tipped, line([40, -10], [40, 110]))).toEqual({
      refused: { code: 'drawing.too-many-parts', params: { parts: 3 } },
    });
  });

  test('keeps a measured point that lies off the line by less than points are told apart', () => {
    const bent = aShape([
      [60, 0],
      [60.0003, 40],
      [60, 70],
      [80, 70],
      [80, 100],
      [0, 100],
      [0, 0],
    ]);
    const { parts } = done(splitAlong(bent, line([60, 0], [60, 110])));
    expect(parts.flatMap(placesOf)).toEqual(expect.arrayContaining([...placesOf(bent)]));
  });

  test('leads around a hole that it does not meet, and through one that it does', () => {
    const holed = aShape(box(0, 0, 60, 100), box(20, 20, 10, 10));
    const { parts } = done(splitAlong(holed, line([-10, 70], [70, 70])));
    expect(parts.map((part) => part.length)).toEqual([2, 1]);
    expect(done(splitAlong(holed, line([-10, 25], [70, 25]))).parts.map((part) => part.length)).toEqual([
      1, 1,
    ]);
  });
});

describe('any shape, split along any straight line', () => {
  const split = fc
    .tuple(
      anyShape,
      fc.double({ min: 0.2, max: 0.8, noNaN: true }),
      fc.double({ min: 0.2, max: 0.8, noNaN: true }),
    )
    .map(([shape, from, to]) => {
      const { minNorthM, maxNorthM, minEastM, maxEastM } = boundsOf(shape[0]?.map(({ gk }) => gk) ?? []);
      const eastAt = (share: number) => minEastM + share * (maxEastM - minEastM);
      const along = [
        newVertex(gk120(minNorthM - 5, eastAt(from))),
        newVertex(gk120(maxNorthM + 5, eastAt(to))),
      ];
      return { shape, result: splitAlong(shape, along) };
    });

  test('loses no point, also where it leaves a few centimetres of an arm', () => {
    const near = fc.double({ min: -0.1, max: 0.1, noNaN: true });
    let parted = 0;
    fc.assert(
      fc.property(near, near, near, (tip, from, to) => {
        const shape = aShape(
          tipped[0]?.map((vertex, i) => offsetsOf([i === 5 ? at(40 + tip, 80) : vertex])[0] ?? [0, 0]) ?? [],
        );
        const result = splitAlong(shape, line([40 + from, -10], [40 + to, 110]));
        if (isRefused(result)) return;
        parted += 1;
        expect(result.parts.flatMap(placesOf)).toEqual(expect.arrayContaining([...placesOf(shape)]));
      }),
      { numRuns: 200 },
    );
    expect(parted).toBeGreaterThan(30);
  });

  test('gives parts whose areas add up to 0.01 m², and merged again the shape that was', () => {
    let parted = 0;
    fc.assert(
      fc.property(split, ({ shape, result }) => {
        if (isRefused(result)) {
          expect(['drawing.too-many-parts', 'drawing.line-misses']).toContain(result.refused.code);
          return;
        }
        parted += 1;
        const [a, b] = result.parts;
        expect(Math.abs(areaOf(a) + areaOf(b) - areaOf(shape))).toBeLessThan(0.01);
        expect([...issuesOf(a), ...issuesOf(b)]).toEqual([]);
        const { shape: whole } = done(mergeShapes(a, b));
        expect(Math.abs(areaOf(whole) - areaOf(shape))).toBeLessThan(0.01);
        expect(whole.length).toBe(shape.length);
        expectSameCorners(shape, whole);
      }),
      { numRuns: 150 },
    );
    expect(parted).toBeGreaterThan(30);
  });

  /** Every point is there as it was; what came to it lies on the old edges. */
  function expectSameCorners(before: EditShape, after: EditShape): void {
    const keyOf = ({ at: [lon, lat], method, accuracyM }: EditShape[number][number]) =>
      `${lon} ${lat} ${method} ${accuracyM}`;
    const now = new Set(after.flat().map(keyOf));
    for (const vertex of before.flat()) expect(now.has(keyOf(vertex))).toBe(true);
    const old = new Set(before.flat().map(keyOf));
    for (const vertex of after.flat()) {
      if (old.has(keyOf(vertex))) continue;
      const offM = Math.min(
        ...before.flatMap((ring) =>
          ring.map(({ gk }, i) => distanceToSegmentM(vertex.gk, gk, ring[(i + 1) % ring.length]?.gk ?? gk)),
        ),
      );
      expect(offM).toBeLessThan(0.0005);
    }
  }
});

describe('cutting out', () => {
  test('inside makes a hole, over the edge a notch', () => {
    const hole = done(cutOut(yard, line([20, 20], [40, 20], [40, 40], [20, 40])));
    expect([hole.shape.length, areaOf(hole.shape)]).toEqual([2, 5600]);
    const notch = done(cutOut(yard, line([20, 80], [40, 80], [40, 120], [20, 120])));
    expect([notch.shape.length, areaOf(notch.shape)]).toEqual([1, 5600]);
    expect(notch.shape[0]?.filter(({ method }) => method === 'rtk')).toHaveLength(4);
  });

  test.each([
    ['everything', line([-5, -5], [70, -5], [70, 110], [-5, 110]), 'drawing.nothing-left'],
    ['a strip across', line([-5, 40], [70, 40], [70, 50], [-5, 50]), 'drawing.falls-apart'],
    ['ground outside', line([70, 0], [80, 0], [80, 10]), 'drawing.line-misses'],
    ['a bow-tie', line([10, 10], [30, 30], [10, 30], [30, 10]), 'boundary.self-crossing'],
    ['a line', line([10, 10], [30, 30]), 'drawing.line-too-short'],
  ])('%s is refused', (_, ring, code) => {
    expect(codeOf(cutOut(yard, ring))).toBe(code);
  });

  test('that crosses itself tells its points by their places, for they have no numbers yet', () => {
    const bowTie = line([10, 10], [30, 30], [10, 30], [30, 10]);
    expect(cutOut(yard, bowTie)).toMatchObject({ refused: { params: { point: '1', otherPoint: '3' } } });
  });

  test('that leaves a tip with a measured point alone is refused', () => {
    const middle = line([40, 70], [40, 90], [30, 90], [30, 70]);
    expect(cutOut(tipped, middle)).toEqual({
      refused: { code: 'drawing.falls-apart', params: { parts: 2 } },
    });
  });

  test('loses no point outside the ring, also where it leaves a few centimetres of an arm', () => {
    let cut = 0;
    fc.assert(
      fc.property(fc.double({ min: 39.8, max: 40.3, noNaN: true }), (north) => {
        const ring = line([north, 70], [north, 90], [30, 90], [30, 70]);
        const result = cutOut(tipped, ring);
        if (isRefused(result)) return;
        cut += 1;
        const locate = makeRingLocator(
          ring.map(({ gk }) => gk),
          0.0005,
        );
        const outside = tipped.map((points) => points.filter(({ gk }) => locate(gk) === 'outside'));
        expect(placesOf(result.shape)).toEqual(expect.arrayContaining([...placesOf(outside)]));
      }),
      { numRuns: 100 },
    );
    expect(cut).toBeGreaterThan(20);
  });

  test('takes just the ground that was inside, from any shape', () => {
    fc.assert(
      fc.property(anyShape, fc.double({ min: 20, max: 35, noNaN: true }), (shape, size) => {
        const [middle] = [boundsOf(shape[0]?.map(({ gk }) => gk) ?? [])];
        const north = (middle.minNorthM + middle.maxNorthM) / 2;
        const east = (middle.minEastM + middle.maxEastM) / 2;
        const ring = [
          [0, 0],
          [0, size],
          [size, size],
        ].map(([n = 0, e = 0]) => newVertex(gk120(north + n, east + e)));
        const result = cutOut(shape, ring);
        if (isRefused(result)) return;
        expect(issuesOf(result.shape)).toEqual([]);
        expect(areaOf(result.shape)).toBeLessThan(areaOf(shape));
        expect(areaOf(shape) - areaOf(result.shape)).toBeLessThan((size * size) / 2 + 0.01);
      }),
      { numRuns: 100 },
    );
  });
});

describe('reshaping', () => {
  test('outwards adds ground, inwards takes it', () => {
    const out = done(reshapeAlong(yard, line([20, 100], [20, 120], [40, 120], [40, 100])));
    expect(areaOf(out.shape)).toBeCloseTo(6400, 6);
    const into = done(reshapeAlong(yard, line([20, 110], [20, 90], [40, 90], [40, 110])));
    expect(areaOf(into.shape)).toBeCloseTo(5800, 6);
  });

  test('keeps the points it does not touch', () => {
    const { shape } = done(reshapeAlong(yard, line([20, 110], [20, 90], [40, 90], [40, 110])));
    expect(
      wordsOf(shape)
        .filter((words) => words.includes('rtk'))
        .toSorted(),
    ).toEqual(['J1 rtk 0.02', 'J2 rtk 0.02', 'J3 rtk 0.02', 'J4 rtk 0.02']);
  });

  test('across a corner replaces it', () => {
    const { shape } = done(reshapeAlong(yard, line([60, 80], [40, 100])));
    expect(areaOf(shape)).toBeCloseTo(5800, 6);
    expect(offsetsOf(shape[0] ?? [])).not.toContainEqual([60, 100]);
  });

  test('changes a hole as well', () => {
    const holed = aShape(box(0, 0, 60, 100), box(20, 20, 10, 10));
    const { shape } = done(reshapeAlong(holed, line([22, 30], [22, 35], [28, 35], [28, 30])));
    expect(areaOf(holed) - areaOf(shape)).toBeCloseTo(30, 6);
  });

  test.each([
    ['cuts a corner off', box(45, 80, 10, 10), line([70, 70], [30, 70], [30, 110])],
    ['leads around from outside', box(20, 20, 20, 20), line([60, 10], [10, 10], [10, 50], [60, 50])],
  ])('along a line that %s with a hole in it is refused, and does not leave only that', (_, hole, along) => {
    const holed = aShape(box(0, 0, 60, 100), hole);
    expect(codeOf(reshapeAlong(holed, along))).toBe('boundary.one-part-only');
  });

  test('along a notch that reaches the other side is refused, and does not leave only the notch', () => {
    const notch = line([60, 20], [0, 50], [60, 60]);
    expect(codeOf(reshapeAlong(yard, notch))).toBe('boundary.duplicate-point');
  });

  test.each([
    ['meets once', line([30, 50], [30, 120]), 'drawing.line-must-meet-twice'],
    ['meets nowhere', line([30, 50], [30, 60]), 'drawing.line-must-meet-twice'],
    ['crosses itself', line([20, 100], [40, 130], [20, 130], [40, 100]), 'boundary.self-crossing'],
  ])('along a line that %s is refused', (_, along, code) => {
    expect(codeOf(reshapeAlong(yard, along))).toBe(code);
  });
});
