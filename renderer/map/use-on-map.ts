/** Boundaries that are looked at, dashed on the map as long as the place that shows them is the one that is looked at. */
import { useEffect } from 'react';
import { type Boundary, boundarySchema } from '#core/geo/boundary.ts';
import type { Json } from '#core/json.ts';

export type ShowsOnMap = {
  /** Whether it is what is looked at, and not a tab behind it. */
  readonly isShown: boolean;
  /** Shows boundaries on the map, none again with an empty list. */
  readonly onPreview: (boundaries: readonly Boundary[]) => void;
};

/** @param boundaries numbered on the map in this order; the same list as long as they are the same */
export function useOnMap(boundaries: readonly Boundary[], { isShown, onPreview }: ShowsOnMap): void {
  useEffect(() => {
    if (!isShown || boundaries.length === 0) return undefined;
    onPreview(boundaries);
    return () => onPreview([]);
  }, [boundaries, isShown, onPreview]);
}

/** @param values of the group `boundary` */
export function toBoundaries(values: readonly Json[]): readonly Boundary[] {
  return values.flatMap((value) => boundarySchema.safeParse(value).data ?? []);
}
