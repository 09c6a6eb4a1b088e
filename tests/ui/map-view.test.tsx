/** Where the map looks. */
import { act } from '@testing-library/react';
import type L from 'leaflet';
import { useState } from 'react';
import { useMap } from 'react-leaflet';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Boundary } from '#core/geo/boundary.ts';
import { type EditShape, fromEditShape } from '#core/geo/editing/edit-shape.ts';
import { useClearView } from '#renderer/features/drawing/clear-view.ts';
import { MapFrame } from '#renderer/map/map-frame.tsx';
import { GoTo, goToBox } from '#renderer/map/map-view.tsx';
import { anId } from './a-detail.ts';
import { at, SQUARE } from './a-drawing.ts';
import { openWindow } from './a-window.tsx';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const here = fromEditShape([SQUARE], 'CGCS2000');
/** A hundred metres to the east of it. */
const beside = fromEditShape([[at(60, 200), at(60, 300), at(0, 300), at(0, 200)]], 'CGCS2000');
const HUZHOU = [119.23, 30.37, 120.5, 31.19] as const;

function openMap() {
  let map: L.Map | undefined;
  let setChosen: (of: number | undefined, boundary?: Boundary) => void = () => undefined;
  function Looking() {
    map = useMap();
    const [chosen, set] = useState<{ readonly of?: number; readonly boundary?: Boundary }>({});
    setChosen = (of, boundary) =>
      act(() => set({ ...(of ? { of } : {}), ...(boundary ? { boundary } : {}) }));
    return <GoTo extent={HUZHOU} boundary={chosen.boundary} of={chosen.of ? anId(chosen.of) : undefined} />;
  }
  openWindow(
    <MapFrame>
      <Looking />
    </MapFrame>,
  );
  if (!map) throw new Error('no map');
  return { map, choose: (of: number | undefined, boundary?: Boundary) => setChosen(of, boundary) };
}
const viewOf = (map: L.Map) => [map.getZoom(), map.getCenter().lat, map.getCenter().lng];

describe('the map', () => {
  test('goes to a parcel that is chosen, and to the same one when it is chosen again', () => {
    const { map, choose } = openMap();
    choose(1, here);
    const near = viewOf(map);
    expect(map.getZoom()).toBeGreaterThan(16);
    choose(undefined);
    expect(viewOf(map)).toEqual(near);
    goToBox(map, HUZHOU);
    choose(1, here);
    expect(viewOf(map)).toEqual(near);
  });

  test('goes to a parcel again after one that has no boundary', () => {
    const { map, choose } = openMap();
    choose(1, here);
    const near = viewOf(map);
    choose(2);
    goToBox(map, HUZHOU);
    choose(1, here);
    expect(viewOf(map)).toEqual(near);
  });

  test('stays where it is when the chosen parcel can be seen there', () => {
    const { map, choose } = openMap();
    choose(1, here);
    map.setZoom(17, { animate: false });
    const middle = map.getCenter();
    choose(2, beside);
    expect(map.getZoom()).toBe(17);
    expect(middle.distanceTo(map.getCenter())).toBeLessThan(1);
  });
});

test('a boundary that is drawn is kept in view as it is when the window changes its size, not as it was', () => {
  let map: L.Map | undefined;
  let draw: (shape: EditShape) => void = () => undefined;
  function Drawn() {
    map = useMap();
    const [shape, setShape] = useState<EditShape>([SQUARE]);
    draw = (next) => act(() => setShape(next));
    useClearView(map, shape, 'a drawing');
    return null;
  }
  openWindow(
    <MapFrame>
      <Drawn />
    </MapFrame>,
  );
  const far = [at(1060, 1000), at(1060, 1100), at(1000, 1100), at(1000, 1000)];
  const sees = ({ at: [lon, lat] }: (typeof far)[number]) => map?.getBounds().contains([lat, lon]);
  expect(SQUARE.every(sees)).toBe(true);
  draw([far]);
  // Not with every step: only when there is another occasion.
  expect(far.some(sees)).toBe(false);
  map?.fire('resize');
  expect(far.every(sees)).toBe(true);
});
