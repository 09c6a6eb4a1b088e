/** The chosen parcel up close: its points with their numbers, the lengths of its lines, and where its photos were taken. */
import L from 'leaflet';
import { useEffect } from 'react';
import { useMap } from 'react-leaflet';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { Boundary } from '#core/geo/boundary.ts';
import { lonLat } from '#core/geo/coordinates.ts';
import { toGk120 } from '#core/geo/projection.ts';
import { formatLength } from '../i18n/formats.ts';
import { useTexts } from '../i18n/use-texts.ts';

/** Labels nearer to each other than this on the screen would cover one another. */
const NUMBER_ROOM_PX = 26;
const LENGTH_ROOM_PX = 64;
const MAX_POINTS = 2000;
const PANE = 'selected';

export function SelectedLayer({
  boundary,
  photos,
}: {
  readonly boundary: Boundary | undefined;
  readonly photos: readonly PhotoView[];
}) {
  const map = useMap();
  const { text } = useTexts();

  useEffect(() => {
    // Above the canvas of the parcels, which is painted anew whenever they are read again.
    const pane = map.getPane(PANE) ?? map.createPane(PANE);
    pane.style.zIndex = '450';
    pane.style.pointerEvents = 'none';
    const points = L.svg({ pane: PANE });
    const group = L.layerGroup().addTo(map);
    const draw = () => {
      group.clearLayers();
      if (boundary) drawBoundary(map, group, points, boundary);
      for (const photo of photos) drawPhoto(group, photo, text('map/photoView'));
    };
    draw();
    map.on('zoomend', draw);
    return () => {
      map.off('zoomend', draw);
      group.remove();
      points.remove();
    };
  }, [map, boundary, photos, text]);

  return null;
}

function drawBoundary(map: L.Map, group: L.LayerGroup, renderer: L.Renderer, { rings }: Boundary): void {
  for (const { points } of rings) {
    if (points.length > MAX_POINTS) continue;
    let lastNumberAt: L.Point | undefined;
    for (const [i, point] of points.entries()) {
      const next = points[(i + 1) % points.length] ?? point;
      const at = map.latLngToLayerPoint([point.lat, point.lon]);
      const nextAt = map.latLngToLayerPoint([next.lat, next.lon]);
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
        words(point.lat, point.lon, point.no, 'point-label').addTo(group);
      }
      if (at.distanceTo(nextAt) >= LENGTH_ROOM_PX) {
        const from = toGk120(lonLat(point.lon, point.lat));
        const to = toGk120(lonLat(next.lon, next.lat));
        const lengthM = Math.hypot(to.northM - from.northM, to.eastM - from.eastM);
        const middle: [number, number] = [(point.lat + next.lat) / 2, (point.lon + next.lon) / 2];
        words(middle[0], middle[1], formatLength(lengthM), 'length-label').addTo(group);
      }
    }
  }
}

/** Where the photo was taken, with the field of view towards its azimuth where the camera wrote one. */
function drawPhoto(group: L.LayerGroup, photo: PhotoView, title: string): void {
  const { lon, lat, azimuthDeg } = photo.evidence;
  if (lon === undefined || lat === undefined) return;
  const cone =
    azimuthDeg === undefined
      ? ''
      : `<path transform="rotate(${azimuthDeg.toFixed(1)} 30 30)" d="M30 30 17 4 A29 29 0 0 1 43 4Z" class="photo-cone"/>`;
  L.marker([lat, lon], {
    title: `${title} ${photo.fileName}`,
    keyboard: false,
    icon: L.divIcon({
      className: 'photo-view',
      html: `<svg viewBox="0 0 60 60" width="60" height="60" aria-hidden="true">${cone}<circle cx="30" cy="30" r="5.5" class="photo-spot"/></svg>`,
      iconSize: [60, 60],
    }),
  }).addTo(group);
}

function words(lat: number, lon: number, text: string, className: string): L.Marker {
  const element = document.createElement('span');
  element.textContent = text;
  return L.marker([lat, lon], {
    interactive: false,
    keyboard: false,
    icon: L.divIcon({ className, html: element, iconSize: [0, 0] }),
  });
}
