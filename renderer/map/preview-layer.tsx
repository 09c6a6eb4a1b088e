/** Boundaries that were read but not written yet, dashed in the accent colour; the view goes to them. */
import L from 'leaflet';
import { useEffect } from 'react';
import { useMap } from 'react-leaflet';
import type { Boundary } from '#core/geo/boundary.ts';

export function PreviewLayer({ boundaries }: { readonly boundaries: readonly Boundary[] }) {
  const map = useMap();
  useEffect(() => {
    if (boundaries.length === 0) return undefined;
    const shapes = boundaries.map(({ rings }) =>
      L.polygon(
        rings.map(({ points }) => points.map(({ lat, lon }): [number, number] => [lat, lon])),
        { color: '#c2410c', weight: 3, dashArray: '7 5', fillOpacity: 0.1, interactive: false },
      ),
    );
    const group = L.featureGroup(shapes).addTo(map);
    map.fitBounds(group.getBounds().pad(0.35), { maxZoom: 18, animate: false });
    return () => {
      group.remove();
    };
  }, [map, boundaries]);
  return null;
}
