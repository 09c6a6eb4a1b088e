import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cornerOf,
  type PictureView,
  panned,
  scaleOf,
  WHOLE,
  within,
  zoomedTo,
  zoomForScale,
} from '#core/photo/picture-view.ts';

const size = fc.record({
  widthPx: fc.integer({ min: 1, max: 9000 }),
  heightPx: fc.integer({ min: 1, max: 9000 }),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });
const zoom = fc.double({ min: 0.1, max: 100, noNaN: true });
const view: fc.Arbitrary<PictureView> = fc.record({ zoom, centre: fc.tuple(share, share) });
const px = fc.integer({ min: -2000, max: 2000 });

test('a picture of 4000 × 3000 in a window of 800 × 800', () => {
  const [picture, stage] = [
    { widthPx: 4000, heightPx: 3000 },
    { widthPx: 800, heightPx: 800 },
  ];
  expect(scaleOf(1, picture, stage)).toBe(0.2);
  expect(cornerOf(WHOLE, picture, stage)).toEqual([0, 100]);
  expect(zoomForScale(1, picture, stage)).toBe(5);
  expect(zoomForScale(0.1, picture, stage)).toBe(1);
  // A picture smaller than the window can be seen in its own size.
  expect(zoomForScale(1, { widthPx: 400, heightPx: 300 }, stage)).toBe(0.5);
});

test('zooming keeps what is under the finger where the edges let it', () => {
  const [picture, stage] = [
    { widthPx: 4000, heightPx: 4000 },
    { widthPx: 800, heightPx: 800 },
  ];
  fc.assert(
    fc.property(
      fc.double({ min: 3, max: 10, noNaN: true }),
      fc.tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 })),
      (to, at) => {
        const before: PictureView = { zoom: 4, centre: [0.5, 0.5] };
        const after = zoomedTo(before, to, at, picture, stage);
        const under = ({ zoom: z, centre }: PictureView) =>
          [0, 1].map((axis) => (centre[axis] ?? 0) + (at[axis] ?? 0) / (4000 * scaleOf(z, picture, stage)));
        for (const axis of [0, 1]) expect(under(after)[axis]).toBeCloseTo(under(before)[axis] ?? 0, 9);
      },
    ),
  );
});

test('whatever is done, the picture fills what it can of the stage and never leaves it', () => {
  fc.assert(
    fc.property(size, size, view, zoom, fc.tuple(px, px), (picture, stage, from, to, by) => {
      for (const after of [
        within({ ...from, zoom: Math.min(40, Math.max(1, from.zoom)) }, picture, stage),
        zoomedTo(within(from, picture, stage), to, by, picture, stage),
        panned({ ...from, zoom: Math.max(1, from.zoom) }, by, picture, stage),
      ]) {
        const scale = scaleOf(after.zoom, picture, stage);
        const [left, top] = cornerOf(after, picture, stage);
        for (const [corner, side, room] of [
          [left, picture.widthPx * scale, stage.widthPx],
          [top, picture.heightPx * scale, stage.heightPx],
        ] as const) {
          const slack = 1e-6 * (side + room);
          if (side <= room) expect(corner).toBeCloseTo((room - side) / 2, 3);
          else {
            expect(corner).toBeLessThanOrEqual(slack);
            expect(corner + side).toBeGreaterThanOrEqual(room - slack);
          }
        }
      }
    }),
  );
});
