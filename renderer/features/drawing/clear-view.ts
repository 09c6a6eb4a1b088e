/** Keeps what is drawn clear of the tools: when they cover it, the view moves as little as it can. */
import L from 'leaflet';
import { useEffect } from 'react';
import type { EditShape } from '#core/geo/editing/edit-shape.ts';

const ABOVE_PX = 76;
const BESIDE_PX = 72;
const MARGIN_PX = 16;

/** @param occasion the view is looked at again when this changes, not with every step */
export function useClearView(map: L.Map, shape: EditShape, occasion: string | undefined): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: see `occasion`
  useEffect(() => {
    if (!occasion || shape.length === 0) return;
    const look = () => {
      const panel = map.getContainer().parentElement?.querySelector('.drawing-panel');
      const size = map.getSize();
      const free = L.bounds(
        [MARGIN_PX, ABOVE_PX],
        [size.x - BESIDE_PX, size.y - (panel?.clientHeight ?? 0) - 2 * MARGIN_PX],
      );
      const bounds = L.latLngBounds(
        shape.flatMap((ring) => ring.map(({ at: [lon, lat] }): [number, number] => [lat, lon])),
      );
      const shown = L.bounds(
        map.latLngToContainerPoint(bounds.getNorthWest()),
        map.latLngToContainerPoint(bounds.getSouthEast()),
      );
      if (size.x === 0 || free.contains(shown)) return;
      const [room, needed] = [free.getSize(), shown.getSize()];
      if (needed.x > room.x || needed.y > room.y) {
        map.fitBounds(bounds, {
          paddingTopLeft: [MARGIN_PX, ABOVE_PX],
          paddingBottomRight: [BESIDE_PX, (panel?.clientHeight ?? 0) + 2 * MARGIN_PX],
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
