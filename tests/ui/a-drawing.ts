/** A drawing of a square parcel, and a service that keeps what it writes. */
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { fromEditShape, newVertex } from '#core/geo/editing/edit-shape.ts';
import { createDrawingStore } from '#renderer/features/drawing/drawing-store.ts';
import { toLine } from '#renderer/features/drawing/drawn-points.ts';
import { aDetail, aGroupState, anId } from './a-detail.ts';
import { aClient, refusal } from './a-window.tsx';

export const at = (north: number, east: number) => newVertex(gk120(3_416_500 + north, 500_000 + east));
export const SQUARE = [at(60, 0), at(60, 100), at(0, 100), at(0, 0)];

export type Call = { readonly what: string; readonly input: Record<string, unknown> };

export type Answering = {
  readonly fails?: number;
  readonly isGone?: () => boolean;
  readonly isAway?: boolean;
};

/** A service that stores what it is given, under new heads each time. */
export function aStore({ fails = 0, isGone = () => false, isAway = false }: Answering = {}) {
  const calls: Call[] = [];
  let version = 0;
  let left = fails;
  const stored = (rings: Parameters<typeof toLine>[0][]): ParcelDetail => {
    version += 1;
    const boundary = fromEditShape(rings.map(toLine), 'CGCS2000');
    return aDetail({ values: { boundary }, groups: { boundary: aGroupState(String(version)) } });
  };
  const answer = (what: string) => async (input: Record<string, unknown>) => {
    calls.push({ what, input });
    if (isAway) throw new TypeError('fetch failed');
    if (isGone()) throw refusal('record.not-found', { record: anId(1) });
    if (left > 0) {
      left -= 1;
      throw refusal('record.changed-meanwhile', { record: anId(1), group: 'parcel.boundary' });
    }
    return what === 'write' || what === 'create' ? stored(input.rings as Parameters<typeof toLine>[0][]) : {};
  };
  const drawing = Object.fromEntries(
    ['write', 'create', 'split', 'keepDraft', 'dropDraft'].map((what) => [what, answer(what)]),
  );
  const client = aClient({ drawing: drawing as never });
  const shown: ParcelDetail[] = [];
  const store = createDrawingStore({ client, onStored: (detail) => shown.push(detail) });
  const settle = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  return { store, calls, shown, settle, client };
}

export const parcel = (): ParcelDetail =>
  aDetail({
    values: { boundary: fromEditShape([SQUARE], 'CGCS2000') },
    groups: { boundary: aGroupState('a') },
  });
export const place = (point: number) => ({ of: 'shape', place: { ring: 0, point } }) as const;
