/** A base map of vector tiles, drawn in plain colours. Beyond the file's last zoom its tiles are drawn larger, as sharp as before. */
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import L from 'leaflet';
import { PbfReader } from 'pbf';
import { vectorStyle } from './vector-style.ts';

const TILE_PX = 256;
const [LINE, AREA] = [2, 3] as const;
/** A tile with more than this is of a city seen from far away, or none at all: the rest is left out. */
const MAX_FEATURES = 20_000;
const MAX_POINTS = 500_000;

type Place = { readonly z: number; readonly x: number; readonly y: number };

export class VectorTiles extends L.GridLayer {
  readonly #url: string;
  readonly #lastZoom: number;
  readonly #read = new Map<string, Promise<VectorTile | undefined>>();

  /** @param lastZoom of the file */
  constructor(url: string, lastZoom: number, options: L.GridLayerOptions) {
    super({ ...options, tileSize: TILE_PX });
    this.#url = url;
    this.#lastZoom = lastZoom;
  }

  override createTile({ x, y, z }: L.Coords, done: L.DoneCallback): HTMLElement {
    const canvas = document.createElement('canvas');
    const ratio = window.devicePixelRatio || 1;
    canvas.width = TILE_PX * ratio;
    canvas.height = TILE_PX * ratio;
    const deeper = Math.max(0, z - this.#lastZoom);
    const factor = 2 ** deeper;
    const place = { z: z - deeper, x: Math.floor(x / factor), y: Math.floor(y / factor) };
    void this.#tile(place)
      .then((tile) => {
        const context = canvas.getContext('2d');
        if (!tile || !context) return;
        context.scale(ratio, ratio);
        const side = TILE_PX * factor;
        draw(context, tile, side, (x - place.x * factor) * TILE_PX, (y - place.y * factor) * TILE_PX);
      })
      // Not to be had, or broken: the map shows what there is of it.
      .catch(() => undefined)
      .then(() => done(undefined, canvas));
    return canvas;
  }

  #tile({ z, x, y }: Place): Promise<VectorTile | undefined> {
    const url = this.#url.replace('{z}', `${z}`).replace('{x}', `${x}`).replace('{y}', `${y}`);
    const known = this.#read.get(url) ?? read(url);
    this.#read.set(url, known);
    // Not to be had now: asked for again when it comes into view again.
    known.catch(() => this.#read.delete(url));
    // What was asked for first goes first.
    if (this.#read.size > 64) this.#read.delete(this.#read.keys().next().value ?? '');
    return known;
  }
}

/** @returns undefined where there is none, and for bytes that are none @throws when it cannot be told, for the service is away */
async function read(url: string): Promise<VectorTile | undefined> {
  const response = await fetch(url);
  if (response.status >= 500) throw new Error(`${response.status}`);
  if (response.status !== 200) return undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  try {
    return new VectorTile(new PbfReader(bytes));
  } catch {
    return undefined;
  }
}

function draw(
  context: CanvasRenderingContext2D,
  tile: VectorTile,
  side: number,
  left: number,
  top: number,
): void {
  let points = 0;
  // Areas first, and lines above all of them.
  for (const kind of [AREA, LINE] as const) {
    for (const layer of Object.values(tile.layers)) {
      const scale = side / layer.extent;
      for (let i = 0; i < Math.min(layer.length, MAX_FEATURES); i++) {
        const feature = layer.feature(i);
        if (feature.type !== kind) continue;
        if (points > MAX_POINTS) return;
        const described = `${inShort(layer.name)} ${classOf(feature)}`;
        const style = vectorStyle(kind === AREA ? 'area' : 'line', described);
        points += trace(context, feature, scale, left, top);
        if (style.fill) {
          context.fillStyle = style.fill;
          context.fill('evenodd');
        }
        if (style.line) {
          context.strokeStyle = style.line;
          context.lineWidth = style.width ?? 1;
          context.stroke();
        }
      }
    }
  }
}

/** A name of a megabyte would be looked through for every feature. */
const MAX_NAME = 100;
const inShort = (name: unknown): string => String(name ?? '').slice(0, MAX_NAME);

function classOf({ properties }: VectorTileFeature): string {
  return ['class', 'kind', 'type', 'subclass'].map((name) => inShort(properties[name])).join(' ');
}

/** The library's own loading closes a ring as often as the file says, which may be hundreds of millions of times. */
type Commands = { readonly _pbf: PbfReader; readonly _geometry: number };
const [MOVE_TO, LINE_TO, CLOSE] = [1, 2, 7] as const;

/** @returns of how many points */
function trace(
  context: CanvasRenderingContext2D,
  feature: VectorTileFeature,
  scale: number,
  left: number,
  top: number,
): number {
  const { _pbf: pbf, _geometry: start } = feature as unknown as Commands;
  context.beginPath();
  if (start < 0) return 0;
  pbf.pos = start;
  const end = pbf.readVarint() + pbf.pos;
  let [x, y, points] = [0, 0, 0];
  while (pbf.pos < end) {
    const command = pbf.readVarint();
    const what = command & 7;
    if (what === CLOSE) context.closePath();
    else if (what !== MOVE_TO && what !== LINE_TO) break;
    else {
      for (let count = command >>> 3; count > 0 && pbf.pos < end; count--) {
        x += pbf.readSVarint();
        y += pbf.readSVarint();
        points++;
        if (what === MOVE_TO) context.moveTo(x * scale - left, y * scale - top);
        else context.lineTo(x * scale - left, y * scale - top);
      }
    }
  }
  return points;
}
