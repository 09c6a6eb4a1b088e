/** The map: a kilometre grid for paper, the parcels on it, and nothing that comes from outside this machine. */
import type L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { useMemo, useState } from 'react';
import { MapContainer, ScaleControl } from 'react-leaflet';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { CodeList } from '#core/contract/reference.ts';
import type { Boundary } from '#core/geo/boundary.ts';
import type { RecordId } from '#core/ids.ts';
import { useExtent, useReference } from '../client/queries.ts';
import { Drawing } from '../features/drawing/drawing.tsx';
import { useDrawing } from '../features/drawing/drawing-context.tsx';
import { Position } from '../features/position/position.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { BoundaryIcon } from '../ui/boundary-icon.tsx';
import { EmptyHint } from '../ui/empty-hint.tsx';
import { AimOutlined, CompassOutlined, ExpandOutlined, MinusOutlined, PlusOutlined } from '../ui/icons.tsx';
import { Graticule } from './graticule-layer.tsx';
import { Legend } from './legend.tsx';
import './map.css';
import { MapButton } from './map-button.tsx';
import { useMapSettings } from './map-settings.ts';
import { GoTo, goToBoundary, goToBox, HUZHOU, KeepSize, MAX_ZOOM, toBounds } from './map-view.tsx';
import type { ParcelLook } from './parcels/colouring.ts';
import { ParcelsLayer } from './parcels/parcels-layer.tsx';
import { useTileStore } from './parcels/use-tile-store.ts';
import { PreviewLayer } from './preview-layer.tsx';
import { SelectedLayer } from './selected-layer.tsx';

export function ParcelMap({
  detail,
  preview,
  look,
  onSelect,
}: {
  /** The chosen parcel, as far as it has been read. */
  readonly detail: ParcelDetail | undefined;
  readonly preview: readonly Boundary[];
  readonly look: string;
  readonly onSelect: (id: RecordId) => void;
}) {
  const { text } = useTexts();
  const extent = useExtent();
  const store = useTileStore();
  const [settings, changeSettings] = useMapSettings();
  const [map, setMap] = useState<L.Map | null>(null);
  const [isPositionOpen, setPositionOpen] = useState(false);
  const { session, merging } = useDrawing();
  // Whoever draws means the boundary under the hand, not the parcel beside it.
  const isDrawing = session !== undefined || merging !== undefined;
  const categories = useCategories();
  const parcelLook = useParcelLook(settings.colouring, categories, settings.others);
  const box = extent.data?.box;
  const hasParcels = box !== undefined;
  const boundary = detail?.values.boundary;

  return (
    <section className="map-pane" aria-label={text('map/label')}>
      <MapContainer
        ref={setMap}
        className="map"
        bounds={toBounds(HUZHOU)}
        preferCanvas
        zoomControl={false}
        attributionControl={false}
        zoomAnimation={false}
        fadeAnimation={false}
        minZoom={8}
        maxZoom={MAX_ZOOM}
        zoomSnap={0.5}
      >
        <Graticule key={look} />
        <ParcelsLayer
          store={store}
          look={parcelLook}
          labelled={settings.labels}
          pointing={!isDrawing}
          onSelect={onSelect}
        />
        <SelectedLayer state={detail?.state} boundary={boundary} photos={detail?.photos ?? []} />
        <PreviewLayer boundaries={preview} />
        <Drawing detail={detail} onOpen={onSelect} />
        <Position isOpen={isPositionOpen} onClose={() => setPositionOpen(false)} />
        <GoTo extent={box} boundary={boundary} of={detail?.id} />
        <ScaleControl imperial={false} maxWidth={140} position="bottomleft" />
        <KeepSize />
      </MapContainer>
      <div className="map-buttons">
        <MapButton label={text('map/zoomIn')} icon={<PlusOutlined />} onClick={() => map?.zoomIn()} />
        <MapButton label={text('map/zoomOut')} icon={<MinusOutlined />} onClick={() => map?.zoomOut()} />
        <MapButton
          label={text('map/fit')}
          icon={<ExpandOutlined />}
          onClick={() => map && goToBox(map, box ?? HUZHOU)}
        />
        <MapButton
          label={text('map/fitParcel')}
          icon={<AimOutlined />}
          disabled={!boundary}
          onClick={() => boundary && map && goToBoundary(map, boundary)}
        />
        <MapButton
          label={text('position/open')}
          icon={<CompassOutlined />}
          pressed={isPositionOpen}
          onClick={() => setPositionOpen(!isPositionOpen)}
        />
      </div>
      {hasParcels && (
        <Legend
          colouring={settings.colouring}
          categories={categories}
          onColouring={(colouring) => changeSettings({ colouring })}
        />
      )}
      <div className="map-note">
        <span>{text('map/attribution')}</span>
      </div>
      {extent.data && !hasParcels && preview.length === 0 && (
        <div className="map-empty">
          <EmptyHint icon={<BoundaryIcon />} title={text('map/empty')} help={text('map/emptyHelp')} />
        </div>
      )}
    </section>
  );
}

type Categories = CodeList['items'];
const NO_CATEGORIES: Categories = [];

function useCategories(): Categories {
  const reference = useReference();
  return reference.data?.codeLists.find(({ list }) => list === 'category')?.items ?? NO_CATEGORIES;
}

function useParcelLook(
  colouring: ParcelLook['colouring'],
  categories: Categories,
  othersShown: boolean,
): ParcelLook {
  return useMemo(
    () => ({ colouring, categoryCodes: categories.map(({ code }) => code), othersShown }),
    [colouring, categories, othersShown],
  );
}
