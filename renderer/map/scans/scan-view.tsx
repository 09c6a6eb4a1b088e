/** The scan as a map of its own, in its pixels: moved and brought near like the other one, and clicked where a point is to be put. */
import L from 'leaflet';
import { useEffect, useRef } from 'react';
import type { PixelPoint } from '#core/geo/scan-placement.ts';
import type { PointRow } from './scan-points.ts';

/** Pixels of the scan that are one of the screen at zoom 0, as a power of two; so that every zoom is a whole number. */
const FARTHEST = -6;
const NEAREST = 3;

export function ScanView({
  url,
  width,
  height,
  rows,
  chosen,
  label,
  onPixel,
}: {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly PointRow[];
  readonly chosen: number | undefined;
  readonly label: string;
  readonly onPixel: (pixel: PixelPoint) => void;
}) {
  const element = useRef<HTMLDivElement>(null);
  const map = useRef<L.Map | undefined>(undefined);
  const marks = useRef<L.LayerGroup | undefined>(undefined);
  const clicked = useRef(onPixel);
  clicked.current = onPixel;

  useEffect(() => {
    if (!element.current) return;
    const made = L.map(element.current, {
      crs: L.CRS.Simple,
      minZoom: FARTHEST,
      maxZoom: NEAREST,
      zoomSnap: 0.5,
      zoomAnimation: false,
      fadeAnimation: false,
      attributionControl: false,
      zoomControl: false,
    });
    // Rows count down, the plane's second axis up.
    const bounds = L.latLngBounds([-height, 0], [0, width]);
    L.imageOverlay(url, bounds).addTo(made);
    let isWhole = false;
    const showWhole = () => {
      made.fitBounds(bounds, { animate: false });
      isWhole = true;
    };
    made.on('dragstart zoomstart', () => {
      isWhole = false;
    });
    showWhole();
    made.setMaxBounds(bounds.pad(0.5));
    made.on('click', ({ latlng }: L.LeafletMouseEvent) => {
      const pixel = { column: latlng.lng, row: -latlng.lat };
      if (pixel.column >= 0 && pixel.row >= 0 && pixel.column <= width && pixel.row <= height)
        clicked.current(pixel);
    });
    marks.current = L.layerGroup().addTo(made);
    map.current = made;
    const observer = new ResizeObserver(() => {
      made.invalidateSize({ pan: false });
      // Whoever has brought a place near wants to keep it.
      if (isWhole) showWhole();
    });
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      made.remove();
    };
  }, [url, width, height]);

  useEffect(() => {
    marks.current?.clearLayers();
    for (const [i, { key, pixel }] of rows.entries()) {
      if (!pixel || !marks.current) continue;
      L.marker([-pixel.row, pixel.column], {
        interactive: false,
        keyboard: false,
        icon: L.divIcon({
          className: `scan-mark${key === chosen ? ' is-chosen' : ''}`,
          html: `<i></i><b>${i + 1}</b>`,
          iconSize: [0, 0],
        }),
      }).addTo(marks.current);
    }
  }, [rows, chosen]);

  return <div ref={element} className="scan-view" role="application" aria-label={label} />;
}
