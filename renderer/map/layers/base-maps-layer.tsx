/** The base maps that are shown, one above the other, below everything of the survey. */
import L from 'leaflet';
import { useEffect, useRef } from 'react';
import { useMap } from 'react-leaflet';
import type { BaseMap } from '#core/contract/base-map.ts';
import { FILE_ROUTES } from '#core/contract/host.ts';
import { MAX_ZOOM, toBounds } from '../map-view.tsx';
import { useBaseMaps } from './use-base-maps.ts';

const PANE = 'base-maps';

export function BaseMapsLayer() {
  const shown = useBaseMaps().filter((each) => each.shown && !each.missing);
  return shown.map((each, place) => <Pictures key={each.id} baseMap={each} zIndex={shown.length - place} />);
}

function Pictures({ baseMap, zIndex }: { readonly baseMap: BaseMap; readonly zIndex: number }) {
  const map = useMap();
  const { id, minZoom, maxZoom, opacity, box } = baseMap;
  const bounds = box?.join(',');
  const drawn = useRef<L.TileLayer | undefined>(undefined);
  useEffect(() => {
    const pane = map.getPane(PANE) ?? map.createPane(PANE);
    // Below the kilometre grid.
    pane.style.zIndex = '140';
    const around = bounds?.split(',').map(Number);
    const layer = L.tileLayer(FILE_ROUTES.baseMapTile(id), {
      pane: PANE,
      minNativeZoom: minZoom,
      maxNativeZoom: maxZoom,
      // Enlarged as far as the map goes; made smaller no further than a screen of tiles stays a screen of tiles.
      minZoom: Math.max(0, minZoom - 2),
      maxZoom: MAX_ZOOM,
      keepBuffer: 1,
      ...(around ? { bounds: toBounds(around as [number, number, number, number]) } : {}),
    }).addTo(map);
    drawn.current = layer;
    return () => {
      layer.remove();
    };
  }, [map, id, minZoom, maxZoom, bounds]);
  // After the one above, which makes it anew when the file behind it is another.
  useEffect(() => {
    drawn.current?.setOpacity(opacity).setZIndex(zIndex);
  });
  return null;
}
