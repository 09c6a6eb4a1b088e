import { withoutSketches } from './sketch.ts';

/**
 * The photos of a parcel that count as evidence, as the list, the rules and the sheet see them: no drawn copies, and each file once, as
 * the first of its records says, for two parcels with the same photo may have become one. `photoKindsOf` asks the store for the same.
 */
export function countedPhotos<
  T extends { readonly id: string; readonly sha256: string; readonly sketch?: unknown },
>(photos: readonly T[]): T[] {
  const first = new Map<string, T>();
  for (const photo of withoutSketches(photos)) {
    const known = first.get(photo.sha256);
    if (!known || photo.id < known.id) first.set(photo.sha256, photo);
  }
  return [...first.values()];
}
