/** Boundaries that were read, on the map before they are written. */
import { act } from '@testing-library/react';
import L from 'leaflet';
import { useState } from 'react';
import { useMap } from 'react-leaflet';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Boundary } from '#core/geo/boundary.ts';
import { fromEditShape } from '#core/geo/editing/edit-shape.ts';
import { MapFrame } from '#renderer/map/map-frame.tsx';
import { PreviewLayer } from '#renderer/map/preview-layer.tsx';
import { at } from './a-drawing.ts';
import { openWindow } from './a-window.tsx';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  const nothing = new Proxy({}, { get: () => () => undefined });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(nothing as never);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const read = (count: number): Boundary[] =>
  Array.from({ length: count }, (_, i) =>
    fromEditShape([[at(60, 100 * i), at(60, 100 * i + 90), at(0, 100 * i + 90), at(0, 100 * i)]], 'CGCS2000'),
  );

function openMap() {
  let map: L.Map | undefined;
  let set: (boundaries: readonly Boundary[]) => void = () => undefined;
  function Looking() {
    map = useMap();
    const [boundaries, setBoundaries] = useState<readonly Boundary[]>([]);
    set = setBoundaries;
    return <PreviewLayer boundaries={boundaries} />;
  }
  openWindow(
    <MapFrame>
      <Looking />
    </MapFrame>,
  );
  if (!map) throw new Error('no map');
  /** And waits until it is painted. */
  const show = async (boundaries: readonly Boundary[]) => {
    act(() => set(boundaries));
    await new Promise(requestAnimationFrame);
  };
  return { map, show };
}

describe('the preview', () => {
  test('is gone to when it was read, and moves nothing when some of it are left out and taken again', async () => {
    const { map, show } = openMap();
    const boundaries = read(3);
    await show(boundaries);
    expect(map.getZoom()).toBeGreaterThan(15);
    map.setZoom(14, { animate: false });
    await show(boundaries.slice(1));
    await show([]);
    await show(boundaries);
    expect(map.getZoom()).toBe(14);
    await show(read(3));
    expect(map.getZoom()).toBeGreaterThan(15);
  });

  test('of many leaves nothing on the map when it changes or ends', async () => {
    const { map, show } = openMap();
    const canvases = () => {
      let count = 0;
      map.eachLayer((layer) => {
        if (layer instanceof L.Canvas) count += 1;
      });
      return count;
    };
    const boundaries = read(303);
    const before = canvases();
    await show(boundaries);
    await show(boundaries.slice(1));
    await show(boundaries.slice(2));
    expect(canvases()).toBe(before + 1);
    await show([]);
    expect(canvases()).toBe(before);
  });

  test('numbers that would stand on each other stand beside each other', async () => {
    const { map, show } = openMap();
    const one = [[at(60, 0), at(60, 105), at(0, 105), at(0, 0)]];
    const other = [[at(60, 0), at(60, 120), at(0, 120), at(0, 0)]];
    await show([fromEditShape(one, 'CGCS2000'), fromEditShape(other, 'CGCS2000')]);
    const left = (number: number) => {
      const label = map.getContainer().querySelectorAll<HTMLElement>('.preview-number')[number];
      return label ? L.DomUtil.getPosition(label).x : Number.NaN;
    };
    expect(left(1) - left(0)).toBeGreaterThan(30);
  });
});
