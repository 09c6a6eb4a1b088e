/** Tapping points on the map to measure between them: distances from point to point, and the area within. */
import L from 'leaflet';
import { useEffect, useMemo, useState } from 'react';
import { lonLat } from '#core/geo/coordinates.ts';
import { type Measured, measure } from '#core/geo/measure.ts';
import { isDialogOpen } from '../../ui/dialog-open.ts';
import { lengthLabel } from '../length-label.ts';
import { paneOf } from '../panes.ts';

const PANE = 'measuring';
const COLOUR = '#b3261e';

export type Measuring = {
  readonly points: readonly L.LatLng[];
  readonly measured: Measured;
  readonly takeBack: () => void;
  readonly clear: () => void;
};

/** While active, clicks on the map add points. What was measured is gone when it ends. */
export function useMeasuring(map: L.Map | null, active: boolean, onEnd: () => void): Measuring {
  const [points, setPoints] = useState<readonly L.LatLng[]>([]);
  const measured = useMemo(() => measure(points.map(({ lng, lat }) => lonLat(lng, lat))), [points]);
  const takeBack = () => setPoints((before) => before.slice(0, -1));

  useEffect(() => {
    if (!map || !active) return undefined;
    const add = ({ latlng }: L.LeafletMouseEvent) => setPoints((before) => [...before, latlng]);
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || isDialogOpen()) return;
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea')) return;
      if (event.key === 'Escape') onEnd();
      else if (event.key === 'Backspace') setPoints((before) => before.slice(0, -1));
      else return;
      // Escape closes the chosen parcel elsewhere; here it ends the measuring and nothing else.
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    map.on('click', add);
    map.doubleClickZoom.disable();
    map.getContainer().classList.add('map-measuring');
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      map.off('click', add);
      map.doubleClickZoom.enable();
      map.getContainer().classList.remove('map-measuring');
      window.removeEventListener('keydown', onKey, { capture: true });
      setPoints([]);
    };
  }, [map, active, onEnd]);

  useEffect(() => {
    if (!map || points.length === 0) return undefined;
    paneOf(map, PANE);
    const group = L.layerGroup().addTo(map);
    const renderer = L.svg({ pane: PANE });
    const draw = () => {
      group.clearLayers();
      drawMeasured(map, group, renderer, points, measured);
    };
    draw();
    map.on('zoomend', draw);
    return () => {
      map.off('zoomend', draw);
      group.remove();
      renderer.remove();
    };
  }, [map, points, measured]);

  return { points, measured, takeBack, clear: () => setPoints([]) };
}

function drawMeasured(
  map: L.Map,
  group: L.LayerGroup,
  renderer: L.Renderer,
  points: readonly L.LatLng[],
  { legsM }: Measured,
): void {
  const shared = { interactive: false, pane: PANE, renderer, color: COLOUR } as const;
  if (points.length > 2)
    L.polygon([...points], { ...shared, weight: 1.5, dashArray: '4 5', fillOpacity: 0.1 }).addTo(group);
  L.polyline([...points], { ...shared, weight: 2.5 }).addTo(group);
  for (const [i, point] of points.entries()) {
    L.circleMarker(point, { ...shared, radius: 4.5, weight: 2, fillColor: '#fff', fillOpacity: 1 }).addTo(
      group,
    );
    const before = points[i - 1];
    if (before) lengthLabel(map, [before, point], legsM[i - 1] ?? 0)?.addTo(group);
  }
}
