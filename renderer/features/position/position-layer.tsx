/** Where the receiver is, how exact that is, and the fixes a point is being made of. */
import L from 'leaflet';
import { useEffect, useRef } from 'react';
import { useMap } from 'react-leaflet';
import { horizontalSigmaM } from '#core/position/fix.ts';
import { usePosition } from './position-context.tsx';

const POSITION_RADIUS_PX = 7;
const FIX_RADIUS_PX = 2;
/** Where the map goes with the first fix: a yard fills the view. */
const YARD_ZOOM = 18;
/** At twice the standard deviation a position lies within the circle in 86 of 100 cases. */
const SIGMAS_SHOWN = 2;

export function PositionLayer({ followed }: { readonly followed: boolean }) {
  const map = useMap();
  const { fix, averaging } = usePosition();
  const group = useRef<L.LayerGroup | undefined>(undefined);
  const hasGone = useRef(false);

  useEffect(() => {
    const made = L.layerGroup().addTo(map);
    group.current = made;
    return () => {
      made.remove();
    };
  }, [map]);

  useEffect(() => {
    const layers = group.current;
    if (!layers) return;
    layers.clearLayers();
    if (!fix?.at) return;
    const [lon, lat] = fix.at;
    const sigmaM = horizontalSigmaM(fix);
    const isExact = fix.quality === 'rtk-fixed';
    const color = isExact ? '#137a3a' : '#b26a00';
    if (sigmaM !== undefined) {
      L.circle([lat, lon], {
        radius: SIGMAS_SHOWN * sigmaM,
        color,
        weight: 1,
        fillOpacity: 0.12,
        interactive: false,
      }).addTo(layers);
    }
    for (const { at } of averaging?.accepted ?? []) {
      if (!at) continue;
      L.circleMarker([at[1], at[0]], {
        radius: FIX_RADIUS_PX,
        stroke: false,
        fillColor: color,
        fillOpacity: 0.6,
        interactive: false,
      }).addTo(layers);
    }
    L.circleMarker([lat, lon], {
      radius: POSITION_RADIUS_PX,
      color: '#ffffff',
      weight: 2.5,
      fillColor: color,
      fillOpacity: 1,
      interactive: false,
    }).addTo(layers);
  }, [fix, averaging]);

  useEffect(() => {
    if (!followed || !fix?.at) return;
    const [lon, lat] = fix.at;
    if (!hasGone.current) {
      hasGone.current = true;
      map.setView([lat, lon], Math.max(map.getZoom(), YARD_ZOOM), { animate: false });
      return;
    }
    // Within the middle of the view nothing moves, so that what is being drawn stays still.
    if (!map.getBounds().pad(-0.3).contains([lat, lon])) map.panTo([lat, lon], { animate: false });
  }, [map, fix, followed]);

  return null;
}
