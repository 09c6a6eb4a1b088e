/** Keeps what is drawn clear of the tools: when they cover it, the view moves as little as it can; and up to it when it is a mere dot. */
import L from 'leaflet';
import { useEffect, useRef } from 'react';
import type { EditShape } from '#core/geo/editing/edit-shape.ts';
import { vertexOf } from './chosen-point.ts';
import type { Session } from './drawing-state.ts';
import { toLatLng } from './on-screen.ts';

/** Below the toolbar, with the numbers of the uppermost points. */
const ABOVE_PX = 36;
const BESIDE_PX = 72;
const MARGIN_PX = 16;
/** Points of a boundary that is smaller on the screen cannot be told apart: a map that was hidden still looks at the whole county. */
const DOT_PX = 24;
const MAX_ZOOM = 20;

/** @param occasion the view is looked at again when this changes, not with every step */
export function useClearView(map: L.Map, shape: EditShape, occasion: string | undefined): void {
  const latest = useRef(shape);
  latest.current = shape;
  useEffect(() => {
    if (!occasion) return;
    const look = () => {
      const corners = latest.current.flatMap((ring) => ring.map(toLatLng));
      if (corners.length === 0) return;
      const pane = map.getContainer().parentElement;
      const heightOf = (part: string) => pane?.querySelector(part)?.clientHeight ?? 0;
      const [above, below] = [
        ABOVE_PX + heightOf('.drawing-toolbar'),
        heightOf('.drawing-panel') + 2 * MARGIN_PX,
      ];
      const size = map.getSize();
      const free = L.bounds([MARGIN_PX, above], [size.x - BESIDE_PX, size.y - below]);
      const bounds = L.latLngBounds(corners);
      const shown = L.bounds(
        map.latLngToContainerPoint(bounds.getNorthWest()),
        map.latLngToContainerPoint(bounds.getSouthEast()),
      );
      if (size.x === 0) return;
      const [room, needed] = [free.getSize(), shown.getSize()];
      const isDot = Math.max(needed.x, needed.y) < DOT_PX && map.getZoom() < MAX_ZOOM;
      if (!isDot && free.contains(shown)) return;
      if (isDot || needed.x > room.x || needed.y > room.y) {
        map.fitBounds(bounds, {
          paddingTopLeft: [MARGIN_PX, above],
          paddingBottomRight: [BESIDE_PX, below],
          maxZoom: MAX_ZOOM,
          animate: false,
        });
        return;
      }
      const [low, high] = [free.min ?? L.point(0, 0), free.max ?? size];
      const [from, to] = [shown.min ?? low, shown.max ?? high];
      const shift = (axis: 'x' | 'y') =>
        from[axis] < low[axis] ? from[axis] - low[axis] : Math.max(0, to[axis] - high[axis]);
      map.panBy([shift('x'), shift('y')], { animate: false });
    };
    look();
    // A pane that was hidden, or a window that became smaller.
    map.on('resize', look);
    return () => {
      map.off('resize', look);
    };
  }, [map, occasion]);
}

/** Keeps the point in work above the panel when that grows over it. @param session as long as its panel is there */
export function useClearPoint(map: L.Map, session: Session | undefined): void {
  const latest = useRef(session);
  latest.current = session;
  const hasPanel = session !== undefined;
  useEffect(() => {
    const panel = map.getContainer().parentElement?.querySelector('.drawing-panel');
    if (!hasPanel || !panel) return;
    const observer = new ResizeObserver(() => {
      const { chosen, history } = latest.current ?? {};
      const point = history && (chosen ? vertexOf(history.present, chosen) : history.present.line.at(-1));
      if (!point) return;
      const { y } = map.latLngToContainerPoint(toLatLng(point));
      const height = map.getSize().y;
      const lowest = height - panel.clientHeight - 2 * MARGIN_PX;
      // One that was out of view before is not fetched.
      if (y > lowest && y <= height) map.panBy([0, y - lowest], { animate: false });
    });
    observer.observe(panel);
    return () => observer.disconnect();
  }, [map, hasPanel]);
}
