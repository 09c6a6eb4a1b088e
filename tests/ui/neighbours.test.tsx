import type L from 'leaflet';
import { useMap } from 'react-leaflet';
import { expect, test } from 'vitest';
import { type Neighbours, useNeighbours } from '#renderer/features/drawing/neighbours.ts';
import { MapFrame } from '#renderer/map/map-frame.tsx';
import { aClient, openWindow } from './a-window.tsx';

test('a tap is not kept waiting for what is near it while the service is away', async () => {
  const shown: { neighbours?: Neighbours; map?: L.Map } = {};
  function Reading() {
    shown.map = useMap();
    shown.neighbours = useNeighbours(shown.map, true, undefined);
    return null;
  }
  const outlines = () => Promise.reject(new TypeError('fetch failed'));
  openWindow(
    <MapFrame>
      <Reading />
    </MapFrame>,
    { client: aClient({ map: { outlines } }) },
  );
  const place = shown.map?.getCenter();
  const reading = place && shown.neighbours?.prepare(place);
  expect(reading).toBeDefined();
  const later = new Promise((resolve) => setTimeout(resolve, 500, 'later'));
  expect(await Promise.race([reading, later])).toBeUndefined();
});
