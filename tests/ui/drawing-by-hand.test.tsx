/** What keys and dragging do to a drawing on the map, and what they leave alone. */
import { fireEvent } from '@testing-library/react';
import L from 'leaflet';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { fromEditShape, newVertex } from '#core/geo/editing/edit-shape.ts';
import { NO_TARGETS } from '#core/geo/editing/snapping.ts';
import { DrawingHandles } from '#renderer/features/drawing/drawing-handles.ts';
import { DrawingLayer } from '#renderer/features/drawing/drawing-layer.ts';
import { createDrawingStore, type DrawingStore } from '#renderer/features/drawing/drawing-store.ts';
import { FindingsLayer } from '#renderer/features/drawing/findings-layer.ts';
import { createHover } from '#renderer/features/drawing/hover.ts';
import { useDrawingKeys } from '#renderer/features/drawing/use-drawing-keys.ts';
import { aDetail, aGroupState, anId } from './a-detail.ts';
import { aClient, openWindow } from './a-window.tsx';

const at = (north: number, east: number) => newVertex(gk120(3_416_500 + north, 500_000 + east));
const SQUARE = [at(60, 0), at(60, 100), at(0, 100), at(0, 0)];
const parcel = (): ParcelDetail =>
  aDetail({
    values: { boundary: fromEditShape([SQUARE], 'CGCS2000') },
    groups: { boundary: aGroupState('a') },
  });
const place = (point: number) => ({ of: 'shape', place: { ring: 0, point } }) as const;

function aStore(): DrawingStore {
  const answer = async () => ({}) as never;
  const client = aClient({ drawing: { write: async () => parcel(), keepDraft: answer, dropDraft: answer } });
  return createDrawingStore({ client, onStored: () => undefined });
}
const northOf = (store: DrawingStore, point: number) =>
  (store.get().session?.history.present.shape[0]?.[point]?.gk.northM ?? 0) - 3_416_500;
const stepsOf = (store: DrawingStore) => store.get().session?.history.past.length;
const lineOf = (store: DrawingStore) =>
  store.get().session?.history.present.line.map(({ gk }) => [gk.northM - 3_416_500, gk.eastM - 500_000]);

describe('keys', () => {
  function Keys({ store }: { readonly store: DrawingStore }) {
    useDrawingKeys(store, { finish: () => store.finishOrEnd(), giveUp: () => undefined });
    return (
      <>
        <div className="leaflet-container">
          <span id="map" />
          <div id="mark" className="finding-mark" tabIndex={-1} />
        </div>
        <div className="drawing-tools">
          <span id="tools" />
        </div>
        <div role="menu">
          <span id="menuitem" role="menuitem" tabIndex={-1} />
        </div>
        <section id="elsewhere" tabIndex={-1} />
      </>
    );
  }
  const on = (id: string): Element => document.getElementById(id) ?? document.body;

  test('are nothing while a point is dragged', () => {
    const store = aStore();
    openWindow(<Keys store={store} />);
    store.start(parcel(), 'edit');
    store.move(place(0), at(70, 0));
    store.setDragging(true);
    for (const key of ['ArrowUp', 'Delete', 'Escape', 'Enter']) fireEvent.keyDown(document.body, { key });
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(stepsOf(store)).toBe(1);
    store.setDragging(false);
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(stepsOf(store)).toBe(0);
  });

  test('change the boundary where it is drawn, and nowhere else', () => {
    const store = aStore();
    openWindow(<Keys store={store} />);
    store.start(parcel(), 'edit');
    store.choose(place(0));
    for (const id of ['menuitem', 'elsewhere'])
      for (const key of ['ArrowUp', 'ArrowDown', 'Delete', 'Backspace', 'Enter'])
        fireEvent.keyDown(on(id), { key });
    expect(stepsOf(store)).toBe(0);
    for (const id of ['map', 'tools', 'nowhere']) fireEvent.keyDown(on(id), { key: 'ArrowUp' });
    expect(northOf(store, 0)).toBeCloseTo(60.3, 6);
  });

  test('leave Enter to the mark of a finding, and finish the line on the map', () => {
    const store = aStore();
    openWindow(<Keys store={store} />);
    store.start(undefined, 'draw');
    for (const vertex of SQUARE) store.addPoint(vertex);
    fireEvent.keyDown(on('mark'), { key: 'Enter' });
    expect(lineOf(store)).toHaveLength(4);
    fireEvent.keyDown(on('map'), { key: 'Enter' });
    expect(lineOf(store)).toEqual([]);
  });

  test('are the menu’s while one is open, wherever the focus is', () => {
    const store = aStore();
    openWindow(<Keys store={store} />);
    store.start(parcel(), 'edit');
    store.choose(place(0));
    const menu = document.createElement('div');
    menu.className = 'ant-dropdown';
    document.body.append(menu);
    for (const key of ['ArrowUp', 'Delete', 'Escape']) fireEvent.keyDown(document.body, { key });
    expect(stepsOf(store)).toBe(0);
    expect(store.get().session?.chosen).toBeDefined();
    menu.classList.add('ant-dropdown-hidden');
    fireEvent.keyDown(document.body, { key: 'Delete' });
    expect(store.get().session?.history.present.shape[0]).toHaveLength(3);
    menu.remove();
  });
});

let map: L.Map;
beforeEach(() => {
  const box = document.createElement('div');
  document.body.append(box);
  map = L.map(box, { center: [30.86, 120], zoom: 17, zoomAnimation: false, markerZoomAnimation: false });
});
afterEach(() => {
  map.remove();
  document.body.replaceChildren();
});

describe('a line that is tapped', () => {
  /** Four taps and a double click on the last, which is still being read. */
  async function tapRing(end: (layer: DrawingLayer) => void) {
    const store = aStore();
    const layer = new DrawingLayer(map, store, createHover(), { point: (no) => no, newPoint: '' });
    let read = () => {};
    const reading = new Promise<void>((resolve) => {
      read = resolve;
    });
    let taps = 0;
    layer.setNeighbours({
      near: () => ({ targets: NO_TARGETS, polygons: [] }),
      prepare: () => (taps === 4 ? reading : undefined),
    });
    store.start(undefined, 'draw');
    for (const [x, y] of [
      [0, 0],
      [200, 0],
      [200, 200],
      [0, 200],
    ]) {
      taps += 1;
      const tap = { clientX: x, clientY: y };
      fireEvent.pointerDown(map.getContainer(), tap);
      fireEvent.click(map.getContainer(), tap);
    }
    end(layer);
    read();
    await reading;
    await new Promise((resolve) => setTimeout(resolve));
    layer.remove();
    return store.get().session?.history.present.shape[0]?.length;
  }

  test('is finished with the point that was double clicked, though that is still being read', async () => {
    const doubleClick = () => fireEvent.dblClick(map.getContainer(), { clientX: 0, clientY: 200 });
    expect(await tapRing(doubleClick)).toBe(4);
  });

  test('is finished in its turn in any other way, too', async () => {
    expect(await tapRing((layer) => layer.finish())).toBe(4);
    expect(await tapRing((layer) => layer.finishOrEnd())).toBe(4);
  });

  test('does not go on in another drawing that began while a point was being read', async () => {
    const store = aStore();
    const layer = new DrawingLayer(map, store, createHover(), { point: (no) => no, newPoint: '' });
    const reading = Promise.resolve();
    layer.setNeighbours({
      near: () => ({ targets: NO_TARGETS, polygons: [] }),
      prepare: () => reading,
    });
    store.start(undefined, 'draw');
    fireEvent.click(map.getContainer(), { clientX: 100, clientY: 100 });
    store.forget();
    store.start({ ...parcel(), id: anId(2) }, 'draw');
    await new Promise((resolve) => setTimeout(resolve));
    expect(lineOf(store)).toEqual([]);
    fireEvent.click(map.getContainer(), { clientX: 100, clientY: 100 });
    await new Promise((resolve) => setTimeout(resolve));
    expect(lineOf(store)).toHaveLength(1);
    layer.remove();
  });
});

test('the mark of a finding is pressed while points are moved, and is no obstacle to a line', () => {
  const store = aStore();
  const pressed: number[] = [];
  const findings = new FindingsLayer(map);
  const places = [{ kind: 'point', at: at(0, 0).gk }] as const;
  findings.draw([{ number: 1, severity: 'error', words: '', places, isChosen: false }], (number) => {
    pressed.push(number);
  });
  const layer = new DrawingLayer(map, store, createHover(), { point: (no) => no, newPoint: '' });
  const press = () => fireEvent.click(map.getContainer().querySelector('.finding-mark i') as Element);
  store.start(parcel(), 'edit');
  press();
  expect(pressed).toEqual([1]);
  store.turnTo('cut');
  press();
  expect(pressed).toEqual([1]);
  expect(lineOf(store)).toHaveLength(1);
  layer.remove();
  findings.remove();
});

describe('a point that is dragged', () => {
  beforeEach(() => {
    for (const pane of ['drawing', 'drawing-handles']) map.createPane(pane);
  });

  function drawLine(store: DrawingStore) {
    store.start(undefined, 'draw');
    for (const vertex of SQUARE.slice(0, 2)) store.addPoint(vertex);
    const dropped: boolean[] = [];
    const handles = new DrawingHandles({
      map,
      store,
      words: { point: (no) => no, newPoint: '' },
      renderer: L.svg({ pane: 'drawing' }),
      finish: () => undefined,
      meant: () => at(10, 90),
      onDropped: (isDone) => dropped.push(isDone),
    });
    const { session } = store.get();
    if (session) handles.draw(session.history.present, undefined);
    const markers: L.Marker[] = [];
    map.eachLayer((layer) => layer instanceof L.Marker && markers.push(layer));
    return { dropped, last: markers[1] };
  }

  test('is moved to where it is dropped', () => {
    const store = aStore();
    const { dropped, last } = drawLine(store);
    for (const event of ['dragstart', 'drag', 'dragend']) last?.fire(event);
    expect(dropped).toEqual([true]);
    expect(lineOf(store)?.[1]).toEqual([10, 90]);
  });

  test('stays where it was when another step came between', () => {
    const store = aStore();
    const { dropped, last } = drawLine(store);
    for (const event of ['dragstart', 'drag']) last?.fire(event);
    expect(store.isDragging()).toBe(true);
    store.undo();
    last?.fire('dragend');
    expect(dropped).toEqual([false]);
    expect(lineOf(store)).toEqual([[60, 0]]);
    expect(store.isDragging()).toBe(false);
  });

  test('leaves nothing on the map when the drawing ends under it', () => {
    const count = () => {
      let layers = 0;
      map.eachLayer(() => {
        layers += 1;
      });
      return layers;
    };
    const store = aStore();
    store.start(undefined, 'draw');
    for (const vertex of SQUARE.slice(0, 3)) store.addPoint(vertex);
    const before = count();
    const layer = new DrawingLayer(map, store, createHover(), { point: (no) => no, newPoint: '' });
    layer.draw();
    const markers: L.Marker[] = [];
    map.eachLayer((each) => each instanceof L.Marker && each.options.draggable && markers.push(each));
    for (const event of ['dragstart', 'drag']) markers[1]?.fire(event);
    expect(map.getContainer().querySelectorAll('.drawn-rubber')).toHaveLength(2);
    layer.remove();
    expect(count()).toBe(before);
  });
});
