/**
 * The parcels as tiles of canvas, 512 pixels a side. A tile whose parcels are read waits in a queue, nearest to the middle of the
 * view first, and in each frame as much is drawn as fits beside everything else a frame has to do: dragging stays smooth
 * however many parcels come into view.
 */
import L from 'leaflet';
import {
  MAP_TILE_ZOOM,
  type MapTile,
  type MapTileKind,
  OUTLINES_FROM_ZOOM,
  toAddress,
} from '#core/map/map-tiles.ts';
import { pixelsAUnit, tileSpan, WORLD } from '#core/map/web-mercator.ts';
import type { ParcelLook } from './colouring.ts';
import { DOT_PX, moreThanDots, paintMarks } from './paint-marks.ts';
import { type Piece, paintOutlines } from './paint-outlines.ts';
import { type TileStore, tilesUnder } from './tile-store.ts';

const TILE_PX = 512;
/** Of a frame of 16 ms, for what takes its time at once; the browser needs the rest to put the picture together. */
const FRAME_BUDGET_MS = 6;
/** Polygons noted in a frame, for they are drawn after it: few while the map is dragged, more while all wait for a picture. */
const DRAGGED_BUDGET = 1200;
const RESTING_BUDGET = 6000;
/** A dot is drawn this far over the edge of its tile. */
const DOT_REACH_PX = Math.ceil(DOT_PX / 2);
/** And an outline so far, 4 km: a parcel is in the tile of its middle only. */
const MARK_REACH = tileSpan(MAP_TILE_ZOOM.marks) / 8;

const READ_AHEAD_ZOOMS = 2;

type Canvas = HTMLCanvasElement & { piece?: Piece; tiles?: readonly MapTile[] };
type Waiting = {
  readonly canvas: Canvas;
  readonly coords: L.Coords;
  done?: (() => void) | undefined;
};

export class ParcelTiles extends L.GridLayer {
  readonly #store: TileStore;
  readonly #stopListening: () => void;
  #look: ParcelLook;
  #waiting: Waiting[] = [];
  #drawing: { readonly steps: Generator<number, void, void>; readonly what: Waiting } | undefined;
  #frame: number | undefined;
  #dragged = false;

  constructor(store: TileStore, look: ParcelLook) {
    super({
      tileSize: TILE_PX,
      keepBuffer: 1,
      updateWhenIdle: false,
      updateInterval: 100,
      pane: 'overlayPane',
    });
    this.#store = store;
    this.#look = look;
    this.#stopListening = store.onRefreshed((tile) => this.#redraw(tile));
    this.on('tileunload', ({ coords }: L.TileEvent) => {
      this.#waiting = this.#waiting.filter(({ coords: waiting }) => !isSame(waiting, coords));
    });
  }

  /** Draws everything anew in place. */
  setLook(look: ParcelLook): void {
    this.#look = look;
    this.#redraw(undefined);
  }

  /** Whether tiles are waiting for their turn. */
  isDrawing(): boolean {
    return this.#waiting.length > 0 || this.#drawing !== undefined;
  }

  override getEvents() {
    const dragged = (is: boolean) => () => {
      this.#dragged = is;
    };
    return { ...super.getEvents?.(), dragstart: dragged(true), dragend: dragged(false) };
  }

  override onRemove(map: L.Map): this {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#waiting = [];
    this.#drawing = undefined;
    this.#stopListening();
    return super.onRemove(map);
  }

  override createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement {
    const canvas = document.createElement('canvas') as Canvas;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = TILE_PX * ratio;
    canvas.height = TILE_PX * ratio;
    const scale = pixelsAUnit(coords.z);
    const piece = {
      left: (coords.x * TILE_PX) / scale,
      top: (coords.y * TILE_PX) / scale,
      sizePx: TILE_PX,
      scale,
      zoom: coords.z,
      ratio,
    };
    const kind = kindAt(coords.z);
    canvas.piece = piece;
    canvas.tiles = tilesUnder(
      kind,
      toShares(piece, kind === 'marks' ? Math.max(MARK_REACH, DOT_REACH_PX / scale) : 0),
    );
    const reading = canvas.tiles.flatMap((tile) => this.#store.require(tile) ?? []);
    const queue = () => this.#queue({ canvas, coords, done: () => done(undefined, canvas) });
    if (reading.length === 0) queue();
    else void Promise.all(reading).then(queue);
    return canvas;
  }

  #redraw(changed: MapTile | undefined): void {
    for (const { el, coords, current } of Object.values(this._tiles)) {
      const canvas = el as Canvas;
      const isConcerned =
        changed === undefined ||
        canvas.tiles?.some(({ kind, x, y }) => kind === changed.kind && x === changed.x && y === changed.y);
      if (current && isConcerned) this.#queue({ canvas, coords });
    }
  }

  /** Once each: what changes while a canvas waits is on it when its turn comes. */
  #queue({ canvas, coords, done }: Waiting): void {
    if (!this._map) return;
    const known = this.#waiting.find((waiting) => waiting.canvas === canvas);
    if (known) known.done ??= done;
    else this.#waiting.push({ canvas, coords, done });
    this.#frame ??= requestAnimationFrame(() => this.#drawSome());
  }

  #drawSome(): void {
    this.#frame = undefined;
    if (!this._map) return;
    const until = performance.now() + FRAME_BUDGET_MS;
    let budget = this.#dragged ? DRAGGED_BUDGET : RESTING_BUDGET;
    do {
      this.#drawing ??= this.#next();
      if (!this.#drawing) break;
      const { done, value } = this.#drawing.steps.next();
      if (!done) {
        budget -= value;
        continue;
      }
      this.#drawing.what.done?.();
      this.#drawing = undefined;
    } while (budget > 0 && performance.now() < until);
    if (this.isDrawing()) this.#frame ??= requestAnimationFrame(() => this.#drawSome());
    else {
      this.fire('drawn');
      this.#readAhead();
    }
  }

  /**
   * Before outlines are drawn instead of marks, those that will be in view are read while nothing else is to be done: the middle of the
   * view, a half of it each way for a zoom, a quarter for two.
   */
  #readAhead(): void {
    const zoom = Math.round(this._map.getZoom());
    if (zoom >= OUTLINES_FROM_ZOOM || zoom < OUTLINES_FROM_ZOOM - READ_AHEAD_ZOOMS) return;
    const { min, max } = this._map.getPixelBounds();
    if (!min || !max) return;
    const world = 256 * 2 ** this._map.getZoom();
    const share = 2 ** (zoom - OUTLINES_FROM_ZOOM) / 2;
    const middle = min.add(max).divideBy(2);
    const [reachX, reachY] = [(max.x - min.x) * share, (max.y - min.y) * share];
    const ahead = {
      minX: (middle.x - reachX) / world,
      minY: (middle.y - reachY) / world,
      maxX: (middle.x + reachX) / world,
      maxY: (middle.y + reachY) / world,
    };
    for (const tile of tilesUnder('outlines', ahead)) void this.#store.require(tile);
  }

  #next() {
    const middle = this._map
      .project(this._map.getCenter(), this._tileZoom)
      .divideBy(TILE_PX)
      .subtract([0.5, 0.5]);
    const distanceOf = ({ coords }: Waiting) => Math.hypot(coords.x - middle.x, coords.y - middle.y);
    this.#waiting.sort((a, b) => distanceOf(b) - distanceOf(a));
    const what = this.#waiting.pop();
    return what && { what, steps: this.#draw(what.canvas) };
  }

  /** Yields what each step will cost beyond its own time. */
  *#draw(canvas: Canvas): Generator<number, void, void> {
    const context = canvas.getContext('2d');
    const { piece, tiles = [] } = canvas;
    if (!context || !piece) return;
    const side = canvas.width;
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (kindAt(piece.zoom) === 'marks') {
      const image = context.createImageData(side, side);
      const pixels = { data: new Uint32Array(image.data.buffer), width: side };
      for (const tile of tilesUnder('marks', toShares(piece, DOT_REACH_PX / piece.scale))) {
        const data = this.#store.get('marks', tile.x, tile.y);
        if (data) paintMarks(pixels, piece, toAddress(tile), data, this.#look);
        yield 0;
      }
      context.putImageData(image, 0, 0);
    } else context.clearRect(0, 0, side, side);
    context.scale(side / TILE_PX, side / TILE_PX);
    for (const tile of tiles) {
      yield 0;
      if (tile.kind === 'marks') {
        const data = this.#store.get('marks', tile.x, tile.y);
        const isDrawn = data && moreThanDots(data, toAddress(tile), piece);
        if (data && isDrawn) yield* paintOutlines(context, piece, data, this.#look, isDrawn);
      } else {
        const data = this.#store.get('outlines', tile.x, tile.y);
        if (data) yield* paintOutlines(context, piece, data, this.#look);
      }
    }
  }
}

/** What is drawn at a zoom of the map. */
export function kindAt(zoom: number): MapTileKind {
  return Math.round(zoom) >= OUTLINES_FROM_ZOOM ? 'outlines' : 'marks';
}

function toShares({ left, top, sizePx, scale }: Piece, reach: number) {
  return {
    minX: (left - reach) / WORLD,
    minY: (top - reach) / WORLD,
    maxX: (left + sizePx / scale + reach) / WORLD,
    maxY: (top + sizePx / scale + reach) / WORLD,
  };
}

function isSame(a: L.Coords, b: L.Coords): boolean {
  return a.x === b.x && a.y === b.y && a.z === b.z;
}
