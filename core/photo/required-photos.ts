/**
 * "Minimum to submit: two 全景 from different sides and one 近景; one 内部 for 工业 and 商服. The minimum is data, the office can change it"
 * (docs/domain.md §5). Only photo records count: small, stamped and printed copies are files made from them and none.
 */
import type { MinimumPhotos } from '../parcel/rule-settings.ts';
import type { PhotoKind } from './photo-groups.ts';

export type RequiredPhotos = { readonly kind: PhotoKind; readonly needed: number; readonly found: number };

/** What the rules ask of a parcel of the category, kind by kind in their order, and what is there of it. */
export function requiredPhotos(
  minimum: readonly MinimumPhotos[],
  category: string | undefined,
  kinds: readonly PhotoKind[],
): readonly RequiredPhotos[] {
  return minimum
    .filter(({ categories }) => !categories || categories.includes(category ?? ''))
    .map(({ kind, needed }) => ({ kind, needed, found: kinds.filter((each) => each === kind).length }));
}

/** How many photos are still to be taken, over all kinds; one too many of a kind makes up for none of another. */
export function countMissingPhotos(required: readonly RequiredPhotos[]): number {
  return required.reduce((sum, { needed, found }) => sum + Math.max(0, needed - found), 0);
}
