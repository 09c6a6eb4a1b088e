import type { ParcelDetail } from '#core/contract/parcel.ts';

/** Key of the text that says why the boundary of a parcel cannot be drawn on; undefined where it can. */
export function whyNotDrawn(
  detail: ParcelDetail | undefined,
): 'drawing/locked' | 'drawing/contested' | undefined {
  if (!detail) return undefined;
  if (!detail.actions.includes('edit')) return 'drawing/locked';
  // Two boundaries stand against each other: one is chosen first, where both can be seen.
  return detail.groups.boundary?.conflict ? 'drawing/contested' : undefined;
}
