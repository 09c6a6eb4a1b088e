/**
 * The drawing on the map: the shape, the line, a handle for every point that can be taken hold of, and between them smaller ones that
 * make a new point. A thin layer over the steps of core/geo/editing; it decides nothing but where a pointer means.
 */
import L from 'leaflet';
import { type Gk120, gk120, lonLat } from '#core/geo/coordinates.ts';
import { type Drawing, LINE_NEEDS } from '#core/geo/editing/drawing.ts';
import { distanceM, type EditVertex, newVertex, vertexAt } from '#core/geo/editing/edit-shape.ts';
import { NO_TARGETS, type Snapped, type SnapTargets, snap, withTargets } from '#core/geo/editing/snapping.ts';
import { toGk120 } from '#core/geo/projection.ts';
import { formatLength } from '../../i18n/formats.ts';
import { type ChosenPoint, type DrawingStore, linePurposeOf } from './drawing-store.ts';
import type { HoverStore } from './hover.ts';

const PANE = 'drawing';
const HANDLES = 'drawing-handles';
/** What counts as near, on the screen. */
const MOUSE_PX = 12;
const FINGER_PX = 24;
/** A pointer that moved further between down and up was dragging the map. */
const CLICK_PX = 6;
/** Handles nearer to each other cover one another; those are shown when the view comes closer. */
const HANDLE_ROOM_PX = 14;
const MAX_HANDLES = 250;
const MIDDLE_ROOM_PX = 56;
const LENGTH_ROOM_PX = 60;

export type DrawingWords = {
  readonly point: (no: string) => string;
  readonly newPoint: string;
};

export class DrawingLayer {
  readonly #map: L.Map;
  readonly #store: DrawingStore;
  readonly #hover: HoverStore;
  readonly #words: DrawingWords;
  readonly #renderer: L.SVG;
  readonly #shapes: L.LayerGroup;
  readonly #handles: L.LayerGroup;
  readonly #pointer: L.LayerGroup;
  #targets: SnapTargets = NO_TARGETS;
  #isSnapping = true;
  #down: { readonly x: number; readonly y: number } | undefined;
  #isDragging = false;
  #onChooseOther: ((at: Gk120) => void) | undefined;

  constructor(map: L.Map, store: DrawingStore, hover: HoverStore, words: DrawingWords) {
    this.#map = map;
    this.#store = store;
    this.#hover = hover;
    this.#words = words;
    for (const [name, z] of [
      [PANE, '460'],
      [HANDLES, '640'],
    ] as const) {
      const pane = map.getPane(name) ?? map.createPane(name);
      pane.style.zIndex = z;
    }
    this.#renderer = L.svg({ pane: PANE, padding: 0.5 });
    this.#shapes = L.layerGroup().addTo(map);
    this.#handles = L.layerGroup().addTo(map);
    this.#pointer = L.layerGroup().addTo(map);
    map.doubleClickZoom.disable();
    const container = map.getContainer();
    container.classList.add('is-drawing');
    container.addEventListener('pointerdown', this.#onDown, true);
    container.addEventListener('click', this.#onClick, true);
    container.addEventListener('dblclick', this.#onDoubleClick, true);
    container.addEventListener('pointermove', this.#onMove);
    container.addEventListener('pointerleave', this.#onLeave);
    map.on('zoomend moveend', this.draw, this);
  }

  remove(): void {
    const map = this.#map;
    const container = map.getContainer();
    container.classList.remove('is-drawing');
    container.removeEventListener('pointerdown', this.#onDown, true);
    container.removeEventListener('click', this.#onClick, true);
    container.removeEventListener('dblclick', this.#onDoubleClick, true);
    container.removeEventListener('pointermove', this.#onMove);
    container.removeEventListener('pointerleave', this.#onLeave);
    map.off('zoomend moveend', this.draw, this);
    map.doubleClickZoom.enable();
    for (const group of [this.#shapes, this.#handles, this.#pointer]) group.remove();
    this.#renderer.remove();
    this.#hover.set(undefined);
  }

  /** Corners and lines of the neighbours. */
  setTargets(targets: SnapTargets): void {
    this.#targets = targets;
  }

  setSnapping(isSnapping: boolean): void {
    this.#isSnapping = isSnapping;
  }

  /** While a neighbour is chosen a click is that and nothing else. */
  onChooseOther(choose: ((at: Gk120) => void) | undefined): void {
    this.#onChooseOther = choose;
  }

  /** Draws what the store holds. Focus stays on the chosen point, for its handle is made anew. */
  draw(): void {
    if (this.#isDragging) return;
    const hadFocus = this.#map.getPane(HANDLES)?.contains(document.activeElement) ?? false;
    for (const group of [this.#shapes, this.#handles]) group.clearLayers();
    const { session } = this.#store.get();
    if (!session) return;
    const drawing = session.history.present;
    this.#drawShapes(drawing);
    if (session.splitting) return;
    const focus = this.#drawHandles(drawing, session.chosen);
    if (hadFocus) (focus ?? this.#map.getContainer()).focus({ preventScroll: true });
    this.#drawPointer();
  }

  #drawShapes({ shape, purpose, line }: Drawing): void {
    const { splitting } = this.#store.get().session ?? {};
    const common = { pane: PANE, renderer: this.#renderer, interactive: false } as const;
    for (const [i, part] of (splitting ?? [shape]).entries()) {
      L.polygon(
        part.map((ring) => ring.map(toLatLng)),
        { ...common, className: `drawn-shape${splitting ? ` drawn-part-${i + 1}` : ''}` },
      ).addTo(this.#shapes);
    }
    if (splitting || purpose === 'edit' || line.length === 0) return;
    L.polyline(line.map(toLatLng), { ...common, className: 'drawn-line' }).addTo(this.#shapes);
    const { closed } = LINE_NEEDS[purpose];
    const [first, last] = [line[0], line.at(-1)];
    if (closed && first && last && line.length > 2)
      L.polyline([toLatLng(last), toLatLng(first)], { ...common, className: 'drawn-closing' }).addTo(
        this.#shapes,
      );
    for (const [i, from] of line.entries()) {
      const to = line[i + 1];
      if (to && this.#apartPx(from, to) >= LENGTH_ROOM_PX) this.#lengthLabel(from, to).addTo(this.#shapes);
    }
  }

  /** @returns the element of the chosen point */
  #drawHandles(drawing: Drawing, chosen: ChosenPoint | undefined): HTMLElement | undefined {
    const { shape, line } = drawing;
    const purpose = linePurposeOf(drawing);
    let found: HTMLElement | undefined;
    const isChosen = (point: ChosenPoint) => JSON.stringify(point) === JSON.stringify(chosen);
    const add = (vertex: EditVertex, point: ChosenPoint, isFirst: boolean) => {
      const marker = this.#handle(vertex, point, isChosen(point), isFirst);
      if (isChosen(point)) found = marker.getElement();
    };
    if (purpose) {
      const isRing = LINE_NEEDS[purpose].closed && line.length >= LINE_NEEDS[purpose].points;
      for (const [index, vertex] of line.entries()) add(vertex, { of: 'line', index }, isRing && index === 0);
      return found;
    }
    const view = this.#map.getBounds().pad(0.1);
    let room = MAX_HANDLES;
    for (const [ring, vertices] of shape.entries()) {
      let last: L.Point | undefined;
      for (const [index, vertex] of vertices.entries()) {
        const point: ChosenPoint = { of: 'shape', place: { ring, point: index } };
        const at = this.#map.latLngToLayerPoint(toLatLng(vertex));
        const hasRoom = !last || at.distanceTo(last) >= HANDLE_ROOM_PX || isChosen(point);
        if (!view.contains(toLatLng(vertex)) || !hasRoom || room === 0) continue;
        room -= 1;
        last = at;
        add(vertex, point, false);
        const next = vertices[(index + 1) % vertices.length];
        if (next && this.#apartPx(vertex, next) >= MIDDLE_ROOM_PX)
          this.#middle(vertex, next, { ring, point: index });
      }
    }
    return found;
  }

  #handle(vertex: EditVertex, point: ChosenPoint, isChosen: boolean, isFirst: boolean): L.Marker {
    const marker = this.#marker(
      vertex,
      `drawn-handle${isChosen ? ' is-chosen' : ''}${isFirst ? ' is-first' : ''}`,
      this.#words.point(vertex.no ?? (point.of === 'line' ? String(point.index + 1) : '')),
    );
    marker.on('click', (event) => {
      L.DomEvent.stopPropagation(event);
      if (isFirst) this.#store.finish();
      else this.#store.choose(point);
    });
    this.#drag(marker, (to) => this.#store.move(point, to), point);
    // By key only: what a click has hold of must not be made anew under it.
    marker.getElement()?.addEventListener('focus', ({ currentTarget }) => {
      if (!isChosen && currentTarget instanceof Element && currentTarget.matches(':focus-visible'))
        this.#store.choose(point);
    });
    return marker;
  }

  #middle(from: EditVertex, to: EditVertex, place: { readonly ring: number; readonly point: number }): void {
    const middle = newVertex(gk120((from.gk.northM + to.gk.northM) / 2, (from.gk.eastM + to.gk.eastM) / 2));
    const marker = this.#marker(middle, 'drawn-middle', this.#words.newPoint);
    marker.on('click', (event) => {
      L.DomEvent.stopPropagation(event);
      this.#store.insert(place, middle);
    });
    this.#drag(marker, (at) => this.#store.insert(place, at), undefined, [from, to]);
  }

  #marker(vertex: EditVertex, className: string, label: string): L.Marker {
    const size = hasFinger() ? 44 : 26;
    const marker = L.marker(toLatLng(vertex), {
      pane: HANDLES,
      draggable: true,
      keyboard: true,
      bubblingMouseEvents: false,
      icon: L.divIcon({ className, iconSize: [size, size], html: '<i></i>' }),
      alt: label,
      title: label,
    }).addTo(this.#handles);
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
    let to: EditVertex | undefined;
    const lines = L.layerGroup();
    marker.on('dragstart', () => {
      this.#isDragging = true;
      lines.addTo(this.#map);
    });
    marker.on('drag', () => {
      to = this.#meant(toGk(marker.getLatLng()), hasFinger());
      marker.setLatLng(toLatLng(to));
      lines.clearLayers();
      for (const end of ends ?? this.#beside(point)) {
        L.polyline([toLatLng(end), toLatLng(to)], {
          pane: PANE,
          renderer: this.#renderer,
          interactive: false,
          className: 'drawn-rubber',
        }).addTo(lines);
        this.#lengthLabel(end, to).addTo(lines);
      }
    });
    marker.on('dragend', () => {
      this.#isDragging = false;
      lines.remove();
      if (!to || !drop(to)) this.draw();
      this.#hover.set(undefined);
    });
  }

  /** The points before and after one, along its ring or line. */
  #beside(point: ChosenPoint | undefined): readonly EditVertex[] {
    const drawing = this.#store.get().session?.history.present;
    if (!point || !drawing) return [];
    const isRing = point.of === 'shape';
    const vertices = isRing ? (drawing.shape[point.place.ring] ?? []) : drawing.line;
    const index = isRing ? point.place.point : point.index;
    const at = (i: number) => vertices[isRing ? (i + vertices.length) % vertices.length : i];
    return [at(index - 1), at(index + 1)].filter((vertex) => vertex !== undefined);
  }

  /** What a place on the screen means: the neighbour's point or line near by, else itself. */
  #meant(at: Gk120, isFinger: boolean): EditVertex {
    const snapped = this.#snapped(at, isFinger);
    this.#hover.set({ at: snapped?.gk ?? at, snapped: snapped?.to });
    return snapped ? vertexAt(snapped.at) : newVertex(at);
  }

  #snapped(at: Gk120, isFinger: boolean): Snapped | undefined {
    if (!this.#isSnapping) return undefined;
    const drawing = this.#store.get().session?.history.present;
    // A line that parts or changes the parcel begins and ends on the parcel's own.
    const own = drawing && drawing.purpose !== 'edit' && drawing.purpose !== 'draw' ? drawing.shape : [];
    return snap(at, withTargets(this.#targets, own), this.#metresOf(isFinger ? FINGER_PX : MOUSE_PX));
  }

  #metresOf(px: number): number {
    const middle = this.#map.getSize().divideBy(2);
    const [from, to] = [middle, middle.add([100, 0])].map((point) =>
      toGk(this.#map.containerPointToLatLng(point)),
    );
    return from && to ? (distanceM(from, to) * px) / 100 : 0;
  }

  #apartPx(from: EditVertex, to: EditVertex): number {
    return this.#map
      .latLngToLayerPoint(toLatLng(from))
      .distanceTo(this.#map.latLngToLayerPoint(toLatLng(to)));
  }

  #lengthLabel(from: EditVertex, to: EditVertex): L.Marker {
    const label = document.createElement('span');
    label.textContent = formatLength(distanceM(from.gk, to.gk));
    const [a, b] = [L.latLng(toLatLng(from)), L.latLng(toLatLng(to))];
    return L.marker([(a.lat + b.lat) / 2, (a.lng + b.lng) / 2], {
      pane: PANE,
      interactive: false,
      keyboard: false,
      icon: L.divIcon({ className: 'length-label drawn-length', html: label, iconSize: [0, 0] }),
    });
  }

  #isOnHandle(event: Event): boolean {
    return event.target instanceof Element && event.target.closest('.drawn-handle, .drawn-middle') !== null;
  }

  readonly #onDown = ({ clientX, clientY }: PointerEvent): void => {
    this.#down = { x: clientX, y: clientY };
  };

  /** Before the map and its layers hear of it: while something is drawn, a click chooses no other parcel. */
  readonly #onClick = (event: MouseEvent): void => {
    if (this.#isOnHandle(event)) return;
    event.stopPropagation();
    const { clientX, clientY } = event;
    const dragged = this.#down && Math.hypot(clientX - this.#down.x, clientY - this.#down.y) > CLICK_PX;
    if (dragged) return;
    const at = toGk(this.#map.mouseEventToLatLng(event));
    if (this.#onChooseOther) {
      this.#onChooseOther(at);
      return;
    }
    const { session } = this.#store.get();
    if (!session || session.splitting) return;
    if (session.history.present.purpose === 'edit') {
      this.#store.choose(undefined);
      return;
    }
    const isFinger = 'pointerType' in event && event.pointerType === 'touch';
    this.#store.addPoint(this.#meant(at, isFinger));
  };

  readonly #onDoubleClick = (event: MouseEvent): void => {
    if (this.#isOnHandle(event)) return;
    event.stopPropagation();
    if (this.#onChooseOther) return;
    this.#store.finish();
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (this.#isDragging || event.pointerType === 'touch') return;
    const { session } = this.#store.get();
    if (!session || session.splitting || session.history.present.purpose === 'edit') return;
    this.#meant(toGk(this.#map.mouseEventToLatLng(event)), false);
    this.#drawPointer();
  };

  readonly #onLeave = (): void => {
    if (this.#isDragging) return;
    this.#hover.set(undefined);
    this.#drawPointer();
  };

  /** From the last point to the pointer, with the length, and a mark where it snaps. */
  #drawPointer(): void {
    this.#pointer.clearLayers();
    const hover = this.#hover.get();
    const drawing = this.#store.get().session?.history.present;
    if (!hover || !drawing || drawing.purpose === 'edit') return;
    const to = newVertex(hover.at);
    const common = { pane: PANE, renderer: this.#renderer, interactive: false } as const;
    const last = drawing.line.at(-1);
    if (last) {
      L.polyline([toLatLng(last), toLatLng(to)], { ...common, className: 'drawn-rubber' }).addTo(
        this.#pointer,
      );
      if (this.#apartPx(last, to) >= LENGTH_ROOM_PX) this.#lengthLabel(last, to).addTo(this.#pointer);
    }
    if (hover.snapped)
      L.circleMarker(toLatLng(to), {
        ...common,
        radius: hover.snapped === 'corner' ? 9 : 6,
        className: `snap-mark snap-${hover.snapped}`,
      }).addTo(this.#pointer);
  }
}

/** Whether somebody may be pointing with a finger: then what is taken hold of is larger. */
function hasFinger(): boolean {
  return navigator.maxTouchPoints > 0 || window.matchMedia('(any-pointer: coarse)').matches;
}

function toLatLng({ at: [lon, lat] }: EditVertex): [number, number] {
  return [lat, lon];
}

function toGk({ lat, lng }: L.LatLng): Gk120 {
  return toGk120(lonLat(lng, lat));
}
