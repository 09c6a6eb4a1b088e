/** The other parcels in view: what points snap to, and what a parcel can be merged with. */
import { useQuery } from '@tanstack/react-query';
import type L from 'leaflet';
import { useEffect, useMemo, useState } from 'react';
import { type Gk120, type GkRing, type LonLat, lonLat } from '#core/geo/coordinates.ts';
import { NO_TARGETS, type SnapTargets, toSnapTargets } from '#core/geo/editing/snapping.ts';
import { isInPolygon } from '#core/geo/rings.ts';
import type { RecordId } from '#core/ids.ts';
import { useService } from '../../client/queries.ts';

const MARGIN = 0.3;
const MAX_NEIGHBOURS = 1500;

export type NeighbourPolygon = { readonly id: RecordId; readonly rings: readonly GkRing[] };
export type Neighbours = {
  readonly targets: SnapTargets;
  readonly polygons: readonly NeighbourPolygon[];
};

const NONE: Neighbours = { targets: NO_TARGETS, polygons: [] };

/** Read again as the view moves, and when parcels change. @param own whose own boundary is none of them */
export function useNeighbours(map: L.Map, enabled: boolean, own: RecordId | undefined): Neighbours {
  const { client } = useService();
  const [box, setBox] = useState<readonly [number, number, number, number] | undefined>(undefined);
  useEffect(() => {
    if (!enabled) return;
    const measure = () => {
      const view = map.getBounds();
      const wide = view.pad(MARGIN);
      setBox((before) =>
        before && isWithin(view, before)
          ? before
          : [wide.getWest(), wide.getSouth(), wide.getEast(), wide.getNorth()],
      );
    };
    measure();
    map.on('moveend', measure);
    return () => {
      map.off('moveend', measure);
    };
  }, [map, enabled]);
  const { data } = useQuery({
    queryKey: ['map', 'neighbours', box],
    queryFn: ({ signal }) =>
      client.map.outlines({ box: box ? [...box] : [0, 0, 0, 0], limit: MAX_NEIGHBOURS }, { signal }),
    enabled: enabled && box !== undefined,
    placeholderData: (before) => before,
    gcTime: 60_000,
  });
  return useMemo(() => {
    if (!data || !enabled) return NONE;
    const others = data.outlines.filter(({ id }) => id !== own);
    // Outlines close their rings; a corner is one point.
    const open = others.map(({ rings }) =>
      rings.map((ring) => ring.slice(0, -1).map(([lon, lat]): LonLat => lonLat(lon, lat))),
    );
    const targets = toSnapTargets(open.flat());
    let from = 0;
    const polygons = others.map(({ id, rings }) => {
      const own = targets.rings.slice(from, from + rings.length);
      from += rings.length;
      return { id, rings: own.map((ring) => ring.map(({ gk }) => gk)) };
    });
    return { targets, polygons };
  }, [data, enabled, own]);
}

function isWithin(
  view: L.LatLngBounds,
  [west, south, east, north]: readonly [number, number, number, number],
) {
  return (
    view.getWest() >= west && view.getSouth() >= south && view.getEast() <= east && view.getNorth() <= north
  );
}

export function neighbourAt(polygons: readonly NeighbourPolygon[], at: Gk120): RecordId | undefined {
  return polygons.find(({ rings }) => isInPolygon(at, rings))?.id;
}
