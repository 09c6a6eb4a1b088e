/**
 * The drawing on the map: the shape, the line, what can be taken hold of (drawing-handles.ts), and the pointer. A thin layer over the
 * steps of core/geo/editing; it decides nothing but where a pointer means.
 */
import L from 'leaflet';
import type { Gk120 } from '#core/geo/coordinates.ts';
import { type Drawing, LINE_NEEDS } from '#core/geo/editing/drawing.ts';
import { type EditVertex, newVertex, vertexAt } from '#core/geo/editing/edit-shape.ts';
import { NO_TARGETS, type Snapped, snap, withTargets } from '#core/geo/editing/snapping.ts';
import { takeClicks } from '../../map/clicks.ts';
import { paneOf } from '../../map/panes.ts';
import { DRAWING_PANE, DrawingHandles, type DrawingWords, HANDLES_PANE } from './drawing-handles.ts';
import type { Session } from './drawing-state.ts';
import type { DrawingStore } from './drawing-store.ts';
import type { HoverStore } from './hover.ts';
import type { Neighbours } from './neighbours.ts';
import { drawnLength, hasFinger, metresOf, toGk, toLatLng } from './on-screen.ts';

/** What counts as near, on the screen. */
const MOUSE_PX = 12;
const FINGER_PX = 24;

export class DrawingLayer {
  readonly #map: L.Map;
  readonly #store: DrawingStore;
  readonly #hover: HoverStore;
  readonly #renderer: L.SVG;
  readonly #shapes: L.LayerGroup;
  readonly #handles: DrawingHandles;
  readonly #pointer: L.LayerGroup;
  #neighbours: Neighbours | undefined;
  readonly #leaveClicks: () => void;
  #isSnapping = true;
  /** Steps that wait for what is near them. */
  #waiting: Promise<void> | undefined;
  #onChooseOther: ((at: L.LatLng) => void) | undefined;

  constructor(map: L.Map, store: DrawingStore, hover: HoverStore, words: DrawingWords) {
    this.#map = map;
    this.#store = store;
    this.#hover = hover;
    paneOf(map, DRAWING_PANE);
    paneOf(map, HANDLES_PANE);
    this.#renderer = L.svg({ pane: DRAWING_PANE, padding: 0.5 });
    this.#shapes = L.layerGroup().addTo(map);
    this.#handles = new DrawingHandles({
      map,
      store,
      words,
      renderer: this.#renderer,
      finish: () => this.finish(),
      meant: (at) => this.#meant(at, hasFinger()),
      onDropped: (isDone) => {
        if (!isDone) this.draw();
        this.#hover.set(undefined);
      },
    });
    this.#pointer = L.layerGroup().addTo(map);
    map.doubleClickZoom.disable();
    const container = map.getContainer();
    container.classList.add('is-drawing');
    // While something is drawn, a click chooses no other parcel.
    this.#leaveClicks = takeClicks(map, this.#onClick, (event) => this.#isForOthers(event));
    container.addEventListener('dblclick', this.#onDoubleClick, true);
    container.addEventListener('pointermove', this.#onMove);
    container.addEventListener('pointerleave', this.#onLeave);
    map.on('zoomend moveend', this.draw, this);
  }

  remove(): void {
    this.#store.setDragging(false);
    const map = this.#map;
    const container = map.getContainer();
    container.classList.remove('is-drawing');
    this.#leaveClicks();
    container.removeEventListener('dblclick', this.#onDoubleClick, true);
    container.removeEventListener('pointermove', this.#onMove);
    container.removeEventListener('pointerleave', this.#onLeave);
    map.off('zoomend moveend', this.draw, this);
    map.doubleClickZoom.enable();
    for (const group of [this.#shapes, this.#handles, this.#pointer]) group.remove();
    this.#renderer.remove();
    this.#hover.set(undefined);
  }

  /** What points snap to. */
  setNeighbours(neighbours: Neighbours): void {
    this.#neighbours = neighbours;
  }

  setSnapping(isSnapping: boolean): void {
    this.#isSnapping = isSnapping;
  }

  /** While a neighbour is chosen a click is that and nothing else. */
  onChooseOther(choose: ((at: L.LatLng) => void) | undefined): void {
    this.#onChooseOther = choose;
  }

  /** Finishes the line, once what was tapped before is on it. */
  finish(): void {
    this.#inTurn(undefined, () => this.#store.finish());
  }

  /** The same by Enter or its button, which end a drawing that has no line. */
  finishOrEnd(): void {
    this.#inTurn(undefined, () => this.#store.finishOrEnd());
  }

  /** Draws what the store holds. Focus stays on the chosen point, for its handle is made anew. */
  draw(): void {
    if (this.#store.isDragging()) return;
    const hadFocus = this.#map.getPane(HANDLES_PANE)?.contains(document.activeElement) ?? false;
    this.#shapes.clearLayers();
    this.#handles.clear();
    const { session } = this.#store.get();
    if (!session) return;
    const drawing = session.history.present;
    this.#drawShapes(drawing);
    if (session.splitting) return;
    const focus = this.#handles.draw(drawing, session.chosen);
    if (hadFocus) (focus ?? this.#map.getContainer()).focus({ preventScroll: true });
    this.#drawPointer();
  }

  #drawShapes({ shape, purpose, line }: Drawing): void {
    const { splitting } = this.#store.get().session ?? {};
    const common = { pane: DRAWING_PANE, renderer: this.#renderer, interactive: false } as const;
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
      if (to) drawnLength(this.#map, from, to)?.addTo(this.#shapes);
    }
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
    const place = L.latLng(toLatLng(newVertex(at)));
    // Of those not read yet the next movement knows.
    void this.#neighbours?.prepare(place);
    const { targets } = this.#neighbours?.near(place) ?? { targets: NO_TARGETS };
    return snap(at, withTargets(targets, own), metresOf(this.#map, isFinger ? FINGER_PX : MOUSE_PX));
  }

  #isOnHandle(event: Event): boolean {
    return event.target instanceof Element && event.target.closest('.drawn-handle, .drawn-middle') !== null;
  }

  /** The mark of a finding is pressed while points are moved; whoever draws a line means the place below it. */
  #isForOthers(event: Event): boolean {
    const isEditing = this.#store.get().session?.history.present.purpose === 'edit';
    const isOnMark = event.target instanceof Element && event.target.closest('.finding-mark') !== null;
    return this.#isOnHandle(event) || (isEditing && isOnMark);
  }

  readonly #onClick = (event: MouseEvent): void => {
    const place = this.#map.mouseEventToLatLng(event);
    if (this.#onChooseOther) {
      this.#onChooseOther(place);
      return;
    }
    const { session } = this.#store.get();
    if (!session || session.splitting) return;
    if (session.history.present.purpose === 'edit') {
      this.#store.choose(undefined);
      return;
    }
    const isFinger = 'pointerType' in event && event.pointerType === 'touch';
    // The second click of a double click is on the same point, however the hand trembled.
    if (!isFinger && event.detail > 1) return;
    // A finger comes from nowhere: what it is near to is read first.
    const reading = this.#isSnapping ? this.#neighbours?.prepare(place) : undefined;
    this.#inTurn(reading, () => this.#store.addPoint(this.#meant(toGk(place), isFinger)));
  };

  /** Steps on the line are done in the order they were asked for, each after what it waits for, as long as that line is drawn. */
  #inTurn(reading: Promise<unknown> | undefined, step: () => void): void {
    if (!reading && !this.#waiting) {
      step();
      return;
    }
    const before = this.#store.get().session;
    const turn = Promise.all([this.#waiting, reading]).then(() => {
      if (this.#waiting === turn) this.#waiting = undefined;
      if (isSameLine(before, this.#store.get().session)) step();
    });
    this.#waiting = turn;
  }

  readonly #onDoubleClick = (event: MouseEvent): void => {
    if (this.#isOnHandle(event)) return;
    event.stopPropagation();
    if (this.#onChooseOther) return;
    this.finish();
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (this.#store.isDragging() || event.pointerType === 'touch') return;
    const { session } = this.#store.get();
    if (!session || session.splitting || session.history.present.purpose === 'edit') return;
    this.#meant(toGk(this.#map.mouseEventToLatLng(event)), false);
    this.#drawPointer();
  };

  readonly #onLeave = (): void => {
    if (this.#store.isDragging()) return;
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
    const common = { pane: DRAWING_PANE, renderer: this.#renderer, interactive: false } as const;
    const last = drawing.line.at(-1);
    if (last) {
      L.polyline([toLatLng(last), toLatLng(to)], { ...common, className: 'drawn-rubber' }).addTo(
        this.#pointer,
      );
      drawnLength(this.#map, last, to)?.addTo(this.#pointer);
    }
    if (hover.snapped)
      L.circleMarker(toLatLng(to), {
        ...common,
        radius: hover.snapped === 'corner' ? 9 : 6,
        className: `snap-mark snap-${hover.snapped}`,
      }).addTo(this.#pointer);
  }
}

/** Of the same drawing, which has what it began with to itself, and for the same purpose. */
function isSameLine(a: Session | undefined, b: Session | undefined): boolean {
  return a?.begunWith === b?.begunWith && a?.history.present.purpose === b?.history.present.purpose;
}
