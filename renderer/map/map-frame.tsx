/** The ground of every map of the window: where it begins, how far it zooms, and nothing moving by itself. */
import type L from 'leaflet';
import type { ReactNode, Ref } from 'react';
import { MapContainer } from 'react-leaflet';
import { HUZHOU, MAX_ZOOM, toBounds } from './map-view.tsx';

export function MapFrame({ ref, children }: { readonly ref?: Ref<L.Map>; readonly children: ReactNode }) {
  return (
    <MapContainer
      {...(ref ? { ref } : {})}
      className="map"
      bounds={toBounds(HUZHOU)}
      preferCanvas
      zoomControl={false}
      attributionControl={false}
      zoomAnimation={false}
      fadeAnimation={false}
      minZoom={8}
      maxZoom={MAX_ZOOM}
      zoomSnap={0.5}
    >
      {children}
    </MapContainer>
  );
}
