/** Parcels for tests: a record that may be completed by default, and places in Huzhou to put them. */
import type { ParcelAttributes, ParcelDetail } from '#core/contract/parcel.ts';
import { seenOf } from '#core/contract/seen.ts';
import type { PhotoKind } from '#core/photo/photo-groups.ts';
import type { ClockwiseDeg } from '#core/photo/sketch.ts';
import type { Client } from './a-workspace.ts';
import { finish } from './calls.ts';
import { photoFixture } from './fixtures.ts';

/** Every attribute a parcel needs before it may be completed; a village, so that no interior photo is asked for. */
export const COMPLETE: ParcelAttributes = {
  identity: {
    name: '湖州某某织造有限公司',
    reportingBody: '330502',
    address: '湖州市吴兴区月河街道红丰路 1 号',
  },
  classification: { category: 'village', isLowEfficiency: false },
  tenure: { tenure: 'collective', rightHolder: '月河街道红丰村股份经济合作社' },
  use: {
    usageStatus: '2',
    idleReason: '企业停产',
    currentLandClass: { scheme: 'third_national_survey_working', code: '0601' },
  },
};

/** Four corners as a pasted list of X (north) and Y (east), 200 m further east for each number: 100 m × 60 m. */
export function squareText(number = 0): string {
  const [north, east] = [3_416_500, 500_000 + 200 * number];
  return [
    [north, east],
    [north + 60, east],
    [north + 60, east + 100],
    [north, east + 100],
  ]
    .map(([x, y], i) => `J${i + 1},${x?.toFixed(3)},${y?.toFixed(3)}`)
    .join('\n');
}

export type ParcelWish = {
  readonly attributes?: ParcelAttributes;
  /** Place of the boundary, see `squareText`; absent for a parcel without one. */
  readonly square?: number;
};

export async function aParcel(
  client: Client,
  { attributes = {}, square }: ParcelWish = {},
): Promise<ParcelDetail> {
  const parcel = await client.parcel.create({ attributes });
  if (square === undefined) return parcel;
  return client.boundary.write({
    id: parcel.id,
    source: { kind: 'text', text: squareText(square) },
    heads: [],
  });
}

/** A parcel with boundary and the photos it needs, that may be completed. */
export async function aCompletableParcel(client: Client, square = 0): Promise<ParcelDetail> {
  const { id } = await aParcel(client, { attributes: COMPLETE, square });
  await addPhotos(client, id, 'panorama', 'north-east.jpg', 'rational-minutes.jpg');
  await addPhotos(client, id, 'closeUp', 'no-offset.jpg');
  return client.parcel.get({ id });
}

export function addPhotos(
  client: Client,
  parcel: ParcelDetail['id'],
  kind: PhotoKind,
  ...names: readonly string[]
) {
  const files = names.map((name) => ({ kind: 'path' as const, path: photoFixture(name) }));
  return finish(client.photo.add({ parcel, kind, files }));
}

type Id = ParcelDetail['id'];

/** Marks the parcel complete as it is now. */
export async function completeParcel(client: Client, id: Id): Promise<ParcelDetail> {
  return client.parcel.complete({ id, seen: seenOf(await client.parcel.get({ id })) });
}

/** Deletes the parcel as it is now. */
export async function removeParcel(client: Client, id: Id) {
  return client.parcel.remove({ id, seen: seenOf(await client.parcel.get({ id })) });
}

/** Takes all deletions of the parcel back that are told now, where it is gone or where others keep it. */
export async function restoreParcel(client: Client, id: Id): Promise<ParcelDetail> {
  const gone = (await client.removed.parcels({})).items.find((removed) => removed.id === id);
  const kept = gone ? undefined : await client.parcel.get({ id });
  const removals = gone?.removals ?? kept?.deletedBy?.map(({ operation }) => operation) ?? [];
  return client.parcel.restore({ id, removals });
}

/** Takes the photo off as it is now. */
export async function removePhoto(client: Client, id: Id) {
  const { photos } = await client.photo.views({ ids: [id] });
  return client.photo.remove({ id, seen: photos[0]?.heads ?? {} });
}

export async function restorePhoto(client: Client, id: Id) {
  const { items } = await client.removed.photos({});
  return client.photo.restore({ id, removals: items.find((removed) => removed.id === id)?.removals ?? [] });
}

/** Says something of the photo, over what is there now. */
export async function sayOfPhoto(
  client: Client,
  id: Id,
  said: { readonly kind: PhotoKind } | { readonly text: string } | { readonly clockwiseDeg: ClockwiseDeg },
) {
  const { heads = {} } = (await client.photo.views({ ids: [id] })).photos[0] ?? {};
  if ('kind' in said) return client.photo.setKind({ id, ...said, heads: heads.assignment ?? [] });
  if ('text' in said) return client.photo.setCaption({ id, ...said, heads: heads.caption ?? [] });
  return client.photo.setRotation({ id, ...said, heads: heads.rotation ?? [] });
}
