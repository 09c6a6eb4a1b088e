/** The other parcels in view: what points snap to, and what a parcel can be merged with. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type L from 'leaflet';
import { useEffect, useMemo, useState } from 'react';
import { type Gk120, type GkRing, type LonLat, lonLat } from '#core/geo/coordinates.ts';
import { NO_TARGETS, type SnapTargets, toSnapTargets } from '#core/geo/editing/snapping.ts';
import { isInPolygon } from '#core/geo/rings.ts';
import type { RecordId } from '#core/ids.ts';
import type { DegreeBox } from '#core/map/web-mercator.ts';
import type { Client } from '../../client/connect.ts';
import { useService } from '../../client/queries.ts';
import { cellBoxAt } from './pointer-cells.ts';

const MARGIN = 0.3;
/** Of more, the largest in view are known at once, and all near the pointer when it comes there. */
const MAX_NEIGHBOURS = 1500;
const MAX_NEAR_POINTER = 5000;

export type NeighbourPolygon = { readonly id: RecordId; readonly rings: readonly GkRing[] };
type Known = { readonly targets: SnapTargets; readonly polygons: readonly NeighbourPolygon[] };

export type Neighbours = {
  /** Those near a place, as far as they have been read. */
  readonly near: (at: L.LatLng) => Known;
  /** Reads those near a place; undefined where they are known. */
  readonly prepare: (at: L.LatLng) => Promise<unknown> | undefined;
};

const NOTHING: Known = { targets: NO_TARGETS, polygons: [] };
const NONE: Neighbours = { near: () => NOTHING, prepare: () => undefined };

type Outlines = Awaited<ReturnType<Client['map']['outlines']>>;

/** Read again as the view moves, and when parcels change. @param own whose own boundary is none of them */
export function useNeighbours(map: L.Map, enabled: boolean, own: RecordId | undefined): Neighbours {
  const { client } = useService();
  const queries = useQueryClient();
  const [box, setBox] = useState<DegreeBox | undefined>(undefined);
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
  const { data, isPlaceholderData } = useQuery({
    ...outlinesQuery(client, box ?? [0, 0, 0, 0], MAX_NEIGHBOURS),
    enabled: enabled && box !== undefined,
    placeholderData: (before) => before,
  });
  return useMemo(() => {
    if (!enabled) return NONE;
    const inView = data ? toKnown(data, own) : NOTHING;
    // Before the view is read as well, and while another one is: whoever is quick with the pointer is near something too.
    const isAll = data && !isPlaceholderData && data.total <= data.outlines.length;
    return isAll
      ? { near: () => inView, prepare: () => undefined }
      : nearPointer({ map, client, queries, own, inView });
  }, [data, isPlaceholderData, enabled, own, map, client, queries]);
}

function outlinesQuery(client: Client, box: DegreeBox, limit: number) {
  return {
    queryKey: ['map', 'neighbours', box, limit],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      client.map.outlines({ box: [...box], limit }, { signal }),
    gcTime: 60_000,
  };
}

function nearPointer({
  map,
  client,
  queries,
  own,
  inView,
}: {
  readonly map: L.Map;
  readonly client: Client;
  readonly queries: QueryClient;
  readonly own: RecordId | undefined;
  readonly inView: Known;
}): Neighbours {
  const made = new WeakMap<Outlines, Known>();
  const query = (at: L.LatLng) => outlinesQuery(client, cellBoxAt(map, at), MAX_NEAR_POINTER);
  const read = (at: L.LatLng): Known | undefined => {
    const { queryKey } = query(at);
    const outlines = queries.getQueryState(queryKey)?.isInvalidated
      ? undefined
      : queries.getQueryData<Outlines>(queryKey);
    if (!outlines) return undefined;
    const known = made.get(outlines) ?? toKnown(outlines, own);
    made.set(outlines, known);
    return known;
  };
  return {
    near: (at) => read(at) ?? inView,
    prepare: (at) =>
      // Without an answer the larger ones in view are what is known: a tap is not kept waiting for a service that is away.
      read(at)
        ? undefined
        : queries.fetchQuery({ ...query(at), staleTime: Infinity, retry: false }).catch(() => undefined),
  };
}

function toKnown({ outlines }: Outlines, own: RecordId | undefined): Known {
  const others = outlines.filter(({ id }) => id !== own);
  // Outlines close their rings; a corner is one point.
  const open = others.map(({ rings }) =>
    rings.map((ring) => ring.slice(0, -1).map(([lon, lat]): LonLat => lonLat(lon, lat))),
  );
  const targets = toSnapTargets(open.flat());
  let from = 0;
  const polygons = others.map(({ id, rings }) => {
    const corners = targets.rings.slice(from, from + rings.length);
    from += rings.length;
    return { id, rings: corners.map((ring) => ring.map(({ gk }) => gk)) };
  });
  return { targets, polygons };
}

function isWithin(view: L.LatLngBounds, [west, south, east, north]: DegreeBox) {
  return (
    view.getWest() >= west && view.getSouth() >= south && view.getEast() <= east && view.getNorth() <= north
  );
}

export function neighbourAt(polygons: readonly NeighbourPolygon[], at: Gk120): RecordId | undefined {
  return polygons.find(({ rings }) => isInPolygon(at, rings))?.id;
}
