/** Places as Leaflet has them, latitude first, of places as the core has them. */
import type { Boundary } from '#core/geo/boundary.ts';
import type { Gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';

type LatLng = [lat: number, lon: number];

export function latLngOf([lon, lat]: readonly [lon: number, lat: number]): LatLng {
  return [lat, lon];
}

export function latLngOfGk(at: Gk120): LatLng {
  return latLngOf(toLonLat(at));
}

/** One path a ring. */
export function pathsOf({ rings }: Boundary): LatLng[][] {
  return rings.map(({ points }) => points.map(({ lat, lon }): LatLng => [lat, lon]));
}
