import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marksOver, parseTileName, toAddress, toTileName } from '#core/map/map-tiles.ts';
import { boxOfTile, latOf, lonOf, tilesOfBox, WORLD, worldX, worldY } from '#core/map/web-mercator.ts';

describe('world units', () => {
  test('are the same as those of every tiled map', () => {
    expect([worldX(-180), worldX(0), worldX(180)]).toEqual([0, WORLD / 2, WORLD]);
    expect([worldY(85.051128779806), worldY(0)]).toEqual([0, WORLD / 2]);
    // The tile of 湖州 at zoom 12, as any map server has it.
    expect(tilesOfBox([120.1, 30.87, 120.1, 30.87], 12)).toEqual([{ zoom: 12, x: 3414, y: 1678 }]);
  });

  test('lead back to the degrees they came from', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -85, max: 85, noNaN: true }),
        (lon, lat) => {
          expect(Math.abs(lonOf(worldX(lon)) - lon)).toBeLessThan(1e-7);
          expect(Math.abs(latOf(worldY(lat)) - lat)).toBeLessThan(1e-7);
        },
      ),
    );
  });

  test('a tile is found again by its own box', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3400, max: 3430 }), fc.integer({ min: 1670, max: 1690 }), (x, y) => {
        expect(tilesOfBox(boxOfTile({ zoom: 12, x, y }, -0.01), 12)).toEqual([{ zoom: 12, x, y }]);
        expect(tilesOfBox(boxOfTile({ zoom: 12, x, y }, 0.01), 12)).toHaveLength(9);
      }),
    );
  });
});

describe('names of tiles', () => {
  test('are read as they are written', () => {
    const tile = { kind: 'outlines', x: 3414, y: 1679 } as const;
    expect(parseTileName(toTileName(tile))).toEqual(tile);
    expect(toAddress(marksOver(tile))).toEqual({ zoom: 10, x: 853, y: 419 });
  });

  test('name nothing that there is not', () => {
    for (const name of [
      '',
      'outlines',
      'outlines/1',
      'outlines/4096/0',
      'marks/1024/0',
      'marks/-1/0',
      'lines/1/1',
      'marks/1/1/1',
      'marks/1e2/1',
    ])
      expect(parseTileName(name), name).toBeUndefined();
  });
});
