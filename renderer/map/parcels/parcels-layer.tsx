/** All parcels of the workspace on the map: their tiles, their numbers, and what a pointer finds of them. */
import L from 'leaflet';
import { useEffect, useRef, useState } from 'react';
import { useMap } from 'react-leaflet';
import type { RecordId } from '#core/ids.ts';
import { idAt } from '#core/map/packed-outlines.ts';
import { fromFlags } from '#core/map/parcel-traits.ts';
import { useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { ParcelLook } from './colouring.ts';
import { type FoundParcel, findDrawnParcel, findParcel } from './find-parcel.ts';
import { LabelLayer } from './label-layer.ts';
import { shortNo } from './label-places.ts';
import { ParcelTiles } from './parcel-tiles.ts';
import type { TileStore } from './tile-store.ts';

export function ParcelsLayer({
  store,
  look,
  labelled,
  pointing,
  onSelect,
}: {
  readonly store: TileStore;
  readonly look: ParcelLook;
  readonly labelled: boolean;
  /** False while a tool has the pointer for itself. */
  readonly pointing: boolean;
  readonly onSelect: (id: RecordId) => void;
}) {
  const map = useMap();
  const [tiles, setTiles] = useState<ParcelTiles | undefined>(undefined);
  const first = useRef(look);

  useEffect(() => {
    const layer = new ParcelTiles(store, first.current).addTo(map);
    setTiles(layer);
    return () => {
      layer.remove();
    };
  }, [map, store]);

  useEffect(() => {
    tiles?.setLook(look);
    first.current = look;
  }, [tiles, look]);

  useEffect(() => {
    if (!tiles || !labelled) return undefined;
    const labels = new LabelLayer(store).addTo(map);
    const draw = () => labels.draw();
    tiles.on('drawn', draw);
    return () => {
      tiles.off('drawn', draw);
      labels.remove();
    };
  }, [map, store, tiles, labelled]);

  usePointing(store, pointing, onSelect);
  return null;
}

/** A click chooses, and a mouse at rest tells what it is over. */
function usePointing(store: TileStore, pointing: boolean, onSelect: (id: RecordId) => void): void {
  const map = useMap();
  const { client } = useService();
  const { term } = useTexts();
  const choose = useRef(onSelect);
  choose.current = onSelect;

  useEffect(() => {
    if (!pointing) return undefined;
    const container = map.getContainer();
    const tip = L.tooltip({ className: 'parcel-tip', offset: [14, 0], direction: 'right' });
    let shown: string | undefined;
    const hide = () => {
      shown = undefined;
      tip.remove();
      container.classList.remove('map-over-parcel');
    };
    let clicked: L.LatLng | undefined;
    const onClick = async ({ latlng }: L.LeafletMouseEvent) => {
      clicked = latlng;
      const id = await findParcel(store, client, map, latlng).catch(() => undefined);
      if (id && clicked === latlng) choose.current(id);
    };
    const onMove = ({ latlng }: L.LeafletMouseEvent) => {
      const found = findDrawnParcel(store, map, latlng, 0);
      if (!found) {
        if (shown !== undefined) hide();
        return;
      }
      tip.setLatLng(latlng);
      const id = idAt(found.tile, found.i);
      if (id === shown) return;
      shown = id;
      container.classList.add('map-over-parcel');
      tip
        .setContent(tipOf(found, term(`states/${fromFlags(found.tile.flags[found.i] ?? 0).state}`)))
        .addTo(map);
    };
    const handlers = { mousemove: onMove, mouseout: hide, movestart: hide, zoomstart: hide } as const;
    map.on('click', onClick);
    map.on(handlers);
    return () => {
      map.off('click', onClick);
      map.off(handlers);
      clicked = undefined;
      hide();
    };
  }, [map, store, client, term, pointing]);
}

/** Elements and not markup: numbers come from records that may come from elsewhere. */
function tipOf({ tile, i }: FoundParcel, stateName: string): HTMLElement {
  const line = document.createElement('span');
  const state = document.createElement('span');
  state.className = 'quiet';
  state.textContent = stateName;
  line.append(`${shortNo(tile.unitNos[i] ?? '')} `, state);
  return line;
}
