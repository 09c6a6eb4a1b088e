/** Clicks on the map that mean a place and nothing else: heard before the map and its layers hear of them. */
import type L from 'leaflet';

/** A pointer that moved further between down and up was dragging the map. */
const CLICK_PX = 6;

/**
 * @param take whom the clicks are for
 * @param isForOthers what a click is on that is not for them
 * @returns lets the map hear its clicks again
 */
export function takeClicks(
  map: L.Map,
  take: (event: MouseEvent) => void,
  isForOthers: (event: MouseEvent) => boolean = () => false,
): () => void {
  const container = map.getContainer();
  let down: PointerEvent | undefined;
  const onDown = (event: PointerEvent) => {
    down = event;
  };
  const onClick = (event: MouseEvent) => {
    if (isForOthers(event)) return;
    event.stopPropagation();
    const isDrag = down && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > CLICK_PX;
    if (!isDrag) take(event);
  };
  container.addEventListener('pointerdown', onDown, true);
  container.addEventListener('click', onClick, true);
  return () => {
    container.removeEventListener('pointerdown', onDown, true);
    container.removeEventListener('click', onClick, true);
  };
}
