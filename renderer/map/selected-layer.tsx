/** The chosen parcel up close: its outline, its points with their numbers, the lengths of its lines, and where its photos were taken. */
import L from 'leaflet';
import { useEffect } from 'react';
import { useMap } from 'react-leaflet';
import type { PhotoView } from '#core/contract/parcel.ts';
import { distanceM } from '#core/geo/bearing.ts';
import type { Boundary } from '#core/geo/boundary.ts';
import { lonLat } from '#core/geo/coordinates.ts';
import { toGk120 } from '#core/geo/projection.ts';
import type { ParcelState } from '#core/parcel/parcel-state.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { STATE_COLOURS } from '../ui/state-tag.tsx';
import { pathsOf } from './lat-lng.ts';
import { lengthLabel } from './length-label.ts';
import { mapWords } from './map-words.ts';
import { paneOf } from './panes.ts';
import { photoIcon } from './photo-icon.ts';

/** Labels nearer to each other than this on the screen would cover one another. */
const NUMBER_ROOM_PX = 26;
const MAX_POINTS = 2000;
const PANE = 'selected';

export function SelectedLayer({
  state = 'draft',
  boundary,
  photos,
}: {
  readonly state: ParcelState | undefined;
  readonly boundary: Boundary | undefined;
  readonly photos: readonly PhotoView[];
}) {
  const map = useMap();
  const { text } = useTexts();

  useEffect(() => {
    paneOf(map, PANE);
    const points = L.svg({ pane: PANE });
    const group = L.layerGroup().addTo(map);
    const draw = () => {
      group.clearLayers();
      if (boundary) {
        drawOutline(group, points, boundary, STATE_COLOURS[state]);
        drawBoundary(map, group, points, boundary);
      }
      for (const photo of photos) drawPhoto(group, photo, text('map/photoView'));
    };
    draw();
    map.on('zoomend', draw);
    return () => {
      map.off('zoomend', draw);
      group.remove();
      points.remove();
    };
  }, [map, state, boundary, photos, text]);

  return null;
}

function drawOutline(group: L.LayerGroup, renderer: L.Renderer, boundary: Boundary, colour: string): void {
  const paths = pathsOf(boundary);
  const shared = { interactive: false, pane: PANE, renderer } as const;
  // White below the colour, so that it stands out from its neighbours and from a picture below.
  L.polygon(paths, { ...shared, color: '#fff', weight: 6, opacity: 0.8, fill: false }).addTo(group);
  L.polygon(paths, { ...shared, color: colour, weight: 3.5, fillColor: colour, fillOpacity: 0.2 }).addTo(
    group,
  );
}

function drawBoundary(map: L.Map, group: L.LayerGroup, renderer: L.Renderer, { rings }: Boundary): void {
  for (const { points } of rings) {
    if (points.length > MAX_POINTS) continue;
    let lastNumberAt: L.Point | undefined;
    for (const [i, point] of points.entries()) {
      const next = points[(i + 1) % points.length] ?? point;
      const at = map.latLngToLayerPoint([point.lat, point.lon]);
      const hasRoom = !lastNumberAt || lastNumberAt.distanceTo(at) >= NUMBER_ROOM_PX;
      L.circleMarker([point.lat, point.lon], {
        radius: hasRoom ? 4.5 : 2.5,
        color: '#b3261e',
        weight: 1.6,
        fillColor: '#fff',
        fillOpacity: 1,
        interactive: false,
        pane: PANE,
        renderer,
      }).addTo(group);
      if (hasRoom) {
        lastNumberAt = at;
        mapWords([point.lat, point.lon], point.no, { className: 'point-label' }).addTo(group);
      }
      const ends = [
        [point.lat, point.lon],
        [next.lat, next.lon],
      ] as const satisfies readonly L.LatLngTuple[];
      const lengthM = distanceM(toGk120(lonLat(point.lon, point.lat)), toGk120(lonLat(next.lon, next.lat)));
      lengthLabel(map, ends, lengthM, { isNumbered: true })?.addTo(group);
    }
  }
}

function drawPhoto(group: L.LayerGroup, photo: PhotoView, title: string): void {
  const { lon, lat } = photo.evidence;
  if (lon === undefined || lat === undefined) return;
  L.marker([lat, lon], {
    title: `${title} ${photo.fileName}`,
    keyboard: false,
    icon: photoIcon(photo.evidence),
  }).addTo(group);
}
