/** Where the map looks: to all parcels once they are known, to a parcel when it is chosen, and always over its whole pane. */
import L from 'leaflet';
import { useEffect, useRef } from 'react';
import { useMap } from 'react-leaflet';
import type { Boundary } from '#core/geo/boundary.ts';
import type { RecordId } from '#core/ids.ts';
import type { Box } from '../client/queries.ts';
import { useDrawingStore } from '../features/drawing/drawing-context.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { pathsOf } from './lat-lng.ts';

/** All of Huzhou, in degrees: what is shown while there are no parcels. */
export const HUZHOU: Box = [119.23, 30.37, 120.5, 31.19];
export const MAX_ZOOM = 21;
const PARCEL_ZOOM = 18;
/** A parcel that is smaller on the screen cannot be worked on: as good as not in view. */
const SEEN_PX = 48;

/** Goes to all parcels once, when they are first known, and to a parcel when it is chosen and not in view. */
export function GoTo({
  extent,
  boundary,
  of,
}: {
  readonly extent: Box | undefined;
  readonly boundary: Boundary | undefined;
  readonly of: RecordId | undefined;
}) {
  const map = useMap();
  const drawing = useDrawingStore();
  const wentTo = useRef<RecordId | undefined>(undefined);
  const hasBegun = useRef(false);
  useEffect(() => {
    if (wentTo.current !== of) wentTo.current = undefined;
    const go = () => {
      // Where there is room for one pane the map is hidden, and nothing can be fitted into it before it is shown.
      if (map.getContainer().clientWidth === 0) return;
      if (of && boundary && wentTo.current !== of) {
        wentTo.current = of;
        // The pane of the parcel may just have taken its room from the map.
        map.invalidateSize({ pan: false });
        // What has just been drawn is in view, and under the hand.
        if (!drawing.get().session && !isInView(map, boundary)) goToBoundary(map, boundary);
      } else if (extent && !hasBegun.current) goToBox(map, extent);
      else return;
      hasBegun.current = true;
    };
    go();
    map.on('resize', go);
    return () => {
      map.off('resize', go);
    };
  }, [map, extent, boundary, of, drawing]);
  return null;
}

/** Panes change their width with the window and the detail beside the map. */
export function KeepSize() {
  const map = useMap();
  useEffect(() => {
    const observer = new ResizeObserver(() => map.invalidateSize({ pan: false }));
    observer.observe(map.getContainer());
    return () => observer.disconnect();
  }, [map]);
  return null;
}

/** What the map is to those who hear it: keys move it, and what lies on it stands in the list as well. */
export function MapLabel() {
  const map = useMap();
  const { text } = useTexts();
  const label = text('map/keys');
  useEffect(() => {
    const container = map.getContainer();
    container.setAttribute('role', 'application');
    container.setAttribute('aria-label', label);
  }, [map, label]);
  return null;
}

export function goToBox(map: L.Map, box: Box): void {
  map.fitBounds(toBounds(box), { padding: [40, 40], maxZoom: PARCEL_ZOOM, animate: false });
}

export function goToBoundary(map: L.Map, boundary: Boundary): void {
  map.fitBounds(boundsOf(boundary).pad(0.6), { maxZoom: MAX_ZOOM - 1, animate: false });
}

function isInView(map: L.Map, boundary: Boundary): boolean {
  const bounds = boundsOf(boundary);
  const size = map
    .latLngToLayerPoint(bounds.getSouthEast())
    .subtract(map.latLngToLayerPoint(bounds.getNorthWest()));
  return map.getBounds().contains(bounds) && Math.max(size.x, size.y) >= SEEN_PX;
}

function boundsOf(boundary: Boundary): L.LatLngBounds {
  return L.latLngBounds(pathsOf(boundary).flat());
}

export function toBounds([west, south, east, north]: Box): L.LatLngBoundsLiteral {
  return [
    [south, west],
    [north, east],
  ];
}
