import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ClockwiseDeg,
  photoSketchSchema,
  QUARTER_TURNS,
  type SketchPlace,
  sketchMarkSchema,
  turned,
} from '#core/photo/sketch.ts';
import { distanceToStretch, simplifyLine, toSketchPlace } from '#core/photo/sketch-line.ts';
import { toShapes } from '#core/photo/sketch-shapes.ts';

const SIZE = { widthPx: 1000, heightPx: 500 };
const share = fc.double({ min: 0, max: 1, noNaN: true });
const place: fc.Arbitrary<SketchPlace> = fc.tuple(share, share);

describe('a line by hand', () => {
  test('keeps its corners and loses what lies on the way', () => {
    const line: SketchPlace[] = [
      [0, 0],
      [0.1, 0.0001],
      [0.2, 0],
      [0.2, 0.1],
      [0.2, 0.2],
    ];
    expect(simplifyLine(line, 0.002)).toEqual([
      [0, 0],
      [0.2, 0],
      [0.2, 0.2],
    ]);
  });

  test('is nowhere further from what is kept than the tolerance, and begins and ends where it did', () => {
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 2, maxLength: 60 }),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        (line, tolerance) => {
          const kept = simplifyLine(line, tolerance);
          expect([kept[0], kept.at(-1)]).toEqual([line[0], line.at(-1)]);
          const places = kept.map((point) => line.indexOf(point));
          for (const point of line) {
            const near = kept.slice(1).map((to, i) => distanceToStretch(point, kept[i] ?? to, to));
            expect(Math.min(...near)).toBeLessThanOrEqual(tolerance + 1e-12);
          }
          expect(places.every((at) => at >= 0)).toBe(true);
        },
      ),
    );
  });

  test('stays within the picture, wherever the finger went', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (x, y) => {
        const mark = { kind: 'line', colour: 'red', points: [toSketchPlace(x, y), toSketchPlace(y, x)] };
        expect(sketchMarkSchema.safeParse(mark).success).toBe(true);
      }),
    );
  });
});

describe('shapes', () => {
  test('of a rectangle and a line are those of the picture in pixels', () => {
    const from: SketchPlace = [0.1, 0.2];
    const to: SketchPlace = [0.3, 0.4];
    expect(toShapes({ kind: 'rectangle', colour: 'red', from, to }, SIZE)).toEqual([
      { d: 'M100 100L300 100L300 200L100 200Z', filled: false },
    ]);
    expect(toShapes({ kind: 'line', colour: 'red', points: [from, to] }, SIZE)).toEqual([
      { d: 'M100 100L300 200', filled: false },
    ]);
    expect(toShapes({ kind: 'arrow', colour: 'red', from, to: from }, SIZE)).toEqual([]);
  });

  test('of an arrow end at its tip and hold nothing but numbers', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        fc.pre(Math.hypot(from[0] - to[0], from[1] - to[1]) > 0.001);
        const [shaft, head] = toShapes({ kind: 'arrow', colour: 'blue', from, to }, SIZE);
        expect(head?.d.startsWith(`M${Math.round(to[0] * 1e5) / 100} `)).toBe(true);
        for (const shape of [shaft, head]) expect(shape?.d).toMatch(/^[MLZ\d .e-]+$/);
      }),
    );
  });
});

test('four quarter turns lead back, and a turn to the left takes one to the right back', () => {
  for (const start of QUARTER_TURNS) {
    expect([1, 2, 3, 4].reduce<ClockwiseDeg>((deg) => turned(deg, 90), start)).toBe(start);
    expect(turned(turned(start, 90), -90)).toBe(start);
  }
});

test.each([
  ['a colour of no pencil here', { kind: 'arrow', colour: 'url(x)', from: [0, 0], to: [1, 1] }],
  ['a place outside of the picture', { kind: 'arrow', colour: 'red', from: [0, 0], to: [1.1, 1] }],
  ['a text of two lines', { kind: 'text', colour: 'red', at: [0, 0], text: 'a\nb' }],
  ['an empty text', { kind: 'text', colour: 'red', at: [0, 0], text: '' }],
  ['one point', { kind: 'line', colour: 'red', points: [[0, 0]] }],
])('a mark with %s is refused', (_, mark) => {
  expect(sketchMarkSchema.safeParse(mark).success).toBe(false);
  expect(photoSketchSchema.shape.marks.safeParse([mark]).success).toBe(false);
});
