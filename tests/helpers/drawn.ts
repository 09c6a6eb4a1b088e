/** Boundaries as somebody draws them, near the parcel that `squareText(0)` is. */
import type { DrawnPoint } from '#core/contract/drawing.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { toLonLat } from '#core/geo/projection.ts';

/** Offsets from the south-west corner of `squareText(0)`, which is 60 m high and 100 m wide. */
export const drawn = (...offsets: readonly (readonly [number, number])[]): DrawnPoint[] =>
  offsets.map(([north, east]) => {
    const [lon, lat] = toLonLat(gk120(3_416_500 + north, 500_000 + east));
    return { lon, lat, method: 'screen' };
  });
export const box = (south: number, west: number, height: number, width: number) =>
  drawn([south + height, west], [south + height, west + width], [south, west + width], [south, west]);

export const headsOf = ({ groups }: ParcelDetail) => groups.boundary?.heads ?? [];
export const areaOf = ({ values }: ParcelDetail) => values.boundary?.planarAreaSqM ?? 0;
/** A line over `squareText(0)` that parts it in unequal halves. */
export const across = drawn([-10, 40], [70, 40]);

/** What is stored of a boundary measured in the other system that is taken as ours. */
export const WGS84 = 'WGS84 taken as CGCS2000';
export const datumOf = ({ values }: ParcelDetail) => values.boundary?.datum;

/** The same points as a hand-held receiver gives them. */
export const byGnss = (points: readonly DrawnPoint[]) =>
  points.map((point) => ({ ...point, method: 'gnss' as const }));
