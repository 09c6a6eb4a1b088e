/** The map: a kilometre grid for paper, the parcels on it, and nothing that comes from outside this machine. */

import { Button, Tooltip } from 'antd';
import L from 'leaflet';
import { AimOutlined, ExpandOutlined, MinusOutlined, PlusOutlined } from '../ui/icons.tsx';
import 'leaflet/dist/leaflet.css';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { MapContainer, ScaleControl, useMap } from 'react-leaflet';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Boundary } from '#core/geo/boundary.ts';
import type { RecordId } from '#core/ids.ts';
import { PARCEL_STATES } from '#core/parcel/parcel-state.ts';
import { type Box, useExtent } from '../client/queries.ts';
import { Drawing } from '../features/drawing/drawing.tsx';
import { useDrawingStore } from '../features/drawing/drawing-context.tsx';
import { formatCount } from '../i18n/formats.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { BoundaryIcon } from '../ui/boundary-icon.tsx';
import { EmptyHint } from '../ui/empty-hint.tsx';
import { Graticule } from './graticule-layer.tsx';
import './map.css';
import { OutlinesLayer } from './outlines-layer.tsx';
import { PreviewLayer } from './preview-layer.tsx';
import { SelectedLayer } from './selected-layer.tsx';

/** All of Huzhou, in degrees: what is shown while there are no parcels. */
const HUZHOU: Box = [119.23, 30.37, 120.5, 31.19];
const MAX_ZOOM = 21;
const PARCEL_ZOOM = 18;

export function ParcelMap({
  detail,
  selected,
  preview,
  look,
  onSelect,
}: {
  /** The chosen parcel, as far as it has been read. */
  readonly detail: ParcelDetail | undefined;
  readonly selected: RecordId | undefined;
  readonly preview: readonly Boundary[];
  readonly look: string;
  readonly onSelect: (id: RecordId) => void;
}) {
  const { text } = useTexts();
  const extent = useExtent();
  const [map, setMap] = useState<L.Map | null>(null);
  const [counted, setCounted] = useState({ drawn: 0, total: 0 });
  const onCounted = useCallback((drawn: number, total: number) => setCounted({ drawn, total }), []);
  const box = extent.data?.box;
  const hasParcels = box !== undefined;

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
        minZoom={8}
        maxZoom={MAX_ZOOM}
        zoomSnap={0.5}
      >
        <Graticule key={look} />
        <OutlinesLayer selected={selected} onSelect={onSelect} onCounted={onCounted} />
        <SelectedLayer boundary={detail?.values.boundary} photos={detail?.photos ?? []} />
        <PreviewLayer boundaries={preview} />
        <Drawing detail={detail} onOpen={onSelect} />
        <GoTo extent={box} boundary={detail?.values.boundary} of={detail?.id} />
        <ScaleControl imperial={false} maxWidth={140} position="bottomleft" />
        <KeepSize />
      </MapContainer>
      <div className="map-buttons">
        <MapButton label={text('map/zoomIn')} icon={<PlusOutlined />} onClick={() => map?.zoomIn()} />
        <MapButton label={text('map/zoomOut')} icon={<MinusOutlined />} onClick={() => map?.zoomOut()} />
        <MapButton
          label={text('map/fit')}
          icon={<ExpandOutlined />}
          onClick={() => map?.fitBounds(toBounds(box ?? HUZHOU), { padding: [40, 40], maxZoom: PARCEL_ZOOM })}
        />
        <MapButton
          label={text('map/fitParcel')}
          icon={<AimOutlined />}
          disabled={!detail?.values.boundary}
          onClick={() => detail?.values.boundary && map && goToBoundary(map, detail.values.boundary)}
        />
      </div>
      {hasParcels && <Legend />}
      <div className="map-note">
        {counted.total > counted.drawn && (
          <span>
            {text('map/drawn', { total: formatCount(counted.total), drawn: formatCount(counted.drawn) })}
          </span>
        )}
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

function MapButton({
  label,
  icon,
  disabled = false,
  onClick,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip title={label} placement="left">
      <Button aria-label={label} icon={icon} disabled={disabled} onClick={onClick} />
    </Tooltip>
  );
}

function Legend() {
  const { text, term } = useTexts();
  return (
    <ul className="map-legend" aria-label={text('map/legend')}>
      {PARCEL_STATES.map((state) => (
        <li key={state} className={`legend-item state-${state}`}>
          {term(`states/${state}`)}
        </li>
      ))}
    </ul>
  );
}

/** Goes to all parcels once, when they are first known, and to a parcel when it is chosen and not in view. */
function GoTo({
  extent,
  boundary,
  of,
}: {
  readonly extent: Box | undefined;
  readonly boundary: Boundary | undefined;
  readonly of: RecordId | undefined;
}) {
  const map = useMap();
  const drawing = useDrawingStore();
  const [wentTo, setWentTo] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (of && boundary && wentTo !== of) {
      // What has just been drawn is in view, and under the hand.
      if (!drawing.get().session) goToBoundary(map, boundary);
      setWentTo(of);
    } else if (extent && wentTo === undefined) {
      map.fitBounds(toBounds(extent), { padding: [40, 40], maxZoom: PARCEL_ZOOM, animate: false });
      setWentTo('all');
    }
  }, [map, extent, boundary, of, wentTo, drawing]);
  return null;
}

/** Panes change their width with the window and the detail beside the map. */
function KeepSize() {
  const map = useMap();
  useEffect(() => {
    const observer = new ResizeObserver(() => map.invalidateSize({ pan: false }));
    observer.observe(map.getContainer());
    return () => observer.disconnect();
  }, [map]);
  return null;
}

function goToBoundary(map: L.Map, { rings }: Boundary): void {
  const bounds = L.latLngBounds(
    rings.flatMap(({ points }) => points.map(({ lat, lon }): [number, number] => [lat, lon])),
  );
  map.fitBounds(bounds.pad(0.6), { maxZoom: MAX_ZOOM - 1, animate: false });
}

function toBounds([west, south, east, north]: Box): L.LatLngBoundsLiteral {
  return [
    [south, west],
    [north, east],
  ];
}
