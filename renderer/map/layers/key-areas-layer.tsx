/** The plan's key areas, each as a ring around the parcels recorded under it: the plan itself has no boundaries of them. */
import { useQuery } from '@tanstack/react-query';
import L from 'leaflet';
import { useEffect } from 'react';
import { useMap } from 'react-leaflet';
import { useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { latLngOf } from '../lat-lng.ts';
import { mapWords } from '../map-words.ts';
import { paneOf } from '../panes.ts';

const PANE = 'key-areas';
const COLOUR = '#a3195b';
/** A ring smaller than this on the screen has no room for its name. */
const NAME_ROOM_PX = 90;

export function KeyAreasLayer() {
  const map = useMap();
  const { client } = useService();
  const { text } = useTexts();
  const { data } = useQuery({
    // Of no subject that changes: a ring around parcels is not worth going through all of them after each key.
    queryKey: ['key-area-rings'],
    queryFn: ({ signal }) => client.map.keyAreas(undefined, { signal }),
    staleTime: 30_000,
  });
  useEffect(() => {
    if (!data) return undefined;
    paneOf(map, PANE);
    const renderer = L.svg({ pane: PANE });
    const group = L.layerGroup().addTo(map);
    const draw = () => {
      group.clearLayers();
      for (const { no, name, parcels, ring } of data) {
        const shape = L.polygon(ring.map(latLngOf), {
          color: COLOUR,
          weight: 2,
          dashArray: '8 5',
          fill: false,
          interactive: false,
          pane: PANE,
          renderer,
        }).addTo(group);
        const bounds = shape.getBounds();
        const widthPx =
          map.latLngToLayerPoint(bounds.getNorthEast()).x - map.latLngToLayerPoint(bounds.getSouthWest()).x;
        if (widthPx < NAME_ROOM_PX) continue;
        mapWords(
          [bounds.getNorth(), bounds.getCenter().lng],
          text('layers/keyAreaLabel', { no, name, parcels }),
          { pane: PANE, className: 'key-area-label' },
        ).addTo(group);
      }
    };
    draw();
    map.on('zoomend', draw);
    return () => {
      map.off('zoomend', draw);
      group.remove();
      renderer.remove();
    };
  }, [map, data, text]);
  return null;
}
