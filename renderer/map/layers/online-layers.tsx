/** Online maps of the office: in the list where there are some, off until somebody switches one on, below the maps of this machine. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Switch } from 'antd';
import L from 'leaflet';
import { useEffect, useId } from 'react';
import { useMap } from 'react-leaflet';
import type { OnlineLayer } from '#core/contract/base-map.ts';
import { FILE_ROUTES } from '#core/contract/host.ts';
import { useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { MAX_ZOOM } from '../map-view.tsx';
import { paneOf } from '../panes.ts';

const PANE = 'online-maps';
const NONE: readonly OnlineLayer[] = [];

function useOnlineLayers(): readonly OnlineLayer[] {
  const { client } = useService();
  const { data } = useQuery({
    queryKey: ['base-map', 'online'],
    queryFn: ({ signal }) => client.baseMap.online(undefined, { signal }),
  });
  return data ?? NONE;
}

export function OnlineLayers({ shown }: { readonly shown: readonly string[] }) {
  const layers = useOnlineLayers().filter(({ name }) => shown.includes(name));
  return layers.map((layer, place) => (
    <Tiles key={layer.address} layer={layer} zIndex={layers.length - place} />
  ));
}

function Tiles({
  layer: { address, maxZoom },
  zIndex,
}: {
  readonly layer: OnlineLayer;
  readonly zIndex: number;
}) {
  const map = useMap();
  useEffect(() => {
    paneOf(map, PANE);
    const tiles = L.tileLayer(FILE_ROUTES.onlineTile(address), {
      pane: PANE,
      zIndex,
      maxNativeZoom: maxZoom,
      maxZoom: MAX_ZOOM,
      keepBuffer: 1,
    }).addTo(map);
    return () => {
      tiles.remove();
    };
  }, [map, address, maxZoom, zIndex]);
  return null;
}

/** Switches of the online maps; nothing where the office has none. */
export function OnlineMapsPanel({
  shown,
  onShown,
}: {
  readonly shown: readonly string[];
  readonly onShown: (shown: string[]) => void;
}) {
  const { text } = useTexts();
  const id = useId();
  const layers = useOnlineLayers();
  if (layers.length === 0) return null;
  return (
    <section className="base-maps" aria-labelledby={id}>
      <h3 id={id}>{text('onlineLayers/title')}</h3>
      <ul>
        {layers.map(({ name, address, attribution, datum, state }) => {
          const isShown = shown.includes(name);
          return (
            <li key={address}>
              <div className="base-map-head">
                <Switch
                  aria-label={text('onlineLayers/show', { name })}
                  checked={isShown}
                  onChange={(on) => onShown(on ? [...shown, name] : shown.filter((each) => each !== name))}
                />
                <span className="base-map-name" title={name}>
                  {name}
                </span>
              </div>
              <p className="quiet">
                {text('onlineLayers/datum', { datum })}
                {attribution && ` · ${attribution}`}
              </p>
              {isShown && (state === 'silent' || state === 'refuses') && (
                <Alert role="status" type="info" showIcon title={text(`onlineLayers/${state}`, { name })} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
