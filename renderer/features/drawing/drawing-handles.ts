/**
 * What can be taken hold of: every point of the shape or of the line, and between them smaller ones that make a new point. Each is an
 * element of the page, so that keys and screen readers reach it.
 */
import L from 'leaflet';
import type { Gk120 } from '#core/geo/coordinates.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { type Drawing, LINE_NEEDS } from '#core/geo/editing/drawing.ts';
import { type EditVertex, newVertex } from '#core/geo/editing/edit-shape.ts';
import { type ChosenPoint, numberOf } from './chosen-point.ts';
import { linePurposeOf } from './drawing-state.ts';
import type { DrawingStore } from './drawing-store.ts';
import { apartPx, drawnLength, hasFinger, toGk, toLatLng } from './on-screen.ts';

export const DRAWING_PANE = 'drawing';
export const HANDLES_PANE = 'drawing-handles';
/** Handles nearer to each other cover one another; those are shown when the view comes closer. */
const HANDLE_ROOM_PX = 14;
const MAX_HANDLES = 250;
const MIDDLE_ROOM_PX = 56;

export type DrawingWords = {
  readonly point: (no: string) => string;
  readonly newPoint: string;
};

/** Of a line that is drawn: the first point closes a ring. */
type LineEnd = 'first' | 'last';

type Parts = {
  readonly map: L.Map;
  readonly store: DrawingStore;
  readonly words: DrawingWords;
  readonly renderer: L.Renderer;
  readonly finish: () => void;
  /** What a place means: the neighbour's point or line near by, else itself. */
  readonly meant: (at: Gk120) => EditVertex;
  /** @param isDone whether the step was done, and is drawn by itself */
  readonly onDropped: (isDone: boolean) => void;
};

export class DrawingHandles {
  readonly #parts: Parts;
  readonly #group: L.LayerGroup;
  /** From a point that is dragged to those beside it. */
  readonly #rubber: L.LayerGroup;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#group = L.layerGroup().addTo(parts.map);
    this.#rubber = L.layerGroup().addTo(parts.map);
  }

  clear(): void {
    this.#group.clearLayers();
  }

  remove(): void {
    this.#group.remove();
    this.#rubber.remove();
  }

  /** @returns the element of the chosen point */
  draw(drawing: Drawing, chosen: ChosenPoint | undefined): HTMLElement | undefined {
    const { shape, line } = drawing;
    const purpose = linePurposeOf(drawing);
    let found: HTMLElement | undefined;
    const add = (vertex: EditVertex, point: ChosenPoint, end?: LineEnd) => {
      const isChosen = isSamePlace(point, chosen);
      const marker = this.#handle(vertex, point, isChosen, end);
      if (isChosen) found = marker.getElement();
    };
    if (purpose) {
      const isRing = LINE_NEEDS[purpose].closed && line.length >= LINE_NEEDS[purpose].points;
      for (const [index, vertex] of line.entries()) {
        const end = isRing && index === 0 ? 'first' : index === line.length - 1 ? 'last' : undefined;
        add(vertex, { of: 'line', index }, end);
      }
      return found;
    }
    const view = boxOf(this.#parts.map.getBounds().pad(0.1));
    let room = MAX_HANDLES;
    for (const [ring, vertices] of shape.entries()) {
      let last: L.Point | undefined;
      for (const [index, vertex] of vertices.entries()) {
        // Most of a large boundary is out of view, and is passed over as cheaply as can be.
        if (room === 0) break;
        if (!isWithin(vertex, view)) continue;
        const point: ChosenPoint = { of: 'shape', place: { ring, point: index } };
        const at = this.#parts.map.latLngToLayerPoint(toLatLng(vertex));
        const hasRoom = !last || at.distanceTo(last) >= HANDLE_ROOM_PX || isSamePlace(point, chosen);
        if (!hasRoom) continue;
        room -= 1;
        last = at;
        add(vertex, point);
        const next = vertices[(index + 1) % vertices.length];
        if (next && apartPx(this.#parts.map, vertex, next) >= MIDDLE_ROOM_PX)
          this.#middle(vertex, next, { ring, point: index });
      }
    }
    return found;
  }

  #handle(vertex: EditVertex, point: ChosenPoint, isChosen: boolean, end: LineEnd | undefined): L.Marker {
    const marker = this.#marker(
      vertex,
      `drawn-handle${isChosen ? ' is-chosen' : ''}${end === 'first' ? ' is-first' : ''}`,
      this.#parts.words.point(numberOf(vertex, point)),
    );
    marker.on('click', (event) => {
      L.DomEvent.stopPropagation(event);
      // The first click of a double click has put this handle under the second; chosen, it is made anew and hears no double click.
      const isDouble = end === 'last' && event.originalEvent.detail === 2;
      if (end === 'first' || isDouble) this.#parts.finish();
      else this.#parts.store.choose(point);
    });
    this.#drag(marker, (to) => this.#parts.store.move(point, to), point);
    // By key only: what a click has hold of must not be made anew under it.
    marker.getElement()?.addEventListener('focus', ({ currentTarget }) => {
      if (!isChosen && currentTarget instanceof Element && currentTarget.matches(':focus-visible'))
        this.#parts.store.choose(point);
    });
    return marker;
  }

  #middle(from: EditVertex, to: EditVertex, place: { readonly ring: number; readonly point: number }): void {
    const middle = newVertex(gk120((from.gk.northM + to.gk.northM) / 2, (from.gk.eastM + to.gk.eastM) / 2));
    const marker = this.#marker(middle, 'drawn-middle', this.#parts.words.newPoint);
    marker.on('click', (event) => {
      L.DomEvent.stopPropagation(event);
      this.#parts.store.insert(place, middle);
    });
    this.#drag(marker, (at) => this.#parts.store.insert(place, at), undefined, [from, to]);
  }

  #marker(vertex: EditVertex, className: string, label: string): L.Marker {
    const size = hasFinger() ? 44 : 26;
    const marker = L.marker(toLatLng(vertex), {
      pane: HANDLES_PANE,
      draggable: true,
      keyboard: true,
      bubblingMouseEvents: false,
      icon: L.divIcon({ className, iconSize: [size, size], html: '<i></i>' }),
      alt: label,
      title: label,
    }).addTo(this.#group);
    const element = marker.getElement();
    element?.setAttribute('aria-label', label);
    element?.setAttribute('role', 'button');
    return marker;
  }

  #drag(
    marker: L.Marker,
    drop: (to: EditVertex) => boolean,
    point: ChosenPoint | undefined,
    ends?: readonly [EditVertex, EditVertex],
  ): void {
    const { store } = this.#parts;
    const present = () => store.get().session?.history.present;
    let to: EditVertex | undefined;
    let from: Drawing | undefined;
    marker.on('dragstart', () => {
      store.setDragging(true);
      from = present();
    });
    marker.on('drag', () => {
      to = this.#parts.meant(toGk(marker.getLatLng()));
      marker.setLatLng(toLatLng(to));
      this.#rubber.clearLayers();
      for (const end of ends ?? this.#beside(point)) {
        L.polyline([toLatLng(end), toLatLng(to)], {
          pane: DRAWING_PANE,
          renderer: this.#parts.renderer,
          interactive: false,
          className: 'drawn-rubber',
        }).addTo(this.#rubber);
        drawnLength(this.#parts.map, end, to)?.addTo(this.#rubber);
      }
    });
    marker.on('dragend', () => {
      store.setDragging(false);
      this.#rubber.clearLayers();
      // Another step came between, such as a measured point: the place that was taken hold of may be another one by now.
      this.#parts.onDropped(to !== undefined && from === present() && drop(to));
    });
  }

  /** The points before and after one, along its ring or line. */
  #beside(point: ChosenPoint | undefined): readonly EditVertex[] {
    const drawing = this.#parts.store.get().session?.history.present;
    if (!point || !drawing) return [];
    const isRing = point.of === 'shape';
    const vertices = isRing ? (drawing.shape[point.place.ring] ?? []) : drawing.line;
    const index = isRing ? point.place.point : point.index;
    const at = (i: number) => vertices[isRing ? (i + vertices.length) % vertices.length : i];
    return [at(index - 1), at(index + 1)].filter((vertex) => vertex !== undefined);
  }
}

function isSamePlace(a: ChosenPoint, b: ChosenPoint | undefined): boolean {
  if (a.of === 'line') return b?.of === 'line' && a.index === b.index;
  return b?.of === 'shape' && a.place.ring === b.place.ring && a.place.point === b.place.point;
}

type View = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

function boxOf(bounds: L.LatLngBounds): View {
  return {
    west: bounds.getWest(),
    south: bounds.getSouth(),
    east: bounds.getEast(),
    north: bounds.getNorth(),
  };
}

function isWithin({ at: [lon, lat] }: EditVertex, { west, south, east, north }: View): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
