/** Boundaries that were read but not written yet, dashed in the accent colour, numbered as in their list; the view goes to them when they were read. */
import L from 'leaflet';
import { useEffect, useRef } from 'react';
import { useMap } from 'react-leaflet';
import type { Boundary } from '#core/geo/boundary.ts';
import { pathsOf } from './lat-lng.ts';

/** More numbers than this stand on each other. */
const NUMBERED = 200;
const DRAWN_APART = 300;
const NUMBER_WIDTH_PX = 36;

export function PreviewLayer({ boundaries }: { readonly boundaries: readonly Boundary[] }) {
  const map = useMap();
  const seen = useRef(new WeakSet<Boundary>());
  useEffect(() => {
    if (boundaries.length === 0) return undefined;
    // Each shape of its own in the page is what makes a thousand of them slow.
    const renderer = boundaries.length > DRAWN_APART ? L.canvas({ padding: 0.5 }) : undefined;
    const look = renderer ? { weight: 1, renderer } : { weight: 3, dashArray: '7 5' };
    const shapes = boundaries.map((boundary) =>
      L.polygon(pathsOf(boundary), { color: '#c2410c', fillOpacity: 0.1, interactive: false, ...look }),
    );
    if (shapes.length > 1 && shapes.length <= NUMBERED) {
      for (const [i, shape] of shapes.entries())
        shape.bindTooltip(String(i + 1), {
          permanent: true,
          direction: 'center',
          // Above the middle, where a parcel that is there already has its number; of several on one place beside each other.
          offset: [onThisPlace(shapes, i) * NUMBER_WIDTH_PX, -26],
          className: 'preview-number',
          interactive: false,
        });
    }
    const group = L.featureGroup(shapes).addTo(map);
    // Whoever leaves some out, or takes them again, looks at them already.
    const isRead = boundaries.some((boundary) => !seen.current.has(boundary));
    for (const boundary of boundaries) seen.current.add(boundary);
    if (isRead) map.fitBounds(group.getBounds().pad(0.35), { maxZoom: 18, animate: false });
    return () => {
      group.remove();
      renderer?.remove();
    };
  }, [map, boundaries]);
  return null;
}

/** How many of the earlier shapes have their middle within this one: versions of the same ground. */
function onThisPlace(shapes: readonly L.Polygon[], place: number): number {
  const bounds = shapes[place]?.getBounds();
  return shapes.slice(0, place).filter((earlier) => bounds?.contains(earlier.getBounds().getCenter())).length;
}
