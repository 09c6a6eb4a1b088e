/** Parcels in and around one tile of the map, for tests of packing and pointing. */
import fc from 'fast-check';
import { type RecordId, uuidV7From } from '#core/ids.ts';
import { type MapTile, toAddress } from '#core/map/map-tiles.ts';
import type { OutlinedParcel } from '#core/map/packed-outlines.ts';
import { ISSUE_GRADES } from '#core/map/parcel-traits.ts';
import { tilesOfBox } from '#core/map/web-mercator.ts';
import { PARCEL_STATES } from '#core/parcel/parcel-state.ts';

/** In 吴兴. */
export const AT = { lon: 120.1, lat: 30.87 } as const;
const [around] = tilesOfBox([AT.lon, AT.lat, AT.lon, AT.lat], 12);
export const TILE: MapTile = { kind: 'outlines', x: around?.x ?? 0, y: around?.y ?? 0 };
export const ADDRESS = toAddress(TILE);

export function idOf(seed: number): RecordId {
  return uuidV7From(
    1_700_000_000_000 + seed,
    Uint8Array.from({ length: 10 }, (_, i) => (seed * 7 + i) % 256),
  ) as RecordId;
}

/** A square of this half side about a place, in degrees, closed; counter-clockwise when asked for. */
export function square(lon: number, lat: number, half: number, turned = false): [number, number][] {
  const ring: [number, number][] = [
    [lon - half, lat + half],
    [lon + half, lat + half],
    [lon + half, lat - half],
    [lon - half, lat - half],
    [lon - half, lat + half],
  ];
  return turned ? ring.reverse() : ring;
}

export function aPackedParcel(overrides: Partial<OutlinedParcel> = {}): OutlinedParcel {
  return {
    id: idOf(1),
    unitNo: '330502001-0001',
    flags: 0,
    category: null,
    rings: [flat(square(AT.lon, AT.lat, 0.001))],
    ...overrides,
  };
}

/** A ring as it is packed. */
export function flat(ring: readonly (readonly [number, number])[]): Float64Array {
  return Float64Array.from(ring.flat());
}

export const anyTraits = fc.record({
  state: fc.constantFrom(...PARCEL_STATES),
  conflict: fc.boolean(),
  issues: fc.constantFrom(...ISSUE_GRADES),
  others: fc.boolean(),
});
/** Names may hold anything that texts may. */
export const anyCategory = fc.constantFrom(null, 'industrial', '村庄', '𠮷', '');
