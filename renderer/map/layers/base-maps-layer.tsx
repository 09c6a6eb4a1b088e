/** The base maps that are shown, one above the other, below everything of the survey. */
import L from 'leaflet';
import { useEffect, useRef } from 'react';
import { useMap } from 'react-leaflet';
import type { BaseMap } from '#core/contract/base-map.ts';
import { FILE_ROUTES } from '#core/contract/host.ts';
import { MAX_ZOOM, toBounds } from '../map-view.tsx';
import { paneOf } from '../panes.ts';
import { useBaseMaps } from './use-base-maps.ts';
import { VectorTiles } from './vector-tiles.ts';

const PANE = 'base-maps';

export function BaseMapsLayer() {
  const shown = useBaseMaps().filter(isDrawn);
  return shown.map((each, place) => <Pictures key={each.id} baseMap={each} zIndex={shown.length - place} />);
}

/** A scan that lies nowhere yet is on the list, and not on the map. */
function isDrawn({ shown, missing, problem, scan }: BaseMap): boolean {
  return shown && !missing && !problem && (!scan || scan.placedBy !== undefined);
}

function Pictures({ baseMap, zIndex }: { readonly baseMap: BaseMap; readonly zIndex: number }) {
  const map = useMap();
  const { id, content, minZoom, maxZoom, opacity, box, version } = baseMap;
  const bounds = box?.join(',');
  const isScan = baseMap.scan !== undefined;
  const drawn = useRef<L.GridLayer | undefined>(undefined);
  useEffect(() => {
    paneOf(map, PANE);
    const around = bounds?.split(',').map(Number);
    const options: L.GridLayerOptions = {
      pane: PANE,
      // Made smaller no further than a screen of tiles stays a screen of tiles.
      minZoom: Math.max(0, minZoom - 2),
      minNativeZoom: minZoom,
      maxZoom: MAX_ZOOM,
      keepBuffer: 1,
      ...(around ? { bounds: toBounds(around as [number, number, number, number]) } : {}),
    };
    // A scan that is placed anew, and another file in the place of one, have other tiles, and the browser has kept the former ones.
    const url = `${FILE_ROUTES.baseMapTile(id)}?at=${isScan ? bounds : version}`;
    const layer =
      content === 'shapes'
        ? new VectorTiles(url, maxZoom, options)
        : L.tileLayer(url, { ...options, maxNativeZoom: maxZoom });
    layer.addTo(map);
    drawn.current = layer;
    return () => {
      layer.remove();
    };
  }, [map, id, content, minZoom, maxZoom, bounds, isScan, version]);
  // After the one above, which makes it anew when the file behind it is another.
  useEffect(() => {
    drawn.current?.setOpacity(opacity).setZIndex(zIndex);
  });
  return null;
}
