/** Where the photos were taken and which way they look, over the parcels they may show. */
import L from 'leaflet';
import { useEffect, useRef, useState } from 'react';
import { ScaleControl, useMap } from 'react-leaflet';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import { useExtent } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { Graticule } from '../../map/graticule-layer.tsx';
import { BaseMapsLayer } from '../../map/layers/base-maps-layer.tsx';
import '../../map/map.css';
import { MapFrame } from '../../map/map-frame.tsx';
import { goToBox, KeepSize } from '../../map/map-view.tsx';
import type { ParcelLook } from '../../map/parcels/colouring.ts';
import { ParcelsLayer } from '../../map/parcels/parcels-layer.tsx';
import { useTileStore } from '../../map/parcels/use-tile-store.ts';
import { photoIcon } from '../../map/photo-icon.ts';

const LOOK: ParcelLook = { colouring: 'state', categoryCodes: [], othersShown: true };
const CLOSE_ZOOM = 18;
const nothing = () => undefined;

export function MatchingMap({
  photos,
  chosen,
  cursor,
  onChoose,
}: {
  readonly photos: readonly PhotoView[];
  readonly chosen: ReadonlySet<RecordId>;
  readonly cursor: RecordId | undefined;
  readonly onChoose: (id: RecordId) => void;
}) {
  const { text } = useTexts();
  const store = useTileStore();
  return (
    <section className="map-pane" aria-label={text('matching/map')}>
      <MapFrame>
        <BaseMapsLayer />
        <Graticule />
        <ParcelsLayer store={store} look={LOOK} labelled pointing={false} onSelect={nothing} />
        <ViewCones photos={photos} chosen={chosen} cursor={cursor} onChoose={onChoose} />
        <ScaleControl imperial={false} maxWidth={140} position="bottomleft" />
        <KeepSize />
      </MapFrame>
    </section>
  );
}

function ViewCones({ photos, chosen, cursor, onChoose }: Parameters<typeof MatchingMap>[0]) {
  const map = useMap();
  const markers = useRef(new Map<RecordId, L.Marker>());
  const extent = useExtent().data?.box;
  const [wasShown, setWasShown] = useState(false);

  useEffect(() => {
    const group = L.layerGroup().addTo(map);
    const made = new Map<RecordId, L.Marker>();
    for (const photo of photos) {
      const { lon, lat } = photo.evidence;
      if (lon === undefined || lat === undefined) continue;
      const marker = L.marker([lat, lon], {
        title: photo.fileName,
        keyboard: false,
        icon: photoIcon(photo.evidence, 'photo-view photo-view-pointed'),
      });
      marker.on('click', () => onChoose(photo.id));
      made.set(photo.id, marker.addTo(group));
    }
    markers.current = made;
    return () => {
      group.remove();
    };
  }, [map, photos, onChoose]);

  useEffect(() => {
    for (const [id, marker] of markers.current) {
      const element = marker.getElement();
      element?.classList.toggle('photo-view-chosen', chosen.has(id));
      marker.setZIndexOffset(id === cursor ? 2000 : chosen.has(id) ? 1000 : 0);
    }
  });

  useEffect(() => {
    const places = photos.flatMap(({ evidence: { lon, lat } }): [number, number][] =>
      lon === undefined || lat === undefined ? [] : [[lat, lon]],
    );
    if (wasShown) return;
    if (places.length === 0) {
      if (extent) goToBox(map, extent);
      return;
    }
    map.fitBounds(L.latLngBounds(places).pad(0.3), { maxZoom: CLOSE_ZOOM, animate: false });
    setWasShown(true);
  }, [map, photos, extent, wasShown]);

  useEffect(() => {
    const at = cursor && markers.current.get(cursor)?.getLatLng();
    if (at && !map.getBounds().pad(-0.1).contains(at))
      map.setView(at, Math.max(map.getZoom(), CLOSE_ZOOM), { animate: false });
  }, [map, cursor]);
  return null;
}
