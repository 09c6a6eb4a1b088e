/**
 * The page of the map's benchmark: the program's own tiles of parcels, and the same parcels as Leaflet's canvas polygons. Both are
 * opened, zoomed, dragged in the same way, one after the other, so that their ratio says something on a busy machine too.
 */
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { idAt } from '#core/map/packed-outlines.ts';
import { latOf, lonOf, tilesOfBox } from '#core/map/web-mercator.ts';
import { connect } from '#renderer/client/connect.ts';
import type { ParcelLook } from '#renderer/map/parcels/colouring.ts';
import { findParcel } from '#renderer/map/parcels/find-parcel.ts';
import { LabelLayer } from '#renderer/map/parcels/label-layer.ts';
import { ParcelTiles } from '#renderer/map/parcels/parcel-tiles.ts';
import { readTile } from '#renderer/map/parcels/read-tile.ts';
import { TileStore } from '#renderer/map/parcels/tile-store.ts';

const LOOK: ParcelLook = { colouring: 'state', categoryCodes: [], othersShown: true };
/** As the program's map is made. */
const MAP: L.MapOptions = {
  preferCanvas: true,
  zoomAnimation: false,
  fadeAnimation: false,
  zoomControl: false,
  attributionControl: false,
  inertia: false,
  minZoom: 8,
  maxZoom: 21,
  zoomSnap: 0.5,
};
const LAST_ZOOM = 18;
const DRAG_FRAMES = 90;
const DRAG_PX = 14;
const CLICKS = 100;

/** A map with all parcels on it, ours or the peer's. */
type Opened = {
  readonly map: L.Map;
  /** Resolves when everything in view is on the screen. */
  readonly painted: () => Promise<void>;
  readonly close: () => void;
};
type Kind = 'ours' | 'leaflet';

const { client } = connect();
let shapes: L.LatLngExpression[][][] = [];
let opened: Opened | undefined;

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
async function frames(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await frame();
}

function container(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'bench-map';
  document.body.replaceChildren(element);
  return element;
}

let store = new TileStore(readTile);

async function openOurs(atHand: boolean): Promise<Opened> {
  if (!atHand) {
    store.close();
    store = new TileStore(readTile);
  }
  const map = L.map(container(), MAP);
  const { box } = await client.map.extent();
  if (box) map.fitBounds(toBounds(box));
  const layer = new ParcelTiles(store, LOOK).addTo(map);
  const labels = new LabelLayer(store).addTo(map);
  layer.on('drawn', () => labels.draw());
  const painted = async () => {
    await frame();
    while (layer.isLoading() || layer.isDrawing()) await frame();
    await frames(2);
  };
  return { map, painted, close: () => map.remove() };
}

async function openLeaflet(atHand: boolean): Promise<Opened> {
  if (!atHand) shapes = await readShapes();
  const map = L.map(container(), MAP);
  const { box } = await client.map.extent();
  if (box) map.fitBounds(toBounds(box));
  const group = L.layerGroup(
    shapes.map((rings) => L.polygon(rings, { color: '#7a3fc4', weight: 1.6, fillOpacity: 0.16 })),
  );
  group.addTo(map);
  return { map, painted: () => frames(2), close: () => map.remove() };
}

const openers = { ours: openOurs, leaflet: openLeaflet } as const;

/** The peer's polygons, out of the same tiles: there is no faster way to get them here. */
async function readShapes(): Promise<L.LatLngExpression[][][]> {
  const { box } = await client.map.extent();
  if (!box) throw new Error('no parcels');
  const known = new Set<string>();
  const read: L.LatLngExpression[][][] = [];
  const all = new TileStore(readTile);
  const tiles = tilesOfBox(box, 12);
  await Promise.all(tiles.map(({ x, y }) => all.require({ kind: 'outlines', x, y })));
  for (const { x, y } of tiles) {
    const tile = all.get('outlines', x, y);
    for (let i = 0; tile && i < tile.count; i++) {
      const id = idAt(tile, i);
      if (known.has(id)) continue;
      known.add(id);
      const rings: L.LatLngExpression[][] = [];
      for (let ring = tile.firstRing[i] ?? 0; ring < (tile.firstRing[i + 1] ?? 0); ring++) {
        const points: [number, number][] = [];
        for (let p = tile.firstPoint[ring] ?? 0; p < (tile.firstPoint[ring + 1] ?? 0); p++) {
          const [px = 0, py = 0] = [tile.points[2 * p], tile.points[2 * p + 1]];
          points.push([latOf(tile.originY + py), lonOf(tile.originX + px)]);
        }
        rings.push(points);
      }
      read.push(rings);
    }
  }
  all.close();
  return read;
}

/** How many parcels there are; the peer's are at hand from here on. */
async function prepare(): Promise<number> {
  shapes = await readShapes();
  return shapes.length;
}

/**
 * Milliseconds from nothing to the first whole picture. The map stays open for what follows.
 * @param atHand whether the parcels were read before; else reading them counts
 */
async function open(kind: Kind, atHand: boolean): Promise<number> {
  opened?.close();
  await frames(5);
  const start = performance.now();
  opened = await openers[kind](atHand);
  await opened.painted();
  return performance.now() - start;
}

function current(): Opened {
  if (!opened) throw new Error('no map is open');
  return opened;
}

/** Milliseconds of each step from all parcels to a single one and back, towards a place with many. */
async function zoom(at: readonly [number, number]): Promise<number[]> {
  const { map, painted } = current();
  const from = Math.ceil(map.getZoom());
  const steps = Array.from({ length: LAST_ZOOM - from + 1 }, (_, i) => from + i);
  const times: number[] = [];
  for (const step of [...steps, ...steps.toReversed().slice(1)]) {
    // As long as a hand takes between two turns of the wheel.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const start = performance.now();
    map.setView([...at] as [number, number], step, { animate: false });
    await painted();
    times.push(performance.now() - start);
  }
  return times;
}

/** Milliseconds between the frames of a drag from the given view, the ones after letting go included. */
async function drag(at: readonly [number, number], zoomLevel: number): Promise<number[]> {
  const { map, painted } = current();
  map.setView([...at] as [number, number], zoomLevel, { animate: false });
  await painted();
  await frames(10);
  const element = map.getContainer();
  let [x, y] = [1200, 600];
  const send = (type: string, target: EventTarget) =>
    target.dispatchEvent(
      new MouseEvent(type, {
        bubbles: true,
        cancelable: true,
        clientX: x,
        clientY: y,
        button: 0,
        buttons: 1,
        view: window,
      }),
    );
  const times: number[] = [];
  send('mousedown', element.querySelector('.leaflet-pane') ?? element);
  let last = await frame();
  for (let i = 0; i < DRAG_FRAMES + 20; i++) {
    if (i < DRAG_FRAMES) {
      // There and back: a map is dragged further than one screen, but a pointer is not.
      const forth = Math.floor(i / 30) % 2 === 0 ? -1 : 1;
      x += forth * DRAG_PX * 2;
      y += forth * DRAG_PX;
      send('mousemove', element);
    } else if (i === DRAG_FRAMES) send('mouseup', element);
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** Milliseconds from a click to the parcel that was meant, at random places of a view; and how many were found. */
async function click(
  at: readonly [number, number],
  zoomLevel: number,
): Promise<{ times: number[]; found: number }> {
  const { map, painted } = current();
  map.setView([...at] as [number, number], zoomLevel, { animate: false });
  await painted();
  const size = map.getSize();
  const times: number[] = [];
  let found = 0;
  for (let i = 0; i < CLICKS; i++) {
    const place = map.containerPointToLatLng([(i * 997) % size.x, (i * 613) % size.y]);
    const start = performance.now();
    if (await findParcel(store, client, map, place)) found++;
    times.push(performance.now() - start);
  }
  return { times, found };
}

function toBounds([west, south, east, north]: readonly [
  number,
  number,
  number,
  number,
]): L.LatLngBoundsLiteral {
  return [
    [south, west],
    [north, east],
  ];
}

export const mapBench = { prepare, open, zoom, drag, click };
export type MapBench = typeof mapBench;
Object.assign(window, { mapBench });
