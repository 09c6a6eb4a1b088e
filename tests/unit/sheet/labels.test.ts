import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type LabelledRing,
  type MapLabel,
  placeLabels,
  toLatinWidthMm,
  toNumberStep,
} from '#core/sheet/labels.ts';
import { MAP_STYLE } from '#core/sheet/page-metrics.ts';
import {
  type Box,
  boxesTouch,
  boxTouchesSegment,
  toCorners,
  toSegments,
  upright,
} from '#core/sheet/paper-shapes.ts';

const frame = { widthMm: 183, heightMm: 160 };

function toRing(points: readonly (readonly [number, number])[]): LabelledRing {
  return {
    points: points.map(([xMm, yMm], i) => ({ no: `J${i + 1}`, xMm, yMm })),
    lengths: points.map(() => '123.45'),
  };
}

const toBoxes = (labels: readonly MapLabel[], heightMm: number): Box[] =>
  labels.map((label) => ({ ...label, widthMm: toLatinWidthMm(label.text, heightMm), heightMm }));

const square = toRing([
  [40, 40],
  [140, 40],
  [140, 120],
  [40, 120],
]);

describe('labels of the boundary', () => {
  test('a rectangle gets all its numbers outside and all its lengths along its sides', () => {
    const { numbers, lengths } = placeLabels([square], frame, MAP_STYLE, []);
    expect(numbers.map(({ text }) => text)).toEqual(['J1', 'J2', 'J3', 'J4']);
    for (const { xMm, yMm } of [...numbers, ...lengths])
      expect(xMm < 40 || xMm > 140 || yMm < 40 || yMm > 120).toBe(true);
    expect(lengths.map(({ angleDeg }) => angleDeg)).toEqual([0, 90, 0, 90]);
  });

  test('tens of thousands of long lines, of which hardly one has room for its length, take seconds and not minutes', () => {
    const star = Array.from({ length: 30_000 }, (_, i) => {
      const turn = (i / 30_000) * 2 * Math.PI;
      const reach = i % 2 ? 75 : 50;
      return [91.5 + reach * Math.cos(turn), 80 + reach * Math.sin(turn)] as const;
    });
    const from = performance.now();
    placeLabels([toRing(star)], frame, MAP_STYLE, []);
    expect(performance.now() - from).toBeLessThan(10_000);
  });

  test('what stands on the map already is left free', () => {
    const free = placeLabels([square], frame, MAP_STYLE, []).numbers[0];
    if (!free) throw new Error('J1 has a place on an empty map');
    const taken = upright(free, 6, 4);
    const { numbers } = placeLabels([square], frame, MAP_STYLE, [taken]);
    expect(numbers.map(({ text }) => text)).toContain('J1');
    expect(toBoxes(numbers, MAP_STYLE.numberHeightMm).some((box) => boxesTouch(box, taken))).toBe(false);
  });

  test('a line shorter than its text stays without', () => {
    const small = toRing([
      [50, 50],
      [54, 50],
      [54, 54],
    ]);
    expect(placeLabels([small], frame, MAP_STYLE, []).lengths).toEqual([]);
  });

  test.each([
    [4, 1],
    [100, 1],
    [101, 5],
    [500, 5],
    [501, 10],
    [1000, 10],
    [2000, 20],
    [100_000, 1000],
  ])('of %i points every %i. is numbered', (count, step) => {
    expect(toNumberStep(count)).toBe(step);
  });

  test('labels touch neither each other nor the boundary, lie in the frame and are never upside down', () => {
    const at = fc.tuple(fc.integer({ min: 12, max: 170 }), fc.integer({ min: 12, max: 148 }));
    fc.assert(
      fc.property(fc.array(at, { minLength: 3, maxLength: 40 }), (points) => {
        const ring = toRing(points);
        const { numbers, lengths } = placeLabels([ring], frame, MAP_STYLE, []);
        const boxes = [
          ...toBoxes(numbers, MAP_STYLE.numberHeightMm),
          ...toBoxes(lengths, MAP_STYLE.lengthHeightMm),
        ];
        const segments = toSegments(ring.points);
        for (const [i, box] of boxes.entries()) {
          expect(boxes.slice(i + 1).some((other) => boxesTouch(box, other))).toBe(false);
          expect(segments.some((segment) => boxTouchesSegment(box, segment))).toBe(false);
          expect(box.angleDeg > -90 && box.angleDeg <= 90).toBe(true);
          for (const { xMm, yMm } of toCorners(box)) {
            expect(xMm >= 0 && xMm <= frame.widthMm && yMm >= 0 && yMm <= frame.heightMm).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
