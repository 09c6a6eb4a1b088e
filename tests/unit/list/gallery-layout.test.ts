import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  groupOf,
  inSight,
  layOut,
  type Move,
  measuresFor,
  moved,
  placeOfTile,
} from '#renderer/features/gallery/gallery-layout.ts';

const MEASURES = { columns: 3, tileWidthPx: 100, tileHeightPx: 90, headHeightPx: 40, gapPx: 10 };

test('as many columns as fit, and tiles that fill the width', () => {
  const sizes = { leastPx: 100, gapPx: 10, belowPx: 50, headHeightPx: 40 };
  expect(measuresFor(430, sizes)).toMatchObject({ columns: 4, tileWidthPx: 100, tileHeightPx: 125 });
  expect(measuresFor(429, sizes)).toMatchObject({ columns: 3, tileWidthPx: 136 });
  expect(measuresFor(40, sizes)).toMatchObject({ columns: 1, tileWidthPx: 40 });
});

describe('two groups of four and two photos, three in a row', () => {
  const layout = layOut([4, 2], MEASURES);

  test('stand under each other, each below its head', () => {
    expect(layout).toMatchObject({ count: 6, heightPx: 240 + 140 });
    expect(placeOfTile(layout, 0)).toEqual({ leftPx: 0, topPx: 40 });
    expect(placeOfTile(layout, 3)).toEqual({ leftPx: 0, topPx: 140 });
    expect(placeOfTile(layout, 5)).toEqual({ leftPx: 110, topPx: 280 });
    expect([0, 3, 4, 5].map((place) => groupOf(layout, place))).toEqual([0, 0, 1, 1]);
  });

  test('are asked for row by row', () => {
    expect(inSight(layout, 0, 60)).toEqual({ from: 0, to: 3, groups: [0] });
    expect(inSight(layout, 145, 230)).toEqual({ from: 3, to: 4, groups: [0] });
    expect(inSight(layout, 245, 300)).toEqual({ from: 4, to: 6, groups: [1] });
    expect(inSight(layout, -500, 5000)).toEqual({ from: 0, to: 6, groups: [0, 1] });
  });

  test.each<[number, Move, number]>([
    [0, 'right', 1],
    [0, 'left', 0],
    [1, 'down', 3],
    [3, 'down', 4],
    [2, 'down', 3],
    [5, 'up', 3],
    [4, 'up', 3],
    [3, 'up', 0],
    [5, 'right', 5],
    [5, 'down', 5],
    [2, 'last', 5],
    [5, 'first', 0],
    [0, 'pageDown', 4],
    [5, 'pageUp', 0],
  ])('from photo %i the key %s leads to photo %i', (from, move, to) => {
    expect(moved(layout, from, move, 2)).toBe(to);
  });
});

describe('small groups', () => {
  // Five in a row: 2 and 3 beside each other, 1 (with room for its head) and 2, then one that needs rows of its own.
  const layout = layOut([2, 3, 1, 2, 7, 1], { ...MEASURES, columns: 5 });

  test('stand side by side as far as a row holds them', () => {
    expect(layout.groups.map(({ column, span, topPx }) => [column, span, topPx])).toEqual([
      [0, 2, 0],
      [2, 3, 0],
      [0, 2, 140],
      [2, 2, 140],
      [0, 5, 280],
      [0, 2, 520],
    ]);
    expect(placeOfTile(layout, 2)).toEqual({ leftPx: 220, topPx: 40 });
    expect(inSight(layout, 150, 200)).toEqual({ from: 5, to: 8, groups: [2, 3] });
  });

  test.each<[number, Move, number]>([
    [1, 'right', 2],
    [4, 'down', 7],
    [1, 'down', 5],
    [5, 'up', 0],
    [7, 'up', 3],
    [7, 'down', 11],
    [14, 'down', 15],
    [15, 'up', 13],
  ])('from photo %i the key %s leads to photo %i', (from, move, to) => {
    expect(moved(layout, from, move, 2)).toBe(to);
  });
});

test('whatever there is and wherever one looks, exactly the tiles in sight are asked for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: -300, max: 6000 }),
      fc.integer({ min: 1, max: 900 }),
      (counts, columns, topPx, heightPx) => {
        const layout = layOut(counts, { ...MEASURES, columns });
        const bottomPx = topPx + heightPx;
        const { from, to, groups } = inSight(layout, topPx, bottomPx);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(layout.count);
        for (let place = 0; place < layout.count; place++) {
          const { topPx: top } = placeOfTile(layout, place);
          const isSeen = top < bottomPx && top + MEASURES.tileHeightPx > topPx;
          if (isSeen) {
            expect(place >= from && place < to).toBe(true);
            expect(groups).toContain(groupOf(layout, place));
          }
          // No more than the row that is half out, with its gap.
          if (place >= from && place < to) {
            expect(top).toBeLessThan(bottomPx + MEASURES.headHeightPx + MEASURES.tileHeightPx);
            expect(top + MEASURES.tileHeightPx + MEASURES.gapPx).toBeGreaterThan(topPx);
          }
        }
      },
    ),
  );
});

test('the keys never lead out of the gallery, and right leads over every photo once', () => {
  const move = fc.constantFrom<Move>('left', 'right', 'up', 'down', 'pageUp', 'pageDown', 'first', 'last');
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
      fc.array(move),
      (counts, moves) => {
        const layout = layOut(counts, MEASURES);
        let place = 0;
        for (const each of moves) {
          place = moved(layout, place, each, 2);
          expect(place >= 0 && place < layout.count).toBe(true);
        }
      },
    ),
  );
});
