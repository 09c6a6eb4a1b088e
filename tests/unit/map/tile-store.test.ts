import { describe, expect, test } from 'vitest';
import { type MapTile, marksOver, toTileName } from '#core/map/map-tiles.ts';
import { packMarks } from '#core/map/packed-marks.ts';
import { packOutlines } from '#core/map/packed-outlines.ts';
import { TileStore, tilesUnder } from '#renderer/map/parcels/tile-store.ts';
import { ADDRESS, aPackedParcel, idOf, TILE } from '#tests/helpers/packed-parcels.ts';

/** A service that has as many parcels in each tile of outlines as it is told, and notes what it is asked for. */
function aService() {
  const asked: string[] = [];
  let parcels = 1;
  let fails = false;
  return {
    asked,
    has: (count: number) => {
      parcels = count;
    },
    failsFromNowOn: (does: boolean) => {
      fails = does;
    },
    read: async (tile: MapTile) => {
      asked.push(toTileName(tile));
      if (fails) throw new Error('gone');
      const outlines = Array.from({ length: parcels }, (_, i) => aPackedParcel({ id: idOf(i) }));
      return tile.kind === 'marks'
        ? packMarks({ zoom: 10, x: tile.x, y: tile.y }, [])
        : packOutlines(ADDRESS, outlines);
    },
  };
}

const countIn = (store: TileStore) => store.get('outlines', TILE.x, TILE.y)?.count;
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the tiles a page has read', () => {
  test('are read once, however often they are asked for', async () => {
    const service = aService();
    const store = new TileStore(service.read);
    expect(countIn(store)).toBeUndefined();
    await Promise.all([store.require(TILE), store.require(TILE)]);
    expect(store.require(TILE)).toBeUndefined();
    expect(countIn(store)).toBe(1);
    expect(service.asked).toEqual([toTileName(TILE)]);
  });

  test('are read again when they have changed, and only those; the old one is there meanwhile', async () => {
    const service = aService();
    const store = new TileStore(service.read);
    const beside = { ...TILE, x: TILE.x + 1 };
    await Promise.all([store.require(TILE), store.require(beside), store.require(marksOver(TILE))]);
    const refreshed: string[] = [];
    store.onRefreshed((tile) => refreshed.push(toTileName(tile)));
    service.asked.length = 0;
    service.has(2);
    store.refresh([TILE, { x: 1, y: 1 }]);
    expect(countIn(store)).toBe(1);
    await settled();
    expect(countIn(store)).toBe(2);
    const both = [toTileName(TILE), toTileName(marksOver(TILE))];
    expect(service.asked.toSorted()).toEqual(both.toSorted());
    expect(refreshed.toSorted()).toEqual(both.toSorted());
  });

  test('are all read again when everything may have changed', async () => {
    const service = aService();
    const store = new TileStore(service.read);
    await Promise.all([store.require(TILE), store.require({ ...TILE, x: TILE.x + 1 })]);
    service.asked.length = 0;
    store.refresh(undefined);
    expect(service.asked).toHaveLength(2);
  });

  test('are asked for anew after the service was gone, and stay as they are while it is', async () => {
    const service = aService();
    const store = new TileStore(service.read);
    service.failsFromNowOn(true);
    await store.require(TILE);
    expect(countIn(store)).toBeUndefined();
    service.failsFromNowOn(false);
    await store.require(TILE);
    expect(countIn(store)).toBe(1);
    service.failsFromNowOn(true);
    store.refresh(undefined);
    await settled();
    expect(countIn(store)).toBe(1);
  });

  test('are never replaced by an older reply that comes late', async () => {
    const replies: ((parcels: number) => void)[] = [];
    const store = new TileStore(
      () =>
        new Promise((resolve) => {
          replies.push((parcels) =>
            resolve(
              packOutlines(
                ADDRESS,
                Array.from({ length: parcels }, (_, i) => aPackedParcel({ id: idOf(i) })),
              ),
            ),
          );
        }),
    );
    void store.require(TILE);
    store.refresh([TILE]);
    replies[1]?.(2);
    await settled();
    expect(countIn(store)).toBe(2);
    replies[0]?.(1);
    await settled();
    expect(countIn(store)).toBe(2);
  });

  test('are let go, those looked at longest ago first, before they fill the memory', async () => {
    const service = aService();
    const store = new TileStore(service.read);
    for (let x = 0; x < 300; x++) {
      await store.require({ kind: 'outlines', x, y: 0 });
      store.get('outlines', 0, 0);
    }
    expect(store.get('outlines', 0, 0)).toBeDefined();
    expect(store.get('outlines', 299, 0)).toBeDefined();
    const kept = Array.from({ length: 300 }, (_, x) => store.get('outlines', x, 0)).filter(
      (tile) => tile !== undefined,
    );
    expect(kept.length).toBeLessThan(250);
  });

  test('half a tile is none', async () => {
    const store = new TileStore(async () => packOutlines(ADDRESS, [aPackedParcel()]).subarray(0, 20));
    await store.require(TILE);
    expect(countIn(store)).toBeUndefined();
  });
});

test('the tiles under a piece are those it touches, and the ones beyond its edge only where it reaches over', () => {
  const side = 1 / 2 ** 12;
  const piece = { minX: 3 * side, minY: 5 * side, maxX: 4 * side, maxY: 6 * side };
  expect(tilesUnder('outlines', piece)).toEqual([{ kind: 'outlines', x: 3, y: 5 }]);
  expect(tilesUnder('outlines', { ...piece, maxX: 4.01 * side, minY: 4.99 * side })).toHaveLength(4);
  expect(tilesUnder('marks', piece)).toEqual([{ kind: 'marks', x: 0, y: 1 }]);
  expect(tilesUnder('outlines', { minX: -1, minY: -1, maxX: 2 * side, maxY: side })).toHaveLength(2);
});
