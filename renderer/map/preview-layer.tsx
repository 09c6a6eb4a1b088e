/** Boundaries that were read but not written yet, dashed in the accent colour, numbered as in their list; the view goes to them. */
import L from 'leaflet';
import { useEffect } from 'react';
import { useMap } from 'react-leaflet';
import type { Boundary } from '#core/geo/boundary.ts';

/** More numbers than this stand on each other. */
const NUMBERED = 200;
const DRAWN_APART = 300;

export function PreviewLayer({ boundaries }: { readonly boundaries: readonly Boundary[] }) {
  const map = useMap();
  useEffect(() => {
    if (boundaries.length === 0) return undefined;
    // Each shape of its own in the page is what makes a thousand of them slow.
    const look =
      boundaries.length > DRAWN_APART
        ? { weight: 1, renderer: L.canvas({ padding: 0.5 }) }
        : { weight: 3, dashArray: '7 5' };
    const shapes = boundaries.map(({ rings }) =>
      L.polygon(
        rings.map(({ points }) => points.map(({ lat, lon }): [number, number] => [lat, lon])),
        { color: '#c2410c', fillOpacity: 0.1, interactive: false, ...look },
      ),
    );
    if (shapes.length > 1 && shapes.length <= NUMBERED) {
      for (const [i, shape] of shapes.entries())
        shape.bindTooltip(String(i + 1), {
          permanent: true,
          direction: 'center',
          className: 'preview-number',
          interactive: false,
        });
    }
    const group = L.featureGroup(shapes).addTo(map);
    map.fitBounds(group.getBounds().pad(0.35), { maxZoom: 18, animate: false });
    return () => {
      group.remove();
    };
  }, [map, boundaries]);
  return null;
}
