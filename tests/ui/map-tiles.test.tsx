/** Tiles that the window draws by itself: parcels, and base maps of shapes. */
import L from 'leaflet';
import { PbfWriter } from 'pbf';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { VectorTiles } from '#renderer/map/layers/vector-tiles.ts';
import { ParcelTiles } from '#renderer/map/parcels/parcel-tiles.ts';
import { TileStore } from '#renderer/map/parcels/tile-store.ts';

let map: L.Map;
const [cleared, closed] = [vi.fn(), vi.fn()];
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(500);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
  const told: Readonly<Record<PropertyKey, unknown>> = { clearRect: cleared, closePath: closed };
  const context = new Proxy({}, { get: (_, name) => told[name] ?? (() => undefined) });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
  const box = document.createElement('div');
  document.body.append(box);
  map = L.map(box, { center: [30.86, 120], zoom: 17, zoomAnimation: false, fadeAnimation: false });
});
afterEach(() => {
  map.remove();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

describe('tiles of parcels', () => {
  test('are drawn once, however much of them changes while they wait', async () => {
    const look = { colouring: 'state', categoryCodes: [], othersShown: true } as const;
    const tiles = new ParcelTiles(new TileStore(() => Promise.reject(new Error('gone'))), look);
    const drawn = () => new Promise((resolve) => tiles.once('drawn', resolve));
    const first = drawn();
    tiles.addTo(map);
    await first;
    cleared.mockClear();
    const again = drawn();
    for (let i = 0; i < 3; i++) tiles.setLook(look);
    await again;
    expect(cleared).toHaveBeenCalledTimes(document.querySelectorAll('canvas').length);
    tiles.remove();
  });
});

describe('tiles of a base map of shapes', () => {
  const load = async () => {
    const tiles = new VectorTiles('/tiles/{z}/{x}/{y}', 17, {});
    await new Promise((resolve) => tiles.once('load', resolve).addTo(map));
    return tiles;
  };
  /** One layer with one line, in whose geometry is a command that there is not. */
  const BROKEN = Uint8Array.from([
    ...[0x1a, 0x0f, 0x78, 0x02, 0x0a, 0x01, 0x61, 0x28, 0x80, 0x20],
    ...[0x12, 0x05, 0x18, 0x02, 0x22, 0x01, 0x0b],
  ]);

  test('are asked for again after the service was away', async () => {
    const asked = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch failed'));
    const tiles = await load();
    const count = asked.mock.calls.length;
    expect(count).toBeGreaterThan(0);
    asked.mockResolvedValue(new Response(null, { status: 404 }));
    const again = new Promise((resolve) => tiles.once('load', resolve));
    tiles.redraw();
    await again;
    expect(asked).toHaveBeenCalledTimes(2 * count);
    // That there is none is known from now on.
    const known = new Promise((resolve) => tiles.once('load', resolve));
    tiles.redraw();
    await known;
    expect(asked).toHaveBeenCalledTimes(2 * count);
  });

  test('that close a ring without end, under names without end, are drawn like others', async () => {
    const geometry = [9, 0, 0, 18, 100, 0, 0, 100, ((2 ** 20) << 3) | 7];
    const tile = new PbfWriter();
    const writeLayer = (_: unknown, layer: PbfWriter) => {
      layer.writeStringField(1, 'a'.repeat(1_000_000));
      for (let i = 0; i < 2000; i++) {
        layer.writeMessage(
          2,
          (__, feature) => {
            feature.writeVarintField(3, 3);
            feature.writePackedVarint(4, geometry);
          },
          undefined,
        );
      }
    };
    tile.writeMessage(3, writeLayer, undefined);
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(tile.finish().slice()));
    const from = performance.now();
    await load();
    expect(performance.now() - from).toBeLessThan(5000);
    expect(closed).toHaveBeenCalled();
  });

  test('that are broken are taken as they are, and the map does not wait for them', async () => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(BROKEN));
    await load();
  });
});
