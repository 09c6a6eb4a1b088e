/** The numbers of the parcels, written over them where there is room: on a canvas of the size of the view, drawn when it has come to rest. */
import L from 'leaflet';
import { MAP_TILE_ZOOM, OUTLINES_FROM_ZOOM } from '#core/map/map-tiles.ts';
import type { OutlineTile } from '#core/map/packed-outlines.ts';
import { pixelsAUnit, tileSpan, tilesOfBox, worldX, worldY } from '#core/map/web-mercator.ts';
import { paneOf } from '../panes.ts';
import { shortNo, widestSpot } from './label-places.ts';
import type { TileStore } from './tile-store.ts';

const FONT = '600 14px system-ui, sans-serif';
const HEIGHT_PX = 18;
/** Room a number needs beside itself within its parcel. */
const ROOM_PX = 10;
/** Of the plate it stands on, beside it. */
const PLATE_PX = 3;
const PLATE_ALPHA = 0.72;
/** Nothing narrower is looked at. */
const LEAST_PX = 36;
const MAX_LABELS = 250;

type Label = { readonly text: string; readonly width: number; readonly x: number; readonly y: number };

export class LabelLayer extends L.Layer {
  readonly #store: TileStore;
  readonly #canvas = document.createElement('canvas');

  constructor(store: TileStore) {
    super();
    this.#store = store;
  }

  override onAdd(map: L.Map): this {
    paneOf(map, 'parcel-numbers').appendChild(this.#canvas);
    this.draw();
    return this;
  }

  override onRemove(): this {
    this.#canvas.remove();
    return this;
  }

  override getEvents() {
    const draw = () => this.draw();
    return { moveend: draw, zoomend: draw, viewreset: draw, resize: draw };
  }

  draw(): void {
    const map = this._map as L.Map | undefined;
    const context = this.#canvas.getContext('2d');
    if (!map || !context) return;
    const size = map.getSize();
    const ratio = window.devicePixelRatio || 1;
    this.#canvas.width = size.x * ratio;
    this.#canvas.height = size.y * ratio;
    this.#canvas.style.width = `${size.x}px`;
    this.#canvas.style.height = `${size.y}px`;
    L.DomUtil.setPosition(this.#canvas, map.containerPointToLayerPoint([0, 0]));
    if (map.getZoom() < OUTLINES_FROM_ZOOM) return;
    const style = getComputedStyle(map.getContainer());
    context.scale(ratio, ratio);
    context.font = FONT;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    const labels = this.#labels(map, context);
    // A plate and no halo: lines about letters take ten times as long to draw.
    context.globalAlpha = PLATE_ALPHA;
    context.fillStyle = style.getPropertyValue('--map-paper');
    for (const { width, x, y } of labels)
      context.fillRect(x - width / 2 - PLATE_PX, y - HEIGHT_PX / 2, width + 2 * PLATE_PX, HEIGHT_PX);
    context.globalAlpha = 1;
    context.fillStyle = style.getPropertyValue('--map-ink');
    for (const { text, x, y } of labels) context.fillText(text, x, y);
  }

  #labels(map: L.Map, context: CanvasRenderingContext2D): readonly Label[] {
    const bounds = map.getBounds();
    const scale = pixelsAUnit(map.getZoom());
    const [left, top] = [worldX(bounds.getWest()), worldY(bounds.getNorth())];
    const { x: widthPx, y: heightPx } = map.getSize();
    const zoom = MAP_TILE_ZOOM.outlines;
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const;
    const labels: Label[] = [];
    const written = new Set<string>();
    for (const { x, y } of tilesOfBox(box, zoom)) {
      const tile = this.#store.get('outlines', x, y);
      if (!tile) continue;
      const [offsetX, offsetY] = [x * tileSpan(zoom) - left, y * tileSpan(zoom) - top];
      for (let i = 0; i < tile.count && labels.length < MAX_LABELS; i++) {
        const unitNo = tile.unitNos[i] ?? '';
        // A parcel on the edge of two tiles is in both.
        if (unitNo === '' || widthOf(tile, i) * scale < LEAST_PX || written.has(unitNo)) continue;
        const spot = widestSpot(tile, i);
        if (!spot) continue;
        const [atX, atY] = [(spot.x + offsetX) * scale, (spot.y + offsetY) * scale];
        if (atX < 0 || atY < 0 || atX > widthPx || atY > heightPx) continue;
        const text = shortNo(unitNo);
        const { width } = context.measureText(text);
        const hasRoom = spot.width * scale >= width + ROOM_PX && heightOf(tile, i) * scale >= HEIGHT_PX;
        if (!hasRoom) continue;
        written.add(unitNo);
        labels.push({ text, width, x: atX, y: atY });
      }
    }
    return labels;
  }
}

const widthOf = ({ boxes }: OutlineTile, i: number) => (boxes[4 * i + 2] ?? 0) - (boxes[4 * i] ?? 0);
const heightOf = ({ boxes }: OutlineTile, i: number) => (boxes[4 * i + 3] ?? 0) - (boxes[4 * i + 1] ?? 0);
