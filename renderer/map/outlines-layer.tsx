/** All parcels of the view as canvas polygons, coloured by state, with their short numbers where there is room. */
import L from 'leaflet';
import { useEffect, useRef, useState } from 'react';
import { useMap, useMapEvents } from 'react-leaflet';
import type { RecordId } from '#core/ids.ts';
import { type Box, useOutlines } from '../client/queries.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { STATE_COLOURS } from '../ui/state-tag.tsx';

/** The read box is larger than the view by this part of it, so that small moves read nothing. */
const MARGIN = 0.3;
/** A parcel at least this wide on the screen is labelled, as long as there are not too many. */
const LABEL_FROM_PX = 64;
const MAX_LABELS = 120;
/** A parcel narrower than this on the screen gets a dot, or an overview would look empty. */
const DOT_BELOW_PX = 10;

type Outlines = NonNullable<ReturnType<typeof useOutlines>['data']>;
type Outline = Outlines['outlines'][number];

export function OutlinesLayer({
  selected,
  onSelect,
  onCounted,
}: {
  readonly selected: RecordId | undefined;
  readonly onSelect: (id: RecordId) => void;
  readonly onCounted: (drawn: number, total: number) => void;
}) {
  const map = useMap();
  const { term } = useTexts();
  const [box, setBox] = useState<Box | undefined>(undefined);
  const { data } = useOutlines(box);
  const layers = useRef(new Map<RecordId, L.Polygon>());
  const group = useRef<L.LayerGroup | undefined>(undefined);
  const choose = useRef(onSelect);
  choose.current = onSelect;

  const measure = () => {
    const view = map.getBounds();
    if (map.getSize().x > 0 && !(box && contains(box, view))) setBox(toBox(view));
    label(map, layers.current);
  };
  useMapEvents({ moveend: measure, zoomend: measure, resize: measure });

  useEffect(() => {
    group.current = L.layerGroup().addTo(map);
    setBox(toBox(map.getBounds()));
    const drawn = layers.current;
    return () => {
      group.current?.remove();
      drawn.clear();
    };
  }, [map]);

  useEffect(() => {
    if (!data || !group.current) return;
    for (const layer of layers.current.values()) layer.remove();
    layers.current.clear();
    for (const outline of data.outlines) {
      const layer = toPolygon(outline, outline.id === selected);
      layer.on('click', (event) => {
        L.DomEvent.stopPropagation(event);
        choose.current(outline.id);
      });
      layer.bindTooltip(
        `${escapeText(shortNo(outline.unitNo))} <span class="quiet">${term(`states/${outline.state}`)}</span>`,
        { sticky: true, className: 'parcel-tip' },
      );
      layer.addTo(group.current);
      layers.current.set(outline.id, layer);
    }
    if (selected) layers.current.get(selected)?.bringToFront();
    label(map, layers.current);
    onCounted(data.outlines.length, data.total);
  }, [data, selected, map, term, onCounted]);

  return null;
}

function toPolygon({ rings, state, conflict, unitNo }: Outline, isSelected: boolean): LabelledPolygon {
  const layer: LabelledPolygon = L.polygon(
    rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lat, lon])),
    {
      color: STATE_COLOURS[state],
      weight: isSelected ? 3.5 : 1.6,
      fillColor: STATE_COLOURS[state],
      fillOpacity: isSelected ? 0.28 : 0.16,
      ...(conflict ? { dashArray: '6 4' } : {}),
    },
  );
  layer.shortNo = shortNo(unitNo);
  return layer;
}

type LabelledPolygon = L.Polygon & { shortNo?: string; label?: L.Marker; dot?: L.CircleMarker };

/** Numbers as markers of their own: the tooltips are for pointing at a parcel. */
function label(map: L.Map, layers: ReadonlyMap<RecordId, LabelledPolygon>): void {
  const view = map.getBounds();
  let labels = 0;
  for (const layer of layers.values()) {
    const bounds = layer.getBounds();
    const west = map.latLngToLayerPoint(bounds.getSouthWest()).x;
    const east = map.latLngToLayerPoint(bounds.getNorthEast()).x;
    showDot(map, layer, east - west < DOT_BELOW_PX);
    const isShown = east - west >= LABEL_FROM_PX && labels < MAX_LABELS && view.intersects(bounds);
    if (isShown) labels += 1;
    if (isShown && !layer.label) {
      layer.label = L.marker(bounds.getCenter(), {
        interactive: false,
        keyboard: false,
        icon: L.divIcon({
          className: 'parcel-label',
          html: escapeText(layer.shortNo ?? ''),
          iconSize: [80, 20],
        }),
      }).addTo(map);
      const { label: marker } = layer;
      layer.once('remove', () => marker.remove());
    } else if (!isShown && layer.label) {
      layer.label.remove();
      delete layer.label;
    }
  }
}

function showDot(map: L.Map, layer: LabelledPolygon, isSmall: boolean): void {
  if (isSmall && !layer.dot) {
    const { color = '' } = layer.options;
    const dot = L.circleMarker(layer.getBounds().getCenter(), {
      radius: 5,
      color: '#fff',
      weight: 1.5,
      fillColor: color,
      fillOpacity: 0.95,
    });
    dot.on('click', (event) => layer.fire('click', event));
    const tip = layer.getTooltip()?.getContent();
    if (typeof tip === 'string') dot.bindTooltip(tip, { className: 'parcel-tip' });
    layer.dot = dot.addTo(map);
    layer.once('remove', () => dot.remove());
  } else if (!isSmall && layer.dot) {
    layer.dot.remove();
    delete layer.dot;
  }
}

/** `330502100-0042` → `0042`: within one view the township is the same. */
function shortNo(unitNo: string | undefined): string {
  return unitNo?.split('-').at(-1) ?? '';
}

/** Numbers come from records that may come from elsewhere: never as markup. */
function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

function toBox(view: L.LatLngBounds): Box {
  const wide = view.pad(MARGIN);
  return [wide.getWest(), wide.getSouth(), wide.getEast(), wide.getNorth()];
}

function contains([west, south, east, north]: Box, view: L.LatLngBounds): boolean {
  const widthShare = (east - west) / (view.getEast() - view.getWest());
  return (
    view.getWest() >= west &&
    view.getSouth() >= south &&
    view.getEast() <= east &&
    view.getNorth() <= north &&
    // After zooming in far, a smaller box may show parcels that the limit had left out.
    widthShare < 4
  );
}
