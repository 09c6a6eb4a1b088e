/** The map: a kilometre grid for paper, the parcels on it, and nothing that comes from outside this machine. */
import type L from 'leaflet';
import { useCallback, useMemo, useState } from 'react';
import { ScaleControl } from 'react-leaflet';
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
import { Graticule } from './graticule-layer.tsx';
import { BaseMapsLayer } from './layers/base-maps-layer.tsx';
import { BaseMapsPanel } from './layers/base-maps-panel.tsx';
import { KeyAreasLayer } from './layers/key-areas-layer.tsx';
import { LayersPanel } from './layers/layers-panel.tsx';
import { OnlineLayers, OnlineMapsPanel } from './layers/online-layers.tsx';
import { useBaseMaps } from './layers/use-base-maps.ts';
import { Legend } from './legend.tsx';
import './map.css';
import './layers/layers.css';
import './tools/tools.css';
import { MapButtons, type MapTool } from './map-buttons.tsx';
import { MapFrame } from './map-frame.tsx';
import { useMapSettings } from './map-settings.ts';
import { GoTo, goToBox, KeepSize, MapLabel } from './map-view.tsx';
import { NorthArrow } from './north-arrow.tsx';
import type { ParcelLook } from './parcels/colouring.ts';
import { ParcelsLayer } from './parcels/parcels-layer.tsx';
import { useTileStore } from './parcels/use-tile-store.ts';
import { PreviewLayer } from './preview-layer.tsx';
import { ScanPlacing } from './scans/scan-placing.tsx';
import { SelectedLayer } from './selected-layer.tsx';
import { CoordinatePanel } from './tools/coordinate-panel.tsx';
import { MeasurePanel } from './tools/measure-panel.tsx';
import { useMeasuring } from './tools/use-measuring.ts';

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
  const { session, merging } = useDrawing();
  // Whoever draws means the boundary under the hand, not the parcel beside it.
  const isDrawing = session !== undefined || merging !== undefined;
  const [tool, setTool] = useState<MapTool | undefined>(undefined);
  const [placing, setPlacing] = useState<string | undefined>(undefined);
  const placed = useBaseMaps().find(({ id }) => id === placing);
  const endTool = useCallback(() => setTool(undefined), []);
  // Drawing shows lengths and areas of its own; a scan is placed where the layers stand.
  const givingWay: readonly MapTool[] = [
    ...(isDrawing ? (['measure'] as const) : []),
    ...(placed ? (['layers'] as const) : []),
  ];
  const openTool = tool && !givingWay.includes(tool) ? tool : undefined;
  const isMeasuring = openTool === 'measure';
  const measuring = useMeasuring(map, isMeasuring, endTool);
  const categories = useCategories();
  const parcelLook = useParcelLook(settings.colouring, categories, settings.others);
  const box = extent.data?.box;
  const hasParcels = box !== undefined;
  const boundary = detail?.values.boundary;

  return (
    <section className="map-pane" aria-label={text('map/label')}>
      <MapFrame ref={setMap}>
        <OnlineLayers shown={settings.online} />
        <BaseMapsLayer />
        {settings.grid && <Graticule key={look} />}
        {settings.keyAreas && <KeyAreasLayer />}
        <ParcelsLayer
          store={store}
          look={parcelLook}
          labelled={settings.labels}
          pointing={!isDrawing && !isMeasuring}
          onSelect={onSelect}
        />
        <SelectedLayer state={detail?.state} boundary={boundary} photos={detail?.photos ?? []} />
        <PreviewLayer boundaries={preview} />
        <Drawing detail={detail} onOpen={onSelect} />
        <Position isOpen={openTool === 'position'} onClose={endTool} />
        <GoTo extent={box} boundary={boundary} of={detail?.id} />
        <ScaleControl imperial={false} maxWidth={140} position="bottomleft" />
        <KeepSize />
        <MapLabel />
      </MapFrame>
      <MapButtons
        map={map}
        extent={box}
        boundary={boundary}
        tool={openTool}
        givingWay={givingWay}
        onTool={setTool}
      />
      {openTool === 'layers' && (
        <LayersPanel settings={settings} onChange={changeSettings} onClose={endTool}>
          <BaseMapsPanel onGoTo={(of) => map && goToBox(map, of)} onPlace={setPlacing} />
          <OnlineMapsPanel shown={settings.online} onShown={(online) => changeSettings({ online })} />
        </LayersPanel>
      )}
      {placed && (
        <ScanPlacing
          key={placed.id}
          map={map}
          baseMap={placed}
          isHidden={isDrawing}
          onPlaced={(of) => {
            setPlacing(undefined);
            if (of && map) goToBox(map, of);
          }}
          onClose={() => setPlacing(undefined)}
        />
      )}
      {isMeasuring && <MeasurePanel measuring={measuring} onEnd={endTool} />}
      {openTool === 'coordinate' && <CoordinatePanel map={map} onEnd={endTool} />}
      <NorthArrow />
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
      {extent.data && !hasParcels && preview.length === 0 && !isDrawing && (
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
